// The employees that an integration covers, in pages by id, whole or with their codes alone.
import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import { addDays } from '../domain/calendar-date.ts'
import type { Scope } from '../domain/integration.ts'
import { employeeFromRow, type EmployeeRow } from './employees.ts'
import { employmentsOfMany } from './employments.ts'
import { unopened, type PersonVault, type Vault } from './vault.ts'

/** I9: who ended before that has left every scope, as after a run that told of the end. */
const daysAfterEnd = 90

export type Page = { after: string; limit: number }
export type Covering = { scope: Scope; employers: readonly string[]; today: CalendarDate }
export type Covered = { id: string; document: EmployeeDocument }

/** `vault` undefined: without what is sealed. */
export async function employeesInScope(
  db: Knex,
  tenant: string,
  { covering, page, vault }: { covering: Covering; page: Page; vault: Vault | undefined },
): Promise<Covered[]> {
  const rows = await rowsInScope(db, tenant, covering, page)
  const ids = rows.map(({ id }) => id)
  const opened = (await vault?.forPeople(db, tenant, ids)) ?? new Map<string, PersonVault>()
  const employments = await employmentsOfMany(db, tenant, ids, opened)
  return rows.map((row) => ({
    id: row.id,
    document: {
      ...employeeFromRow(row, opened.get(row.id) ?? unopened),
      employments: employments.get(row.id) ?? [],
      user: null,
      withdrawUser: false,
    },
  }))
}

async function rowsInScope(
  db: Knex,
  tenant: string,
  { scope, employers, today }: Covering,
  { after, limit }: Page,
): Promise<EmployeeRow[]> {
  const among = (column: string, ids: readonly string[] | null) => (query: Knex.QueryBuilder) => {
    if (ids !== null) void query.whereRaw(`${column} = any(?::text[])`, [[...ids]])
  }
  return (await db<EmployeeRow>('employees as e')
    .where('e.tenant_id', tenant)
    .where('e.id', '>', after)
    .modify(among('e.department_id', scope.departmentIds))
    .modify(among('e.office_id', scope.officeIds))
    .modify(among('e.id', scope.employeeIds))
    .whereRaw('not e.id = any(?::text[])', [[...scope.excludedEmployeeIds]])
    .whereRaw(
      `exists (select from employments m where m.tenant_id = e.tenant_id and m.employee_id = e.id and not m.withdrawn
         and m.employer_id = any(?::text[]) and (m.last_day is null or m.last_day >= ?::date))`,
      [[...employers], addDays(today, -daysAfterEnd)],
    )
    .orderBy('e.id')
    .limit(limit)
    .select('e.*')) as EmployeeRow[]
}
