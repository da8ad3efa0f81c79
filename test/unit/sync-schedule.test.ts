import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar-date.ts'
import {
  dateWithoutOneSuchTime,
  nextSyncDate,
  runsDue,
  syncDayOf,
  weekdays,
  type SyncSchedule,
} from '../../src/domain/sync-schedule.ts'

const schedule: SyncSchedule = {
  weekdays: ['monday', 'wednesday', 'friday'],
  at: '06:00',
  timeZone: 'Europe/Stockholm',
  from: '2027-03-03',
  until: '2027-03-31',
  frozen: ['2027-03-10'],
}

test('I7: a run comes on the chosen weekdays, from the first date to the last, both included', () => {
  const march = Array.from({ length: 31 }, (_, index) => addDays('2027-03-01', index))
  expect(march.filter((date) => syncDayOf(schedule, date) === 'runs')).toEqual([
    '2027-03-03',
    '2027-03-05',
    '2027-03-08',
    '2027-03-12',
    '2027-03-15',
    '2027-03-17',
    '2027-03-19',
    '2027-03-22',
    '2027-03-24',
    '2027-03-26',
    '2027-03-29',
    '2027-03-31',
  ])
})

test('I8: on a frozen date nothing runs, which is not the same as a day without a run', () => {
  expect(syncDayOf(schedule, '2027-03-10')).toBe('frozen')
  expect(syncDayOf({ ...schedule, frozen: ['2027-03-11'] }, '2027-03-11')).toBe('none')
})

test('I7: the first run is the next matching day', () => {
  expect(nextSyncDate(schedule, '2027-01-01')).toBe('2027-03-03')
  expect(nextSyncDate(schedule, '2027-03-09')).toBe('2027-03-12')
  expect(nextSyncDate(schedule, '2027-03-31')).toBe('2027-03-31')
  expect(nextSyncDate(schedule, '2027-04-01')).toBeUndefined()
  expect(nextSyncDate({ ...schedule, weekdays: [] }, '2027-03-01')).toBeUndefined()
})

const date = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days))

test('I7: no run lies before the next one, whatever is chosen', () => {
  const chosen = fc.record({
    weekdays: fc.subarray([...weekdays], { minLength: 1 }),
    from: date,
    until: fc.option(date),
    frozen: fc.array(date, { maxLength: 5 }),
    asked: date,
  })
  fc.assert(
    fc.property(chosen, ({ asked, ...changes }) => {
      const one = { ...schedule, ...changes }
      const next = nextSyncDate(one, asked)
      const until = next ?? addDays(asked, 366)
      for (let day = asked; day < until; day = addDays(day, 1)) expect(syncDayOf(one, day)).not.toBe('runs')
      expect(next === undefined || syncDayOf(one, next) === 'runs').toBe(true)
    }),
    { numRuns: 30 },
  )
})

test.for([
  ['02:30', 'Europe/Stockholm', '2027-01-01', '2027-03-28'],
  ['02:00', 'Europe/Stockholm', '2027-04-01', '2027-10-31'],
  ['03:15', 'Europe/Helsinki', '2027-01-01', '2027-03-28'],
  ['01:45', 'Europe/London', '2027-01-01', '2027-03-28'],
  ['03:00', 'Europe/Stockholm', '2027-01-01', undefined],
  ['06:00', 'Europe/Stockholm', '2027-01-01', undefined],
  ['02:30', 'Atlantic/Reykjavik', '2027-01-01', undefined],
] as const)('I7: %s in %s comes once on every day from %s on, but for %s', ([at, timeZone, from, on]) => {
  expect(dateWithoutOneSuchTime({ at, timeZone, from })).toBe(on)
})

test('I7: a run is due when the clock of its zone shows the time, in summer and winter', () => {
  const daily = { ...schedule, weekdays, from: '2027-01-01', until: null, frozen: ['2027-03-27'] }
  const between = (after: string, until: string) => runsDue(daily, { after, until })
  expect(between('2027-03-26T05:00:00.000Z', '2027-03-29T04:00:00.000Z')).toEqual([
    { date: '2027-03-28', dueAt: '2027-03-28T04:00:00.000Z' },
    { date: '2027-03-29', dueAt: '2027-03-29T04:00:00.000Z' },
  ])
  expect(between('2027-03-29T04:00:00.000Z', '2027-03-30T03:59:59.999Z')).toEqual([])
  expect(between('2027-10-30T04:00:00.000Z', '2027-10-31T05:00:00.000Z')).toEqual([
    { date: '2027-10-31', dueAt: '2027-10-31T05:00:00.000Z' },
  ])
})

test('I7: where the clock skips the time no run is due, and where it shows it twice one is', () => {
  const nightly = { ...schedule, weekdays, at: '02:30', from: '2027-01-01', until: null, frozen: [] }
  const on = (date: string) =>
    runsDue(nightly, { after: `${addDays(date, -1)}T12:00:00.000Z`, until: `${date}T12:00:00.000Z` })
  expect(on('2027-03-28')).toEqual([])
  expect(on('2027-10-31')).toEqual([{ date: '2027-10-31', dueAt: '2027-10-31T00:30:00.000Z' }])
})
