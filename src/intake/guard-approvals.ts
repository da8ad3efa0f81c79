import { recordAudit } from '../db/audit.ts'
import { findApproval, insertApproval, type GuardApproval } from '../db/guard-approvals.ts'
import { approveLeavers, lockGuard, lockLeavers } from '../db/guard.ts'
import { recordDecisionOfMany } from '../db/leaver-edits.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { localDateAt } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { readGuard, revisionOf, type GuardReading } from './mass-guard.ts'

type Approving = { count: number; reason: string; by: string }

/** L13: frees exactly the set that was shown. Throws the Rejection `guard-changed`, which names the new number and revision. */
export async function approveGuard(
  { db, clock, teller }: Pick<Intake, 'db' | 'clock' | 'teller'>,
  { tenant, cause }: Change,
  { revision, count, reason, by }: Approving & { revision: string },
): Promise<GuardApproval> {
  const { approval, told } = await inTransaction(db, async (trx) => {
    await lockGuard(trx, tenant)
    const settings = await lockSettings(trx, tenant, 'share')
    const now = await clock(trx)
    const shown = await readGuard(trx, tenant, { settings, now })
    refuseChanged(shown, { revision, count })
    const leavers = shown.held.map(({ id }) => id)
    // Who is being changed at this moment is waited for, and the set looked at again.
    await lockLeavers(trx, tenant, leavers)
    refuseChanged(await readGuard(trx, tenant, { settings, now }), { revision, count })

    const id = await insertApproval(trx, tenant, { count, date: null, reason, by, at: now })
    const told = await approveLeavers(trx, tenant, { leavers, approval: id })
    const decided = { decision: 'guard-approved', approval: id }
    await recordDecisionOfMany(trx, tenant, leavers, { ...cause, reason }, decided)
    await recordAudit(
      trx,
      tenant,
      { ...cause, reason },
      {
        action: 'guard.approved',
        subject: { kind: 'guard', id: tenant },
        new: { approval: id, count, revision },
      },
    )
    return { approval: await findApproval(trx, tenant, id), told }
  })
  teller.soon(tenant, told)
  return required(approval)
}

/**
 * L13: ahead, for so many whose access ends on a date; if there are more by then, all of them are held. A later approval of the
 * same date replaces this one. Throws the Rejection `invalid-request`.
 */
export async function approveAhead(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { tenant, cause }: Change,
  { date, count, reason, by }: Approving & { date: CalendarDate },
): Promise<GuardApproval> {
  return await inTransaction(db, async (trx) => {
    await lockGuard(trx, tenant)
    const { timeZone } = await lockSettings(trx, tenant, 'share')
    const now = await clock(trx)
    if (date < localDateAt({ instant: now, timeZone })) {
      throw new Rejection('invalid-request', {
        detail: 'the date of an approval ahead is past; send that of today or a later one',
        pointer: '/date',
      })
    }
    const id = await insertApproval(trx, tenant, { count, date, reason, by, at: now })
    await recordAudit(
      trx,
      tenant,
      { ...cause, reason },
      {
        action: 'guard.approved',
        subject: { kind: 'guard', id: tenant },
        new: { approval: id, count, date },
      },
    )
    return required(await findApproval(trx, tenant, id))
  })
}

function refuseChanged({ held, limit }: GuardReading, seen: { revision: string; count: number }): void {
  const [count, revision] = [held.length, revisionOf(held)]
  if (count > 0 && count === seen.count && revision === seen.revision) return
  const detail =
    count === 0
      ? 'the guard holds nothing any more; there is nothing to approve'
      : `the guard holds ${count} by now (its limit is ${limit}); read GET /v1/guard, and approve what it shows`
  throw new Rejection('guard-changed', { detail, members: { count, revision } })
}

function required(approval: GuardApproval | undefined): GuardApproval {
  if (approval === undefined) throw new Error('the approval vanished while being written')
  return approval
}
