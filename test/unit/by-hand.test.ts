import { expect, test } from 'vitest'
import { waitsByHand } from '../../src/domain/by-hand.ts'

const timeZone = 'Europe/Stockholm'
const plan = { lastDay: '2026-10-31', access: 'rule', dueAt: '2026-11-05T23:00:00.000Z' } as const

test.for([
  ['the day after the last day', '2026-10-31T23:00:00.000Z', true],
  ['on the last day, a minute before its end', '2026-10-31T22:59:00.000Z', false],
  ['before the account is due', '2026-11-03T12:00:00.000Z', true],
  ['after the account was due', '2026-11-20T12:00:00.000Z', true],
  ['while the employment runs', '2026-10-01T12:00:00.000Z', false],
] as const)(
  'L8: an account that was opened %s waits for the end that was given: %s',
  ([, reopenedAt, waits]) => {
    expect(waitsByHand({ plan, reopenedAt, timeZone })).toBe(waits)
  },
)

test.for([
  ['on the day on which access ends, before its hour', '2026-09-30T22:00:00.000Z', true],
  ['a minute before that day', '2026-09-30T21:59:00.000Z', false],
  ['weeks later, and the employment still runs', '2026-10-20T12:00:00.000Z', true],
  ['after the employment', '2026-11-20T12:00:00.000Z', true],
] as const)(
  'L8, L16: on garden leave an account that was opened %s waits for the end that was given: %s',
  ([, reopenedAt, waits]) => {
    const gardenLeave = { ...plan, access: { endsOn: '2026-10-01' } }
    expect(waitsByHand({ plan: gardenLeave, reopenedAt, timeZone })).toBe(waits)
  },
)

test('L8, L16: access that ends after the last day is over for who has no employment any more', () => {
  const longer = { ...plan, access: { endsOn: '2026-12-01' } }
  expect(waitsByHand({ plan: longer, reopenedAt: '2026-11-20T12:00:00.000Z', timeZone })).toBe(true)
})

test.for([
  ['after access now was carried out', '2026-11-02T12:00:01.000Z', true],
  ['before access now was asked for', '2026-11-02T11:59:59.000Z', false],
] as const)(
  'L8, L16: an account that was opened %s waits for the end that was given: %s',
  ([, reopenedAt, waits]) => {
    const now = { ...plan, access: 'now', dueAt: '2026-11-02T12:00:00.000Z' } as const
    expect(waitsByHand({ plan: now, reopenedAt, timeZone })).toBe(waits)
  },
)
