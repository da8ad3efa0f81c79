// I4: what Agda PS and PAXml need of an employee, once the mapping has been at it.
import { expect, test } from 'vitest'
import { agdaPsEntry, AgdaPsMapping } from '../../src/connectors/agda-ps/entry.ts'
import { paxmlEntry, PaxmlMapping } from '../../src/connectors/paxml/entry.ts'
import type { EmployeeDocument, Pay } from '../../src/domain/documents.ts'
import { readinessForSystem } from '../../src/domain/readiness-of-system.ts'
import { employmentOf, personOf } from '../support/swedish-people.ts'
import { linesOf } from './readiness-people.ts'

const agda = AgdaPsMapping.parse({
  companyNumber: '1',
  departments: { D10: '210' },
  contractTypes: { permanent: 'Tillsvidare' },
  payCodes: { monthly: '1000' },
})
const paxml = PaxmlMapping.parse({
  departments: { D10: '210' },
  contractTypes: { permanent: { form: 'FAST' } },
})

/** A line for each shortcoming, by system. */
function shortcomings(changes: Partial<EmployeeDocument>) {
  const asked = {
    employeeId: 'E702',
    document: personOf('702', changes),
    today: '2030-03-15',
    environment: 'production' as const,
    isThere: false,
  }
  return {
    agdaPs: linesOf(readinessForSystem(agdaPsEntry, { ...asked, mapping: agda })),
    paxml: linesOf(readinessForSystem(paxmlEntry, { ...asked, mapping: paxml })),
  }
}

/** The account of Swedbank follows no rule that is known. */
const always = ['warning /bankAccount/number not-checked']
const pay = (type: Pay['type'], currency = 'SEK') => ({
  employments: [employmentOf('E702-1', { pay: { type, amount: '190', currency, from: null } })],
})
const german = { nationalId: { country: 'DE', number: '12 345' }, birthDate: '1990-05-04' }

test.for([
  ['somebody complete', {}, [], []],
  [
    'no identity number',
    { nationalId: null, birthDate: '1990-05-04' },
    ['blocks /nationalId missing'],
    ['blocks /nationalId missing'],
  ],
  [
    'a number of another country',
    german,
    ['partly-exported /nationalId/number not-taken'],
    ['partly-exported /nationalId/number not-taken'],
  ],
  [
    'a department without mapping',
    { departmentId: 'D9' },
    ['warning /departmentId not-mapped'],
    ['warning /departmentId not-mapped'],
  ],
  ['pay by the hour without a code', pay('hourly'), ['partly-exported /employments/0/pay not-mapped'], []],
  [
    'pay in another currency',
    pay('monthly', 'NOK'),
    ['partly-exported /employments/0/pay/currency not-taken'],
    ['partly-exported /employments/0/pay/currency not-taken'],
  ],
  ['no employment', { employments: [] }, ['blocks /employments missing'], ['blocks /employments missing']],
] as [string, Partial<EmployeeDocument>, string[], string[]][])('I4: %s', ([, changes, ofAgda, ofPaxml]) => {
  const { agdaPs, paxml } = shortcomings(changes)
  const rest = (lines: string[]) => lines.filter((line) => !always.includes(line))
  expect({ agdaPs: rest(agdaPs), paxml: rest(paxml) }).toEqual({ agdaPs: ofAgda, paxml: ofPaxml })
})

test('I4: nobody with a protected identity is asked where they live', () => {
  const { agdaPs, paxml } = shortcomings({ protectedIdentity: true, address: null })
  expect([agdaPs, paxml].flat().filter((line) => line.includes('address'))).toEqual([])
})
