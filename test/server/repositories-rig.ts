// A tenant and a person, written by the repositories themselves.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { lockEmployee, updateEmployee, type EmployeeFields } from '../../src/db/employees.ts'
import { putEmployer } from '../../src/db/employers.ts'
import { putEmployment } from '../../src/db/employments.ts'
import { insertSettings } from '../../src/db/settings.ts'
import { insertTenant } from '../../src/db/tenants.ts'
import { insertUser } from '../../src/db/users.ts'
import { createVault } from '../../src/db/vault.ts'
import type { EmploymentDocument, UserDocument } from '../../src/domain/documents.ts'

export const vault = createVault([{ id: 'test', key: randomBytes(32) }])

let tenants = 0

/** A tenant with settings and a key. */
export async function newTenant(db: Knex, timeZone = 'Europe/Stockholm'): Promise<string> {
  tenants += 1
  const id = `tenant-${tenants}`
  await insertTenant(db, { id, name: id, timeZone, partner: null })
  await insertSettings(db, id)
  await vault.createTenantKey(db, id)
  return id
}

export const fields: EmployeeFields = {
  revision: 7,
  employeeNumber: '1001',
  givenName: 'Ada',
  familyName: 'Lind',
  workEmail: 'ada.lind@example.se',
  privateEmail: null,
  mobilePhone: '+46700000000',
  nationalId: { country: 'SE', number: '191212121212' },
  birthDate: '1912-12-12',
  protectedIdentity: true,
  preserve: false,
  address: { street: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' },
  bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
  departmentId: 'D10',
  officeId: null,
  managerEmployeeId: null,
}

export const employment: EmploymentDocument = {
  id: 'E1-1',
  employerId: 'acme-se',
  startDate: '2020-02-01',
  lastDay: null,
  withdrawn: false,
  contractType: 'permanent',
  fullTimePercent: '100',
  jobTitle: 'Developer',
  occupationCode: null,
  pay: { type: 'monthly', amount: '42000.00', currency: 'SEK', from: '2025-01-01' },
}

export const user: UserDocument = {
  id: 'U1',
  username: 'ada.lind',
  vismaConnectEmail: 'Ada.Lind@example.se',
  vismaConnectUserId: null,
  userTemplateId: null,
  deactivateAfterDays: 'off',
  reactivateDaysBefore: 0,
  administrator: true,
  exempt: false,
  active: null,
  inactiveSince: null,
  connected: null,
}

/** The employee E1 with one employment at acme-se and the user U1. */
export async function hire(
  db: Knex,
  tenant: string,
  changes: { employment?: Partial<EmploymentDocument>; user?: Partial<UserDocument> } = {},
): Promise<void> {
  await putEmployer(db, tenant, 'acme-se', {
    name: 'Acme',
    organisationNumber: '5560000001',
    country: 'SE',
    timeZone: 'Europe/Helsinki',
  })
  await lockEmployee(db, tenant, 'E1', fields)
  const person = await vault.forPerson(db, tenant, 'E1')
  await updateEmployee(db, tenant, 'E1', { fields, vault: person })
  await putEmployment(db, tenant, 'E1', {
    document: { ...employment, ...changes.employment },
    terminatedBy: undefined,
    vault: person,
  })
  await insertUser(db, tenant, { user: { ...user, ...changes.user }, employeeId: 'E1' })
}
