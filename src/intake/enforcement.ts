import { recordAudit } from '../db/audit.ts'
import { holdOpenTenant } from '../db/closed-tenants.ts'
import { updateStep } from '../db/leaver-steps.ts'
import { inTransaction } from '../db/transaction.ts'
import { lockUser, noteEnforcement } from '../db/users.ts'
import type { Instant } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'

/**
 * L7: the HR system has carried out the closing that it saw (`inactiveSince`): the account step counts as enforced. Repeating it
 * changes nothing. Throws the Rejections `not-found` and `closing-outdated`.
 */
export async function recordEnforcement(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { tenant, cause }: Change,
  { id, inactiveSince }: { id: string; inactiveSince: Instant },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await holdOpenTenant(trx, tenant)
    const user = await lockUser(trx, tenant, id)
    if (user === undefined) throw new Rejection('not-found', { detail: `there is no user ${id}` })
    const why = whyOutdated({ seen: inactiveSince, stands: user.inactiveSince })
    if (why !== undefined) throw new Rejection('closing-outdated', { detail: why, pointer: '/inactiveSince' })
    if (user.enforcedAt !== null) return
    const at = await clock(trx)
    await noteEnforcement(trx, tenant, id, at)
    if (user.closedByLeaver !== null) {
      await updateStep(trx, tenant, user.closedByLeaver, 'account', { enforcedAt: at })
    }
    await recordAudit(trx, tenant, cause, {
      action: 'user.enforced',
      subject: { kind: 'user', id },
      new: { inactiveSince: user.inactiveSince, leaver: user.closedByLeaver },
    })
  })
}

function whyOutdated({ seen, stands }: { seen: Instant; stands: Instant | null }): string | undefined {
  if (stands === null) return 'the user may log in'
  return Date.parse(seen) === Date.parse(stands) ? undefined : `the account is closed since ${stands}`
}
