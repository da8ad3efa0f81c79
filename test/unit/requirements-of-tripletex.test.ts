import { expect, test } from 'vitest'
import { TRIPLETEX_URLS, tripletexEntry } from '../../src/connectors/tripletex/entry.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { mappingOf } from '../support/tripletex-people.ts'
import { employment, linesOf, person, readiness } from './readiness-people.ts'

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
    'blocks /employments/0/contractType not-mapped',
  ])
  const defaults = {
    defaultDepartment: { number: '1' },
    defaultContractType: { employmentForm: 'PERMANENT' },
  } as const
  expect(judged(defaults)).toEqual([])
})

test('I4: Tripletex: invented people block in production, and there only', () => {
  expect(readiness({}, { environment: 'test' }).complete).toBe(true)
  const told = readiness({}, { environment: 'production' })
  expect(told.complete).toBe(false)
  expect(linesOf(told)).toEqual(['blocks /nationalId/number synthetic'])
})
