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
  ['after access now was carried out', '2026-11-02T12:00:01.000Z', true],
  ['before access now was asked for', '2026-11-02T11:59:59.000Z', false],
] as const)(
  'L8, L16: an account that was opened %s waits for the end that was given: %s',
  ([, reopenedAt, waits]) => {
    const now = { ...plan, access: 'now', dueAt: '2026-11-02T12:00:00.000Z' } as const
    expect(waitsByHand({ plan: now, reopenedAt, timeZone })).toBe(waits)
  },
)
