/**
 * Percentage and main title are one series of rows for a person, where the latest holds. What one employment began holds on there when
 * it is withdrawn, or when another one is the first after all: then that one needs a row of its own behind it.
 */
import { latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import type { Asked } from './blank.ts'

/** `firsts`: those that give the rows, each from its `startDate`; `sent`: those that are told; `known`: all there are. */
export type Employments = Record<'firsts' | 'sent' | 'known', readonly EmploymentDocument[]>

export const fieldOf = (id: string, name: string) => `employments.${id}.${name}`

/** Whoever was delivered, known or not. */
export function deliveredIds({ asked }: Pick<Asked, 'asked'>): string[] {
  return Object.keys(asked.delivered).flatMap(
    (name) => /^employments\.(.+)\.startDate$/.exec(name)?.[1] ?? [],
  )
}

/** What the row of `id` from `since` is to give way to, and from which day. Undefined: nothing, or nobody is employed then. */
export function followerOf(
  { asked: { today } }: Asked,
  { firsts, sent, known }: Employments,
  { id, since }: { id: string; since: CalendarDate },
): { follower: EmploymentDocument; from: CalendarDate } | undefined {
  const has = (employments: readonly EmploymentDocument[]) => employments.some((each) => each.id === id)
  const isLeftAlone = has(known) && !has(sent)
  const own = firsts.find((each) => each.id === id)
  const isItsOwn = own !== undefined && (own.lastDay === null || own.lastDay >= since)
  if (isLeftAlone || isItsOwn) return undefined
  const from = latest(today, since)
  const follower = firsts.find(
    ({ startDate, lastDay }) => startDate <= from && (lastDay === null || lastDay >= from),
  )
  return follower && { follower, from }
}

/** The earliest first, since each may need a row behind it. */
export function inOrder<Row extends { since: CalendarDate }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => (one.since < other.since ? -1 : 1))
}
