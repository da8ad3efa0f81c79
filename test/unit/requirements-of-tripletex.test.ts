import { expect, test } from 'vitest'
import { TRIPLETEX_URLS, tripletexEntry } from '../../src/connectors/tripletex/entry.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { readinessForSystem } from '../../src/domain/readiness-of-system.ts'
import { mappingOf } from '../support/tripletex-people.ts'
import { employment, linesOf, person, readiness, today } from './readiness-people.ts'

test.for([
  [
    'a D-nummer goes along, but tells no birth date',
    { nationalId: { country: 'NO', number: '53097248016' } },
    ['blocks /birthDate not-told'],
  ],
  [
    'a D-nummer goes along with the birth date of the document',
    { nationalId: { country: 'NO', number: '53097248016' }, birthDate: '1972-09-13' },
    [],
  ],
  [
    'a personnummer stays here, and its birth date goes along',
    { nationalId: { country: 'SE', number: '19121212-1212' } },
    ['partly-exported /nationalId/number not-taken'],
  ],
  [
    'a number of another country stays here, and the birth date is missing',
    { nationalId: { country: 'DE', number: '12 345' } },
    ['partly-exported /nationalId/number not-taken', 'blocks /birthDate not-told'],
  ],
  [
    'a Swedish account stays here',
    { bankAccount: { country: 'SE', clearing: '6410', number: '474636836' } },
    ['partly-exported /bankAccount/number not-taken'],
  ],
  [
    'an IBAN stays here',
    { bankAccount: { country: 'DE', clearing: null, number: 'DE89370400440532013000' } },
    ['partly-exported /bankAccount/number not-taken'],
  ],
  [
    'a Norwegian IBAN goes along as the account that it holds',
    { bankAccount: { country: 'NO', clearing: null, number: 'NO9386011117947' } },
    [],
  ],
  [
    'pay in another currency stays here',
    {
      employments: [
        { ...employment, pay: { type: 'hourly', amount: '190.00', currency: 'SEK', from: null } },
      ],
    },
    ['partly-exported /employments/0/pay/currency not-taken'],
  ],
] as [string, Partial<EmployeeDocument>, string[]][])('I4: Tripletex: %s', ([, document, lines]) => {
  expect(linesOf(readiness(document))).toEqual(lines)
})

test('I4: Tripletex: a code that the mapping says nothing about is told as such, as heavily as a missing one', () => {
  const document = { ...person, departmentId: 'D11', employments: [{ ...employment, contractType: 'odd' }] }
  const judged = (changes: Parameters<typeof mappingOf>[0]) => {
    const mapping = mappingOf({ departments: {}, ...changes })
    const { mapped, unmapped } = tripletexEntry(TRIPLETEX_URLS)
    const pointers = unmapped(document, mapping).map(({ pointer }) => pointer)
    return linesOf(readiness(mapped(document, mapping), { unmapped: pointers }))
  }
  expect(judged({})).toEqual([
    'warning /departmentId not-mapped',
    'warning /officeId not-mapped',
    'blocks /employments/0/contractType not-mapped',
  ])
  const defaults = {
    defaultDepartment: { number: '1' },
    defaultOffice: '888888888',
    defaultContractType: { employmentForm: 'PERMANENT' },
  } as const
  expect(judged(defaults)).toEqual([])
})

function judgedBy(
  changes: Parameters<typeof mappingOf>[0],
  document: Partial<EmployeeDocument>,
  isThere = false,
): string[] {
  const mapping = mappingOf({ offices: { OSL: '888888888' }, ...changes })
  const asked = { employeeId: 'E2001', document: { ...person, ...document }, mapping, today, isThere }
  return linesOf(readinessForSystem(tripletexEntry(TRIPLETEX_URLS), { ...asked, environment: 'test' }))
}

test.each(['STANDARD', 'EXTENDED'] as const)(
  'I4: Tripletex: without an e-mail address nobody is sent who is to log in as %s',
  (userType) => {
    expect(judgedBy({}, { workEmail: null })).toEqual(['warning /workEmail missing'])
    expect(judgedBy({ userType }, { workEmail: null })).toEqual(['blocks /workEmail missing'])
    expect(judgedBy({ userType }, { workEmail: null }, true), 'who is there is not created').toEqual([
      'warning /workEmail missing',
    ])
    expect(judgedBy({ userType }, { workEmail: 'hedvig@example' })).toEqual(['blocks /workEmail wrong-form'])
    expect(judgedBy({ userType }, { workEmail: null, privateEmail: 'hedvig@example.no' })).toEqual([])
  },
)

test('I4: Tripletex: an office that is missing or not mapped is told where the mapping names any and has no default', () => {
  expect(judgedBy({}, {})).toEqual([])
  expect(judgedBy({}, { officeId: null })).toEqual(['warning /officeId missing'])
  expect(judgedBy({}, { officeId: 'BGO' })).toEqual(['warning /officeId not-mapped'])
  for (const officeId of [null, 'BGO']) {
    expect(judgedBy({ defaultOffice: '888888888' }, { officeId })).toEqual([])
    expect(judgedBy({ offices: {} }, { officeId })).toEqual([])
  }
})

test('I4: Tripletex: invented people block in production, and there only', () => {
  expect(readiness({}, { environment: 'test' }).complete).toBe(true)
  const told = readiness({}, { environment: 'production' })
  expect(told.complete).toBe(false)
  expect(linesOf(told)).toEqual(['blocks /nationalId/number synthetic'])
})
