import type { Knex } from 'knex'
import { closesSoonDays, type EventType } from '../domain/events.ts'
import type { Instant } from '../domain/local-time.ts'
import { isOfOpenTenant } from './closed-tenants.ts'
import { fanOut } from './webhook-deliveries.ts'
import { inTransaction } from './transaction.ts'

/** An event that has its number; `data` holds ids, dates and codes only. */
export type Event = {
  id: string
  sequence: number
  type: EventType
  at: string
  data: Record<string, unknown>
}

/** Written in the transaction of the change. Most events are written by triggers instead (migration 018). */
export async function emitEvents(
  db: Knex,
  events: readonly { tenant: string; type: EventType; data: Record<string, unknown> }[],
): Promise<void> {
  if (events.length === 0) return
  await db('events').insert(
    events.map(({ tenant, type, data }) => ({ tenant_id: tenant, type, data: JSON.stringify(data) })),
  )
}

/** Whether anything waits for its number. */
export async function hasUnpublished(db: Knex, tenant?: string): Promise<boolean> {
  const waiting = db('events').whereNull('sequence')
  if (tenant !== undefined) void waiting.where({ tenant_id: tenant })
  return (await waiting.first('id')) !== undefined
}

/**
 * Gives the next committed events their numbers, without gaps per tenant, and makes their deliveries. One at a time over all
 * processes, and never in a writing transaction: whoever has read a number has missed no smaller one. Answers how many, and
 * which endpoints are to be told; undefined while another process is at it.
 */
export async function publishEvents(
  db: Knex,
  { now, limit }: { now: Instant; limit: number },
): Promise<{ published: number; endpoints: string[] } | undefined> {
  return await inTransaction(db, async (trx) => {
    const { rows: locks } = await trx.raw<{ rows: [{ taken: boolean }] }>(
      `select pg_try_advisory_xact_lock(hashtextextended('koppling-events', 0)) as taken`,
    )
    if (!locks[0].taken) return undefined
    const { rows } = await trx.raw<{ rows: { tenant_id: string; id: string }[] }>(
      `with batch as (
         select tenant_id, id, position from events where sequence is null order by position limit :limit
       ), counted as (
         select tenant_id, count(*) as count from batch group by tenant_id
       ), counters as (
         insert into event_sequences as s (tenant_id, last) select tenant_id, count from counted
         on conflict (tenant_id) do update set last = s.last + excluded.last
         returning tenant_id, last
       ), numbered as (
         select b.tenant_id, b.id, l.last - c.count + row_number() over (partition by b.tenant_id order by b.position) as sequence
         from batch b join counted c on c.tenant_id = b.tenant_id join counters l on l.tenant_id = b.tenant_id
       )
       update events e set sequence = n.sequence, published_at = :now::timestamptz
       from numbered n where e.tenant_id = n.tenant_id and e.id = n.id
       returning e.tenant_id, e.id`,
      { now, limit },
    )
    return { published: rows.length, endpoints: rows.length === 0 ? [] : await fanOut(trx, rows, now) }
  })
}

/** In the order of their numbers. */
export async function listEvents(
  db: Knex,
  tenant: string,
  { after, limit }: { after: number; limit: number },
): Promise<Event[]> {
  const rows = (await db('events')
    .where({ tenant_id: tenant })
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)) as {
    id: string
    sequence: string
    type: EventType
    at: Date
    data: Record<string, unknown>
  }[]
  return rows.map((row) => ({
    id: row.id,
    sequence: Number(row.sequence),
    type: row.type,
    at: row.at.toISOString(),
    data: row.data,
  }))
}

/** The greatest number that is no longer kept; 0 while all are. */
export async function lastRemoved(db: Knex, tenant: string): Promise<number> {
  const row = (await db('event_sequences').where({ tenant_id: tenant }).first('removed')) as
    { removed: string } | undefined
  return Number(row?.removed ?? 0)
}

/** Says of each open leaver, once for each of its dates, that it is near. Nothing closes while a tenant only observes (L9). */
export async function emitClosesSoon(db: Knex, now: Instant): Promise<void> {
  await db.raw(
    `with near as (
       insert into leaver_reminders (tenant_id, leaver_id, due_at)
       select l.tenant_id, l.id, greatest(l.acts_at, l.postponed_until)
       from leavers l join settings s on s.tenant_id = l.tenant_id
       where l.stage in ('waiting', 'held') and greatest(l.acts_at, l.postponed_until) > :now::timestamptz
         and greatest(l.acts_at, l.postponed_until) <= :now::timestamptz + :days * interval '1 day'
         and s.automation = 'on' and l.bulk_request_id is null and ${isOfOpenTenant('l.tenant_id')}
       on conflict do nothing
       returning tenant_id, leaver_id
     )
     insert into events (tenant_id, type, data)
     select l.tenant_id, 'leaver.closes-soon', leaver_event_data(l)
     from near n join leavers l on l.tenant_id = n.tenant_id and l.id = n.leaver_id`,
    { now, days: closesSoonDays },
  )
}

/** Removes what was published before, with its deliveries, at most so many; answers how many. */
export async function removeEvents(
  db: Knex,
  { publishedBefore, limit }: { publishedBefore: Date; limit: number },
): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `with old as (
       select tenant_id, id, sequence from events where sequence is not null and published_at < :before
       order by published_at limit :limit
     ), deliveries as (
       delete from webhook_deliveries d using old o where d.tenant_id = o.tenant_id and d.event_id = o.id
     ), gone as (
       delete from events e using old o where e.tenant_id = o.tenant_id and e.id = o.id returning e.tenant_id, e.sequence
     ), noted as (
       update event_sequences s set removed = greatest(s.removed, g.sequence)
       from (select tenant_id, max(sequence) as sequence from gone group by tenant_id) g where s.tenant_id = g.tenant_id
     )
     select count(*)::int as count from gone`,
    { before: publishedBefore, limit },
  )
  await db('leaver_reminders').where('due_at', '<', publishedBefore).delete()
  await db('webhook_deliveries').whereNull('tenant_id').where('created_at', '<', publishedBefore).delete()
  return rows[0].count
}
