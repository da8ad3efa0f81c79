import { expect, test } from 'vitest'
import {
  active,
  due,
  dueInNovember,
  employed,
  ended,
  plansOf,
  revoked,
  rules,
  stJohns,
  superseded,
  unset,
  untilOctober,
  type Situation,
} from './leaver-plan-person.ts'

const asked = { access: 'now', askedAt: '2026-09-01T07:59:00.000Z' } as const
const dueAsAsked = {
  kind: 'due',
  access: 'now',
  noAccessFrom: '2026-09-01',
  dueAt: '2026-09-01T07:59:00.000Z',
}

const accesses: [string, Situation, Record<string, object>][] = [
  [
    'now acts while the employment runs on',
    { employments: [employed('a', '2020-02-01', '2026-12-31', asked)] },
    { a: { ...dueAsAsked, lastDay: '2026-12-31', days: 5, daysFrom: 'settings' } },
  ],
  [
    'now acts beside another that runs',
    { employments: [employed('a', '2020-02-01', '2026-12-31', asked), employed('b', '2021-02-01')] },
    { a: dueAsAsked, b: revoked },
  ],
  [
    'now acts although the next begins tomorrow',
    { employments: [employed('a', '2020-02-01', '2026-08-31', asked), employed('b', '2026-09-02')] },
    { a: dueAsAsked, b: revoked },
  ],
  [
    'now acts although the next has begun',
    { employments: [employed('a', '2020-02-01', '2026-06-30', asked), employed('b', '2026-08-01')] },
    { a: dueAsAsked, b: revoked },
  ],
  [
    'now acts although the days are off',
    {
      employments: [employed('a', '2020-02-01', '2026-12-31', asked)],
      rules: rules({ deactivateAfter: { ...unset, settings: 'off' } }),
    },
    { a: { ...dueAsAsked, days: 'off' } },
  ],
  [
    'now does not wait for the hour of the tenant',
    { employments: [employed('a', '2020-02-01', '2026-12-31', asked)], rules: rules({ dueTime: '22:00' }) },
    { a: dueAsAsked },
  ],
  [
    'now beside one that ends by the rule: each has its own date',
    {
      employments: [
        employed('a', '2020-02-01', '2026-12-31', asked),
        employed('b', '2021-02-01', '2026-10-31'),
      ],
    },
    { a: dueAsAsked, b: due('2027-01-06', '2027-01-05T23:00:00.000Z') },
  ],
  [
    'now at 23:30 UTC is the next date in Stockholm',
    {
      employments: [
        employed('a', '2020-02-01', '2026-12-31', { access: 'now', askedAt: '2026-11-05T23:30:00.000Z' }),
      ],
    },
    { a: { noAccessFrom: '2026-11-06', dueAt: '2026-11-05T23:30:00.000Z' } },
  ],
  [
    "now at 23:30 UTC is the same date in St John's",
    {
      employments: [
        employed('a', '2020-02-01', '2026-12-31', {
          access: 'now',
          askedAt: '2026-11-05T23:30:00.000Z',
          zone: stJohns,
        }),
      ],
    },
    { a: { noAccessFrom: '2026-11-05', dueAt: '2026-11-05T23:30:00.000Z' } },
  ],
  [
    'now without the moment it was asked is at once',
    { employments: [employed('a', '2020-02-01', '2026-12-31', { access: 'now' })] },
    { a: { noAccessFrom: '2026-09-01', dueAt: '2026-09-01T08:00:00.000Z' } },
  ],
  [
    'now of an exempt user does nothing',
    { employments: [employed('a', '2020-02-01', '2026-12-31', asked)], user: { ...active, exempt: true } },
    { a: ended('cancelled', 'exempt') },
  ],
  [
    'now of an account that the automation closed does nothing more',
    {
      employments: [employed('a', '2020-02-01', '2026-12-31', asked)],
      user: { ...active, inactiveWhy: 'automation' },
    },
    { a: ended('cancelled', 'inactive') },
  ],
  [
    'endsOn before the last day closes on that date: garden leave',
    { employments: [employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-15' } })] },
    {
      a: {
        ...due('2026-10-15', '2026-10-14T22:00:00.000Z'),
        access: { endsOn: '2026-10-15' },
        lastDay: '2026-10-31',
      },
    },
  ],
  [
    'endsOn on the last day closes on that date',
    { employments: [employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-31' } })] },
    { a: due('2026-10-31', '2026-10-30T23:00:00.000Z') },
  ],
  [
    'endsOn after the last day and the 5 days closes on that date',
    { employments: [employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-12-24' } })] },
    { a: due('2026-12-24', '2026-12-23T23:00:00.000Z') },
  ],
  [
    'endsOn follows the hour of the tenant',
    {
      employments: [employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-15' } })],
      rules: rules({ dueTime: '18:00' }),
    },
    { a: due('2026-10-15', '2026-10-15T16:00:00.000Z') },
  ],
  [
    'endsOn closes although the days are off',
    {
      employments: [employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-15' } })],
      rules: rules({ deactivateAfter: { ...unset, template: 'off' } }),
    },
    { a: { ...due('2026-10-15', '2026-10-14T22:00:00.000Z'), days: 'off', daysFrom: 'template' } },
  ],
  [
    'endsOn, with the days off, waits for the employment beside it that ends later',
    {
      employments: [
        employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-15' } }),
        employed('b', '2021-02-01', '2026-12-31'),
      ],
      rules: rules({ deactivateAfter: { ...unset, settings: 'off' } }),
    },
    { a: due('2027-01-01', '2026-12-31T23:00:00.000Z'), b: ended('cancelled', 'off') },
  ],
  [
    'endsOn does not close beside another that runs',
    {
      employments: [
        employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-15' } }),
        employed('b', '2021-02-01'),
      ],
    },
    { a: superseded('b'), b: revoked },
  ],
  [
    'endsOn does not close when the next begins the day after',
    {
      employments: [
        employed('a', '2020-02-01', '2026-10-31', { access: { endsOn: '2026-10-15' } }),
        employed('b', '2026-10-16'),
      ],
    },
    { a: superseded('b'), b: revoked },
  ],
  [
    'of endsOn and the rule the later end carries the action',
    {
      employments: [
        employed('a', '2020-02-01', '2026-12-31', { access: { endsOn: '2026-10-15' } }),
        employed('b', '2021-02-01', '2026-10-31'),
      ],
    },
    { a: superseded('b'), b: dueInNovember },
  ],
  [
    'of endsOn and the rule with one end the later last day carries the action',
    {
      employments: [
        untilOctober,
        employed('b', '2021-02-01', '2026-12-31', { access: { endsOn: '2026-11-06' } }),
      ],
    },
    { a: superseded('b'), b: dueInNovember },
  ],
]

test.for(accesses)('L16: %s', ([, situation, expected]) => {
  expect(plansOf(situation)).toMatchObject(expected)
})
