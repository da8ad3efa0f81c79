import type { Knex } from 'knex'
import type { ConnectionKnown } from '../domain/documents.ts'
import type { InactiveWhy } from '../domain/leaver-plan.ts'
import { userFromRow, type User, type UserRow } from './users.ts'

export type UserFilter = {
  active?: boolean | undefined
  connection?: ConnectionKnown | undefined
  inactiveWhy?: InactiveWhy | undefined
  inactiveSince?: string | undefined
  changedSince?: string | undefined
}

/** Where a page goes on: the last change, to the microsecond, and the id. */
export type UserPosition = { changedAt: string; id: string }

/** What changed before this instant is committed; a transaction that still writes may commit changes from then on only. */
async function settledUntil(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: [{ until: string }] }>(
    `select least(statement_timestamp(), min(xact_start))::text as until from pg_stat_activity
     where datname = current_database() and backend_xid is not null`,
  )
  return rows[0].until
}

/**
 * In order of the last change, oldest first. With `changedSince` only what is settled, so that a reader that goes on from the
 * last change it saw misses none.
 */
export async function listUsers(
  db: Knex,
  tenant: string,
  { filter, after, limit }: { filter: UserFilter; after: UserPosition | undefined; limit: number },
): Promise<(User & { position: UserPosition })[]> {
  const settled = filter.changedSince === undefined ? undefined : await settledUntil(db)
  const rows = (await db<UserRow>('users')
    .where({ tenant_id: tenant })
    .modify((query) => {
      if (settled !== undefined) void query.where('changed_at', '<', settled)
      if (filter.active !== undefined) void query.where({ active: filter.active })
      if (filter.connection !== undefined) void query.where({ connection: filter.connection })
      if (filter.inactiveWhy !== undefined) void query.where({ inactive_why: filter.inactiveWhy })
      if (filter.inactiveSince !== undefined) void query.where('inactive_since', '>=', filter.inactiveSince)
      if (filter.changedSince !== undefined) void query.where('changed_at', '>=', filter.changedSince)
      if (after !== undefined) void query.whereRaw('(changed_at, id) > (?, ?)', [after.changedAt, after.id])
    })
    .orderBy(['changed_at', 'id'])
    .limit(limit)
    .select(
      '*',
      db.raw(`to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as changed`),
    )) as (UserRow & {
    changed: string
  })[]
  return rows.map((row) => ({ ...userFromRow(row), position: { changedAt: row.changed, id: row.id } }))
}

/** Where a page goes on: since when the user is inactive, to the microsecond, and the id. */
export type InactivePosition = { inactiveSince: string; id: string }

/** L8: whose account is closed while a Visma Connect connection exists or may exist; the longest first. */
export async function listInactiveButConnected(
  db: Knex,
  tenant: string,
  { after, limit }: { after: InactivePosition | undefined; limit: number },
): Promise<(User & { position: InactivePosition })[]> {
  const rows = (await inactiveButConnected(db, tenant)
    .modify((query) => {
      if (after !== undefined)
        void query.whereRaw('(inactive_since, id) > (?, ?)', [after.inactiveSince, after.id])
    })
    .orderBy(['inactive_since', 'id'])
    .limit(limit)
    .select(
      '*',
      db.raw(`to_char(inactive_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as since`),
    )) as (UserRow & { since: string })[]
  return rows.map((row) => ({ ...userFromRow(row), position: { inactiveSince: row.since, id: row.id } }))
}

export type InactiveFilter = Pick<UserFilter, 'inactiveWhy' | 'inactiveSince'>

export async function inactiveButConnectedIds(
  db: Knex,
  tenant: string,
  { inactiveWhy, inactiveSince }: InactiveFilter,
): Promise<string[]> {
  const rows = (await inactiveButConnected(db, tenant)
    .modify((query) => {
      if (inactiveWhy !== undefined) void query.where({ inactive_why: inactiveWhy })
      if (inactiveSince !== undefined) void query.where('inactive_since', '>=', inactiveSince)
    })
    .select('id')) as { id: string }[]
  return rows.map(({ id }) => id)
}

function inactiveButConnected(db: Knex, tenant: string) {
  return db('users').where({ tenant_id: tenant, active: false }).whereNot({ connection: 'no' })
}
