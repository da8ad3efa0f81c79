import { expect, test } from 'vitest'
import {
  due,
  dueInNovember,
  employed,
  helsinki,
  plansOf,
  returning,
  revoked,
  rules,
  stockholm,
  superseded,
  unset,
  untilOctober,
  type Situation,
} from './leaver-plan-person.ts'

const chains: [string, Situation, Record<string, object>][] = [
  [
    'the next from 6 November keeps the account open',
    { employments: [untilOctober, employed('b', '2026-11-06')] },
    { a: returning('b'), b: revoked },
  ],
  [
    'the next from 7 November, opened a day before, keeps the account open',
    { employments: [untilOctober, employed('b', '2026-11-07')] },
    { a: returning('b'), b: revoked },
  ],
  [
    'the next from 8 November comes too late: closed on 6 November',
    { employments: [untilOctober, employed('b', '2026-11-08')] },
    { a: dueInNovember, b: revoked },
  ],
  [
    'a millisecond before 7 November the next from the 8th does not count yet',
    { employments: [untilOctober, employed('b', '2026-11-08')], now: '2026-11-06T22:59:59.999Z' },
    { a: dueInNovember, b: revoked },
  ],
  [
    'from 7 November 00:00, a day before the next, the account is open again',
    { employments: [untilOctober, employed('b', '2026-11-08')], now: '2026-11-06T23:00:00.000Z' },
    { a: returning(), b: revoked },
  ],
  [
    'reactivation at 06:00 follows the hour of the tenant',
    {
      employments: [untilOctober, employed('b', '2026-11-08')],
      rules: rules({ dueTime: '06:00' }),
      now: '2026-11-07T04:59:59.999Z',
    },
    { a: due('2026-11-06', '2026-11-06T05:00:00.000Z'), b: revoked },
  ],
  [
    'reactivation 3 days before joins the next from 9 November',
    {
      employments: [untilOctober, employed('b', '2026-11-09')],
      rules: rules({ reactivateBefore: { ...unset, template: 3 } }),
    },
    { a: returning('b'), b: revoked },
  ],
  [
    'reactivation 3 days before does not join the next from 10 November',
    {
      employments: [untilOctober, employed('b', '2026-11-10')],
      rules: rules({ reactivateBefore: { ...unset, template: 3 } }),
    },
    { a: dueInNovember, b: revoked },
  ],
  [
    'reactivation off joins the next from 6 November',
    {
      employments: [untilOctober, employed('b', '2026-11-06')],
      rules: rules({ reactivateBefore: { ...unset, settings: 'off' } }),
    },
    { a: returning('b'), b: revoked },
  ],
  [
    'reactivation off does not join the next from 7 November',
    {
      employments: [untilOctober, employed('b', '2026-11-07')],
      rules: rules({ reactivateBefore: { ...unset, settings: 'off' } }),
    },
    { a: dueInNovember, b: revoked },
  ],
  [
    'with reactivation off the old employment is over from the first day of the next',
    {
      employments: [untilOctober, employed('b', '2026-11-08')],
      rules: rules({ reactivateBefore: { ...unset, settings: 'off' } }),
      now: '2026-11-07T23:00:00.000Z',
    },
    { a: returning(), b: revoked },
  ],
  [
    'a template that keeps for 30 days keeps open for the next from 6 December',
    {
      employments: [untilOctober, employed('b', '2026-12-06')],
      rules: rules({ keepIfReturningWithinDays: 30 }),
    },
    { a: returning('b'), b: revoked },
  ],
  [
    'a template that keeps for 30 days closes before the next from 7 December',
    {
      employments: [untilOctober, employed('b', '2026-12-07')],
      rules: rules({ keepIfReturningWithinDays: 30 }),
    },
    { a: dueInNovember, b: revoked },
  ],
  [
    'one that runs beside it supersedes',
    { employments: [untilOctober, employed('b', '2021-01-01')] },
    { a: superseded('b'), b: revoked },
  ],
  [
    'overlapping: the later last day carries the action',
    { employments: [untilOctober, employed('b', '2026-06-01', '2026-12-31')] },
    { a: superseded('b'), b: due('2027-01-06', '2027-01-05T23:00:00.000Z') },
  ],
  [
    'overlapping: the later last day carries the action also if it started first',
    { employments: [untilOctober, employed('b', '2026-06-01', '2026-08-31')] },
    { a: dueInNovember, b: superseded('a') },
  ],
  [
    'ties go to the smaller id',
    {
      employments: [employed('e-2', '2020-02-01', '2026-10-31'), employed('e-1', '2021-02-01', '2026-10-31')],
    },
    { 'e-1': dueInNovember, 'e-2': superseded('e-1') },
  ],
  [
    'ties go to the smaller id as text: e-10 before e-9',
    {
      employments: [
        employed('e-9', '2020-02-01', '2026-10-31'),
        employed('e-10', '2020-02-01', '2026-10-31'),
      ],
    },
    { 'e-10': dueInNovember, 'e-9': superseded('e-10') },
  ],
  [
    'three in a row: the last carries the action for all',
    {
      employments: [
        untilOctober,
        employed('b', '2026-11-07', '2026-11-30'),
        employed('c', '2026-12-07', '2026-12-31'),
      ],
    },
    { a: superseded('c'), b: superseded('c'), c: due('2027-01-06', '2027-01-05T23:00:00.000Z') },
  ],
  [
    'three in a row of which the third comes too late: two dates',
    {
      employments: [
        untilOctober,
        employed('b', '2026-11-07', '2026-11-30'),
        employed('c', '2026-12-08', '2026-12-31'),
      ],
    },
    {
      a: superseded('b'),
      b: due('2026-12-06', '2026-12-05T23:00:00.000Z'),
      c: due('2027-01-06', '2027-01-05T23:00:00.000Z'),
    },
  ],
  [
    'three in a row of which the last runs',
    { employments: [untilOctober, employed('b', '2026-11-07', '2026-11-30'), employed('c', '2026-12-07')] },
    { a: returning('c'), b: returning('c'), c: revoked },
  ],
  [
    'history: chains that ended before the present one began do not count',
    {
      employments: [
        employed('h1', '2010-01-01', '2012-12-31'),
        employed('h2', '2015-01-01', '2018-06-30'),
        employed('c', '2020-02-01'),
      ],
    },
    { h1: returning(), h2: returning(), c: revoked },
  ],
  [
    'history: only the present chain closes the account',
    {
      employments: [
        employed('h1', '2010-01-01', '2012-12-31'),
        employed('h2', '2015-01-01', '2018-06-30'),
        untilOctober,
      ],
    },
    { h1: returning(), h2: returning(), a: dueInNovember },
  ],
  [
    'history: a chain that ended in 2018 and nothing after it is due since then',
    { employments: [employed('h1', '2010-01-01', '2012-12-31'), employed('h2', '2015-01-01', '2018-06-30')] },
    { h1: returning(), h2: due('2018-07-06', '2018-07-05T22:00:00.000Z') },
  ],
  [
    'history: a chain that ended is due while the next one is still to come',
    { employments: [employed('h2', '2015-01-01', '2018-06-30'), employed('b', '2026-12-01')] },
    { h2: due('2018-07-06', '2018-07-05T22:00:00.000Z'), b: revoked },
  ],
  ['only one that runs: nothing to do', { employments: [employed('a', '2020-02-01')] }, { a: revoked }],
  ['no employment at all: no plan', { employments: [] }, {}],
  [
    'two employers: the zone of the one that ends last decides',
    { employments: [untilOctober, employed('b', '2021-02-01', '2026-11-30', { zone: helsinki })] },
    { a: superseded('b'), b: due('2026-12-06', '2026-12-05T22:00:00.000Z') },
  ],
  [
    'two employers with one last day: not while the other zone still has it',
    {
      employments: [
        employed('a', '2020-02-01', '2026-10-31', { zone: helsinki }),
        employed('b', '2021-02-01', '2026-10-31', { zone: stockholm }),
      ],
    },
    { a: dueInNovember, b: superseded('a') },
  ],
  [
    'two employers with one last day: the smaller id may be the later zone',
    { employments: [untilOctober, employed('b', '2021-02-01', '2026-10-31', { zone: helsinki })] },
    { a: dueInNovember, b: superseded('a') },
  ],
  [
    "two employers: 7 November in Kiritimati begins while Pago Pago still has the 5th, which is the other's",
    {
      employments: [
        employed('a', '2020-02-01', '2026-10-31', { zone: 'Pacific/Pago_Pago' }),
        employed('b', '2021-02-01', '2026-11-01', { zone: 'Pacific/Kiritimati' }),
      ],
    },
    { a: superseded('b'), b: due('2026-11-07', '2026-11-06T11:00:00.000Z') },
  ],
  [
    "a return opens by the zone of the employer that comes: Helsinki's 7 November",
    {
      employments: [untilOctober, employed('b', '2026-11-08', undefined, { zone: helsinki })],
      now: '2026-11-06T22:00:00.000Z',
    },
    { a: returning(), b: revoked },
  ],
]

test.for(chains)('L3: %s', ([, situation, expected]) => {
  const plans = plansOf(situation)
  expect(Object.keys(plans).toSorted()).toEqual(Object.keys(expected).toSorted())
  expect(plans).toMatchObject(expected)
  expect(plansOf({ ...situation, employments: situation.employments.toReversed() })).toEqual(plans)
})
