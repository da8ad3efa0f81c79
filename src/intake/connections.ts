import { recordAudit } from '../db/audit.ts'
import { findOpenChange, openChange } from '../db/connection-changes.ts'
import { askedAction, openRequest } from '../db/connection-requests.ts'
import { inTransaction } from '../db/transaction.ts'
import { inactiveButConnectedIds, type InactiveFilter } from '../db/user-lists.ts'
import { lockUser } from '../db/users.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'

type Asked = { user: string; reason: string }

/**
 * L10: a person asks for the removal of one user's connection, also of an active user's, as in Flex HRM, where it makes room for
 * a connection by another e-mail. One that is under way already is left to go on. Throws the Rejections `not-found` and
 * `user-exempt`.
 */
export async function askForRemoval(
  intake: Intake,
  change: Change,
  { user: id, reason }: Asked,
): Promise<void> {
  const { tenant } = change
  const cause = { ...change.cause, reason }
  const opened = await inTransaction(intake.db, async (trx) => {
    const user = await lockUser(trx, tenant, id)
    if (user === undefined) throw new Rejection('not-found', { detail: `there is no user ${id}` })
    if (user.exempt) {
      throw new Rejection('user-exempt', { detail: `the user ${id} is marked exempt and is never touched` })
    }
    const open = await findOpenChange(trx, tenant, id)
    if (open !== undefined) return undefined
    const opening = await openChange(trx, tenant, {
      userId: id,
      kind: 'remove',
      ofActive: user.active,
      cause,
    })
    await recordAudit(trx, tenant, cause, {
      action: askedAction.remove,
      subject: { kind: 'user', id },
      new: { change: opening },
    })
    return opening
  })
  if (opened !== undefined) intake.starter.soon(tenant, [opened])
}

/** Named ones, or all of the report *inactive but connected* that fit. */
export type UsersToDisconnect = { users: readonly string[] } | { filter: InactiveFilter }

/**
 * L8: the same for many. Everything is written down before the answer; each user's own workflow follows, single removals and
 * leavers first. Who is unknown is refused, each by itself. Answers the id of the request.
 */
export async function askForRemovals(
  intake: Intake,
  change: Change,
  { chosen, reason }: { chosen: UsersToDisconnect; reason: string },
): Promise<string> {
  const { tenant } = change
  const cause = { ...change.cause, reason }
  const { id, opened } = await inTransaction(intake.db, async (trx) => {
    const users = 'users' in chosen ? chosen.users : await inactiveButConnectedIds(trx, tenant, chosen.filter)
    return await openRequest(trx, tenant, { kind: 'remove', users, cause })
  })
  intake.starter.soon(tenant, opened)
  return id
}
