import type { Knex } from 'knex'
import { readSettings } from '../db/settings.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Instant } from '../domain/local-time.ts'
import { excessOf, guardAheadMs } from '../domain/mass-guard.ts'
import { readGuard } from './mass-guard.ts'

/** L13: a date on which too many accounts would close, none of them held yet, and nobody has approved it. */
export type GuardAhead = { date: CalendarDate; count: number; since: Instant }

/** The dates of the coming seven days; none while the tenant only observes (L9). */
export async function guardAhead(db: Knex, tenant: string, { now }: { now: Instant }): Promise<GuardAhead[]> {
  const settings = await readSettings(db, tenant)
  if (settings.automation === 'observe') return []
  const { weighed, limit } = await readGuard(db, tenant, { settings, now, aheadMs: guardAheadMs })
  const excess = excessOf({ closings: weighed, limit, beginningBy: Date.parse(now) + guardAheadMs })
  const open = (excess?.closings ?? []).flatMap(({ leaver, approvalId }) =>
    leaver === undefined || leaver.heldBy === 'guard' || approvalId !== undefined ? [] : [leaver],
  )
  return [...Map.groupBy(open, ({ noAccessFrom }) => noAccessFrom)].map(([date, leavers]) => {
    const heard = leavers.map(({ createdAt }) => createdAt).toSorted()
    // Not moved by those who join later.
    const tooMany = heard[Math.min(limit, heard.length - 1)] ?? now
    const first = Math.min(...leavers.map(({ dueAt }) => Date.parse(dueAt)))
    const shown = new Date(first - guardAheadMs).toISOString()
    return { date, count: leavers.length, since: tooMany > shown ? tooMany : shown }
  })
}
