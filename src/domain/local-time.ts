import { DateTime, IANAZone } from 'luxon'
import type { CalendarDate } from './calendar-date.ts'

/** A point in time, ISO 8601 in UTC with milliseconds: `2026-11-05T23:00:00.000Z`. */
export type Instant = string

/** A whole hour of the day, `00:00` to `23:00`. */
export type DueTime = string

/**
 * Whether it names a zone of the IANA database, `Area/Place` or `UTC`. Offsets such as `+01:00` do not follow daylight saving,
 * and abbreviations mean another zone than one thinks (`BST` is Asia/Dhaka): both are refused.
 */
export function isTimeZone(name: string): boolean {
  return /^([A-Z]\w+\/|UTC$)/.test(name) && IANAZone.isValidZone(name)
}

type LocalTime = { date: CalendarDate; dueTime: DueTime; timeZone: string }

/** Asking the zones of `Intl` is what planning ten thousand people spends its time on, and they share a few hundred dates. */
const known = new Map<string, Instant>()
const mostKnown = 10_000

/**
 * The first instant of that date at which the clock of the zone shows the time or later (L2). Where daylight saving skips
 * the time it is the moment of the change; where it repeats the time it is the first of the two.
 */
export function instantOf({ date, dueTime, timeZone }: LocalTime): Instant {
  const key = `${date} ${dueTime} ${timeZone}`
  const before = known.get(key)
  if (before !== undefined) return before
  const instant = computeInstant({ date, dueTime, timeZone })
  if (known.size >= mostKnown) known.clear()
  known.set(key, instant)
  return instant
}

function computeInstant({ date, dueTime, timeZone }: LocalTime): Instant {
  const [first] = DateTime.fromISO(`${date}T${dueTime}`, { zone: timeZone }).getPossibleOffsets()
  if (!first?.isValid) throw new RangeError(`no such local time: ${date} ${dueTime} ${timeZone}`)
  const isSkipped = first.toFormat("yyyy-MM-dd'T'HH:mm") !== `${date}T${dueTime}`
  return new Date((isSkipped ? momentOfChange(first) : first).toMillis()).toISOString()
}

/** Luxon goes on by the length of the gap: past its end where daylight saving skips more than an hour (Antarctica/Troll). */
function momentOfChange(after: DateTime): DateTime {
  const hourBefore = after.minus({ hours: 1 })
  return hourBefore.offset === after.offset ? momentOfChange(hourBefore) : after
}

/** The date that a calendar on the wall of that zone shows at the instant. */
export function localDateAt({ instant, timeZone }: { instant: Instant; timeZone: string }): CalendarDate {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat('yyyy-MM-dd')
}

/** By the calendar of UTC. */
export function monthsBefore(instant: Instant, months: number): Instant {
  return new Date(DateTime.fromISO(instant, { zone: 'utc' }).minus({ months }).toMillis()).toISOString()
}

/** The date and time that a clock of that zone shows at the instant, `2026-11-06T00:00:00`. */
export function localTimeAt({ instant, timeZone }: { instant: Instant; timeZone: string }): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss")
}
