// People for Swedish payroll files. Nobody is real: the number is of Tolvan Tolvansson, who stands in every Swedish example.
import { createHmac } from 'node:crypto'
import type { AskedOfFile } from '../../src/connectors/file-connection.ts'
import type { EmployeeDocument, EmploymentDocument } from '../../src/domain/documents.ts'

export function employmentOf(id: string, changes: Partial<EmploymentDocument> = {}): EmploymentDocument {
  return {
    id,
    employerId: 'acme-se',
    startDate: '2030-02-01',
    lastDay: null,
    withdrawn: false,
    contractType: 'permanent',
    fullTimePercent: '100',
    jobTitle: 'Utvecklare',
    occupationCode: null,
    pay: { type: 'monthly', amount: '42000', currency: 'SEK', from: '2030-02-01' },
    ...changes,
  }
}

/** Complete for Swedish payroll systems, with the employment `E<number>-1`. */
export function personOf(number: string, changes: Partial<EmployeeDocument> = {}): EmployeeDocument {
  return {
    revision: null,
    employeeNumber: number,
    givenName: 'Anna',
    familyName: 'Test',
    workEmail: 'anna.test@example.se',
    privateEmail: null,
    mobilePhone: '+46 70 000 00 00',
    nationalId: { country: 'SE', number: '19121212-1212' },
    birthDate: null,
    protectedIdentity: false,
    preserve: null,
    address: { street: 'Gatan 1', postalCode: '111 22', city: 'Stockholm', country: 'SE' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
    departmentId: 'D10',
    officeId: 'O1',
    managerEmployeeId: null,
    employments: [employmentOf(`E${number}-1`)],
    user: null,
    withdrawUser: false,
    ...changes,
  }
}

const digest = (text: string) => createHmac('sha256', 'a key of nobody').update(text).digest('hex')

/** For somebody of whom nothing was delivered yet, unless said. */
export function askedFor<Mapping>(
  mapping: Mapping,
  changes: Partial<AskedOfFile<Mapping>> = {},
): AskedOfFile<Mapping> {
  return {
    employee: personOf('702'),
    mapping,
    remoteId: null,
    today: '2030-03-15',
    startsOn: null,
    delivered: {},
    isFull: false,
    digest,
    ...changes,
  }
}
