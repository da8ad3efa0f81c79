import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { holdOpenTenant } from '../db/closed-tenants.ts'
import { endChange, findOpenChange, type ConnectionChange } from '../db/connection-changes.ts'
import { isChangeWanted } from '../db/connection-starts.ts'
import { giveBackFormer } from '../db/former-connections.ts'
import { markWaitingForPerson } from '../db/leaver-marks.ts'
import { inTransaction } from '../db/transaction.ts'
import { noteConnectedByHand, takeConnection } from '../db/user-connections.ts'
import { lockUser } from '../db/users.ts'
import { confirmedByHand, taskProblem } from '../domain/identity-provider.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'

const doneAction = { remove: 'user.connection-removed', connect: 'user.connected' } as const
const skippedAction = {
  remove: 'user.connection-removal-taken-back',
  connect: 'user.connection-taken-back',
} as const

/** Why a change ended that a person took back. */
const takenBack = 'taken-back'

type ByHand = { user: string; reason: string }

/**
 * Mode `task`: a person says to have removed or made the connection that was asked for by hand. Throws the Rejections `not-found`
 * and `nothing-to-confirm`.
 */
export async function confirmByHand(
  { db, clock, teller }: Intake,
  { tenant, cause }: Change,
  { user: id, reason }: ByHand,
): Promise<void> {
  const marked = await inTransaction(db, async (trx) => {
    const change = await holdWaiting(trx, tenant, id)
    const at = await clock(trx)
    await endChange(trx, tenant, change.id, { state: 'done', observed: confirmedByHand, problem: null, at })
    if (change.kind === 'connect') await noteConnectedByHand(trx, tenant, id)
    else await takeConnection(trx, tenant, id, { connection: 'no', at, leaver: undefined })
    await recordAudit(
      trx,
      tenant,
      { ...cause, reason },
      {
        action: doneAction[change.kind],
        subject: { kind: 'user', id },
        new: { change: change.id, observed: confirmedByHand },
      },
    )
    return change.kind === 'remove' ? await markWaitingForPerson(trx, tenant, id) : []
  })
  teller.soon(tenant, marked)
}

/**
 * Mode `task`: nobody is to do any more what was asked for by hand; the connection, and by which e-mail, stays as it was. Throws the Rejections
 * `not-found` and `nothing-to-confirm`.
 */
export async function skipByHand(
  { db, clock }: Intake,
  { tenant, cause }: Change,
  { user: id, reason }: ByHand,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const change = await holdWaiting(trx, tenant, id)
    const at = await clock(trx)
    await giveBackFormer(trx, tenant, { id: change.id, user: id })
    await endChange(trx, tenant, change.id, { state: 'skipped', observed: null, problem: takenBack, at })
    await recordAudit(
      trx,
      tenant,
      { ...cause, reason },
      { action: skippedAction[change.kind], subject: { kind: 'user', id }, new: { change: change.id } },
    )
  })
}

/** Holds the user; answers what somebody is asked to do. */
async function holdWaiting(trx: Knex.Transaction, tenant: string, id: string): Promise<ConnectionChange> {
  await holdOpenTenant(trx, tenant)
  const user = await lockUser(trx, tenant, id)
  if (user === undefined) throw new Rejection('not-found', { detail: `there is no user ${id}` })
  const change = await findOpenChange(trx, tenant, id)
  if (change?.problem !== taskProblem || !(await isChangeWanted(trx, tenant, change.id))) {
    throw new Rejection('nothing-to-confirm', {
      detail: `nobody is asked to change the connection of ${id} by hand`,
    })
  }
  return change
}
