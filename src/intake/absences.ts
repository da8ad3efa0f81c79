// Absences as the HR system tells them. They are sent to payroll and decide about nobody's access (L3): no plan is looked at here.
import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import { findAbsence, ownerOfAbsence, putAbsence as write } from '../db/absences.ts'
import { recordAudit } from '../db/audit.ts'
import { lockKnownEmployee, unknownEmployees } from '../db/employees.ts'
import { ownersOfEmployments } from '../db/employments.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import type { AbsenceDocument } from '../domain/documents.ts'
import { Rejection } from '../domain/rejection.ts'
import { pastKeeping } from '../domain/retention.ts'
import type { Change, Intake } from './context.ts'
import { personToKeep } from './person-to-keep.ts'

export type PutAbsence = {
  id: string
  document: AbsenceDocument
  /** Judges, by what stands now (undefined: nothing), whether the caller may replace it; throws if not. */
  accept: (current: AbsenceDocument | undefined) => void
}

/**
 * Replaces the former document. Throws the Rejections `stale`, `employee-unknown`, `employment-unknown`, `employment-elsewhere`,
 * `absence-elsewhere`, `past-keeping` and `invalid-request`.
 */
export async function putAbsence(
  { db, vault, clock }: Pick<Intake, 'db' | 'vault' | 'clock'>,
  { tenant, cause }: Change,
  { id, document, accept }: PutAbsence,
): Promise<{ created: boolean }> {
  refuseBackwards(document)
  const { employeeId, employmentId } = document
  return await inTransaction(db, async (trx) => {
    const { retention, timeZone } = await lockSettings(trx, tenant, 'share')
    await lockKnownEmployee(trx, tenant, employeeId)
    await refuseUnknown(trx, tenant, document)
    const now = await clock(trx)
    const person = await personToKeep(trx, tenant, { employee: employeeId, timeZone, now })
    if (person !== undefined && pastKeeping(person, retention).includes('pay')) throw notKept(employeeId)
    await refuseMoved(trx, tenant, { id, document })
    const opened = await vault.forPerson(trx, tenant, employeeId)
    const before = await findAbsence(trx, tenant, { id, vault: opened })
    accept(before)
    refuseStale({ before, document })
    const created = before === undefined
    if (isDeepStrictEqual(before, document)) return { created }
    // Of two that are made at once with one id the second finds the first.
    if (!(await write(trx, tenant, { id, document, vault: opened })))
      await refuseMoved(trx, tenant, { id, document })
    const changed = changedFields(before, document)
    if (created || changed.length > 0) {
      await recordAudit(trx, tenant, cause, {
        action: created ? 'absence.created' : 'absence.changed',
        subject: { kind: 'employee', id: employeeId },
        new: { absence: id, employment: employmentId, withdrawn: document.withdrawn, changed },
      })
    }
    return { created }
  })
}

/** Throws the Rejection `not-found`. */
export async function readAbsence(
  { db, vault }: { db: Knex; vault: Vault },
  tenant: string,
  id: string,
): Promise<AbsenceDocument> {
  const employee = await ownerOfAbsence(db, tenant, id)
  const opened =
    employee === undefined ? undefined : (await vault.forPeople(db, tenant, [employee])).get(employee)
  const found = opened && (await findAbsence(db, tenant, { id, vault: opened }))
  if (found === undefined) throw new Rejection('not-found', { detail: `there is no absence ${id}` })
  return found
}

function refuseBackwards({ startDate, endDate }: AbsenceDocument): void {
  if (endDate === null || endDate >= startDate) return
  throw new Rejection('invalid-request', {
    detail: 'the end of the absence lies before its start; for one that never was send withdrawn: true',
    pointer: '/endDate',
  })
}

async function refuseUnknown(
  trx: Knex,
  tenant: string,
  { employeeId, employmentId }: AbsenceDocument,
): Promise<void> {
  const [unknown] = await unknownEmployees(trx, tenant, [employeeId])
  if (unknown !== undefined) {
    throw new Rejection('employee-unknown', {
      detail: `there is no employee ${unknown}; send it by PUT /v1/employees/${unknown} first`,
      pointer: '/employeeId',
    })
  }
  const owner = (await ownersOfEmployments(trx, tenant, [employmentId])).get(employmentId)
  if (owner === employeeId) return
  throw owner === undefined
    ? new Rejection('employment-unknown', {
        detail: `there is no employment ${employmentId}; send it with its employee by PUT /v1/employees/${employeeId} first`,
        pointer: '/employmentId',
      })
    : new Rejection('employment-elsewhere', {
        detail: `the employment ${employmentId} belongs to the employee ${owner}`,
        pointer: '/employmentId',
      })
}

async function refuseMoved(
  trx: Knex,
  tenant: string,
  { id, document: { employeeId } }: Pick<PutAbsence, 'id' | 'document'>,
): Promise<void> {
  const owner = await ownerOfAbsence(trx, tenant, id)
  if (owner === undefined || owner === employeeId) return
  throw new Rejection('absence-elsewhere', {
    detail: `the absence ${id} belongs to the employee ${owner}; send it withdrawn there, and here under an id of its own`,
    pointer: '/employeeId',
  })
}

/** So that a nightly load does not bring back what went. */
function notKept(employee: string): Rejection {
  return new Rejection('past-keeping', {
    detail: `the last employment of ${employee} ended longer ago than absences are kept (retention.payDays); leave the absence out`,
    pointer: '/employeeId',
  })
}

function refuseStale({
  before,
  document: { revision },
}: {
  before: AbsenceDocument | undefined
  document: AbsenceDocument
}): void {
  if (before?.revision == null || revision === null || revision >= before.revision) return
  throw new Rejection('stale', {
    detail: `revision ${revision} is older than the known ${before.revision}; send the latest document`,
    pointer: '/revision',
  })
}

/** Names alone: why somebody is away, and when, stands nowhere but in the absence itself. */
function changedFields(before: AbsenceDocument | undefined, after: AbsenceDocument): string[] {
  if (before === undefined) return []
  const names = Object.keys(after) as (keyof AbsenceDocument)[]
  return names.filter((name) => name !== 'revision' && !isDeepStrictEqual(before[name], after[name]))
}
