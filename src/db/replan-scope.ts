import type { Knex } from 'knex'

/** What was changed that many people's dates may follow from. */
export type ReplanScope = { what: 'settings' | 'user-template' | 'employer'; subject: string }

/**
 * In order of their keys: everyone with a terminated employment whose plan the change may concern, by the id of the employee; and
 * users without employee whose access ends (L17), by the id of that end.
 */
export async function concernedPeople(
  db: Knex,
  tenant: string,
  { scope, after, limit }: { scope: ReplanScope; after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { key: string }[] }>(
    `select key from (${people(scope)}) as people where key > :after order by key limit :limit`,
    { tenant, subject: scope.subject, after: after ?? '', limit },
  )
  return rows.map(({ key }) => key)
}

export async function countConcerned(db: Knex, tenant: string, scope: ReplanScope): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::int as count from (${people(scope)}) as people`,
    { tenant, subject: scope.subject },
  )
  return rows[0].count
}

export async function isConcerned(
  db: Knex,
  tenant: string,
  { scope, person }: { scope: ReplanScope; person: string },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from (${people(scope)}) as people where key = :person limit 1`,
    { tenant, subject: scope.subject, person },
  )
  return rows.length > 0
}

function people({ what }: ReplanScope): string {
  const employees = `select e.employee_id as key from employments e where ${concerned[what]} group by e.employee_id`
  return what === 'settings' ? `${employees} union all ${userEnds}` : employees
}

/** Their date follows from the tenant's zone and hour alone. */
const userEnds = `select 'user/' || u.id from users u where u.tenant_id = :tenant and u.access_ends_on is not null`

const terminated = 'e.tenant_id = :tenant and not e.withdrawn and e.last_day is not null'

const concerned: Record<ReplanScope['what'], string> = {
  settings: `${terminated} and cast(:subject as text) is not null`,
  'user-template': `${terminated} and exists (select from users u where u.tenant_id = e.tenant_id
    and u.employee_id = e.employee_id and u.user_template_id = :subject)`,
  employer: `${terminated} and exists (select from employments o where o.tenant_id = e.tenant_id
    and o.employee_id = e.employee_id and o.employer_id = :subject and not o.withdrawn)`,
}
