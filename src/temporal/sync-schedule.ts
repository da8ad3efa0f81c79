import {
  ScheduleOverlapPolicy,
  type CalendarSpec,
  type DayOfWeek,
  type Month,
  type ScheduleSpec,
} from '@temporalio/client'
import { addDays, type CalendarDate } from '../domain/calendar-date.ts'
import { instantOf } from '../domain/local-time.ts'
import { jitterMs, type SyncSchedule } from '../domain/sync-schedule.ts'

/** A run that is due while one is under way is not queued up (I8). */
export const overlap = ScheduleOverlapPolicy.SKIP

const months: readonly Month[] = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
]

/** When Temporal starts the runs: by the clock of the zone, in summer and winter. */
export function syncScheduleSpec({
  weekdays,
  at,
  timeZone,
  from,
  until,
  frozen,
}: SyncSchedule): ScheduleSpec {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const dayOfWeek = weekdays.map((day) => day.toUpperCase() as DayOfWeek)
  const startOf = (date: CalendarDate) => new Date(instantOf({ date, dueTime: '00:00', timeZone }))
  return {
    calendars: [{ dayOfWeek, hour, minute }],
    timezone: timeZone,
    startAt: startOf(from),
    // Temporal takes the end itself in.
    ...(until !== null && { endAt: new Date(startOf(addDays(until, 1)).getTime() - 1) }),
    skip: frozen.map(wholeDay),
    jitter: jitterMs,
  }
}

function wholeDay(date: CalendarDate): CalendarSpec {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const all = '*' as const
  return { year, month: months[month - 1] ?? all, dayOfMonth, hour: all, minute: all, second: all }
}
