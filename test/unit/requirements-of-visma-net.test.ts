// I4: what Visma.net needs of an employee, once the mapping has been at it.
import { expect, test } from 'vitest'
import { VISMA_NET_URLS, vismaNetEntry } from '../../src/connectors/visma-net/entry.ts'
import type { EmployeeDocument, EmploymentDocument } from '../../src/domain/documents.ts'
import { readinessForSystem } from '../../src/domain/readiness-of-system.ts'
import { mappingOf } from '../support/visma-net-people.ts'
import { employment, linesOf, person, today } from './readiness-people.ts'

function shortcomings(changes: Partial<EmployeeDocument>, mapping = mappingOf({ defaultTaxUnit: 'u-1' })) {
  const document = { ...person, ...changes }
  const asked = {
    employeeId: 'E2001',
    document,
    mapping,
    today,
    environment: 'test' as const,
    isThere: false,
  }
  return linesOf(readinessForSystem(vismaNetEntry(VISMA_NET_URLS), asked))
}
const employed = (changes: Partial<EmploymentDocument>) => ({ employments: [{ ...employment, ...changes }] })

test.for([
  ['somebody complete', {}, []],
  ['no number', { nationalId: null, birthDate: '1990-05-04' }, ['blocks /nationalId missing']],
  [
    'a personnummer, which stays here',
    { nationalId: { country: 'SE', number: '19121212-1212' } },
    ['partly-exported /nationalId/number not-taken'],
  ],
  [
    'no occupation',
    employed({ occupationCode: null }),
    ['partly-exported /employments/0/occupationCode missing'],
  ],
  [
    'an occupation of another list',
    employed({ occupationCode: '2512' }),
    ['partly-exported /employments/0/occupationCode wrong-form'],
  ],
  [
    'no percentage',
    employed({ fullTimePercent: null }),
    ['partly-exported /employments/0/fullTimePercent missing'],
  ],
  ['no pay', employed({ pay: null }), ['partly-exported /employments/0/pay missing']],
  [
    'pay in another currency',
    employed({ pay: { type: 'monthly', amount: '52000', currency: 'SEK', from: null } }),
    ['partly-exported /employments/0/pay/currency not-taken'],
  ],
  [
    'a contract without mapping',
    employed({ contractType: 'odd' }),
    ['blocks /employments/0/contractType not-mapped'],
  ],
  ['no address, since the mapping has a country', { address: null }, ['warning /address missing']],
] as [string, Partial<EmployeeDocument>, string[]][])('I4: Visma.net: %s', ([, changes, lines]) => {
  expect(shortcomings(changes)).toEqual(lines)
})
