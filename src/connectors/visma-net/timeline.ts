/**
 * Values with the time for which they hold, as Visma.net keeps them: `activeStart` and `activeEnd` are days of the time, and what
 * is left out or null has no bound. A new value ends the one that holds and stands beside it; nothing is ever taken away.
 */
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts'
import { dayIn, type Json } from './json.ts'

export type Entry = Record<string, Json>

export const startOf = (entry: Entry): CalendarDate => dayIn(entry['activeStart']) ?? ''
const endOf = (entry: Entry): CalendarDate | undefined => dayIn(entry['activeEnd']) ?? undefined

/** Where entries overlap, the one that began last. */
export function entryAt(entries: readonly Entry[], day: CalendarDate): Entry | undefined {
  let found: Entry | undefined
  for (const entry of entries) {
    const holds = startOf(entry) <= day && day <= (endOf(entry) ?? day)
    if (holds && (found === undefined || startOf(entry) >= startOf(found))) found = entry
  }
  return found
}

/** The entry that holds now, else the one that will, else the last that did: for what shows one value alone. */
export function entryShown(entries: readonly Entry[], today: CalendarDate): Entry | undefined {
  const sorted = entries.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
  return entryAt(entries, today) ?? sorted.find((entry) => startOf(entry) > today) ?? sorted.at(-1)
}

export function entriesAfter(entries: readonly Entry[], day: CalendarDate): Entry[] {
  return entries.filter((entry) => startOf(entry) > day)
}

/**
 * The same entries with `value` from `day` until the next one begins. The entry that holds that day ends the day before; one that
 * begins that very day gets the value in place, and keeps what else it holds. `since`: before it nothing holds, whatever an entry says.
 */
export function withValue(
  entries: readonly Entry[],
  {
    value,
    besides = {},
    day,
    since = '',
  }: { value: Entry; besides?: Entry; day: CalendarDate; since?: string },
): Entry[] {
  const current = entryAt(entries, day)
  if (current !== undefined && (startOf(current) === day || day <= since))
    return entries.map((entry) => (entry === current ? { ...entry, ...value } : entry))
  const end = current === undefined ? dayBeforeNext(entries, day) : endOf(current)
  const added = { ...besides, ...value, activeStart: day, ...(end !== undefined && { activeEnd: end }) }
  const rest = entries.map((entry) => (entry === current ? { ...entry, activeEnd: addDays(day, -1) } : entry))
  return [...rest, added]
}

/**
 * The same entries where the one that holds on `day` begins then and not before; the one that it followed goes on until the day before.
 * undefined: it followed none, so nothing would hold meanwhile.
 */
export function postponed(entries: readonly Entry[], day: CalendarDate): Entry[] | undefined {
  const current = entryAt(entries, day)
  if (current === undefined) return undefined
  const former = entryAt(entries, addDays(startOf(current), -1))
  if (former === undefined) return undefined
  return entries.map((entry) => {
    if (entry === current) return { ...entry, activeStart: day }
    return entry === former ? { ...entry, activeEnd: addDays(day, -1) } : entry
  })
}

/** The same entries where the one that holds on `day` ended the day before. undefined: it begins that day or holds only from then on. */
export function endedBefore(entries: readonly Entry[], day: CalendarDate): Entry[] | undefined {
  const current = entryAt(entries, day)
  if (current === undefined || startOf(current) >= day) return undefined
  return entries.map((entry) => (entry === current ? { ...entry, activeEnd: addDays(day, -1) } : entry))
}

function dayBeforeNext(entries: readonly Entry[], day: CalendarDate): CalendarDate | undefined {
  const [next] = entries
    .map(startOf)
    .filter((start) => start > day)
    .toSorted()
  return next === undefined ? undefined : addDays(next, -1)
}
