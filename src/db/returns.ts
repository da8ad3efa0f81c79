import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import { clearMark, whereMarked, type MarkFilter } from './marks.ts'

/** What the workflow of a return hears: `opensAt` null once there is nothing to wait for. */
export type Return = {
  tenant: string
  id: string
  userId: string
  version: number
  toldVersion: number
  opensAt: Instant | null
  /** The user is active: by the return, or because a person or a change was sooner. */
  isOpen: boolean
}

type Row = {
  tenant_id: string
  id: string
  user_id: string
  version: number
  told_version: number
  opens_at: Date | null
  active: boolean
}

/** L11: when the account opens, or null; the workflow is to be told. Answers the id of the mark. */
export async function setReturn(
  db: Knex,
  tenant: string,
  user: string,
  opensAt: Instant | null,
): Promise<string> {
  await db('users')
    .where({ tenant_id: tenant, id: user })
    .update({ opens_at: opensAt, changed_at: db.raw('clock_timestamp()') })
  const [row] = (await db('returns')
    .insert({ tenant_id: tenant, user_id: user })
    .onConflict(['tenant_id', 'user_id'])
    .merge({ version: db.raw('returns.version + 1'), marked_at: db.fn.now() })
    .returning('id')) as { id: string }[]
  if (row === undefined) throw new Error('insert returned nothing')
  return row.id
}

export async function findReturn(db: Knex, tenant: string, user: string): Promise<Return | undefined> {
  const row = (await returns(db).where({ 'r.tenant_id': tenant, 'r.user_id': user }).first()) as
    Row | undefined
  return row && fromRow(row)
}

/** Soonest first; what is over comes last. */
export async function markedReturns(db: Knex, filter: MarkFilter): Promise<Return[]> {
  const rows = (await returns(db)
    .modify((query) => whereMarked(query, { alias: 'r', over: 'u.opens_at is null' }, filter))
    .orderBy(['u.opens_at', 'r.id'])) as Row[]
  return rows.map(fromRow)
}

/** Its workflow has been answered with this version. */
export async function unmarkReturn(db: Knex, tenant: string, { id, version }: Return): Promise<void> {
  await clearMark(db, { table: 'returns', tenant, id }, version)
}

/** When the accounts that these leavers closed open again, for those that do. */
export async function returnsOfLeavers(
  db: Knex,
  tenant: string,
  leavers: readonly string[],
): Promise<Map<string, Instant>> {
  if (leavers.length === 0) return new Map()
  const rows = (await db('users')
    .where({ tenant_id: tenant })
    .whereIn('closed_by_leaver', [...leavers])
    .whereNotNull('opens_at')
    .select('closed_by_leaver', 'opens_at')) as { closed_by_leaver: string; opens_at: Date }[]
  return new Map(rows.map((row) => [row.closed_by_leaver, row.opens_at.toISOString()]))
}

function returns(db: Knex) {
  return db('returns as r')
    .join('users as u', { 'u.tenant_id': 'r.tenant_id', 'u.id': 'r.user_id' })
    .select('r.*', 'u.opens_at', 'u.active')
}

function fromRow(row: Row): Return {
  return {
    tenant: row.tenant_id,
    id: row.id,
    userId: row.user_id,
    version: row.version,
    toldVersion: row.told_version,
    opensAt: row.opens_at?.toISOString() ?? null,
    isOpen: row.active,
  }
}
