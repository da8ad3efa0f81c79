import { DateTime } from 'luxon'
import { addDays, type CalendarDate } from './calendar-date.ts'

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

function weekdayOf(date: CalendarDate): Weekday {
  const { weekday } = DateTime.fromISO(date, { zone: 'utc' })
  return weekdays[weekday - 1] ?? 'monday'
}
