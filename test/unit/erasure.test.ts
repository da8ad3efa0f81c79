// When a person is erased, and what comes first.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erasureStand, isConnectionOpen, isEmployed } from '../../src/domain/erasure.ts'
import type { Employment } from '../../src/domain/employment.ts'
import { stepStates } from '../../src/domain/leaver.ts'

const gone = {
  isEmployed: false,
  preserve: false,
  account: 'closed',
  hasOpenLeaver: false,
  hasOpenConnection: false,
} as const

const anybody = fc.record({
  isEmployed: fc.boolean(),
  preserve: fc.boolean(),
  account: fc.constantFrom('none', 'open', 'closed'),
  hasOpenLeaver: fc.boolean(),
  hasOpenConnection: fc.boolean(),
})

test('nobody is erased who is employed, to be preserved, or may still log in', () => {
  fc.assert(
    fc.property(anybody, (person) => {
      const mayGo = { ...gone, account: person.account === 'open' ? 'closed' : person.account } as const
      const isReady = JSON.stringify(person) === JSON.stringify(mayGo)
      expect(erasureStand(person).kind === 'ready').toBe(isReady)
    }),
  )
})

test('preserving comes before anything else, then the employment, the account and the connection', () => {
  const all = {
    isEmployed: true,
    preserve: true,
    account: 'open',
    hasOpenLeaver: true,
    hasOpenConnection: true,
  } as const
  expect(erasureStand(all)).toEqual({ kind: 'refused', why: 'preserved' })
  expect(erasureStand({ ...all, preserve: false })).toEqual({ kind: 'refused', why: 'still-employed' })
  const left = { ...all, preserve: false, isEmployed: false } as const
  expect(erasureStand(left)).toEqual({ kind: 'waiting', waitingFor: 'account' })
  expect(erasureStand({ ...left, account: 'closed' })).toEqual({ kind: 'waiting', waitingFor: 'connection' })
})

const employment = (lastDay: string | undefined, timeZone = 'Europe/Stockholm'): Employment => ({
  id: 'E1-1',
  startDate: '2020-01-01',
  lastDay,
  access: 'rule',
  accessAskedAt: undefined,
  timeZone,
})

test.for([
  [undefined, '2026-11-01T12:00:00.000Z', true],
  ['2026-10-31', '2026-10-31T22:59:59.999Z', true],
  ['2026-10-31', '2026-10-31T23:00:00.000Z', false],
] as const)(
  'L2: with the last day %s at %s employed is %s, by the date where the employer is',
  ([lastDay, now, is]) => {
    expect(isEmployed([employment(lastDay)], now)).toBe(is)
    expect(isEmployed([employment('2019-01-01'), employment(lastDay)], now), 'any of them counts').toBe(is)
  },
)

test('L7: a connection is open unless it is known to be gone, or its removal came to an end', () => {
  const known = { connection: 'yes', isNamedThere: true } as const
  const open = [undefined, ...stepStates].filter((removal) => isConnectionOpen({ ...known, removal }))
  expect(open).toEqual([undefined, 'pending', 'running', 'failed'])
  expect(isConnectionOpen({ ...known, connection: 'unknown', removal: undefined })).toBe(true)
  expect(isConnectionOpen({ ...known, connection: 'no', removal: undefined })).toBe(false)
  expect(isConnectionOpen({ ...known, isNamedThere: false, removal: undefined })).toBe(false)
})
