import type { Knex } from 'knex'
import type { Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import { endLeaver, findLeaver, stepOf } from '../db/leavers.ts'
import { activateUser, noteAskedFor, type User } from '../db/users.ts'
import { openDaysByHand } from '../domain/by-hand.ts'
import type { Instant } from '../domain/local-time.ts'

/** Opens the account; a leaver that was still removing the connection is over. */
export async function reopen(
  trx: Knex,
  tenant: string,
  { user, now, until, cause }: { user: User; now: Instant; until: Instant | null; cause: Cause },
): Promise<void> {
  await activateUser(trx, tenant, user.id, {
    at: now,
    until: until ?? inDays(now, openDaysByHand),
    by: cause.actor ?? null,
    reason: cause.reason ?? null,
  })
  const leaver = user.closedByLeaver === null ? undefined : await findLeaver(trx, tenant, user.closedByLeaver)
  if (leaver === undefined || leaver.stage === 'finished') return
  const { askedAt } = await stepOf(trx, tenant, leaver.id, 'connection')
  await noteAskedFor(trx, tenant, user.id, { askedAt, leaver: leaver.id })
  await endLeaver(trx, tenant, leaver.id, { outcome: 'undone', reason: null, supersededBy: null })
  await recordEdit(trx, tenant, leaver.id, cause, {
    what: 'account',
    old: { account: 'inactive' },
    new: { account: 'active', because: 'by-hand' },
    noAccessFrom: null,
  })
}

function inDays(now: Instant, days: number): Instant {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString()
}
