import { daysBetween } from './calendar-date.ts'
import type { Due } from './leaver-plan.ts'
import { localDateAt, type Instant } from './local-time.ts'

/** When the leaver acts, and by how many local days koppling heard of it too late. */
export type Timing = { actsAt: Instant; noticeLateByDays: number }

/** L5: a date that is already past when it is heard of acts a little later, so that a mistyped year can be taken back. */
export function timingOf({
  due,
  noticedAt,
  lateNoticeDelayMinutes,
  timeZone,
}: {
  due: Pick<Due, 'access' | 'dueAt' | 'noAccessFrom'>
  noticedAt: Instant
  lateNoticeDelayMinutes: number
  timeZone: string
}): Timing {
  if (due.access === 'now' || due.dueAt > noticedAt) return { actsAt: due.dueAt, noticeLateByDays: 0 }
  const noticedOn = localDateAt({ instant: noticedAt, timeZone })
  return {
    actsAt: new Date(Date.parse(noticedAt) + lateNoticeDelayMinutes * 60_000).toISOString(),
    noticeLateByDays: Math.max(0, daysBetween(due.noAccessFrom, noticedOn)),
  }
}
