import { expect, test } from 'vitest'
import { timingOf } from '../../src/domain/late-notice.ts'

const stockholm = 'Europe/Stockholm'
const stJohns = 'America/St_Johns'
const november = { access: 'rule', noAccessFrom: '2026-11-06', dueAt: '2026-11-05T23:00:00.000Z' } as const

test.for([
  [
    'a date still to come is kept',
    november,
    '2026-11-05T22:59:59.999Z',
    10,
    stockholm,
    '2026-11-05T23:00:00.000Z',
    0,
  ],
  [
    'a year ahead the date is kept',
    november,
    '2025-11-05T12:00:00.000Z',
    10,
    stockholm,
    '2026-11-05T23:00:00.000Z',
    0,
  ],
  [
    'heard of at the instant itself: 10 minutes later, 0 days late',
    november,
    '2026-11-05T23:00:00.000Z',
    10,
    stockholm,
    '2026-11-05T23:10:00.000Z',
    0,
  ],
  [
    'heard of on the same date: 10 minutes later, 0 days late',
    november,
    '2026-11-06T08:15:30.250Z',
    10,
    stockholm,
    '2026-11-06T08:25:30.250Z',
    0,
  ],
  [
    'heard of a second before midnight: still 0 days late',
    november,
    '2026-11-06T22:59:59.000Z',
    10,
    stockholm,
    '2026-11-06T23:09:59.000Z',
    0,
  ],
  [
    'heard of at the next midnight: 1 day late',
    november,
    '2026-11-06T23:00:00.000Z',
    10,
    stockholm,
    '2026-11-06T23:10:00.000Z',
    1,
  ],
  [
    'heard of two weeks later: 14 days late',
    november,
    '2026-11-20T09:00:00.000Z',
    10,
    stockholm,
    '2026-11-20T09:10:00.000Z',
    14,
  ],
  [
    'heard of after a leap day: 366 days late',
    { ...november, noAccessFrom: '2028-01-01', dueAt: '2027-12-31T23:00:00.000Z' },
    '2029-01-01T09:00:00.000Z',
    10,
    stockholm,
    '2029-01-01T09:10:00.000Z',
    366,
  ],
  [
    'a tenant without delay acts at once',
    november,
    '2026-11-20T09:00:00.000Z',
    0,
    stockholm,
    '2026-11-20T09:00:00.000Z',
    14,
  ],
  [
    'a tenant with a day of delay acts a day later',
    november,
    '2026-11-20T09:00:00.000Z',
    1440,
    stockholm,
    '2026-11-21T09:00:00.000Z',
    14,
  ],
  [
    'the delay is minutes that pass, also over the change of the clocks',
    november,
    '2027-03-28T00:55:00.000Z',
    10,
    stockholm,
    '2027-03-28T01:05:00.000Z',
    142,
  ],
  [
    "the days are counted by the employer's calendar",
    { ...november, dueAt: '2026-11-06T03:30:00.000Z' },
    '2026-11-07T02:00:00.000Z',
    10,
    stJohns,
    '2026-11-07T02:10:00.000Z',
    0,
  ],
  [
    'a mistyped year is taken as it stands, and acts after the delay',
    { ...november, noAccessFrom: '2016-11-06', dueAt: '2016-11-05T23:00:00.000Z' },
    '2026-09-01T08:00:00.000Z',
    10,
    stockholm,
    '2026-09-01T08:10:00.000Z',
    3586,
  ],
  [
    'an access end of its own is late like any other',
    { ...november, access: { endsOn: '2026-11-06' } },
    '2026-11-08T09:00:00.000Z',
    10,
    stockholm,
    '2026-11-08T09:10:00.000Z',
    2,
  ],
] as const)('L5: %s', ([, due, noticedAt, lateNoticeDelayMinutes, timeZone, actsAt, noticeLateByDays]) => {
  expect(timingOf({ due, noticedAt, lateNoticeDelayMinutes, timeZone })).toEqual({ actsAt, noticeLateByDays })
})

test('L16: access now passes the delay, and is never late', () => {
  const due = { access: 'now', noAccessFrom: '2026-11-06', dueAt: '2026-11-06T08:00:00.000Z' } as const
  expect(
    timingOf({ due, noticedAt: '2026-11-09T08:00:00.000Z', lateNoticeDelayMinutes: 10, timeZone: stockholm }),
  ).toEqual({
    actsAt: '2026-11-06T08:00:00.000Z',
    noticeLateByDays: 0,
  })
})
