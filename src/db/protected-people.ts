import type { Knex } from 'knex'

/** Of these employees, those with a protected identity. */
export async function protectedAmong(
  db: Knex,
  tenant: string,
  employees: readonly (string | null)[],
): Promise<Set<string>> {
  const rows = (await db('employees')
    .where({ tenant_id: tenant, protected_identity: true })
    .whereRaw('id = any(?)', [employees.filter((id) => id !== null)])
    .select('id')) as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}
