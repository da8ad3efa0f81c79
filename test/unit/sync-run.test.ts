import { describe, expect, test } from 'vitest'
import { endsOf } from '../../src/domain/ends-sent.ts'
import {
  goesOnUntil,
  isGreen,
  isSentAlready,
  plannedFor,
  seenBySystems,
  toSend,
  type SentBefore,
} from '../../src/domain/sync-run.ts'
import { employmentOf, personOf } from '../support/tripletex-people.ts'

const person = (lastDay: string | null) => personOf('1', { employments: [employmentOf('E1-1', { lastDay })] })
const before = (changes: Partial<SentBefore> = {}): SentBefore => ({
  digest: 'd',
  bankAccount: 'a',
  nationalId: 'n',
  ended: {},
  sentAt: '2026-11-01T00:00:00.000Z',
  parts: {},
  waitingSince: null,
  endsAsked: [],
  ...changes,
})
const told = { employerIds: ['fjord'], held: new Set<string>(), ended: {}, endsAsked: [] }

describe('what is sent', () => {
  test('is of the integration’s employers, without withdrawn employments and without the user', () => {
    const employments = [
      employmentOf('A'),
      employmentOf('B', { employerId: 'other' }),
      employmentOf('C', { withdrawn: true }),
      employmentOf('D', { employerId: null }),
    ]
    const { document } = toSend(personOf('1', { employments }), told)
    expect(document.employments.map(({ id }) => id)).toEqual(['A'])
    expect(document.user).toBe(null)
  })

  test('I11: an end that the leaver guard holds is sent as it was sent before', () => {
    const held = new Set(['E1-1'])
    expect(endsOf(toSend(person('2026-10-31'), { ...told, held }).document)).toEqual({})
    const sent = { 'E1-1': '2026-12-31' }
    const again = toSend(person('2026-10-31'), { ...told, held, ended: sent })
    expect(endsOf(again.document)).toEqual(sent)
    expect(again.heldEnds).toEqual(['E1-1'])
    expect(again.takenBack).toEqual([])
  })

  test('an end that was sent and is no more is taken back', () => {
    expect(toSend(person(null), { ...told, ended: { 'E1-1': '2026-10-31' } }).takenBack).toEqual(['E1-1'])
  })

  test('withdrawn employments of the integration’s employers are named', () => {
    const gone = { withdrawn: true, startDate: '2026-12-01' }
    const employments = [
      employmentOf('A'),
      employmentOf('B', gone),
      employmentOf('C', { ...gone, employerId: 'other' }),
    ]
    expect(toSend(personOf('1', { employments }), told).withdrawn).toEqual([
      { id: 'B', startDate: '2026-12-01' },
    ])
  })

  test('an end that was asked for and is no more is taken back, but not while the leaver guard holds it', () => {
    const asked = { ...told, endsAsked: ['E1-1'] }
    expect(toSend(person(null), asked).takenBack).toEqual(['E1-1'])
    expect(toSend(person('2026-10-31'), asked).takenBack).toEqual([])
    expect(toSend(person('2026-10-31'), { ...asked, held: new Set(['E1-1']) }).takenBack).toEqual([])
  })

  test('I9: what no system sees changes nothing, whatever the order of its parts', () => {
    const document = person(null)
    const reversed = Object.fromEntries(Object.entries(document.address ?? {}).toReversed())
    const same = { ...document, address: reversed as typeof document.address, revision: 9 }
    expect(seenBySystems(same)).toBe(seenBySystems(document))
    expect(seenBySystems({ ...document, mobilePhone: '+4741111111' })).not.toBe(seenBySystems(document))
  })

  test.each([
    [undefined, false, false],
    [before(), false, true],
    [before(), true, false],
    [before({ digest: null }), false, false],
    [before({ digest: 'other' }), false, false],
  ])('I9: sent before %o, all of it asked for %s: there already %s', (known, isFull, expected) => {
    expect(isSentAlready(known, { digest: 'd', isFull })).toBe(expected)
  })
})

describe('I11: what is counted', () => {
  const now = { bankAccount: 'a', nationalId: 'n', ended: {} }
  test.each([
    ['nothing', { before: before(), now }, {}],
    [
      'a change of account',
      { before: before(), now: { ...now, bankAccount: 'b' } },
      { bankAccountChanged: 1 },
    ],
    ['an account that HR has no more', { before: before(), now: { ...now, bankAccount: null } }, {}],
    ['a change of number', { before: before(), now: { ...now, nationalId: 'm' } }, { nationalIdChanged: 1 }],
    ['an end', { before: before(), now: { ...now, ended: { E: '2026-10-31' } } }, { ended: 1 }],
    [
      'an end that moves',
      { before: before({ ended: { E: '2026-09-30' } }), now: { ...now, ended: { E: '2026-10-31' } } },
      {},
    ],
    [
      'an end that moves earlier',
      { before: before({ ended: { E: '2026-11-30' } }), now: { ...now, ended: { E: '2026-10-31' } } },
      { ended: 1 },
    ],
    [
      'the account of somebody who was there before and of whom nothing arrived yet',
      { before: before({ sentAt: null }), now },
      { bankAccountChanged: 1 },
    ],
    [
      'somebody who was there before and has no account here',
      { before: undefined, now: { ...now, bankAccount: null } },
      {},
    ],
  ])('%s', (_, asked, expected) => {
    const none = { scope: 1, created: 0, ended: 0, bankAccountChanged: 0, nationalIdChanged: 0 }
    const employees = Object.keys(expected).length
    expect(plannedFor({ isNew: false, ...asked })).toEqual({ ...none, ...expected, employees })
  })

  test.each([
    [
      'somebody who is new there and has an employment that is over',
      { isNew: true, before: undefined, account: 'a' },
      'created',
    ],
    [
      'somebody who is there and was linked just now',
      { isNew: false, before: undefined, account: null },
      'ended',
    ],
  ])('of %s', (_, { account, ...whose }, expected) => {
    const none = { scope: 1, created: 0, ended: 0, bankAccountChanged: 0, nationalIdChanged: 0 }
    const asked = { ...whose, now: { ...now, bankAccount: account, ended: { E: '2020-10-31' } } }
    expect(plannedFor(asked)).toEqual({ ...none, [expected]: 1, employees: 1 })
  })
})

describe('I6: green', () => {
  const result = { employeeId: 'A', outcome: 'created', reach: 'accepted' } as const
  test.each([
    ['as named', {}, true],
    ['stopped', { isCompleted: false }, false],
    ['one without a result', { named: ['A', 'B'] }, false],
    ['blocked', { results: [{ ...result, outcome: 'blocked' as const }] }, false],
    ['refused', { results: [{ ...result, outcome: 'refused' as const }] }, false],
    ['sent, and nobody said anything yet', { results: [{ ...result, reach: 'sent' }] }, false],
    ['a draft that waits', { results: [{ ...result, reach: 'waiting' }] }, true],
  ])('%s', (_, changes, expected) => {
    expect(isGreen({ isCompleted: true, named: ['A'], results: [result], ...changes })).toBe(expected)
  })
})

describe('I9: a broken run goes on', () => {
  const timeZone = 'Europe/Oslo'
  test.each([
    ['scheduled', '2026-11-26T05:10:00.000Z', '2026-11-26T11:00:00.000Z'],
    ['scheduled', '2026-07-01T04:00:00.000Z', '2026-07-01T10:00:00.000Z'],
    ['scheduled', '2026-11-26T16:45:00.000Z', '2026-11-26T17:45:00.000Z'],
    ['manual', '2026-11-26T05:10:00.000Z', '2026-11-27T05:10:00.000Z'],
  ] as const)('%s from %s until %s', (kind, now, expected) => {
    expect(goesOnUntil({ kind, now, timeZone })).toBe(expected)
  })
})
