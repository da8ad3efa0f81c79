import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { birthDateOf } from '../../src/domain/national-id.ts'
import { employment, linesOf, pay, person, readiness } from './readiness-people.ts'

test('I4: who has everything is complete, and nothing is found', () => {
  expect(readiness({})).toEqual({ employeeId: 'E2001', complete: true, findings: [] })
})

const without: [string, Partial<EmployeeDocument>, string][] = [
  ['employee number', { employeeNumber: ' ' }, 'blocks /employeeNumber missing'],
  ['given name', { givenName: '' }, 'blocks /givenName missing'],
  ['family name', { familyName: '' }, 'blocks /familyName missing'],
  ['identity number', { nationalId: null }, 'blocks /nationalId missing'],
  ['e-mail address', { workEmail: null }, 'warning /workEmail missing'],
  ['phone number', { mobilePhone: null }, 'warning /mobilePhone missing'],
  ['address', { address: null }, 'warning /address missing'],
  ['bank account', { bankAccount: null }, 'partly-exported /bankAccount missing'],
  ['department', { departmentId: null }, 'warning /departmentId missing'],
  ['office', { officeId: null }, 'warning /officeId missing'],
  ['employment', { employments: [] }, 'blocks /employments missing'],
]

test.for(without)('I4: a missing %s is told, and nothing else', ([, document, line]) => {
  const told = readiness(document)
  expect(linesOf(told)).toEqual([line])
  expect(told.complete).toBe(!line.startsWith('blocks'))
})

test('I4: everything that is missing is told at once, whatever it is', () => {
  fc.assert(
    fc.property(fc.subarray(without), (missing) => {
      const document = Object.assign({}, ...missing.map(([, part]) => part)) as Partial<EmployeeDocument>
      const told = readiness(document)
      expect(linesOf(told)).toEqual(missing.map(([, , line]) => line))
      expect(told.complete).toBe(missing.every(([, , line]) => !line.startsWith('blocks')))
    }),
  )
})

test('I4: what an employment lacks is told with the place of the employment in the document', () => {
  const bare = {
    ...employment,
    contractType: null,
    fullTimePercent: null,
    occupationCode: null,
    pay: null,
  }
  const told = readiness({ employments: [{ ...bare, withdrawn: true }, employment, bare] })
  expect(linesOf(told)).toEqual([
    'blocks /employments/2/contractType missing',
    'partly-exported /employments/2/fullTimePercent missing',
    'warning /employments/2/occupationCode missing',
    'partly-exported /employments/2/pay missing',
  ])
})

test.for([
  ['E-mail', { workEmail: 'hedvig@example' }, 'partly-exported /workEmail wrong-form'],
  [
    'private e-mail, where there is none of work',
    { workEmail: null, privateEmail: 'hedvig' },
    'partly-exported /privateEmail wrong-form',
  ],
  ['phone number', { mobilePhone: '000 00 001' }, 'partly-exported /mobilePhone wrong-form'],
  [
    'identity number',
    { nationalId: { country: 'NO', number: '26829398613' } },
    'blocks /nationalId/number wrong-check-digit',
  ],
  [
    'bank account',
    { bankAccount: { country: 'NO', clearing: null, number: '86011117948' } },
    'partly-exported /bankAccount/number wrong-check-digit',
  ],
  [
    'clearing number',
    { bankAccount: { country: 'SE', clearing: '6410-1', number: '474636836' } },
    'partly-exported /bankAccount/clearing wrong-clearing-number',
  ],
  [
    'account without clearing number',
    { bankAccount: { country: 'SE', clearing: null, number: '474636836' } },
    'partly-exported /bankAccount/clearing missing',
  ],
  [
    'postal code',
    { address: { street: 'Prøvegata 1', postalCode: null, city: 'Oslo', country: 'NO' } },
    'warning /address/postalCode missing',
  ],
  [
    'first day, which does not exist',
    { employments: [{ ...employment, startDate: '2025-02-29' }] },
    'blocks /employments/0/startDate no-such-date',
  ],
  [
    'last day, before the first',
    { employments: [{ ...employment, startDate: '2026-11-01', lastDay: '2026-10-31' }] },
    'blocks /employments/0/lastDay before-start',
  ],
  [
    'last day, which does not exist',
    { employments: [{ ...employment, lastDay: '2026-11-31' }] },
    'blocks /employments/0/lastDay no-such-date',
  ],
  [
    'first day of pay, which does not exist',
    { employments: [{ ...employment, pay: { ...pay, from: '2026-02-30' } }] },
    'partly-exported /employments/0/pay/from no-such-date',
  ],
  [
    'occupation code of six digits',
    { employments: [{ ...employment, occupationCode: '251210' }] },
    'partly-exported /employments/0/occupationCode wrong-form',
  ],
  [
    'first day, before the person was born',
    { employments: [{ ...employment, startDate: '1993-02-26' }] },
    'blocks /nationalId/number not-before-start',
  ],
] as [string, Partial<EmployeeDocument>, string][])('I4: an invalid %s is told', ([, document, line]) => {
  expect(linesOf(readiness(document))).toEqual([line])
})

test('I4: the private e-mail address does where there is none of work', () => {
  expect(readiness({ workEmail: null, privateEmail: 'hedvig@example.no' }).findings).toEqual([])
})

test.for([
  ['ended 90 days ago goes along', { lastDay: '2026-08-28' }, []],
  ['ended 91 days ago is not looked at', { lastDay: '2026-08-27' }, ['blocks /employments missing']],
  ['that is to come goes along', { startDate: '2027-01-01' }, []],
  ['that was withdrawn is not looked at', { withdrawn: true }, ['blocks /employments missing']],
] as const)('I4, I9: an employment %s', ([, part, lines]) => {
  expect(linesOf(readiness({ employments: [{ ...employment, ...part }] }))).toEqual(lines)
})

test('I4: only employments at the employers that the integration tells of are looked at', () => {
  const elsewhere = { ...employment, id: 'E2001-2', employerId: 'acme-se', pay: null }
  const employments = [elsewhere, employment]
  expect(linesOf(readiness({ employments }))).toEqual(['partly-exported /employments/0/pay missing'])
  expect(linesOf(readiness({ employments }, { employerIds: ['acme-no'] }))).toEqual([])
  expect(linesOf(readiness({ employments }, { employerIds: ['acme-dk'] }))).toEqual([
    'blocks /employments missing',
  ])
})

test('I5: nobody with a protected identity is asked for an address', () => {
  const nowhere = { street: null, postalCode: null, city: null, country: 'NO' }
  expect(readiness({ protectedIdentity: true, address: null }).findings).toEqual([])
  expect(readiness({ protectedIdentity: true, address: nowhere }).findings).toEqual([])
})

test('I4: a finding says what is wrong and what follows, and never holds the value', () => {
  const values = {
    workEmail: 'hedvig@secret',
    mobilePhone: '070-99887766',
    nationalId: { country: 'NO', number: '26829398613' },
    bankAccount: { country: 'SE', clearing: '6410-7', number: '474636836' },
    employments: [
      {
        ...employment,
        occupationCode: 'code-99',
        pay: { ...pay, amount: '77123.00', currency: 'EUR' },
      },
    ],
  }
  const { findings } = readiness(values)
  expect(findings).toHaveLength(6)
  const told = JSON.stringify(findings)
  for (const value of [
    'secret',
    '99887766',
    '26829398613',
    '6410',
    '474636836',
    'code-99',
    '77123',
    'EUR',
    person.givenName,
  ])
    expect(told).not.toContain(value)
  expect(findings[0]).toEqual({
    pointer: '/nationalId/number',
    field: 'nationalId',
    severity: 'blocks',
    code: 'wrong-check-digit',
    detail:
      'the national identity number has a length or a check digit that does not fit; it was probably mistyped; the employee is not sent before this is mended',
  })
})

test('I4: what a system does not ask for is not told', () => {
  const requirements = {
    fields: { givenName: { missing: 'blocks' } },
    takes: { nationalIds: [], bankAccounts: [], currencies: [], occupationCodePattern: '.' },
  } as const
  expect(linesOf(readiness({ givenName: '', familyName: '', nationalId: null }, { requirements }))).toEqual([
    'blocks /givenName missing',
  ])
})

test('I4: where the number is not asked for, a birth date that it does not tell is', () => {
  const requirements = {
    fields: { birthDate: { missing: 'blocks' } },
    takes: { nationalIds: ['other'], bankAccounts: [], currencies: ['NOK'], occupationCodePattern: '.' },
  } as const
  expect(linesOf(readiness({ nationalId: null }, { requirements }))).toEqual(['blocks /birthDate not-told'])
})

const dNumber = { country: 'NO', number: '53097248016' }

test.for([
  ['where the number tells none', { nationalId: dNumber, birthDate: '1972-09-13' }, []],
  [
    'that is not before the first day',
    { nationalId: dNumber, birthDate: '2020-02-01' },
    ['blocks /birthDate not-before-start'],
  ],
] as [string, Partial<EmployeeDocument>, string[]][])(
  'I4: a birth date of the document %s',
  ([, document, lines]) => {
    expect(linesOf(readiness(document))).toEqual(lines)
  },
)

test('I4: a birth date that contradicts the identity number blocks, and the same one does not', () => {
  const { nationalId } = person
  const birthDate = birthDateOf({ nationalId, birthDate: null }, { today: '2026-11-26' })
  expect(linesOf(readiness({ birthDate }))).toEqual([])
  expect(linesOf(readiness({ birthDate: '1970-01-01' }))).toEqual(['blocks /birthDate contradicts-number'])
})

test('I4: numbers and accounts of which no rule is known are marked where a system takes them', () => {
  const requirements = {
    fields: { nationalId: { 'not-checked': 'warning' }, bankAccount: { 'not-checked': 'warning' } },
    takes: {
      nationalIds: ['other'],
      bankAccounts: ['other', 'swedish'],
      currencies: [],
      occupationCodePattern: '.',
    },
  } as const
  const abroad = { nationalId: { country: 'DE', number: '12 345' } }
  expect(
    linesOf(
      readiness(
        { ...abroad, bankAccount: { country: 'DE', clearing: null, number: '532013000' } },
        { requirements },
      ),
    ),
  ).toEqual(['warning /nationalId/number not-checked', 'warning /bankAccount/number not-checked'])
  expect(
    linesOf(
      readiness(
        { ...abroad, bankAccount: { country: 'SE', clearing: '9990', number: '1234567' } },
        { requirements },
      ),
    ),
  ).toEqual(['warning /nationalId/number not-checked', 'warning /bankAccount/number not-checked'])
})
