// Every row that names one person, as it is stored: what a request for all that is kept is answered with.
import type { Knex } from 'knex'

/** An employee with the user, or a user without employee. */
export type Subject = { employee: string | null; users: readonly string[] }

export type Records = Record<string, Record<string, unknown>[]>

/** By table: how its rows name the person, and what of a row is left out, since it is opened elsewhere or is a key. */
const tables: Record<string, { where: string; without?: readonly string[] }> = {
  employees: { where: 'id = :employee', without: ['national_id_sealed', 'bank_account_sealed'] },
  person_keys: { where: 'employee_id = :employee', without: ['wrapped'] },
  employments: { where: 'employee_id = :employee', without: ['pay_sealed'] },
  absences: { where: 'employee_id = :employee', without: ['details_sealed'] },
  users: { where: 'id = any(:users)' },
  returns: { where: 'user_id = any(:users)' },
  erasures: { where: 'employee_id = :employee or user_id = any(:users)' },
  leavers: { where: 'id = any(:leavers)' },
  leaver_steps: { where: 'leaver_id = any(:leavers)' },
  leaver_edits: { where: 'leaver_id = any(:leavers)' },
  leaver_decisions: { where: 'leaver_id = any(:leavers)' },
  leaver_reminders: { where: 'leaver_id = any(:leavers)' },
  provider_users: { where: 'user_id = any(:users)' },
  connection_changes: { where: 'user_id = any(:users)' },
  connection_request_items: { where: 'user_id = any(:users)' },
  connection_requests: {
    where: `id in (select i.request_id from connection_request_items i
      where i.tenant_id = :tenant and i.user_id = any(:users))`,
  },
  left_out: { where: `person = :employee or person in (select 'user/' || each from unnest(:users) each)` },
  sync_results: { where: 'employee_id = :employee', without: ['fields_sealed'] },
  sync_records: { where: 'employee_id = :employee', without: ['absences_sealed'] },
  sync_jobs: { where: 'employee_id = :employee' },
  staged_records: { where: 'employee_id = :employee', without: ['record_sealed'] },
  matches: { where: 'employee_id = :employee' },
  open_todos: { where: 'employee_id = :employee or user_id = any(:users) or leaver_id = any(:leavers)' },
  events: { where: named('data') },
  webhook_deliveries: {
    where: `event_id in (select v.id from events v where v.tenant_id = :tenant and (${named('v.data')}))`,
  },
  audit: {
    where: `(subject_kind = 'employee' and subject_id = :employee) or (subject_kind = 'user' and subject_id = any(:users))
      or (subject_kind = 'leaver' and subject_id = any(:leavers::text[])) or (subject_kind = 'employment' and subject_id = any(:employments))`,
    without: ['reason_salt'],
  },
}

/** Of an event. */
function named(data: string): string {
  return `${data} ->> 'employeeId' = :employee or (${data} ->> 'employeeId' is null and ${data} ->> 'userId' = any(:users))
    or ${data} ->> 'leaverId' = any(:leavers::text[])`
}

/** The tables that are looked through, so that none is forgotten when another is made. */
export const tablesOfPeople: readonly string[] = Object.keys(tables)

/** By table; those without a row are left out. */
export async function recordsOf(
  db: Knex,
  tenant: string,
  { employee, users }: Subject,
): Promise<{ records: Records; leavers: string[] }> {
  const known = { tenant, employee, users: [...users] }
  const employments = await textsOf(
    db,
    'select id from employments where tenant_id = :tenant and employee_id = :employee',
    known,
  )
  const leavers = await textsOf(
    db,
    'select id::text as id from leavers where tenant_id = :tenant and (employee_id = :employee or (employee_id is null and user_id = any(:users::text[]))) order by created_at, id',
    known,
  )
  const records: Records = {}
  for (const [table, { where, without = [] }] of Object.entries(tables)) {
    const { rows } = await db.raw<{ rows: { row: Record<string, unknown> }[] }>(
      `select to_jsonb(t) - :without::text[] as row from ${table} t
       where t.tenant_id = :tenant and (${typed(where)}) order by to_jsonb(t)::text`,
      { ...known, employments, leavers, without: ['tenant_id', ...without] },
    )
    if (rows.length > 0) records[table] = rows.map(({ row }) => row)
  }
  return { records, leavers }
}

/** What is compared says of which type it is: an empty array alone does not. */
function typed(where: string): string {
  return where
    .replaceAll(/:employee\b/g, ':employee::text')
    .replaceAll(/:(users|employments)\b/g, ':$1::text[]')
    .replaceAll(/:leavers\b(?!::)/g, ':leavers::uuid[]')
}

async function textsOf(db: Knex, sql: string, bindings: Record<string, unknown>): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(sql, bindings as never)
  return rows.map(({ id }) => id)
}
