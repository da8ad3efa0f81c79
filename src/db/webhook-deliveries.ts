import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import { tenantClosedEvent, testEventType } from '../domain/events.ts'
import type { AttemptResult, DeliveryState } from '../domain/webhook-delivery.ts'
import { isOfClosedTenant } from './closed-tenants.ts'
import type { Owner } from './vault.ts'
import { randomId } from './random-id.ts'

export type Attempt = { at: string; ms: number } & Pick<AttemptResult, 'status' | 'problem'>

export type Delivery = {
  id: string
  endpointId: string
  /** Null: a test of the endpoint. */
  tenant: string | null
  eventId: string
  type: string
  state: DeliveryState
  tries: number
  nextAt: string | null
  createdAt: string
  finishedAt: string | null
  problem: string | null
  attempts: Attempt[]
}

type Row = {
  id: string
  endpoint_id: string
  tenant_id: string | null
  event_id: string
  type: string
  state: DeliveryState
  tries: number
  next_at: Date | null
  created_at: Date
  finished_at: Date | null
  problem: string | null
  attempts: Attempt[]
}

/** SQL: it is sent. For a closed tenant only that it is closed, so that its HR system hears of it. */
const isSent = (delivery: string): string =>
  `(${delivery}.tenant_id is null or ${delivery}.type = '${tenantClosedEvent}' or not ${isOfClosedTenant(`${delivery}.tenant_id`)})`

/** A replay begins anew; of a long row of them the last attempts are shown. */
const attemptsShown = 30

/**
 * Makes the deliveries of these events, which were given their numbers in this transaction; answers the endpoints whose workflow
 * would look too late. The rows of the endpoints are locked, so that a workflow that ends its look sees these or is told.
 */
export async function fanOut(
  trx: Knex,
  events: readonly { tenant_id: string; id: string }[],
  now: Instant,
): Promise<string[]> {
  const named = { tenants: events.map((each) => each.tenant_id), ids: events.map(({ id }) => id), now }
  await trx.raw(
    `select w.id from webhook_endpoints w
     where w.disabled_at is null and (w.tenant_id = any(:tenants)
       or w.partner_id in (select t.partner_id from tenants t where t.id = any(:tenants)))
     order by w.id for update`,
    named,
  )
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `with made as (
       insert into webhook_deliveries (id, endpoint_id, tenant_id, event_id, type, next_at, created_at)
       select concat('del_', lpad(to_hex(e.sequence), 12, '0'), replace(gen_random_uuid()::text, '-', '')),
         w.id, e.tenant_id, e.id, e.type, :now::timestamptz, :now::timestamptz
       from unnest(:tenants::text[], :ids::text[]) as n (tenant_id, id)
       join events e on e.tenant_id = n.tenant_id and e.id = n.id
       join tenants t on t.id = e.tenant_id
       join webhook_endpoints w on w.tenant_id = e.tenant_id or w.partner_id = t.partner_id
       where w.disabled_at is null and (w.event_types is null or e.type = any(w.event_types))
         and (t.closed_at is null or e.type = '${tenantClosedEvent}')
       returning endpoint_id
     )
     update webhook_endpoints w set looks_at = :now::timestamptz
     from (select distinct endpoint_id from made) m
     where w.id = m.endpoint_id and (w.looks_at is null or w.looks_at > :now::timestamptz)
     returning w.id`,
    named,
  )
  return rows.map(({ id }) => id)
}

/** A test of the endpoint: its event is made for it and kept nowhere else. */
export async function insertTestDelivery(db: Knex, endpoint: string, now: Instant): Promise<Delivery> {
  const [row] = await db<Row>('webhook_deliveries')
    .insert({
      id: `del_${randomId(16)}`,
      endpoint_id: endpoint,
      event_id: `evt_${randomId(16)}`,
      type: testEventType,
      next_at: new Date(now),
      created_at: new Date(now),
    })
    .returning('*')
  return fromRow(row as Row)
}

export type DueDelivery = Pick<Delivery, 'id' | 'eventId' | 'type' | 'tenant' | 'tries'> & {
  event: { at: string; sequence: number | null; data: Record<string, unknown> }
}

/** Those that are due, the longest waiting first. */
export async function dueDeliveries(
  db: Knex,
  endpoint: string,
  { now, limit }: { now: Instant; limit: number },
): Promise<DueDelivery[]> {
  const rows = (await db('webhook_deliveries as d')
    .leftJoin('events as e', { 'e.tenant_id': 'd.tenant_id', 'e.id': 'd.event_id' })
    .where({ 'd.endpoint_id': endpoint, 'd.state': 'pending' })
    .where('d.next_at', '<=', now)
    .whereRaw(isSent('d'))
    .orderBy(['d.next_at', 'e.sequence', 'd.id'])
    .limit(limit)
    .select('d.*', 'e.at', 'e.sequence', 'e.data')) as (Row & {
    at: Date | null
    sequence: string | null
    data: Record<string, unknown> | null
  })[]
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    type: row.type,
    tenant: row.tenant_id,
    tries: row.tries,
    event: {
      at: (row.at ?? row.created_at).toISOString(),
      sequence: row.sequence === null ? null : Number(row.sequence),
      data: row.data ?? { endpointId: row.endpoint_id },
    },
  }))
}

/** When the next one is due; undefined if nothing waits. */
export async function nextDue(db: Knex, endpoint: string): Promise<Instant | undefined> {
  const row = (await db('webhook_deliveries as d')
    .where({ endpoint_id: endpoint, state: 'pending' })
    .whereRaw(isSent('d'))
    .orderBy('next_at')
    .first('next_at')) as { next_at: Date } | undefined
  return row?.next_at.toISOString()
}

/** The endpoint is back: what waits for its next attempt is sent now. Of one alone nothing is known: it may be that one that is not taken. */
export async function hasten(trx: Knex, endpoint: string, now: Instant): Promise<void> {
  const waiting = trx('webhook_deliveries').where({ endpoint_id: endpoint, state: 'pending' })
  const [{ count = 0 } = {}] = (await waiting.clone().count()) as { count?: number | string }[]
  if (Number(count) > 1) await waiting.where('next_at', '>', now).update({ next_at: now })
}

/** Nothing is written if another attempt was noted since this one began. */
export async function noteAttempt(
  trx: Knex,
  { id, tries }: Pick<Delivery, 'id' | 'tries'>,
  {
    attempt,
    ...outcome
  }: { attempt: Attempt } & (
    { state: 'pending'; nextAt: Instant } | { state: 'delivered' | 'failed'; at: Instant }
  ),
): Promise<boolean> {
  const noted = await trx('webhook_deliveries')
    .where({ id, tries, state: 'pending' })
    .update({
      state: outcome.state,
      next_at: outcome.state === 'pending' ? outcome.nextAt : null,
      finished_at: outcome.state === 'pending' ? null : outcome.at,
      problem: attempt.problem,
      tries: tries + 1,
      attempts: trx.raw(
        `jsonb_path_query_array(attempts || ?::jsonb, '$[last - ${attemptsShown - 1} to last]')`,
        [JSON.stringify([attempt])],
      ),
    })
  return noted > 0
}

export type DeliveryFilter = {
  endpoint?: string | undefined
  state?: DeliveryState | undefined
  event?: string | undefined
  type?: string | undefined
}

/** The newest first. */
export async function listDeliveries(
  db: Knex,
  owner: Owner,
  {
    filter,
    after,
    limit,
  }: {
    filter: DeliveryFilter
    after: { createdAt: string; id: string } | undefined
    limit: number
  },
): Promise<Delivery[]> {
  const rows = (await ofOwner(db, owner)
    .modify((query) => {
      if (filter.endpoint !== undefined) void query.where('d.endpoint_id', filter.endpoint)
      if (filter.state !== undefined) void query.where('d.state', filter.state)
      if (filter.event !== undefined) void query.where('d.event_id', filter.event)
      if (filter.type !== undefined) void query.where('d.type', filter.type)
      if (after !== undefined)
        void query.whereRaw('(d.created_at, d.id) < (?, ?)', [after.createdAt, after.id])
    })
    .orderBy([
      { column: 'd.created_at', order: 'desc' },
      { column: 'd.id', order: 'desc' },
    ])
    .limit(limit)) as Row[]
  return rows.map(fromRow)
}

/** Undefined if it is another one's. */
export async function findDelivery(db: Knex, owner: Owner, id: string): Promise<Delivery | undefined> {
  const row = (await ofOwner(db, owner).where('d.id', id).first()) as Row | undefined
  return row && fromRow(row)
}

/** It is sent now, and by the whole schedule if that fails. */
export async function replayDelivery(db: Knex, id: string, now: Instant): Promise<void> {
  await db('webhook_deliveries')
    .where({ id })
    .update({ state: 'pending', tries: 0, next_at: now, finished_at: null, problem: null })
}

/** L14: the endpoints with something that should have been sent a while ago: their workflow is missing, or was never told. */
export async function overdueEndpoints(
  db: Knex,
  { dueBefore, now, limit }: { dueBefore: Date; now: Instant; limit: number },
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select w.id from webhook_endpoints w
     where w.disabled_at is null and (w.not_before is null or w.not_before < :now)
       and exists (select from webhook_deliveries d where d.endpoint_id = w.id and d.state = 'pending' and d.next_at < :dueBefore and ${isSent('d')})
     order by w.id limit :limit`,
    { dueBefore, now, limit },
  )
  return rows.map(({ id }) => id)
}

function ofOwner(db: Knex, owner: Owner) {
  return db('webhook_deliveries as d')
    .join('webhook_endpoints as w', 'w.id', 'd.endpoint_id')
    .where('tenant' in owner ? { 'w.tenant_id': owner.tenant } : { 'w.partner_id': owner.partner })
    .select('d.*')
}

function fromRow(row: Row): Delivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    tenant: row.tenant_id,
    eventId: row.event_id,
    type: row.type,
    state: row.state,
    tries: row.tries,
    nextAt: row.next_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    problem: row.problem,
    attempts: row.attempts,
  }
}
