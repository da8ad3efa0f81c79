// What of a person is past keeping. Days are whole numbers here, so that the expectations share no arithmetic with the rule.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EmployeeDocument, Retention } from '../../src/domain/documents.ts'
import { agingFields, pastKeeping, withoutExpired, type PersonToKeep } from '../../src/domain/retention.ts'
import { employmentsArbitrary, instantOfDay } from './leaver-plan-arbitraries.ts'

const bound = fc.integer({ min: 30, max: 200 })
const retention: fc.Arbitrary<Retention> = fc.record({
  payDays: bound,
  bankAccountDays: bound,
  nationalIdDays: bound,
  addressDays: bound,
  resultsDays: bound,
  evidenceMonths: bound,
})

/** At noon of UTC it is the same day in both zones. */
const situation = fc
  .record({
    people: employmentsArbitrary({
      access: ['rule', 'now', 'ends-on'],
      timeZones: ['Europe/Stockholm', 'UTC'],
    }),
    today: fc.integer({ min: 0, max: 900 }),
    changedDaysAgo: fc.integer({ min: 0, max: 300 }),
    retention,
    preserve: fc.boolean(),
    hasOpenLeaver: fc.boolean(),
  })
  .map(({ people, today, changedDaysAgo, ...given }) => ({
    ...given,
    people,
    today,
    changedDaysAgo,
    person: {
      employments: people.map(({ employment }) => employment),
      lastChangedAt: instantOfDay({ day: today - changedDaysAgo, minutes: 720 }),
      timeZone: 'Europe/Stockholm',
      now: instantOfDay({ day: today, minutes: 720 }),
      preserve: false,
      hasOpenLeaver: false,
    } satisfies PersonToKeep,
  }))

const daysFor = ({ nationalIdDays, bankAccountDays, addressDays, payDays }: Retention) => ({
  nationalId: nationalIdDays,
  birthDate: nationalIdDays,
  bankAccount: bankAccountDays,
  address: addressDays,
  pay: payDays,
})

test('retention: a field goes exactly when every employment ended at least its days ago', () => {
  fc.assert(
    fc.property(situation, ({ people, today, changedDaysAgo, retention: kept, person }) => {
      const ago = people.map(({ last }) => (last === undefined ? -1 : today - last))
      const since = people.length === 0 ? changedDaysAgo : Math.min(...ago)
      const expected = agingFields.filter((field) => since >= daysFor(kept)[field])
      expect(pastKeeping(person, kept)).toEqual(expected)
    }),
  )
})

test('retention: nothing goes of whoever is preserved or has an open leaver', () => {
  fc.assert(
    fc.property(situation, ({ person, preserve, hasOpenLeaver, retention: kept }) => {
      fc.pre(preserve || hasOpenLeaver)
      expect(pastKeeping({ ...person, preserve, hasOpenLeaver }, kept)).toEqual([])
    }),
  )
})

test('retention: what is past keeping stays so on every later day, and a new employment takes all of it again', () => {
  fc.assert(
    fc.property(situation, fc.nat(400), ({ person, retention: kept, today }, later) => {
      const now = instantOfDay({ day: today + later, minutes: 720 })
      expect(pastKeeping({ ...person, now }, kept)).toEqual(expect.arrayContaining(pastKeeping(person, kept)))
      const returning = { lastDay: undefined, timeZone: 'Europe/Stockholm' }
      expect(pastKeeping({ ...person, now, employments: [...person.employments, returning] }, kept)).toEqual(
        [],
      )
    }),
  )
})

const none = {
  employments: [],
  lastChangedAt: '2026-01-01T12:00:00.000Z',
  preserve: false,
  hasOpenLeaver: false,
}
const days = {
  payDays: 30,
  bankAccountDays: 31,
  nationalIdDays: 90,
  addressDays: 90,
  resultsDays: 90,
  evidenceMonths: 24,
}

test.for([
  ['Europe/Stockholm', '2026-04-29T21:59:00.000Z', 29],
  ['Europe/Stockholm', '2026-04-29T22:00:00.000Z', 30],
  ['America/New_York', '2026-04-30T03:59:00.000Z', 29],
  ['America/New_York', '2026-04-30T04:00:00.000Z', 30],
] as const)('retention: in %s it is counted by its own calendar: at %s %i days', ([timeZone, now, since]) => {
  const employments = [{ lastDay: '2026-03-31', timeZone }]
  const expired = pastKeeping({ ...none, employments, timeZone: 'UTC', now }, days)
  expect(expired).toEqual(since >= 30 ? ['pay'] : [])
})

const document: EmployeeDocument = {
  revision: null,
  employeeNumber: '1',
  givenName: 'Test',
  familyName: 'Person',
  workEmail: null,
  privateEmail: null,
  mobilePhone: null,
  nationalId: { country: 'SE', number: '191212121212' },
  birthDate: '1912-12-12',
  protectedIdentity: false,
  preserve: null,
  address: { street: 'Gatan 1', postalCode: null, city: null, country: 'SE' },
  bankAccount: null,
  departmentId: null,
  officeId: null,
  managerEmployeeId: null,
  employments: [
    {
      id: 'E1-1',
      employerId: null,
      startDate: '2020-02-01',
      lastDay: '2026-03-31',
      withdrawn: false,
      contractType: null,
      fullTimePercent: null,
      jobTitle: null,
      occupationCode: null,
      pay: { type: 'monthly', amount: '1', currency: 'SEK', from: null },
    },
  ],
  user: null,
  withdrawUser: false,
}

test('retention: of a document is left out what is past keeping and does not stand, and nothing else', () => {
  const stored = {
    nationalId: null,
    birthDate: null,
    bankAccount: document.bankAccount,
    address: document.address,
    pay: new Map(),
  }
  const { document: kept, leftOut } = withoutExpired(document, { expired: agingFields, stored })
  expect(leftOut).toEqual(['/nationalId', '/birthDate', '/employments/0/pay'])
  expect(kept).toMatchObject({
    nationalId: null,
    birthDate: null,
    address: document.address,
    employments: [{ pay: null }],
  })
  expect(withoutExpired(document, { expired: [], stored })).toEqual({ document, leftOut: [] })
})

test('retention: a birth date that stands is left to the sweep, another one is left out', () => {
  const leftOutWith = (birthDate: string | null) => {
    const stored = { ...document, birthDate, pay: new Map([['E1-1', document.employments[0]?.pay ?? null]]) }
    return withoutExpired(document, { expired: agingFields, stored }).leftOut
  }
  expect(leftOutWith('1912-12-12')).toEqual([])
  expect(leftOutWith('1912-12-13')).toEqual(['/birthDate'])
})

test('retention: a document that takes a field away takes it away, also when it is past keeping', () => {
  const stored = { ...document, pay: new Map() }
  const without = { ...document, address: null, employments: [] }
  const { document: kept, leftOut } = withoutExpired(without, { expired: agingFields, stored })
  expect([kept.address, leftOut]).toEqual([null, []])
})
