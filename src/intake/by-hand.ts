import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import { findLeaver } from '../db/leavers.ts'
import { deactivateUser, takeOverClosing, type User } from '../db/users.ts'
import { whyNotUntil } from '../domain/decision.ts'
import type { Instant } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import { changeUser } from './change-user.ts'
import { removeIfChosen } from './connections.ts'
import type { Change, Intake } from './context.ts'
import { refuseLastAdministrator } from './last-administrator.ts'
import { moveEnd, reopen } from './reopen.ts'

type Decided = { id: string; reason: string }

/**
 * L8: the leaver ends and the connection stays, unless the tenant chose otherwise. What koppling has closed is a person's from now
 * on: it is never opened by itself again (L11), and a leaver that still removes the connection goes on. Throws the Rejections
 * `not-found` and `last-administrator`.
 */
export async function deactivateByHand(intake: Intake, change: Change, { id, reason }: Decided) {
  const cause = { ...change.cause, reason }
  let removals: string[] = []
  await changeUser(intake, { ...change, cause }, id, {
    work: async ({ trx, user, now }) => {
      removals = await close(trx, { ...change, cause }, { user: required({ user, id }), now })
      return []
    },
  })
  intake.starter.soon(change.tenant, removals)
}

/** Answers the removals to be started. */
async function close(
  trx: Knex,
  change: Change,
  { user, now }: { user: User; now: Instant },
): Promise<string[]> {
  const { tenant, cause } = change
  const action = 'user.deactivated'
  if (user.inactiveWhy === 'automation') {
    const { goesOn } = await takeOver(trx, change, user)
    await recordByHand(trx, tenant, cause, { action, id: user.id, old: { inactiveWhy: user.inactiveWhy } })
    return goesOn ? [] : await removeIfChosen(trx, change, { user, now })
  }
  if (!user.active) return []
  await refuseLastAdministrator(trx, tenant, { user })
  await deactivateUser(trx, tenant, user.id, { why: 'person', at: now })
  await recordByHand(trx, tenant, cause, { action, id: user.id })
  return await removeIfChosen(trx, change, { user, now })
}

/** `goesOn`: a leaver is still removing the connection. */
async function takeOver(trx: Knex, { tenant, cause }: Change, user: User): Promise<{ goesOn: boolean }> {
  await takeOverClosing(trx, tenant, user.id)
  const leaver = user.closedByLeaver === null ? undefined : await findLeaver(trx, tenant, user.closedByLeaver)
  if (leaver === undefined) return { goesOn: false }
  await recordEdit(trx, tenant, leaver.id, cause, {
    what: 'account',
    old: { account: 'inactive', inactiveWhy: user.inactiveWhy },
    new: { account: 'inactive', inactiveWhy: 'person', because: 'by-hand' },
    noAccessFrom: leaver.noAccessFrom,
  })
  return { goesOn: leaver.stage !== 'finished' }
}

/**
 * L8: whoever has no employment any more is closed again at `until`, 14 days ahead unless given. Of an account that was opened so
 * already the end moves, if one is given. Throws the Rejections `not-found`, `invalid-request` and `decision-refused`.
 */
export async function reactivateByHand(
  intake: Intake,
  change: Change,
  { id, reason, until }: Decided & { until: Instant | null },
) {
  const cause = { ...change.cause, reason }
  await changeUser(intake, { ...change, cause }, id, {
    work: async ({ trx, user, now }) => {
      const known = required({ user, id })
      const why = until === null ? undefined : whyNotUntil({ until, now })
      if (why !== undefined) throw new Rejection('invalid-request', { detail: why, pointer: '/until' })
      if (known.active)
        return until === null ? [] : await moveEnd(trx, change.tenant, { user: known, until, cause })
      const ended = await reopen(trx, change.tenant, { user: known, now, until, cause })
      await recordByHand(trx, change.tenant, cause, { action: 'user.reactivated', id })
      return ended
    },
  })
}

function required({ user, id }: { user: User | undefined; id: string }): User {
  if (user === undefined) throw new Rejection('not-found', { detail: `there is no user ${id}` })
  return user
}

async function recordByHand(
  trx: Knex,
  tenant: string,
  cause: Cause,
  { action, id, old }: { action: string; id: string; old?: object },
) {
  const what = { action, ...(old !== undefined && { old }), new: { by: 'hand' } }
  await recordAudit(trx, tenant, cause, { ...what, subject: { kind: 'user', id } })
}
