// Many terminated employees at once, written past the API: as many as a big tenant has, in a second.
import type { Knex } from 'knex'
import { inDays } from './dates.ts'

/**
 * Employees `<prefix>00001` and on, each with the employment `<id>-1` that ends in 30 to 59 days, the user `U-<id>`, and no leaver
 * yet: the next re-plan opens one.
 */
export async function insertCrowd(
  db: Knex,
  tenant: string,
  { count, prefix = 'C' }: { count: number; prefix?: string },
): Promise<string[]> {
  const bindings = { tenant, prefix, count, first: inDays(30) }
  const each = `:prefix || to_char(n, 'FM00000')`
  const people = 'generate_series(1, :count) n'
  await db.transaction(async (trx) => {
    await trx.raw(
      `insert into employees (tenant_id, id, employee_number, given_name, family_name)
       select :tenant, ${each}, ${each}, 'Test', 'Person' from ${people}`,
      bindings,
    )
    await trx.raw(
      `insert into employments (tenant_id, id, employee_id, start_date, last_day, terminated_by)
       select :tenant, ${each} || '-1', ${each}, '2020-02-01', :first::date + n % 30, 'document' from ${people}`,
      bindings,
    )
    await trx.raw(
      `insert into users (tenant_id, id, employee_id, username, visma_connect_email, active)
       select :tenant, 'U-' || ${each}, ${each}, ${each}, lower(${each}) || '@example.se', true from ${people}`,
      bindings,
    )
  })
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(5, '0')}`)
}
