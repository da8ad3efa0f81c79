// A person says who an employee is at the payroll system (I12).
import { recordAudit } from '../db/audit.ts'
import { findEmployeeRow, lockKnownEmployee } from '../db/employees.ts'
import type { Integration } from '../db/integrations.ts'
import {
  decideMatch,
  findMatch,
  isTaken,
  linkedTo,
  type AtTarget,
  type StoredMatch,
} from '../db/match-decisions.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { holdIntegration } from './integrations.ts'

type Deciding = {
  integration: string
  employee: string
  /** Null: new there. */
  remoteId: string | null
  reason: string
  by: string
  /** Where live runs write; by the company of the moment. */
  targetOf: (company: { id: string }) => string
}

/** Throws the Rejections `not-found`, `integration-disconnected`, `not-authorised` and `remote-id-taken`. */
export async function putMatch(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { tenant, cause }: Change,
  { integration: id, employee, remoteId, reason, by, targetOf }: Deciding,
): Promise<StoredMatch> {
  const work = inTransaction(db, async (trx) => {
    await lockSettings(trx, tenant, 'share')
    await lockKnownEmployee(trx, tenant, employee)
    const integration = await holdIntegration(trx, tenant, id)
    if ((await findEmployeeRow(trx, tenant, employee)) === undefined)
      throw new Rejection('not-found', { detail: `there is no employee ${employee}` })
    const at = { tenant, integration: id, target: targetOf(companyOf(integration)) }
    const before = await findMatch(trx, at, employee)
    if (before !== undefined && isSaid(before, remoteId)) return before
    const other = remoteId === null ? undefined : await linkedTo(trx, at, remoteId)
    if (other !== undefined) throw taken(remoteId, other)
    await decideMatch(trx, at, { employee, remoteId, by, now: await clock(trx) })
    await recordAudit(
      trx,
      tenant,
      { ...cause, reason },
      {
        action: 'integration.match-decided',
        subject: { kind: 'employee', id: employee },
        old: before && { kind: before.kind, remoteId: before.remoteId },
        new: { integration: id, kind: remoteId === null ? 'new' : 'matched', remoteId },
      },
    )
    return await decided(trx, at, employee)
  })
  return await work.catch((error: unknown) => {
    throw isTaken(error) ? taken(remoteId, undefined) : error
  })
}

/** A person has said so already. */
function isSaid({ decidedBy, kind, remoteId: before }: StoredMatch, remoteId: string | null): boolean {
  return decidedBy !== null && kind !== 'doubtful' && before === remoteId
}

async function decided(
  trx: Parameters<typeof findMatch>[0],
  at: AtTarget,
  employee: string,
): Promise<StoredMatch> {
  const match = await findMatch(trx, at, employee)
  if (match === undefined) throw new Error(`the match of ${employee} is gone`)
  return match
}

function companyOf({ id, credentials }: Integration): { id: string } {
  if (credentials !== null) return credentials.company
  throw new Rejection('not-authorised', {
    detail: `the integration ${id} knows no company yet: send credentials by PUT /v1/integrations/{id}/credentials`,
  })
}

function taken(remoteId: string | null, other: string | undefined): Rejection {
  const who = other === undefined ? 'another employee' : `the employee ${other}`
  return new Rejection('remote-id-taken', {
    detail: `${remoteId} is linked to ${who} already; say first who that one is`,
    pointer: '/remoteId',
    ...(other !== undefined && { members: { employee: other } }),
  })
}
