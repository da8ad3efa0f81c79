import type { Knex } from 'knex'
import type { StopCause, Stoppable } from '../domain/stop.ts'
import { isOfOpenTenant } from './closed-tenants.ts'
import type { Leaver } from './leavers.ts'

/** A stop in force. */
export type Stop = {
  what: Stoppable
  /** Null: all tenants. */
  tenant: string | null
  cause: StopCause
  reason: string
  actor: string
  since: string
}

type Row = {
  what: Stoppable
  tenant_id: string | null
  cause: StopCause
  reason: string
  actor: string
  stopped_at: Date
  lifted_at: Date | null
}

const lock = `hashtextextended('koppling-stops', 0)`

/**
 * L14: asked in the acting transaction, as the last of its locks. Whoever sets a stop waits for those that have asked, so nothing
 * acts any more once it is set.
 */
export async function isStopped(trx: Knex, tenant: string, what: Stoppable): Promise<boolean> {
  await trx.raw(`select pg_advisory_xact_lock_shared(${lock})`)
  const found = await trx<Row>('stops')
    .where({ what })
    .whereNull('lifted_at')
    .whereRaw('(tenant_id is null or tenant_id = ?)', [tenant])
    .first('what')
  return found !== undefined
}

/** Waits until whoever acts at this moment has done so. */
export async function lockStops(trx: Knex): Promise<void> {
  await trx.raw('set local lock_timeout = 30000')
  await trx.raw(`select pg_advisory_xact_lock(${lock})`)
}

/** Those in force, the oldest first. */
export async function listStops(db: Knex): Promise<Stop[]> {
  const rows = await db<Row>('stops').whereNull('lifted_at').orderBy(['stopped_at', 'id'])
  return rows.map((row) => ({
    what: row.what,
    tenant: row.tenant_id,
    cause: row.cause,
    reason: row.reason,
    actor: row.actor,
    since: row.stopped_at.toISOString(),
  }))
}

/** Answers false if it was stopped already; then who stopped it first stays on record. */
export async function insertStop(db: Knex, { tenant, since, ...stop }: Stop): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `insert into stops (what, tenant_id, cause, reason, actor, stopped_at) values (?, ?, ?, ?, ?, ?)
     on conflict (what, coalesce(tenant_id, '')) where lifted_at is null do nothing returning id`,
    [stop.what, tenant, stop.cause, stop.reason, stop.actor, since],
  )
  return rows.length > 0
}

/** Answers false if it was not stopped. */
export async function liftStop(
  db: Knex,
  { tenant, what, now }: Pick<Stop, 'tenant' | 'what'> & { now: string },
): Promise<boolean> {
  const lifted = await db<Row>('stops')
    .where({ what, tenant_id: tenant })
    .whereNull('lifted_at')
    .update({ lifted_at: new Date(now) })
  return lifted > 0
}

/** The leaver is due and waits until the stop is lifted. `stage`: `held` before its first step, `acting` before its second. */
export async function holdByStop(
  db: Knex,
  tenant: string,
  leaver: string,
  { stage, now }: { stage: 'held' | 'acting'; now: string },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id: leaver })
    .update({
      stage,
      held_by: 'stop',
      waiting_for: null,
      stopped_at: db.raw('coalesce(stopped_at, ?::timestamptz)', [now]),
    })
}

/** For how long stops have held the leaver by now. */
export function stoppedForSeconds({ stoppedAt, stoppedForSeconds: before }: Leaver, now: string): number {
  if (stoppedAt === null) return before
  return before + Math.max(0, Math.round((Date.parse(now) - Date.parse(stoppedAt)) / 1_000))
}

/** Lets those go on that no stop holds any more: their workflows are to be told. Answers them, soonest first. */
export async function releaseStopped(
  db: Knex,
  { now }: { now: string },
): Promise<{ tenant: string; id: string }[]> {
  const { rows } = await db.raw<{ rows: { tenant_id: string; id: string; acts_at: Date }[] }>(
    `update leavers l
     set stage = case l.stage when 'held' then 'waiting' else l.stage end, held_by = null, stopped_at = null,
       stopped_seconds = l.stopped_seconds + greatest(0, round(extract(epoch from ?::timestamptz - l.stopped_at)))::integer,
       version = l.version + 1, marked_at = clock_timestamp()
     where l.held_by = 'stop' and l.stage <> 'finished' and ${isOfOpenTenant('l.tenant_id')} and not exists (
       select from stops s where s.lifted_at is null and (s.tenant_id is null or s.tenant_id = l.tenant_id)
         and s.what = case l.stage when 'held' then 'accounts' else 'connections' end)
     returning l.tenant_id, l.id, l.acts_at`,
    [now],
  )
  return rows
    .toSorted((first, second) => first.acts_at.getTime() - second.acts_at.getTime())
    .map(({ tenant_id: tenant, id }) => ({ tenant, id }))
}
