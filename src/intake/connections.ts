import { recordAudit } from '../db/audit.ts'
import { findOpenChange, openChange } from '../db/connection-changes.ts'
import { inTransaction } from '../db/transaction.ts'
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
      action: 'user.connection-removal-asked',
      subject: { kind: 'user', id },
      new: { change: opening },
    })
    return opening
  })
  if (opened !== undefined) intake.starter.soon(tenant, [opened])
}
