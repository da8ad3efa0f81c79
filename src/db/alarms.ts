import type { Knex } from 'knex'
import { outageAfterMs, type AlarmKind } from '../domain/alarm.ts'
import { isOfOpenTenant } from './closed-tenants.ts'

export type Alarm = {
  id: string
  kind: AlarmKind
  queue: string
  /** Null: all tenants. */
  tenant: string | null
  problem: string
  count: number
  since: string
  openedAt: string
  closedAt: string | null
}

type Row = {
  id: string
  kind: AlarmKind
  queue: string
  tenant_id: string | null
  problem: string
  count: number
  since: Date
  opened_at: Date | null
  closed_at: Date | null
}

/** All calls to Visma Connect belong to it. */
const queue = 'connections'

/** Opens one alarm for as long as it is not closed. */
export async function openAlarm(
  db: Knex,
  {
    kind,
    tenant,
    problem,
    count,
    now,
  }: Pick<Alarm, 'kind' | 'tenant' | 'problem' | 'count'> & { now: string },
): Promise<void> {
  await db.raw(
    `insert into alarms (kind, queue, tenant_id, problem, count, since, opened_at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (kind, queue, coalesce(tenant_id, '')) where closed_at is null do nothing`,
    [kind, queue, tenant, problem, count, now, now],
  )
}

export async function closeAlarm(
  db: Knex,
  { kind, tenant, now }: Pick<Alarm, 'kind' | 'tenant'> & { now: string },
): Promise<void> {
  await db<Row>('alarms')
    .where({ kind, queue, tenant_id: tenant })
    .whereNull('closed_at')
    .update({ closed_at: new Date(now) })
}

/**
 * A call that failed so that it is tried again; after a while of nothing else the alarm opens. `tenant`: by an identity provider of
 * its own, whose outage is nobody else's.
 */
export async function noteFailedCall(
  db: Knex,
  { tenant, problem, writes, now }: { tenant: string | null; problem: string; writes: boolean; now: string },
): Promise<void> {
  await db.raw(
    `insert into alarms as a (kind, queue, tenant_id, problem, count, writes, since) values ('outage', :queue, :tenant, :problem, 1, :writes, :now)
     on conflict (kind, queue, coalesce(tenant_id, '')) where closed_at is null
     do update set count = a.count + 1, problem = excluded.problem, writes = a.writes or excluded.writes,
       opened_at = coalesce(a.opened_at,
         case when excluded.since >= a.since + :after * interval '1 millisecond' then excluded.since end)`,
    { queue, tenant, problem, writes, now, after: outageAfterMs },
  )
}

/** A call that was answered ends the outage; where writes failed, only one that writes. Costs one query that finds nothing. */
export async function noteAnsweredCall(
  db: Knex,
  { tenant, writes, now }: { tenant: string | null; writes: boolean; now: string },
): Promise<void> {
  await db.raw(
    `with over as (
       delete from alarms where kind = 'outage' and queue = :queue and tenant_id is not distinct from :tenant::text
         and opened_at is null and (:writes or not writes))
     update alarms set closed_at = :now
     where kind = 'outage' and queue = :queue and tenant_id is not distinct from :tenant::text
       and opened_at is not null and closed_at is null and (:writes or not writes)`,
    { queue, tenant, writes, now },
  )
}

/** Newest first. `open`: only those that are, or are not; all unless given. */
export async function listAlarms(
  db: Knex,
  { open, after, limit }: { open: boolean | undefined; after: string | undefined; limit: number },
): Promise<Alarm[]> {
  const rows = (await db('alarms')
    .whereNotNull('opened_at')
    .whereRaw(`(tenant_id is null or ${isOfOpenTenant('tenant_id')})`)
    .modify((query) => {
      if (open === true) void query.whereNull('closed_at')
      if (open === false) void query.whereNotNull('closed_at')
      if (after !== undefined) void query.where('id', '<', after)
    })
    .orderBy('id', 'desc')
    .limit(limit)) as Row[]
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    queue: row.queue,
    tenant: row.tenant_id,
    problem: row.problem,
    count: row.count,
    since: row.since.toISOString(),
    openedAt: (row.opened_at ?? row.since).toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  }))
}
