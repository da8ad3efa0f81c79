// The employees that a run goes through: by keyset, so that memory stays flat however many there are.
import type { Knex } from 'knex'
import { addDays, type CalendarDate } from '../domain/calendar-date.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import type { Scope } from '../domain/integration.ts'
import { endedGoAlongDays } from '../domain/sync-run.ts'
import { employeeFromRow, type EmployeeRow } from './employees.ts'
import { employmentsOfMany } from './employments.ts'
import { unopened, type Vault } from './vault.ts'

/** `employerIds` are told: whoever has no employment there is outside. */
export type ScopeOfRun = {
  scope: Scope & { employerIds: readonly string[] }
  today: CalendarDate
  /** I10: only those whom it did not come to, or who failed there. */
  goesOnFrom: string | null
}

type Lists = 'departments' | 'offices' | 'employees' | 'excluded' | 'employers'

/** SQL: that a scope covers the employee `e`, by what stands for its lists; who left before `since` goes along no more. */
const isCovered = ({
  departments,
  offices,
  employees,
  excluded,
  employers,
  since,
}: Record<Lists | 'since', string>) =>
  `(${departments} is null or e.department_id = any(${departments}))
  and (${offices} is null or e.office_id = any(${offices}))
  and (${employees} is null or e.id = any(${employees}))
  and e.id <> all(${excluded})
  and exists (
    select from employments m where m.tenant_id = e.tenant_id and m.employee_id = e.id and not m.withdrawn
      and m.employer_id = any(${employers}) and (m.last_day is null or m.last_day >= ${since}))`

/** SQL: employees `e` of the tenant that the run covers, by the bindings below. */
const covered = `e.tenant_id = :tenant
  and (:from::uuid is null or not exists (
    select from sync_results r where r.tenant_id = e.tenant_id and r.sync_id = :from::uuid and r.employee_id = e.id
      and r.outcome <> 'failed'))
  and ${isCovered({
    departments: ':departments::text[]',
    offices: ':offices::text[]',
    employees: ':employees::text[]',
    excluded: ':excluded::text[]',
    employers: ':employers::text[]',
    since: ':since::date',
  })}`

const listOf = (name: keyof Scope) =>
  `case jsonb_typeof(i.scope -> '${name}') when 'array' then array(select jsonb_array_elements_text(i.scope -> '${name}')) end`

/** SQL: that a run of the integration `i` would go through the employee `e` at `:now`. */
export const isInScopeOfIntegration = `exists (
  select from (select ${listOf('departmentIds')} as departments, ${listOf('officeIds')} as offices,
    ${listOf('employeeIds')} as employees, coalesce(${listOf('excludedEmployeeIds')}, '{}') as excluded,
    coalesce(${listOf('employerIds')}, array[i.employer_id]) as employers) s
  where ${isCovered({
    departments: 's.departments',
    offices: 's.offices',
    employees: 's.employees',
    excluded: 's.excluded',
    employers: 's.employers',
    since: `(:now::timestamptz at time zone 'UTC')::date - ${endedGoAlongDays}`,
  })})`

function bindingsOf(tenant: string, { scope, today, goesOnFrom }: ScopeOfRun) {
  const list = (ids: readonly string[] | null) => (ids === null ? null : [...ids])
  return {
    tenant,
    departments: list(scope.departmentIds),
    offices: list(scope.officeIds),
    employees: list(scope.employeeIds),
    excluded: [...scope.excludedEmployeeIds],
    employers: [...scope.employerIds],
    since: addDays(today, -endedGoAlongDays),
    from: goesOnFrom,
  }
}

/** In order of their ids. */
export async function pageOfScope(
  db: Knex,
  tenant: string,
  { after, limit, ...run }: ScopeOfRun & { after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select e.id from employees e where ${covered} and e.id > :after order by e.id limit :limit`,
    { ...bindingsOf(tenant, run), after: after ?? '', limit },
  )
  return rows.map(({ id }) => id)
}

/** Whether anybody is there whom nothing links to the target yet. */
export async function isAnyoneUnlinked(
  db: Knex,
  tenant: string,
  { integration, target, ...run }: ScopeOfRun & { integration: string; target: string },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from employees e where ${covered} and not exists (
       select from matches m where m.tenant_id = e.tenant_id and m.integration_id = :integration and m.target = :target
         and m.employee_id = e.id and m.kind = 'matched') limit 1`,
    { ...bindingsOf(tenant, run), integration, target },
  )
  return rows.length > 0
}

/** By employee, without their users; whoever was erased meanwhile is left out. `vault` undefined: without what is sealed. */
export async function documentsOf(
  db: Knex,
  vault: Vault | undefined,
  { tenant, employees }: { tenant: string; employees: readonly string[] },
): Promise<Map<string, EmployeeDocument>> {
  const rows = await db<EmployeeRow>('employees')
    .where({ tenant_id: tenant })
    .whereIn('id', [...employees])
  const vaults = await vault?.forPeople(db, tenant, employees)
  const employments = await employmentsOfMany(db, tenant, employees, vaults ?? new Map())
  return new Map(
    rows.flatMap((row): [string, EmployeeDocument][] => {
      const opened = vaults === undefined ? unopened : vaults.get(row.id)
      if (opened === undefined) return []
      const told = employments.get(row.id) ?? []
      return [
        [row.id, { ...employeeFromRow(row, opened), employments: told, user: null, withdrawUser: false }],
      ]
    }),
  )
}

/** Those of their employments whose leaver the mass guard holds. */
export async function employmentsHeldByGuard(
  db: Knex,
  tenant: string,
  employees: readonly string[],
): Promise<Set<string>> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant, stage: 'held', held_by: 'guard' })
    .whereIn('employee_id', [...employees])
    .select('employment_id')) as { employment_id: string }[]
  return new Set(rows.map((row) => row.employment_id))
}
