// Whose access is being closed before they are erased.
import type { Knex } from 'knex'
import type { Cause } from './audit.ts'
import { causeColumns, causeFromColumns, type CauseColumns } from './cause.ts'
import { isOfOpenTenant } from './closed-tenants.ts'

/** An employee, or a user without employee. */
export type ErasureOf = { employee: string } | { user: string }

export type Erasure = { requestedAt: string; cause: Cause }

type Row = CauseColumns & {
  tenant_id: string
  employee_id: string | null
  user_id: string | null
  requested_at: Date
}

/** Waits from now on; of one that waits already nothing changes. Answers since when. */
export async function insertErasure(
  db: Knex,
  tenant: string,
  whose: ErasureOf,
  { at, cause }: { at: string; cause: Cause },
): Promise<string> {
  await db('erasures')
    .insert({
      tenant_id: tenant,
      ...columnsOf(whose),
      requested_at: at,
      ...causeColumns(cause),
    })
    .onConflict()
    .ignore()
  return (await findErasure(db, tenant, whose))?.requestedAt ?? at
}

export async function findErasure(db: Knex, tenant: string, whose: ErasureOf): Promise<Erasure | undefined> {
  const row = await db<Row>('erasures')
    .where({ tenant_id: tenant, ...columnsOf(whose) })
    .first()
  return (
    row && {
      requestedAt: row.requested_at.toISOString(),
      cause: causeFromColumns(row),
    }
  )
}

export async function deleteErasure(db: Knex, tenant: string, whose: ErasureOf): Promise<void> {
  await db('erasures')
    .where({ tenant_id: tenant, ...columnsOf(whose) })
    .delete()
}

export async function noteLookedAt(db: Knex, tenant: string, whose: ErasureOf): Promise<void> {
  await db('erasures')
    .where({ tenant_id: tenant, ...columnsOf(whose) })
    .update({ looked_at: db.raw('clock_timestamp()') })
}

/** Of those that wait, whom the sweep has not looked at for the longest time. */
export async function waitingErasures(
  db: Knex,
  { limit }: { limit: number },
): Promise<{ tenant: string; whose: ErasureOf }[]> {
  const rows: Row[] = await db<Row>('erasures')
    .whereRaw(isOfOpenTenant('tenant_id'))
    .orderBy('looked_at')
    .limit(limit)
  return rows.map(({ tenant_id: tenant, employee_id: employee, user_id: user }) => ({
    tenant,
    whose: employee === null ? { user: user ?? '' } : { employee },
  }))
}

const columnsOf = (whose: ErasureOf) =>
  'employee' in whose ? { employee_id: whose.employee } : { user_id: whose.user }
