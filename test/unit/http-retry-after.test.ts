import { expect, test } from 'vitest'

import { retryAfterMs } from '../../src/http/retry-after.ts'

const now = Date.parse('2026-11-06T00:00:00Z')

test.for([
  ['7 seconds are 7000 ms', { 'retry-after': '7' }, 7000],
  ['0 seconds are no wait', { 'retry-after': '0' }, 0],
  [
    'a date is measured from the Date of the same answer, not from this clock',
    { 'retry-after': 'Fri, 06 Nov 2026 09:00:30 GMT', date: 'Fri, 06 Nov 2026 09:00:00 GMT' },
    30_000,
  ],
  [
    'a date without Date is measured from this clock',
    { 'retry-after': 'Fri, 06 Nov 2026 00:00:05 GMT' },
    5000,
  ],
  ['a date that has passed is no wait', { 'retry-after': 'Thu, 05 Nov 2026 00:00:00 GMT' }, 0],
  ['two hours are cut to one', { 'retry-after': '7200' }, 3_600_000],
  ['a date next year is cut to an hour', { 'retry-after': 'Sat, 06 Nov 2027 00:00:00 GMT' }, 3_600_000],
  ['a missing header tells nothing', {}, undefined],
  ['-5 tells nothing', { 'retry-after': '-5' }, undefined],
  ['1.5 tells nothing', { 'retry-after': '1.5' }, undefined],
  ['words tell nothing', { 'retry-after': 'soon' }, undefined],
  ['an empty header tells nothing', { 'retry-after': '' }, undefined],
] as const)('Retry-After: %s', ([, headers, expected]) => {
  expect(retryAfterMs({ headers, now })).toBe(expected)
})
