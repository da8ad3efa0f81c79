import { DateTime } from 'luxon'
import { addDays, type CalendarDate } from './calendar-date.ts'
import { localDateAt, type Instant } from './local-time.ts'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export type Weekday = (typeof weekdays)[number]

/** A quarter of an hour on the clock of a wall, `06:00` or `17:45`. */
export type QuarterHour = string

/** When an integration syncs by itself (I7): on these weekdays at this time of the zone, from a date and until another, both included. */
export type SyncSchedule = {
  weekdays: readonly Weekday[]
  at: QuarterHour
  timeZone: string
  from: CalendarDate
  until: CalendarDate | null
  /** I8: dates on which nothing runs, such as the cut-off of a payroll. */
  frozen: readonly CalendarDate[]
}

/** What becomes of one date: `frozen` is no missed run (I8). */
export type SyncDay = 'runs' | 'frozen' | 'none'

export function syncDayOf(schedule: SyncSchedule, date: CalendarDate): SyncDay {
  const isWithin = schedule.from <= date && (schedule.until === null || date <= schedule.until)
  if (!isWithin || !schedule.weekdays.includes(weekdayOf(date))) return 'none'
  return schedule.frozen.includes(date) ? 'frozen' : 'runs'
}

const mostDaysAhead = 366

/** The first date from this one on that has a run; undefined if the schedule has none within a year. */
export function nextSyncDate(schedule: SyncSchedule, date: CalendarDate): CalendarDate | undefined {
  const first = date < schedule.from ? schedule.from : date
  for (let ahead = 0; ahead < mostDaysAhead; ahead += 1) {
    const candidate = addDays(first, ahead)
    if (syncDayOf(schedule, candidate) === 'runs') return candidate
  }
  return undefined
}

/**
 * The first date within a year on which the clock of the zone does not show this time, or shows it twice, because it is set
 * to summer or winter time: a run of that day would be left out or come twice.
 */
export function dateWithoutOneSuchTime({
  at,
  timeZone,
  from,
}: Pick<SyncSchedule, 'at' | 'timeZone' | 'from'>): CalendarDate | undefined {
  for (let ahead = 0; ahead < mostDaysAhead; ahead += 1) {
    const date = addDays(from, ahead)
    const times = DateTime.fromISO(`${date}T${at}`, { zone: timeZone }).getPossibleOffsets()
    if (times.length !== 1 || times[0]?.toFormat('HH:mm') !== at) return date
  }
  return undefined
}

/** Later by up to so much, never earlier, so that not all integrations of the hour start at once (I7). */
export const jitterMs = 15 * 60_000

/** A run that a stopped cluster missed by less than that is made up for, later ones are missed (I9). */
export const catchUpMs = 6 * 3_600_000

/** Since when somebody who waits for a run of the schedule knows that it does not come: it begins within minutes of its start. */
export const missedAfterMs = catchUpMs + 2 * jitterMs

export type DueRun = { date: CalendarDate; dueAt: Instant }

/** The runs that are due later than the one instant and not later than the other, in their order. */
export function runsDue(
  schedule: SyncSchedule,
  { after, until }: { after: Instant; until: Instant },
): DueRun[] {
  const { timeZone } = schedule
  const last = localDateAt({ instant: until, timeZone })
  const due: DueRun[] = []
  for (let date = localDateAt({ instant: after, timeZone }); date <= last; date = addDays(date, 1)) {
    const dueAt = syncDayOf(schedule, date) === 'runs' ? startOf(schedule, date) : undefined
    if (dueAt !== undefined && dueAt > after && dueAt <= until) due.push({ date, dueAt })
  }
  return due
}

/** Undefined where the clock does not show the time on that date, so that no run comes. */
function startOf({ at, timeZone }: SyncSchedule, date: CalendarDate): Instant | undefined {
  const [first] = DateTime.fromISO(`${date}T${at}`, { zone: timeZone }).getPossibleOffsets()
  return first?.toFormat('HH:mm') === at ? new Date(first.toMillis()).toISOString() : undefined
}

function weekdayOf(date: CalendarDate): Weekday {
  const { weekday } = DateTime.fromISO(date, { zone: 'utc' })
  return weekdays[weekday - 1] ?? 'monday'
}
