import { expect, test } from 'vitest'
import {
  active,
  employed,
  ended,
  helsinki,
  plansOf,
  returning,
  revoked,
  rules,
  stJohns,
  stockholm,
  superseded,
  unset,
  untilOctober,
  type Situation,
} from './leaver-plan-person.ts'

test("L1, L2: the seeds' example: last day 31 October 2026, 5 days of the tenant, Europe/Stockholm", () => {
  expect(plansOf({ employments: [untilOctober] })).toEqual({
    a: {
      kind: 'due',
      lastDay: '2026-10-31',
      access: 'rule',
      days: 5,
      daysFrom: 'settings',
      noAccessFrom: '2026-11-06',
      dueAt: '2026-11-05T23:00:00.000Z',
    },
  })
})

test.for([
  [
    'a template of 60 days closes on 31 December',
    { ...unset, template: 60, settings: 5 },
    { days: 60, daysFrom: 'template', noAccessFrom: '2026-12-31', dueAt: '2026-12-30T23:00:00.000Z' },
  ],
  [
    "the user's 0 days close on the day after the last day",
    { user: 0, template: 60, settings: 5 },
    { days: 0, daysFrom: 'user', noAccessFrom: '2026-11-01', dueAt: '2026-10-31T23:00:00.000Z' },
  ],
  [
    '999 days close on 27 July 2029, in summer time',
    { ...unset, settings: 999 },
    { days: 999, daysFrom: 'settings', noAccessFrom: '2029-07-27', dueAt: '2029-07-26T22:00:00.000Z' },
  ],
  [
    'nothing set closes after 5 days by default',
    unset,
    { days: 5, daysFrom: 'default', noAccessFrom: '2026-11-06', dueAt: '2026-11-05T23:00:00.000Z' },
  ],
] as const)('L1: %s', ([, deactivateAfter, expected]) => {
  expect(plansOf({ employments: [untilOctober], rules: rules({ deactivateAfter }) })).toMatchObject({
    a: expected,
  })
})

test.for([
  ['off of the tenant', { ...unset, settings: 'off' }],
  ['off of the template', { ...unset, template: 'off', settings: 5 }],
  ['off of the user', { user: 'off', template: 60, settings: 5 }],
] as const)('L1: %s starts nothing', ([, deactivateAfter]) => {
  expect(plansOf({ employments: [untilOctober], rules: rules({ deactivateAfter }) })).toEqual({
    a: ended('cancelled', 'off'),
  })
})

test.for([
  ['due on the leap day 2028', '2028-02-23', stockholm, '00:00', '2028-02-29', '2028-02-28T23:00:00.000Z'],
  [
    'due 6 days after the leap day 2028',
    '2028-02-29',
    stockholm,
    '00:00',
    '2028-03-06',
    '2028-03-05T23:00:00.000Z',
  ],
  [
    'due on 29 March 2026, when summer time begins',
    '2026-03-23',
    stockholm,
    '00:00',
    '2026-03-29',
    '2026-03-28T23:00:00.000Z',
  ],
  [
    'due on 30 March 2026, the first midnight of summer time',
    '2026-03-24',
    stockholm,
    '00:00',
    '2026-03-30',
    '2026-03-29T22:00:00.000Z',
  ],
  [
    'due at 00:00 on 25 October 2026 although that day has 25 hours',
    '2026-10-19',
    stockholm,
    '00:00',
    '2026-10-25',
    '2026-10-24T22:00:00.000Z',
  ],
  [
    'due on 26 October 2026, the first midnight of winter time',
    '2026-10-20',
    stockholm,
    '00:00',
    '2026-10-26',
    '2026-10-25T23:00:00.000Z',
  ],
  [
    'due on 28 March 2027, when summer time begins',
    '2027-03-22',
    stockholm,
    '00:00',
    '2027-03-28',
    '2027-03-27T23:00:00.000Z',
  ],
  [
    'due on 31 October 2027, when summer time ends',
    '2027-10-25',
    stockholm,
    '00:00',
    '2027-10-31',
    '2027-10-30T22:00:00.000Z',
  ],
  [
    'due in Helsinki an hour before Stockholm',
    '2026-10-31',
    helsinki,
    '00:00',
    '2026-11-06',
    '2026-11-05T22:00:00.000Z',
  ],
  [
    "due in St John's four and a half hours after Stockholm",
    '2026-10-31',
    stJohns,
    '00:00',
    '2026-11-06',
    '2026-11-06T03:30:00.000Z',
  ],
  [
    'due at 06:00 where the tenant says so',
    '2026-10-31',
    stockholm,
    '06:00',
    '2026-11-06',
    '2026-11-06T05:00:00.000Z',
  ],
  [
    'due at 23:00, still on 6 November',
    '2026-10-31',
    stockholm,
    '23:00',
    '2026-11-06',
    '2026-11-06T22:00:00.000Z',
  ],
  [
    'due at the moment of the change where 02:00 is skipped',
    '2026-03-23',
    stockholm,
    '02:00',
    '2026-03-29',
    '2026-03-29T01:00:00.000Z',
  ],
] as const)('L2: %s', ([, lastDay, zone, dueTime, noAccessFrom, dueAt]) => {
  const employments = [employed('a', '2020-02-01', lastDay, { zone })]
  expect(plansOf({ employments, rules: rules({ dueTime }) })).toMatchObject({ a: { noAccessFrom, dueAt } })
})

const users: [string, Situation, Record<string, object>][] = [
  [
    'L14: nobody to close: no user',
    { employments: [untilOctober], noUser: true },
    { a: ended('cancelled', 'no-user') },
  ],
  [
    'L12: an exempt user is never touched',
    { employments: [untilOctober], user: { ...active, exempt: true } },
    { a: ended('cancelled', 'exempt') },
  ],
  [
    'L9: who was inactive at launch is never touched',
    { employments: [untilOctober], user: { ...active, inactiveWhy: 'launch' } },
    { a: ended('cancelled', 'inactive') },
  ],
  [
    'L8: who was deactivated by hand ends the leaver so',
    { employments: [untilOctober], user: { ...active, inactiveWhy: 'person' } },
    { a: ended('closed-by-hand') },
  ],
  [
    'L7: what the automation closed is not closed again',
    { employments: [untilOctober], user: { ...active, inactiveWhy: 'automation' } },
    { a: ended('cancelled', 'inactive') },
  ],
  [
    'L11: what the automation closed shows as returning when the next employment opens',
    {
      employments: [untilOctober, employed('b', '2026-11-08')],
      user: { ...active, inactiveWhy: 'automation' },
      now: '2026-11-06T23:00:00.000Z',
    },
    { a: returning(), b: revoked },
  ],
  [
    'L11: what the automation closed shows as superseded when another employment runs',
    {
      employments: [untilOctober, employed('b', '2021-01-01')],
      user: { ...active, inactiveWhy: 'automation' },
    },
    { a: superseded('b'), b: revoked },
  ],
  [
    'L11: what the automation closed shows as off when the days are switched off',
    {
      employments: [untilOctober],
      user: { ...active, inactiveWhy: 'automation' },
      rules: rules({ deactivateAfter: { ...unset, settings: 'off' } }),
    },
    { a: ended('cancelled', 'off') },
  ],
  [
    'L12: an exempt user counts as exempt also when inactive by hand',
    { employments: [untilOctober], user: { exempt: true, inactiveWhy: 'person' } },
    { a: ended('cancelled', 'exempt') },
  ],
  [
    'L3: without a last day nothing is planned, with or without a user',
    { employments: [employed('a', '2020-02-01')], noUser: true },
    { a: revoked },
  ],
]

test.for(users)('%s', ([, situation, expected]) => {
  expect(plansOf(situation)).toEqual(expected)
})
