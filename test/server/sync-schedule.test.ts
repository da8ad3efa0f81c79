// I7: when Temporal itself says that the runs come, over the weeks in which the clocks are changed.
import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts'
import { syncDayOf, weekdays, type SyncSchedule } from '../../src/domain/sync-schedule.ts'
import { syncScheduleSpec } from '../../src/temporal/sync-schedule.ts'

let client: Client
beforeAll(async () => {
  client = new Client({ connection: await Connection.connect({ address: inject('temporalAddress') }) })
})
afterAll(async () => {
  await client.connection.close()
})

/** The server tells of ten at most. */
async function nextTimes(schedule: SyncSchedule): Promise<DateTime[]> {
  const handle = await client.schedule.create({
    scheduleId: `sync-schedule-${randomUUID()}`,
    spec: syncScheduleSpec(schedule),
    action: { type: 'startWorkflow', workflowType: 'nothing', taskQueue: 'nobody' },
  })
  try {
    const { info } = await handle.describe()
    return info.nextActionTimes.map((time) => DateTime.fromJSDate(time, { zone: schedule.timeZone }))
  } finally {
    await handle.delete()
  }
}

/** By the rule. */
function datesOf(schedule: SyncSchedule, count: number): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let date = schedule.from; dates.length < count; date = addDays(date, 1)) {
    if (schedule.until !== null && date > schedule.until) break
    if (syncDayOf(schedule, date) === 'runs') dates.push(date)
  }
  return dates
}

const schedule = {
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  at: '06:00',
  timeZone: 'Europe/Stockholm',
  until: null,
  frozen: [],
} satisfies Omit<SyncSchedule, 'from'>

test.for([
  ['2035-03-21', 'Europe/Stockholm', [1, 2]],
  ['2035-10-24', 'Europe/Stockholm', [2, 1]],
  ['2036-03-26', 'Europe/Oslo', [1, 2]],
  ['2036-10-22', 'Europe/Helsinki', [3, 2]],
] as const)(
  'I7: from %s on runs start at 06:00 to 06:15 of %s on the chosen weekdays, before and after the change',
  async ([from, timeZone, offsets]) => {
    const one = { ...schedule, from, timeZone }
    const times = await nextTimes(one)
    expect(times).toHaveLength(10)
    expect(times.map((time) => time.toISODate())).toEqual(datesOf(one, 10))
    for (const time of times) {
      const minutes = time.hour * 60 + time.minute
      expect(minutes, time.toISO() ?? '').toBeGreaterThanOrEqual(6 * 60)
      expect(minutes, time.toISO() ?? '').toBeLessThanOrEqual(6 * 60 + 15)
    }
    expect([...new Set(times.map(({ offset }) => offset / 60))]).toEqual(offsets)
  },
)

test('I7: on every day of the week, at a quarter of an hour, until the last date', async () => {
  const one = { ...schedule, weekdays, at: '17:45', from: '2035-03-22', until: '2035-03-28' }
  const times = await nextTimes(one)
  expect(times.map((time) => time.toISODate())).toEqual(datesOf(one, 7))
  for (const time of times) expect(time.hour * 60 + time.minute).toBeGreaterThanOrEqual(17 * 60 + 45)
})

test('I8: a frozen date is left out, and the next one is not', async () => {
  const one = { ...schedule, from: '2035-10-24', frozen: ['2035-10-26', '2035-10-29'] }
  const dates = (await nextTimes(one)).map((time) => time.toISODate())
  expect(dates).toEqual(datesOf(one, 10))
  expect(dates).not.toContain('2035-10-26')
})
