// Whether a Schedule starts runs when the row says so: a restored backup of Temporal, or somebody at its UI, leaves other times.
import type { ScheduleDescription, ScheduleSpecDescription } from '@temporalio/client'
import { catchUpMs, jitterMs, type SyncSchedule } from '../domain/sync-schedule.ts'
import { overlap, syncScheduleSpec } from './sync-schedule.ts'

type Described = Pick<ScheduleDescription, 'spec' | 'policies' | 'state'>

/** Compares times, zone, start and end, policies, and that it is not paused: who pauses an integration takes its Schedule away. */
export function isAsWanted({ spec, policies, state }: Described, schedule: SyncSchedule): boolean {
  const { startAt, endAt } = syncScheduleSpec(schedule)
  const [hour, minute] = schedule.at.split(':').map(Number)
  const days = schedule.weekdays.map((day) => day.toUpperCase()).toSorted()
  const wanted = {
    ...{ seconds: ['0'], minutes: [String(minute)], hours: [String(hour)], days },
    ...{ dates: '1-31', months: 'JANUARY-DECEMBER', years: 0, others: 0 },
    ...{ timeZone: schedule.timeZone, startAt: startAt?.getTime(), endAt: endAt?.getTime() },
    jitter: jitterMs,
  }
  return (
    !state.paused &&
    policies.overlap === overlap &&
    policies.catchupWindow === catchUpMs &&
    JSON.stringify(timesOf(spec)) === JSON.stringify(wanted)
  )
}

function timesOf({ calendars = [], intervals = [], skip = [], ...spec }: ScheduleSpecDescription) {
  const [one] = calendars
  return {
    ...{ seconds: singly(one?.second), minutes: singly(one?.minute), hours: singly(one?.hour) },
    days: singly(one?.dayOfWeek),
    ...{ dates: spanOf(one?.dayOfMonth), months: spanOf(one?.month), years: one?.year.length ?? 0 },
    others: Math.abs(calendars.length - 1) + intervals.length + skip.length,
    ...{ timeZone: spec.timezone, startAt: spec.startAt?.getTime(), endAt: spec.endAt?.getTime() },
    jitter: spec.jitter,
  }
}

type Ranges = readonly { start: number | string; end: number | string }[]

const textOf = ({ start, end }: Ranges[number]): string => (start === end ? `${start}` : `${start}-${end}`)

const singly = (ranges: Ranges = []): string[] => ranges.map(textOf).toSorted()

const spanOf = (ranges: Ranges = []): string => ranges.map(textOf).join(',')
