import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import { deactivateUser, type User } from '../db/users.ts'
import { whyNotUntil } from '../domain/decision.ts'
import type { Instant } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import { changeUser } from './change-user.ts'
import { removeIfChosen } from './connections.ts'
import type { Change, Intake } from './context.ts'
import { refuseLastAdministrator } from './last-administrator.ts'
import { reopen } from './reopen.ts'

type Decided = { id: string; reason: string }

/**
 * L8: the leaver ends and the connection stays, unless the tenant chose otherwise. An account that is closed already stays as it
 * is. Throws the Rejections `not-found` and `last-administrator`.
 */
export async function deactivateByHand(intake: Intake, change: Change, { id, reason }: Decided) {
  const cause = { ...change.cause, reason }
  let removals: string[] = []
  await changeUser(intake, { ...change, cause }, id, {
    work: async ({ trx, user, now }) => {
      const known = required({ user, id })
      if (!known.active) return
      await refuseLastAdministrator(trx, change.tenant, { user: known })
      await deactivateUser(trx, change.tenant, id, { why: 'person', at: now })
      await recordByHand(trx, change.tenant, cause, { action: 'user.deactivated', id })
      removals = await removeIfChosen(trx, { ...change, cause }, { user: known, now })
    },
  })
  intake.starter.soon(change.tenant, removals)
}

/**
 * L8: whoever has no employment any more is closed again at `until`, 14 days ahead unless given. An account that is open
 * already stays as it is. Throws the Rejections `not-found` and `invalid-request`.
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
      if (known.active) return
      await reopen(trx, change.tenant, { user: known, now, until, cause })
      await recordByHand(trx, change.tenant, cause, { action: 'user.reactivated', id })
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
  { action, id }: { action: string; id: string },
) {
  await recordAudit(trx, tenant, cause, { action, subject: { kind: 'user', id }, new: { by: 'hand' } })
}
