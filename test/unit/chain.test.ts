import { expect, test } from 'vitest'
import { accessEnd, chainsOf } from '../../src/domain/chain.ts'
import type { Access, Employment } from '../../src/domain/employment.ts'

type Period = readonly [id: string, startDate: string, lastDay?: string, access?: Access]

function employment([id, startDate, lastDay, access = 'rule']: Period): Employment {
  return { id, startDate, lastDay, access, accessAskedAt: undefined, timeZone: 'Europe/Stockholm' }
}

const untilOctober = ['a', '2020-02-01', '2026-10-31'] as const

test.for([
  ['L2: 5 days after 31 October: no access from 6 November', untilOctober, 5, '2026-11-06'],
  ['L2: 0 days: no access from the day after the last day', untilOctober, 0, '2026-11-01'],
  ['L2: 1 day: the day after the last day is still open', untilOctober, 1, '2026-11-02'],
  ['L2: 999 days reach into July 2029', untilOctober, 999, '2029-07-27'],
  ['L2: 5 days end on the leap day', ['a', '2020-02-01', '2028-02-23'], 5, '2028-02-29'],
  ['L2: 5 days pass the leap day', ['a', '2020-02-01', '2028-02-24'], 5, '2028-03-01'],
  ['L1: off closes nothing: the day after the last day', untilOctober, 'off', '2026-11-01'],
  ['L3: without a last day access has no end', ['a', '2020-02-01'], 5, undefined],
  [
    'L16: endsOn before the last day is the end',
    [...untilOctober, { endsOn: '2026-10-15' }],
    5,
    '2026-10-15',
  ],
  ['L16: endsOn on the last day is the end', [...untilOctober, { endsOn: '2026-10-31' }], 5, '2026-10-31'],
  ['L16: endsOn after the days is the end', [...untilOctober, { endsOn: '2026-12-24' }], 5, '2026-12-24'],
  ['L16: endsOn does not ask the days', [...untilOctober, { endsOn: '2026-12-24' }], 'off', '2026-12-24'],
  ['L16: access now leaves the end of the rule to the others', [...untilOctober, 'now'], 5, '2026-11-06'],
] as const satisfies [string, Period, number | 'off', string | undefined][])(
  '%s',
  ([, period, days, expected]) => {
    expect(accessEnd({ employment: employment(period), days })).toBe(expected)
  },
)

type Row = {
  title: string
  employments: readonly Period[]
  days?: number | 'off'
  joinWithinDays?: number
  /** Ids of the members, and the chain's end. */
  chains: readonly (readonly [members: string, noAccessFrom: string | undefined])[]
}

const rows: Row[] = [
  { title: 'nobody has no chain', employments: [], chains: [] },
  { title: 'one employment is a chain', employments: [untilOctober], chains: [['a', '2026-11-06']] },
  {
    title: 'the next from 6 November, the day without access, joins',
    employments: [untilOctober, ['b', '2026-11-06']],
    chains: [['a b', undefined]],
  },
  {
    title: 'the next from 7 November, opened a day before, joins',
    employments: [untilOctober, ['b', '2026-11-07']],
    chains: [['a b', undefined]],
  },
  {
    title: 'the next from 8 November is a chain of its own',
    employments: [untilOctober, ['b', '2026-11-08']],
    chains: [
      ['a', '2026-11-06'],
      ['b', undefined],
    ],
  },
  {
    title: 'the next from the day after the last day joins',
    employments: [untilOctober, ['b', '2026-11-01', '2026-12-31']],
    chains: [['a b', '2027-01-06']],
  },
  {
    title: 'without days of reactivation the next from 6 November joins',
    employments: [untilOctober, ['b', '2026-11-06']],
    joinWithinDays: 0,
    chains: [['a b', undefined]],
  },
  {
    title: 'without days of reactivation the next from 7 November is a chain of its own',
    employments: [untilOctober, ['b', '2026-11-07']],
    joinWithinDays: 0,
    chains: [
      ['a', '2026-11-06'],
      ['b', undefined],
    ],
  },
  {
    title: 'a template that keeps for 30 days joins the next from 6 December',
    employments: [untilOctober, ['b', '2026-12-06']],
    joinWithinDays: 30,
    chains: [['a b', undefined]],
  },
  {
    title: 'a template that keeps for 30 days does not join the next from 7 December',
    employments: [untilOctober, ['b', '2026-12-07']],
    joinWithinDays: 30,
    chains: [
      ['a', '2026-11-06'],
      ['b', undefined],
    ],
  },
  {
    title: '0 days join the next from 2 November',
    employments: [untilOctober, ['b', '2026-11-02']],
    days: 0,
    chains: [['a b', undefined]],
  },
  {
    title: '0 days do not join the next from 3 November',
    employments: [untilOctober, ['b', '2026-11-03']],
    days: 0,
    chains: [
      ['a', '2026-11-01'],
      ['b', undefined],
    ],
  },
  {
    title: '999 days join the next from 28 July 2029',
    employments: [untilOctober, ['b', '2029-07-28']],
    days: 999,
    chains: [['a b', undefined]],
  },
  {
    title: '999 days do not join the next from 29 July 2029',
    employments: [untilOctober, ['b', '2029-07-29']],
    days: 999,
    chains: [
      ['a', '2029-07-27'],
      ['b', undefined],
    ],
  },
  {
    title: 'off counts the gap from the day after the last day',
    employments: [untilOctober, ['b', '2026-11-02'], ['c', '2027-11-02']],
    days: 'off',
    chains: [['a b c', undefined]],
  },
  {
    title: 'off does not join the next from 3 November',
    employments: [untilOctober, ['b', '2026-11-03']],
    days: 'off',
    chains: [
      ['a', '2026-11-01'],
      ['b', undefined],
    ],
  },
  {
    title: 'the gap is counted over the leap day: 1 March joins',
    employments: [
      ['a', '2020-02-01', '2028-02-23'],
      ['b', '2028-03-01'],
    ],
    chains: [['a b', undefined]],
  },
  {
    title: 'the gap is counted over the leap day: 2 March does not join',
    employments: [
      ['a', '2020-02-01', '2028-02-23'],
      ['b', '2028-03-02'],
    ],
    chains: [
      ['a', '2028-02-29'],
      ['b', undefined],
    ],
  },
  {
    title: 'overlapping: the latest last day counts',
    employments: [untilOctober, ['b', '2026-10-01', '2026-12-31']],
    chains: [['a b', '2027-01-06']],
  },
  {
    title: 'an employment inside another shortens nothing',
    employments: [untilOctober, ['b', '2026-01-01', '2026-03-31']],
    chains: [['a b', '2026-11-06']],
  },
  {
    title: 'the longest so far reaches the next one, not the one before it',
    employments: [
      ['a', '2020-02-01', '2026-12-31'],
      ['b', '2026-02-01', '2026-02-28'],
      ['c', '2027-01-07', '2027-03-31'],
    ],
    chains: [['a b c', '2027-04-06']],
  },
  {
    title: 'three in a row, each a day within reach',
    employments: [untilOctober, ['b', '2026-11-07', '2026-11-30'], ['c', '2026-12-07', '2026-12-31']],
    chains: [['a b c', '2027-01-06']],
  },
  {
    title: 'three in a row, the third a day too late',
    employments: [untilOctober, ['b', '2026-11-07', '2026-11-30'], ['c', '2026-12-08', '2026-12-31']],
    chains: [
      ['a b', '2026-12-06'],
      ['c', '2027-01-06'],
    ],
  },
  {
    title: 'one that runs takes in everything that starts after it',
    employments: [
      ['a', '2020-02-01'],
      ['b', '2026-05-01', '2026-05-31'],
      ['c', '2031-01-01', '2031-12-31'],
    ],
    chains: [['a b c', undefined]],
  },
  {
    title: 'one that runs takes in nothing that ended long before it',
    employments: [
      ['a', '2010-01-01', '2012-12-31'],
      ['b', '2015-01-01', '2018-06-30'],
      ['c', '2020-02-01'],
    ],
    chains: [
      ['a', '2013-01-06'],
      ['b', '2018-07-06'],
      ['c', undefined],
    ],
  },
  {
    title: 'equal starts stand in order of their ids',
    employments: [
      ['b', '2020-02-01', '2026-10-31'],
      ['a', '2020-02-01', '2026-10-31'],
    ],
    chains: [['a b', '2026-11-06']],
  },
  {
    title: 'the order of input does not matter',
    employments: [['c', '2026-12-08'], untilOctober, ['b', '2026-11-07', '2026-11-30']],
    chains: [
      ['a b', '2026-12-06'],
      ['c', undefined],
    ],
  },
  {
    title: 'garden leave ends the chain although the employment goes on',
    employments: [
      ['a', '2020-02-01', '2026-12-31', { endsOn: '2026-10-01' }],
      ['b', '2026-10-03'],
    ],
    chains: [
      ['a', '2026-10-01'],
      ['b', undefined],
    ],
  },
]

// As a pair, since `$title` is cut after 40 characters.
const titled = rows.map((row) => [row.title, row] as const)

test.for(titled)('L3: %s', ([, { employments, days = 5, joinWithinDays = 1, chains }]) => {
  const found = chainsOf({ employments: employments.map(employment), days, joinWithinDays })
  expect(
    found.map(({ members, noAccessFrom }) => [members.map(({ id }) => id).join(' '), noAccessFrom]),
  ).toEqual(chains)
})
