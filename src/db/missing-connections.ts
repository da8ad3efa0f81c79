import type { Knex } from 'knex'
import { userFromRow, type User, type UserRow } from './users.ts'

export type MissingFilter = {
  /** Those that the leavers of this bulk request took. */
  bulkRequest?: string | undefined
  /** Those that the leavers took which this approval of the guard let close. */
  approval?: string | undefined
  leaver?: string | undefined
}

/** Where a page goes on: since when the connection is missing, to the microsecond, and the id. */
export type MissingPosition = { since: string; id: string }

/** L11: who may log in, but whose connection koppling took or may have taken away; the longest first. */
export async function listMissingConnections(
  db: Knex,
  tenant: string,
  { filter, after, limit }: { filter: MissingFilter; after: MissingPosition | undefined; limit: number },
): Promise<(User & { position: MissingPosition })[]> {
  const rows = (await missingConnections(db, tenant, filter)
    .modify((query) => {
      if (after !== undefined)
        void query.whereRaw('(u.connection_taken_at, u.id) > (?, ?)', [after.since, after.id])
    })
    .orderBy(['u.connection_taken_at', 'u.id'])
    .limit(limit)
    .select(
      'u.*',
      db.raw(`to_char(u.connection_taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as since`),
    )) as (UserRow & { since: string })[]
  return rows.map((row) => ({ ...userFromRow(row), position: { since: row.since, id: row.id } }))
}

export async function missingConnectionIds(
  db: Knex,
  tenant: string,
  filter: MissingFilter,
): Promise<string[]> {
  const rows = (await missingConnections(db, tenant, filter).select('u.id')) as { id: string }[]
  return rows.map(({ id }) => id)
}

function missingConnections(db: Knex, tenant: string, { bulkRequest, approval, leaver }: MissingFilter) {
  return db('users as u')
    .where({ 'u.tenant_id': tenant, 'u.active': true })
    .whereNotNull('u.connection_taken_at')
    .modify((query) => {
      if (leaver !== undefined) void query.where('u.connection_taken_by', leaver)
      const ofLeavers = {
        ...(bulkRequest !== undefined && { 'l.by_bulk_request_id': bulkRequest }),
        ...(approval !== undefined && { 'l.guard_approval_id': approval }),
      }
      if (Object.keys(ofLeavers).length === 0) return
      void query.whereExists(
        db('leavers as l')
          .where({ 'l.tenant_id': tenant, ...ofLeavers })
          .whereRaw('l.id = u.connection_taken_by'),
      )
    })
}
