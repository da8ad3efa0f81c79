import type { Knex } from 'knex'

/** What was changed that many people's dates may follow from. */
export type ReplanScope = { what: 'settings' | 'user-template' | 'employer'; subject: string }

/** In order of their ids: everyone with a terminated employment whose plan the change may concern. */
export async function concernedEmployees(
  db: Knex,
  tenant: string,
  { scope, after, limit }: { scope: ReplanScope; after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { employee_id: string }[] }>(
    `select distinct e.employee_id from employments e where ${concerned[scope.what]}
     and e.employee_id > :after order by e.employee_id limit :limit`,
    { tenant, subject: scope.subject, after: after ?? '', limit },
  )
  return rows.map((row) => row.employee_id)
}

export async function countConcerned(db: Knex, tenant: string, scope: ReplanScope): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(distinct e.employee_id)::int as count from employments e where ${concerned[scope.what]}`,
    { tenant, subject: scope.subject },
  )
  return rows[0].count
}

export async function isConcerned(
  db: Knex,
  tenant: string,
  { scope, employee }: { scope: ReplanScope; employee: string },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from employments e where ${concerned[scope.what]} and e.employee_id = :employee limit 1`,
    { tenant, subject: scope.subject, employee },
  )
  return rows.length > 0
}

const terminated = 'e.tenant_id = :tenant and not e.withdrawn and e.last_day is not null'

const concerned: Record<ReplanScope['what'], string> = {
  settings: `${terminated} and cast(:subject as text) is not null`,
  'user-template': `${terminated} and exists (select from users u where u.tenant_id = e.tenant_id
    and u.employee_id = e.employee_id and u.user_template_id = :subject)`,
  employer: `${terminated} and exists (select from employments o where o.tenant_id = e.tenant_id
    and o.employee_id = e.employee_id and o.employer_id = :subject and not o.withdrawn)`,
}
