import { addDays, latest, type CalendarDate } from './calendar-date.ts'
import type { Days } from './days.ts'
import type { Employment } from './employment.ts'

/** L3: employments that follow each other so closely that the account stays open between them. */
export type Chain = {
  members: readonly Employment[]
  /** The first local day without access after the whole chain; undefined while a member runs without an end. */
  noAccessFrom: CalendarDate | undefined
}

/**
 * The first local day on which this employment no longer keeps the account open (L2, L16); undefined while it has no end.
 * Days `off` close nothing, so there it is the day after the last day.
 */
export function accessEnd({
  employment,
  days,
}: {
  employment: Employment
  days: Days
}): CalendarDate | undefined {
  const { access, lastDay } = employment
  if (lastDay === undefined) return undefined
  if (typeof access === 'object') return access.endsOn
  return addDays(lastDay, (days === 'off' ? 0 : days) + 1)
}

/**
 * L3: splits a person's employments, in order of start, into chains. One that starts no later than the chain's end plus
 * `joinWithinDays` joins it; what follows after a larger gap begins a chain of its own.
 */
export function chainsOf({
  employments,
  days,
  joinWithinDays,
}: {
  employments: readonly Employment[]
  days: Days
  joinWithinDays: number
}): Chain[] {
  const chains: Chain[] = []
  for (const employment of employments.toSorted(byStart)) {
    const end = accessEnd({ employment, days })
    const chain = chains.at(-1)
    if (chain === undefined || startsAfterGap({ employment, chain, joinWithinDays })) {
      chains.push({ members: [employment], noAccessFrom: end })
    } else {
      chains[chains.length - 1] = {
        members: [...chain.members, employment],
        noAccessFrom:
          chain.noAccessFrom === undefined || end === undefined ? undefined : latest(chain.noAccessFrom, end),
      }
    }
  }
  return chains
}

function byStart(first: Employment, second: Employment): number {
  return compare(first.startDate, second.startDate) || compare(first.id, second.id)
}

export function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0
}

function startsAfterGap({
  employment,
  chain,
  joinWithinDays,
}: {
  employment: Employment
  chain: Chain
  joinWithinDays: number
}): boolean {
  return (
    chain.noAccessFrom !== undefined && employment.startDate > addDays(chain.noAccessFrom, joinWithinDays)
  )
}

/** The employment that ends last (ties: the smaller id); one without an end does. */
export function lastOf(employments: readonly Employment[]): Employment | undefined {
  const end = ({ lastDay }: Employment) => lastDay ?? '9999-12-31'
  return employments.toSorted((one, other) => compare(end(other), end(one)) || compare(one.id, other.id))[0]
}
