import { DateTime } from 'luxon'
import type { Instant } from './local-time.ts'

/** Until when the evidence of a leaver is kept for so many months after it is over; null while it is not. */
export function evidenceKeptUntil(finishedAt: Instant | null, months: number): Instant | null {
  if (finishedAt === null) return null
  return DateTime.fromISO(finishedAt, { zone: 'utc' }).plus({ months }).toJSDate().toISOString()
}

type Act = { action: string; new: unknown }
type Said = {
  lastDay?: unknown
  accessEndsOn?: unknown
  employments?: readonly { id: unknown; lastDay: unknown }[]
}

/** Which act, oldest first, brought on that access ends as it does: the last termination of that day, else the document that first named it. */
export function askedFor<One extends Act>(
  acts: readonly One[],
  { employment, lastDay }: { employment: string | null; lastDay: string | null },
): One | undefined {
  const said = ({ new: value }: Act): Said => (typeof value === 'object' && value !== null ? value : {})
  const isDecision = (act: One): boolean =>
    act.action === 'leaver.run-now' ||
    (act.action === 'employment.terminated' && said(act).lastDay === lastDay)
  const isOfUser = (act: One): boolean =>
    employment === null && (said(act).accessEndsOn ?? null) !== null && act.action.startsWith('user.')
  const isDocument = (act: One): boolean =>
    said(act).employments?.some((each) => each.id === employment && each.lastDay === lastDay) === true
  return acts.findLast((act) => isDecision(act) || isOfUser(act)) ?? acts.find(isDocument)
}
