import type { Knex } from 'knex'
import type { EmploymentDocument, Pay } from '../domain/documents.ts'
import type { Access, Employment } from '../domain/employment.ts'
import { prepared } from './prepared.ts'
import { unopened, type PersonVault } from './vault.ts'

type AccessColumns = {
  access: 'rule' | 'now' | 'ends-on'
  access_ends_on: string | null
}

type Row = AccessColumns & {
  tenant_id: string
  id: string
  employee_id: string
  employer_id: string | null
  start_date: string
  last_day: string | null
  terminated_by: 'document' | 'termination' | null
  access_asked_at: Date | null
  allow_last_administrator: boolean
  termination_reason: string | null
  withdrawn: boolean
  contract_type: string | null
  full_time_percent: string | null
  job_title: string | null
  occupation_code: string | null
  pay_sealed: string | null
}

/** An employment as it stands in the database: the document, who it belongs to and how it was terminated. */
export type StoredEmployment = {
  document: EmploymentDocument
  employeeId: string
  terminatedBy: 'document' | 'termination' | undefined
  access: Access
}

export function toAccess({ access, access_ends_on }: AccessColumns): Access {
  return access === 'ends-on' ? { endsOn: access_ends_on ?? '' } : access
}

export function fromAccess(access: Access): AccessColumns {
  return typeof access === 'object'
    ? { access: 'ends-on', access_ends_on: access.endsOn }
    : { access, access_ends_on: null }
}

export async function employmentsOf(
  db: Knex,
  tenant: string,
  employee: string,
  vault: PersonVault,
): Promise<StoredEmployment[]> {
  const rows = await db<Row>('employments')
    .where({ tenant_id: tenant, employee_id: employee })
    .orderBy([{ column: 'start_date' }, { column: 'id' }])
  return rows.map((row) => ({
    document: documentOf(row, vault),
    employeeId: row.employee_id,
    terminatedBy: row.terminated_by ?? undefined,
    access: toAccess(row),
  }))
}

function documentOf(row: Row, vault: Pick<PersonVault, 'open'>): EmploymentDocument {
  const place = { table: 'employments', column: 'pay_sealed', row: row.id } as const
  return {
    id: row.id,
    employerId: row.employer_id,
    startDate: row.start_date,
    lastDay: row.last_day,
    withdrawn: row.withdrawn,
    contractType: row.contract_type,
    fullTimePercent: row.full_time_percent,
    jobTitle: row.job_title,
    occupationCode: row.occupation_code,
    pay: vault.open(place, row.pay_sealed) as Pay | null,
  }
}

/** By employee, in the same order; of whom there is no vault without pay. */
export async function employmentsOfMany(
  db: Knex,
  tenant: string,
  employees: readonly string[],
  vaults: ReadonlyMap<string, Pick<PersonVault, 'open'>>,
): Promise<Map<string, EmploymentDocument[]>> {
  const rows = await db<Row>('employments')
    .whereRaw('tenant_id = ? and employee_id = any(?::text[])', [tenant, [...employees]])
    .orderBy([{ column: 'start_date' }, { column: 'id' }])
  const found = new Map<string, EmploymentDocument[]>()
  for (const row of rows) {
    const document = documentOf(row, vaults.get(row.employee_id) ?? unopened)
    found.set(row.employee_id, [...(found.get(row.employee_id) ?? []), document])
  }
  return found
}

/** Who these employments belong to, for those that exist. */
export async function ownersOfEmployments(
  db: Knex,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db<Row>('employments')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
    .select('id', 'employee_id')
  return new Map(rows.map((row) => [row.id, row.employee_id]))
}

/**
 * Writes the document of one employment. A last day in it terminates, as `terminated_by` says; access is left as it is.
 * Answers false, and writes nothing, if the employment belongs to another employee.
 */
export async function putEmployment(
  db: Knex,
  tenant: string,
  employee: string,
  {
    document,
    terminatedBy,
    vault,
  }: {
    document: EmploymentDocument
    terminatedBy: 'document' | 'termination' | undefined
    vault: PersonVault
  },
): Promise<boolean> {
  const row = {
    tenant_id: tenant,
    id: document.id,
    employee_id: employee,
    employer_id: document.employerId,
    start_date: document.startDate,
    last_day: document.lastDay,
    terminated_by: terminatedBy ?? null,
    withdrawn: document.withdrawn,
    contract_type: document.contractType,
    full_time_percent: document.fullTimePercent,
    job_title: document.jobTitle,
    occupation_code: document.occupationCode,
    pay_sealed: vault.seal({ table: 'employments', column: 'pay_sealed', row: document.id }, document.pay),
    ...(document.lastDay === null && noTermination),
  }
  const written = (await db('employments')
    .insert(row)
    .onConflict(['tenant_id', 'id'])
    .merge()
    .where('employments.employee_id', employee)
    .returning('id')) as unknown[]
  return written.length > 0
}

const noTermination = {
  access: 'rule',
  access_ends_on: null,
  access_asked_at: null,
  allow_last_administrator: false,
  termination_reason: null,
} as const

export async function terminateEmployment(
  db: Knex,
  tenant: string,
  id: string,
  {
    lastDay,
    access,
    accessAskedAt,
    allowLastAdministrator = false,
    reason,
  }: {
    lastDay: string
    access: Access
    accessAskedAt: string | null
    allowLastAdministrator?: boolean
    reason: string | null
  },
): Promise<void> {
  const update = db('employments')
    .where({ tenant_id: tenant, id })
    .update({
      last_day: lastDay,
      terminated_by: 'termination',
      ...fromAccess(access),
      access_asked_at: accessAskedAt,
      allow_last_administrator: allowLastAdministrator,
      termination_reason: reason,
    })
  await prepared('terminate-employment', update)
}

export async function revokeTermination(db: Knex, tenant: string, id: string): Promise<void> {
  await db('employments')
    .where({ tenant_id: tenant, id })
    .update({ last_day: null, terminated_by: null, ...noTermination })
}

export async function findEmployment(
  db: Knex,
  tenant: string,
  id: string,
): Promise<
  | {
      employeeId: string
      startDate: string
      lastDay: string | null
      access: Access
      accessAskedAt: string | null
      /** L12: whoever asked for access `now` allowed that it is the last administrator's. */
      allowLastAdministrator: boolean
      reason: string | null
      terminatedBy: 'document' | 'termination' | null
      withdrawn: boolean
    }
  | undefined
> {
  const query = db.raw<{ rows: Row[] }>(
    `select employee_id, start_date, last_day, access, access_ends_on, access_asked_at, allow_last_administrator,
       termination_reason, terminated_by, withdrawn
     from employments where tenant_id = ? and id = ?`,
    [tenant, id],
  )
  const { rows } = await prepared('employment', query)
  const [row] = rows
  return (
    row && {
      employeeId: row.employee_id,
      startDate: row.start_date,
      lastDay: row.last_day,
      access: toAccess(row),
      accessAskedAt: row.access_asked_at?.toISOString() ?? null,
      allowLastAdministrator: row.allow_last_administrator,
      reason: row.termination_reason,
      terminatedBy: row.terminated_by,
      withdrawn: row.withdrawn,
    }
  )
}

/** Whose employment it is, and the template that this person's user names. */
export async function personOfEmployment(
  db: Knex,
  tenant: string,
  id: string,
): Promise<{ employee: string; template: string | null } | undefined> {
  const query = db.raw<{ rows: { employee: string; template: string | null }[] }>(
    `select e.employee_id as employee, u.user_template_id as template from employments e
     left join users u on u.tenant_id = e.tenant_id and u.employee_id = e.employee_id
     where e.tenant_id = ? and e.id = ?`,
    [tenant, id],
  )
  const { rows } = await prepared('whose-employment', query)
  return rows[0]
}

/** What the leaver's rules look at: all that are not withdrawn, each with the zone of its employer, else of the tenant. */
export async function plannedEmployments(db: Knex, tenant: string, employee: string): Promise<Employment[]> {
  return (await plannedEmploymentsOfAll(db, tenant, [employee])).get(employee) ?? []
}

/** The same for many people, by employee. */
export async function plannedEmploymentsOfAll(
  db: Knex,
  tenant: string,
  employees: readonly string[],
): Promise<Map<string, Employment[]>> {
  const query = db.raw<{ rows: (Row & { time_zone: string })[] }>(
    `select e.id, e.employee_id, e.start_date, e.last_day, e.access, e.access_ends_on, e.access_asked_at,
       coalesce(r.time_zone, t.time_zone) as time_zone
     from employments e join tenants t on t.id = e.tenant_id
     left join employers r on r.tenant_id = e.tenant_id and r.id = e.employer_id
     where e.tenant_id = ? and not e.withdrawn and e.employee_id = any(?)`,
    [tenant, [...employees]],
  )
  const { rows } = await prepared('planned-employments', query)
  const byEmployee = new Map(employees.map((id): [string, Employment[]] => [id, []]))
  for (const row of rows) {
    byEmployee.get(row.employee_id)?.push({
      id: row.id,
      startDate: row.start_date,
      lastDay: row.last_day ?? undefined,
      access: toAccess(row),
      accessAskedAt: row.access_asked_at?.toISOString(),
      timeZone: row.time_zone,
    })
  }
  return byEmployee
}
