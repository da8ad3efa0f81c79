import type { Knex } from 'knex'
import type { Stage } from '../domain/leaver.ts'
import type { Instant } from '../domain/local-time.ts'
import { userEndId } from '../domain/user-end.ts'
import { isOfOpenTenant } from './closed-tenants.ts'
import type { Mark } from './marks.ts'

/** A leaver or a return as it stands in the database, to be compared with its run. */
export type ToCompare = Mark & {
  /** The employment of a leaver, the user of a return. */
  of: string
  version: number
  dueAt: Instant
  /** At that date it acts by itself: neither a person nor a rule holds it back. */
  acts: boolean
  /** The workflow has had time to follow what it was told last. */
  isSettled: boolean
}

/** `due`: acts soon or should have acted. `ahead`: all others. */
export type Round = 'due' | 'ahead'

type RoundOfKind = Round | `returns-${Round}`

type Page = { round: Round; now: Instant; limit: number }

type LeaverRow = {
  tenant_id: string
  id: string
  employment_id: string | null
  user_id: string | null
  version: number
  acts_at: Date
  due_at: Date
  stage: Stage
  waiting_for: string | null
  held_by: string | null
  is_settled: boolean
}

type ReturnRow = {
  tenant_id: string
  id: string
  user_id: string
  version: number
  opens_at: Date
  automation: 'on' | 'observe'
  is_settled: boolean
}

const soonMs = 600_000
const settledAfterMs = 600_000

/**
 * The next open leavers of all tenants whose workflow was told, soonest first; after the last one the round begins anew.
 * Fewer than `limit` end the round.
 */
export async function leaversToCompare(db: Knex, { round, now, limit }: Page): Promise<ToCompare[]> {
  const reached = await reachedIn(db, round)
  const rows = (await db('leavers as l')
    .whereNot('l.stage', 'finished')
    .whereRaw('l.told_version = l.version')
    .whereNull('l.bulk_request_id')
    .whereRaw(isOfOpenTenant('l.tenant_id'))
    .where('l.acts_at', round === 'due' ? '<=' : '>', soonAfter(now))
    .modify((query) => {
      if (reached !== undefined)
        void query.whereRaw('(l.acts_at, l.id) > (?, ?)', [reached.acts_at, reached.leaver_id])
    })
    .orderBy(['l.acts_at', 'l.id'])
    .limit(limit)
    .select(
      'l.tenant_id',
      'l.id',
      'l.employment_id',
      'l.user_id',
      'l.version',
      'l.acts_at',
      'l.stage',
      'l.waiting_for',
      'l.held_by',
      db.raw('greatest(l.acts_at, l.postponed_until) as due_at'),
      isSettled(db, 'l'),
    )) as LeaverRow[]
  const last = rows.length < limit ? undefined : rows.at(-1)
  await keepProgress(db, round, last && { at: last.acts_at, id: last.id })
  return rows.map((row) => ({
    table: 'leavers',
    tenant: row.tenant_id,
    id: row.id,
    of: row.employment_id ?? userEndId(row.user_id ?? ''),
    version: row.version,
    dueAt: row.due_at.toISOString(),
    acts:
      (row.stage === 'waiting' || row.stage === 'acting') && row.waiting_for === null && row.held_by === null,
    isSettled: row.is_settled,
  }))
}

/** The same for accounts that are to open again. */
export async function returnsToCompare(db: Knex, { round, now, limit }: Page): Promise<ToCompare[]> {
  const ofKind = `returns-${round}` as const
  const reached = await reachedIn(db, ofKind)
  const rows = (await db('returns as r')
    .join('users as u', { 'u.tenant_id': 'r.tenant_id', 'u.id': 'r.user_id' })
    .join('settings as s', 's.tenant_id', 'r.tenant_id')
    .whereNotNull('u.opens_at')
    .whereRaw('r.told_version = r.version')
    .whereRaw(isOfOpenTenant('r.tenant_id'))
    .where('u.opens_at', round === 'due' ? '<=' : '>', soonAfter(now))
    .modify((query) => {
      if (reached !== undefined)
        void query.whereRaw('(u.opens_at, r.id) > (?, ?)', [reached.acts_at, reached.leaver_id])
    })
    .orderBy(['u.opens_at', 'r.id'])
    .limit(limit)
    .select(
      'r.tenant_id',
      'r.id',
      'r.user_id',
      'r.version',
      'u.opens_at',
      's.automation',
      isSettled(db, 'r'),
    )) as ReturnRow[]
  const last = rows.length < limit ? undefined : rows.at(-1)
  await keepProgress(db, ofKind, last && { at: last.opens_at, id: last.id })
  return rows.map((row) => ({
    table: 'returns',
    tenant: row.tenant_id,
    id: row.id,
    of: row.user_id,
    version: row.version,
    dueAt: row.opens_at.toISOString(),
    acts: row.automation === 'on',
    isSettled: row.is_settled,
  }))
}

function soonAfter(now: Instant): Date {
  return new Date(Date.parse(now) + soonMs)
}

function isSettled(db: Knex, alias: 'l' | 'r') {
  return db.raw(`??.marked_at < clock_timestamp() - ? * interval '1 millisecond' as is_settled`, [
    alias,
    settledAfterMs,
  ])
}

async function reachedIn(
  db: Knex,
  round: RoundOfKind,
): Promise<{ acts_at: Date; leaver_id: string } | undefined> {
  return (await db('sweep_progress').where({ round }).first()) as
    { acts_at: Date; leaver_id: string } | undefined
}

async function keepProgress(
  db: Knex,
  round: RoundOfKind,
  last: { at: Date; id: string } | undefined,
): Promise<void> {
  if (last === undefined) {
    await db('sweep_progress').where({ round }).delete()
    return
  }
  await db('sweep_progress')
    .insert({ round, acts_at: last.at, leaver_id: last.id })
    .onConflict('round')
    .merge()
}

/** As if its workflow had never been told: it is started again. Nothing is done if it changed since it was read. */
export async function forgetTold(
  db: Knex,
  { table, tenant, id, version }: Pick<ToCompare, 'table' | 'tenant' | 'id' | 'version'>,
): Promise<void> {
  await db(table)
    .where({ tenant_id: tenant, id, version, told_version: version })
    .modify((query) => {
      if (table === 'leavers') void query.whereNot({ stage: 'finished' })
    })
    .update({ told_version: 0, marked_at: db.raw('clock_timestamp()') })
}
