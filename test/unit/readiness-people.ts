// People for readiness, in documents. Nobody is real: the number is one that the Tax Administration invented (Tenor).
import type { EmployeeDocument, EmploymentDocument, Pay } from '../../src/domain/documents.ts'
import { readinessOf, type Readiness } from '../../src/domain/readiness.ts'
import type { Asked } from '../../src/domain/readiness-problem.ts'
import { requirementsOfTripletex } from '../../src/domain/requirements-of-tripletex.ts'

export const pay: Pay = { type: 'monthly', amount: '52000.00', currency: 'NOK', from: '2025-01-01' }

export const employment: EmploymentDocument = {
  id: 'E2001-1',
  employerId: 'acme-no',
  startDate: '2020-02-01',
  lastDay: null,
  withdrawn: false,
  contractType: 'permanent',
  fullTimePercent: '100',
  jobTitle: 'Developer',
  occupationCode: '2512101',
  pay,
}

/** Without a shortcoming at Tripletex, in test. */
export const person: EmployeeDocument = {
  revision: null,
  employeeNumber: '2001',
  givenName: 'Hedvig',
  familyName: 'Lyngmyr',
  workEmail: 'hedvig.lyngmyr@example.no',
  privateEmail: null,
  mobilePhone: '+4700000001',
  nationalId: { country: 'NO', number: '26829398612' },
  birthDate: null,
  protectedIdentity: false,
  preserve: null,
  address: { street: 'Prøvegata 1', postalCode: '0130', city: 'Oslo', country: 'NO' },
  bankAccount: { country: 'NO', clearing: null, number: '86011117947' },
  departmentId: 'D10',
  officeId: 'OSL',
  managerEmployeeId: null,
  employments: [employment],
  user: null,
  withdrawUser: false,
}

export const today = '2026-11-26'

/** At Tripletex, in test, unless said. */
export function readiness(document: Partial<EmployeeDocument>, asked: Partial<Asked> = {}): Readiness {
  return readinessOf({
    employeeId: 'E2001',
    document: { ...person, ...document },
    requirements: requirementsOfTripletex,
    today,
    environment: 'test',
    ...asked,
  })
}

/** `severity pointer code`, a line each. */
export function linesOf({ findings }: Readiness): string[] {
  return findings.map(({ severity, pointer, code }) => `${severity} ${pointer} ${code}`)
}
