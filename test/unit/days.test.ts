import { expect, test } from 'vitest'
import { daysFor, reactivateDaysBeforeFor } from '../../src/domain/days.ts'

const nothing = { user: undefined, template: undefined, settings: undefined }

test.for([
  ['nothing is set: 5 days, by default', nothing, { days: 5, daysFrom: 'default' }],
  [
    "the tenant's 7 days win over the default",
    { ...nothing, settings: 7 },
    { days: 7, daysFrom: 'settings' },
  ],
  [
    "the tenant's 5 days are told apart from the default 5",
    { ...nothing, settings: 5 },
    { days: 5, daysFrom: 'settings' },
  ],
  [
    "the template's 60 days win over the tenant's 5",
    { ...nothing, template: 60, settings: 5 },
    { days: 60, daysFrom: 'template' },
  ],
  [
    "the user's 3 days win over template and tenant",
    { user: 3, template: 60, settings: 5 },
    { days: 3, daysFrom: 'user' },
  ],
  [
    '0 days of the user win over 60 of the template',
    { user: 0, template: 60, settings: 5 },
    { days: 0, daysFrom: 'user' },
  ],
  [
    '0 days of the template win over 5 of the tenant',
    { ...nothing, template: 0, settings: 5 },
    { days: 0, daysFrom: 'template' },
  ],
  [
    '0 days of the tenant win over the default',
    { ...nothing, settings: 0 },
    { days: 0, daysFrom: 'settings' },
  ],
  ['999 days of the user count as 999', { ...nothing, user: 999 }, { days: 999, daysFrom: 'user' }],
  [
    'off of the user wins over 60 days of the template',
    { user: 'off', template: 60, settings: 5 },
    { days: 'off', daysFrom: 'user' },
  ],
  [
    'off of the template wins over 5 days of the tenant',
    { ...nothing, template: 'off', settings: 5 },
    { days: 'off', daysFrom: 'template' },
  ],
  [
    'off of the tenant wins over the default',
    { ...nothing, settings: 'off' },
    { days: 'off', daysFrom: 'settings' },
  ],
  [
    "the user's 3 days win over off of template and tenant",
    { user: 3, template: 'off', settings: 'off' },
    { days: 3, daysFrom: 'user' },
  ],
  [
    'a user between two that inherit counts',
    { ...nothing, user: 14, settings: 5 },
    { days: 14, daysFrom: 'user' },
  ],
] as const)('L1: %s', ([, levels, expected]) => {
  expect(daysFor(levels)).toEqual(expected)
})

test.for([
  ['nothing is set: the account opens 1 day before', nothing, 1],
  ["the tenant's 2 days win over 1", { ...nothing, settings: 2 }, 2],
  ["the template's 0 days win over the tenant's 2", { ...nothing, template: 0, settings: 2 }, 0],
  ["the user's 4 days win over template and tenant", { user: 4, template: 0, settings: 2 }, 4],
  ["off of the user wins over the tenant's 2 days", { ...nothing, user: 'off', settings: 2 }, 'off'],
] as const)('L11: %s', ([, levels, expected]) => {
  expect(reactivateDaysBeforeFor(levels)).toBe(expected)
})
