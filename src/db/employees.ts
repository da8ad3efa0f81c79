import type { Knex } from 'knex'
import type { EmployeeDocument } from '../domain/documents.ts'
import { prepared } from './prepared.ts'
import type { PersonVault } from './vault.ts'

export type EmployeeRow = {
  tenant_id: string
  id: string
  revision: string | null
  employee_number: string
  given_name: string
  family_name: string
  work_email: string | null
  private_email: string | null
  mobile_phone: string | null
  national_id_sealed: string | null
  bank_account_sealed: string | null
  birth_date: string | null
  protected_identity: boolean
  preserve: boolean
  address: EmployeeDocument['address']
  department_id: string | null
  office_id: string | null
  manager_employee_id: string | null
  updated_at: Date
}

/** The fields of the person without employments and user. */
export type EmployeeFields = Omit<EmployeeDocument, 'employments' | 'user' | 'withdrawUser' | 'preserve'> & {
  preserve: boolean
}

/** Locks the person; made if new, so that two first documents of one person come one after the other. */
export async function lockEmployee(
  db: Knex,
  tenant: string,
  id: string,
  first: Pick<EmployeeFields, 'employeeNumber' | 'givenName' | 'familyName'>,
): Promise<{ row: EmployeeRow; created: boolean }> {
  for (;;) {
    const made = await db('employees')
      .insert({
        tenant_id: tenant,
        id,
        employee_number: first.employeeNumber,
        given_name: first.givenName,
        family_name: first.familyName,
      })
      .onConflict(['tenant_id', 'id'])
      .ignore()
      .returning('id')
    const row = await db<EmployeeRow>('employees').where({ tenant_id: tenant, id }).forUpdate().first()
    // Gone: whoever held the row has erased the person, and this document makes a new one.
    if (row !== undefined) return { row, created: made.length > 0 }
  }
}

/** Locks the person, if there is one. */
export async function lockKnownEmployee(db: Knex, tenant: string, id: string): Promise<void> {
  const lock = db.raw('select from employees where tenant_id = ? and id = ? for update', [tenant, id])
  await prepared('lock-employee', lock)
}

/** Keeps the person from being erased until the transaction ends; false: there is none. */
export async function holdKnownEmployee(trx: Knex, tenant: string, id: string): Promise<boolean> {
  const row: unknown = await trx('employees').where({ tenant_id: tenant, id }).forKeyShare().first('id')
  return row !== undefined
}

/** The same for many, in order of their ids: those that there are. */
export async function holdKnownEmployees(
  trx: Knex,
  tenant: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = (await trx('employees')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
    .orderBy('id')
    .forKeyShare()
    .select('id')) as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}

/** Locks many people, in order of their ids. */
export async function lockEmployees(db: Knex, tenant: string, ids: readonly string[]): Promise<void> {
  await db('employees')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
    .orderBy('id')
    .forUpdate()
    .select('id')
}

export async function findEmployeeRow(
  db: Knex,
  tenant: string,
  id: string,
): Promise<EmployeeRow | undefined> {
  return await db<EmployeeRow>('employees').where({ tenant_id: tenant, id }).first()
}

/** Whether it is to be preserved; undefined: there is no such employee. */
export async function isPreserved(db: Knex, tenant: string, id: string): Promise<boolean | undefined> {
  return (await findEmployeeRow(db, tenant, id))?.preserve
}

/** Of these ids, those that nobody has. */
export async function unknownEmployees(db: Knex, tenant: string, ids: readonly string[]): Promise<string[]> {
  const found = await db<EmployeeRow>('employees')
    .where({ tenant_id: tenant })
    .whereRaw('id = any(?::text[])', [[...ids]])
    .pluck('id')
  const known = new Set(found)
  return ids.filter((id) => !known.has(id))
}

export async function listEmployeeIds(
  db: Knex,
  tenant: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await db<EmployeeRow>('employees')
    .where({ tenant_id: tenant })
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .select('id')
  return rows.map(({ id }) => id)
}

export async function updateEmployee(
  db: Knex,
  tenant: string,
  id: string,
  { fields, vault, isNews = true }: { fields: EmployeeFields; vault: PersonVault; isNews?: boolean },
): Promise<void> {
  await db('employees')
    .where({ tenant_id: tenant, id })
    .update({
      revision: fields.revision,
      employee_number: fields.employeeNumber,
      given_name: fields.givenName,
      family_name: fields.familyName,
      work_email: fields.workEmail,
      private_email: fields.privateEmail,
      mobile_phone: fields.mobilePhone,
      national_id_sealed: vault.seal(
        { table: 'employees', column: 'national_id_sealed', row: id },
        fields.nationalId,
      ),
      bank_account_sealed: vault.seal(
        { table: 'employees', column: 'bank_account_sealed', row: id },
        fields.bankAccount,
      ),
      birth_date: fields.birthDate,
      protected_identity: fields.protectedIdentity,
      preserve: fields.preserve,
      address: fields.address === null ? null : JSON.stringify(fields.address),
      department_id: fields.departmentId,
      office_id: fields.officeId,
      manager_employee_id: fields.managerEmployeeId,
      // A number that rises every night is no news of somebody who was never employed.
      ...(isNews && { updated_at: db.fn.now() }),
    })
}

export function employeeFromRow(row: EmployeeRow, vault: Pick<PersonVault, 'open'>): EmployeeFields {
  return {
    revision: row.revision === null ? null : Number(row.revision),
    employeeNumber: row.employee_number,
    givenName: row.given_name,
    familyName: row.family_name,
    workEmail: row.work_email,
    privateEmail: row.private_email,
    mobilePhone: row.mobile_phone,
    nationalId: vault.open(
      { table: 'employees', column: 'national_id_sealed', row: row.id },
      row.national_id_sealed,
    ) as EmployeeFields['nationalId'],
    birthDate: row.birth_date,
    protectedIdentity: row.protected_identity,
    preserve: row.preserve,
    address: row.address,
    bankAccount: vault.open(
      { table: 'employees', column: 'bank_account_sealed', row: row.id },
      row.bank_account_sealed,
    ) as EmployeeFields['bankAccount'],
    departmentId: row.department_id,
    officeId: row.office_id,
    managerEmployeeId: row.manager_employee_id,
  }
}
