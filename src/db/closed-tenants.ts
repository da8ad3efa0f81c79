// Tenants that are closed: who acts asks for it under a lock on the tenant's row, so that nothing acts once a closing is committed.
import type { Knex } from 'knex'
import { closingOf, shreddedIfClosedBefore, tenantClosed, type Closing } from '../domain/closing.ts'
import type { Instant } from '../domain/local-time.ts'

type Row = {
  id: string
  closed_at: Date | null
  shredding_since: Date | null
  shredded_at: Date | null
}

/** SQL: the column names no tenant that is closed. */
export const isOfOpenTenant = (column: string): string => `not ${isOfClosedTenant(column)}`

/** SQL: the column names a tenant that is closed and still there. */
export const isOfClosedTenant = (column: string): string =>
  `${column} in (select id from tenants where closed_at is not null and shredded_at is null)`

/**
 * Holds the tenant's row shared: a closing comes wholly before the transaction or wholly after it. Throws the Rejection
 * `tenant-closed`.
 */
export async function holdOpenTenant(trx: Knex, tenant: string): Promise<void> {
  const row = await trx<Row>('tenants').where({ id: tenant }).forShare().first('closed_at')
  if (row?.closed_at != null) throw tenantClosed(tenant, closingOf(row.closed_at.toISOString()))
}

/** For what is no transaction of its own; undefined: it is open. */
export async function findClosing(db: Knex, tenant: string): Promise<Closing | undefined> {
  const row = await db<Row>('tenants').where({ id: tenant }).first('closed_at')
  return row?.closed_at == null ? undefined : closingOf(row.closed_at.toISOString())
}

/** Waits until whoever acts for the tenant has done so, and lets nobody act before the transaction ends. */
export async function lockTenant(
  trx: Knex,
  tenant: string,
): Promise<{ closing: Closing | undefined; isShredding: boolean } | undefined> {
  const row = await trx<Row>('tenants').where({ id: tenant }).forNoKeyUpdate().first()
  if (row === undefined) return undefined
  return {
    closing: row.closed_at === null ? undefined : closingOf(row.closed_at.toISOString()),
    isShredding: row.shredding_since !== null,
  }
}

export async function setClosed(trx: Knex, tenant: string, closedAt: Instant | null): Promise<void> {
  await trx<Row>('tenants')
    .where({ id: tenant })
    .update({ closed_at: closedAt === null ? null : new Date(closedAt) })
}

/** Those that may still have something open: a closing ends the first of it, the sweep the rest. */
export async function listClosed(db: Knex): Promise<string[]> {
  const rows = await db<Row>('tenants')
    .whereNotNull('closed_at')
    .whereNull('shredding_since')
    .orderBy(['closed_at', 'id'])
    .select('id')
  return rows.map(({ id }) => id)
}

/** Whose time is over, and who is not wholly shredded; the longest closed first. */
export async function listToShred(db: Knex, now: Instant): Promise<string[]> {
  const rows = await db<Row>('tenants')
    .where('closed_at', '<=', new Date(shreddedIfClosedBefore(now)))
    .whereNull('shredded_at')
    .orderBy(['closed_at', 'id'])
    .select('id')
  return rows.map(({ id }) => id)
}
