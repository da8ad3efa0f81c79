import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar-date.ts'
import { textIn } from '../../src/connectors/visma-net/json.ts'
import { entryAt, entryShown, withValue, type Entry } from '../../src/connectors/visma-net/timeline.ts'

const entry = (value: string, activeStart?: string, activeEnd?: string): Entry => ({
  value,
  ...(activeStart && { activeStart }),
  ...(activeEnd && { activeEnd }),
})

test.for([
  [
    'the entry that holds ends the day before, and the new one has no end',
    [entry('old')],
    '2030-03-01',
    [entry('old', undefined, '2030-02-28'), entry('new', '2030-03-01')],
  ],
  [
    'history stays, and so does what is to come: the new one ends where the old one did',
    [
      entry('first', undefined, '2029-12-31'),
      entry('old', '2030-01-01', '2030-12-31'),
      entry('to come', '2031-01-01'),
    ],
    '2030-03-01',
    [
      entry('first', undefined, '2029-12-31'),
      entry('old', '2030-01-01', '2030-02-28'),
      entry('to come', '2031-01-01'),
      entry('new', '2030-03-01', '2030-12-31'),
    ],
  ],
  [
    'an entry that begins that very day gets the value',
    [{ ...entry('old', '2030-03-01'), note: 'kept' }],
    '2030-03-01',
    [{ ...entry('new', '2030-03-01'), note: 'kept' }],
  ],
  [
    'in a gap it holds until the next one begins',
    [entry('old', undefined, '2029-12-31'), entry('to come', '2031-01-01')],
    '2030-03-01',
    [
      entry('old', undefined, '2029-12-31'),
      entry('to come', '2031-01-01'),
      entry('new', '2030-03-01', '2030-12-31'),
    ],
  ],
  [
    'a time beside the day does not matter',
    [entry('old', '2030-03-01T00:00:00Z')],
    '2030-03-01',
    [entry('new', '2030-03-01T00:00:00Z')],
  ],
] as [string, Entry[], string, Entry[]][])('Visma.net: %s', ([, entries, day, after]) => {
  expect(withValue(entries, { value: { value: 'new' }, day })).toEqual(after)
})

test('Visma.net: what holds since ever holds since the employment began, so that a correction of that day is made in place', () => {
  const put = { value: { value: 'new' }, day: '2020-02-01', since: '2020-02-01' }
  expect(withValue([entry('old')], put)).toEqual([entry('new')])
})

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2029-01-01', days))
/** Whatever is there: gaps, overlaps, no bounds, unknown properties. */
const entries = fc.array(
  fc
    .record({
      value: fc.constantFrom('a', 'b', 'c'),
      start: fc.option(day, { nil: undefined }),
      length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
      unknown: fc.option(fc.jsonValue(), { nil: undefined }),
    })
    .map(({ value, start, length, unknown }): Entry => ({
      value,
      ...(start !== undefined && { activeStart: start }),
      ...(length !== undefined && { activeEnd: addDays(start ?? '2029-06-01', length) }),
      ...(unknown !== undefined && { unknown: unknown as never }),
    })),
  { maxLength: 8 },
)

const put = (list: readonly Entry[], on: string) => withValue(list, { value: { value: 'new' }, day: on })

test('Visma.net: no entry and nothing unknown in it is ever lost: at most its end comes earlier, or its value that day', () => {
  fc.assert(
    fc.property(entries, day, (list, on) => {
      const after = put(list, on)
      expect(after.length - list.length).toBeLessThanOrEqual(1)
      const kept = list.map((before, index) => ({
        ...before,
        ...(before['activeStart'] === on && { value: after[index]?.['value'] }),
        ...(after[index]?.['activeEnd'] === addDays(on, -1) && { activeEnd: addDays(on, -1) }),
      }))
      expect(after.slice(0, list.length)).toEqual(kept)
    }),
  )
})

test('Visma.net: afterwards the value holds that day, and a second time changes nothing', () => {
  fc.assert(
    fc.property(entries, day, (list, on) => {
      const once = put(list, on)
      expect(entryAt(once, on)?.['value']).toBe('new')
      expect(put(once, on)).toEqual(once)
    }),
  )
})

test('Visma.net: no day before and none of a later entry gets another value', () => {
  fc.assert(
    fc.property(entries, day, day, (list, on, other) => {
      const before = entryAt(list, other)
      fc.pre(before !== undefined && (other < on || (textIn(before['activeStart']) ?? '') > on))
      expect(entryAt(put(list, on), other)?.['value']).toBe(before?.['value'])
    }),
  )
})

test.for([
  [
    'holds, although another one will',
    [
      entry('former', undefined, '2029-12-31'),
      entry('now', '2030-01-01', '2030-12-31'),
      entry('next', '2031-01-01'),
    ],
    'now',
  ],
  ['will hold first, if none does', [entry('later', '2032-01-01'), entry('next', '2031-01-01')], 'next'],
  [
    'held last, if none will',
    [entry('first', '2020-01-01', '2020-12-31'), entry('last', '2021-01-01', '2021-12-31')],
    'last',
  ],
] as [string, Entry[], string][])(
  'Visma.net: where one value alone is shown it is the one that %s',
  ([, entries, value]) => {
    expect(entryShown(entries, '2030-03-01')).toMatchObject({ value })
    expect(entryShown(entries.toReversed(), '2030-03-01')).toMatchObject({ value })
  },
)
