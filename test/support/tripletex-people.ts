import type { EmployeeDocument, EmploymentDocument } from '../../src/domain/documents.ts'
import { TripletexMapping } from '../../src/connectors/tripletex/entry.ts'

/** Born on 1990-05-04; the check digits are of nobody. */
export const kariNumber = '04059012377'

export function employmentOf(id: string, changes: Partial<EmploymentDocument> = {}): EmploymentDocument {
  return {
    id,
    employerId: 'fjord',
    startDate: '2020-02-01',
    lastDay: null,
    withdrawn: false,
    contractType: 'permanent',
    fullTimePercent: '80',
    jobTitle: 'Developer',
    occupationCode: 'dev',
    pay: { type: 'monthly', amount: '50000.25', currency: 'NOK', from: '2025-01-01' },
    ...changes,
  }
}

/** Complete for Tripletex, with the employment `E<number>-1`. */
export function personOf(number: string, changes: Partial<EmployeeDocument> = {}): EmployeeDocument {
  return {
    revision: null,
    employeeNumber: number,
    givenName: 'Kari',
    familyName: 'Prøve',
    workEmail: `kari.${number}@example.no`,
    privateEmail: null,
    mobilePhone: '+4740000000',
    nationalId: { country: 'NO', number: kariNumber },
    birthDate: null,
    protectedIdentity: false,
    preserve: null,
    address: { street: 'Gata 1', postalCode: '0150', city: 'Oslo', country: 'NO' },
    bankAccount: { country: 'NO', clearing: null, number: '1234 56 78903' },
    departmentId: 'D10',
    officeId: 'O1',
    managerEmployeeId: null,
    employments: [employmentOf(`E${number}-1`)],
    user: null,
    withdrawUser: false,
    ...changes,
  }
}

export function mappingOf(changes: Partial<typeof TripletexMapping._zod.input> = {}): TripletexMapping {
  return TripletexMapping.parse({
    departments: { D10: { number: '10' } },
    offices: { O1: '888888888' },
    contractTypes: { permanent: { employmentForm: 'PERMANENT' } },
    occupationCodes: { dev: '2512101' },
    ...changes,
  })
}
