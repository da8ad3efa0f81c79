// What the clock on the wall shows is asked of Intl here, not of the library that the rule uses.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localDateAt } from '../../src/domain/local-time.ts'

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-06T00:00:00` as the wall shows it; two of them compare as text. */
function wallClock(ms: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format.format(ms).replace(' ', 'T')
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** One of every kind of clock: whole, half and quarter hours, changes forwards, backwards, at midnight, none, both ends of the day. */
const zones = [
  'UTC',
  'Europe/Stockholm',
  'Europe/Oslo',
  'Europe/Helsinki',
  'Europe/Dublin',
  'Atlantic/Azores',
  'Atlantic/Reykjavik',
  'America/St_Johns',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'America/Nuuk',
  'Antarctica/Troll',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

/** Dates on which a zone changes its clocks, since a date out of the air seldom is one. */
const changes: [timeZone: string, date: string][] = [
  ['Europe/Stockholm', '2026-03-29'],
  ['Europe/Stockholm', '2027-10-31'],
  ['Europe/Helsinki', '2026-10-25'],
  ['America/St_Johns', '2026-11-01'],
  ['Atlantic/Azores', '2026-03-29'],
  ['Atlantic/Azores', '2026-10-25'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['America/Nuuk', '2026-03-29'],
  ['America/Nuuk', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
  ['Africa/Casablanca', '2026-03-22'],
]

const anywhere = fc.record({
  timeZone: fc.constantFrom(...zones),
  ms: fc
    .integer({ min: Date.UTC(2020, 0, 1) / dayMs, max: Date.UTC(2037, 11, 31) / dayMs })
    .map((day) => day * dayMs),
})
const atChange = fc
  .record({ change: fc.constantFrom(...changes), shift: fc.integer({ min: -1, max: 1 }) })
  .map(({ change: [timeZone, date], shift }) => ({ timeZone, ms: Date.parse(date) + shift * dayMs }))
const place = fc.oneof(anywhere, atChange)
const hour = fc.integer({ min: 0, max: 23 }).map((number) => `${String(number).padStart(2, '0')}:00`)

test('L2: at the instant the clock shows the hour of that date or later, and a millisecond before it did not', () => {
  fc.assert(
    fc.property(place, hour, ({ timeZone, ms }, dueTime) => {
      const wanted = `${dateOf(ms)}T${dueTime}:00`
      const at = Date.parse(instantOf({ date: dateOf(ms), dueTime, timeZone }))
      expect(wallClock(at, timeZone) >= wanted, `${wallClock(at, timeZone)} >= ${wanted}`).toBe(true)
      expect(wallClock(at - 1, timeZone) < wanted, `${wallClock(at - 1, timeZone)} < ${wanted}`).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('L2: at 00:00 the date begins: the calendar shows it, and a millisecond before an earlier one', () => {
  fc.assert(
    fc.property(place, ({ timeZone, ms }) => {
      const date = dateOf(ms)
      const instant = instantOf({ date, dueTime: '00:00', timeZone })
      const before = new Date(Date.parse(instant) - 1).toISOString()
      expect(localDateAt({ instant, timeZone })).toBe(date)
      expect(wallClock(Date.parse(instant), timeZone).slice(0, 10)).toBe(date)
      expect(localDateAt({ instant: before, timeZone }) < date).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('L2: a later date is a later instant, a later hour is never an earlier one', () => {
  fc.assert(
    fc.property(place, hour, hour, ({ timeZone, ms }, first, second) => {
      const [earlier, later] = first <= second ? [first, second] : [second, first]
      const today = instantOf({ date: dateOf(ms), dueTime: earlier, timeZone })
      expect(today <= instantOf({ date: dateOf(ms), dueTime: later, timeZone })).toBe(true)
      expect(today < instantOf({ date: dateOf(ms + dayMs), dueTime: earlier, timeZone })).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('L2: the date of any instant is the one that Intl shows', () => {
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: dayMs - 1 }), ({ timeZone, ms }, rest) => {
      const instant = new Date(ms + rest).toISOString()
      expect(localDateAt({ instant, timeZone })).toBe(wallClock(ms + rest, timeZone).slice(0, 10))
    }),
    { numRuns: 300 },
  )
})
