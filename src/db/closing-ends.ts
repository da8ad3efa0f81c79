// What a closing ends, in pages: leavers, returns, changes of connections, re-plans, integrations, and what waits to be sent.
import type { Knex } from 'knex'
import { tenantClosedReason as reason } from '../domain/closing.ts'
import { tenantClosedEvent } from '../domain/events.ts'
import type { Instant } from '../domain/local-time.ts'
import { setDisconnected } from './integration-changes.ts'
import { endLeavers } from './leavers.ts'

/** How much is open of each kind. */
export type OpenWork = {
  leavers: number
  returns: number
  connections: number
  replans: number
  integrations: number
  webhookDeliveries: number
}

/** By SQL for the rows of a tenant that are open. */
const openRows = {
  leavers: `leavers where tenant_id = :tenant and stage <> 'finished'`,
  returns: `users where tenant_id = :tenant and opens_at is not null`,
  connections: `connection_changes where tenant_id = :tenant and finished_at is null`,
  replans: `replans where tenant_id = :tenant and finished_at is null`,
  integrations: `integrations where tenant_id = :tenant and disconnected_at is null`,
  webhookDeliveries: `webhook_deliveries where state = 'pending' and (tenant_id = :tenant and type <> '${tenantClosedEvent}'
    or tenant_id is null and endpoint_id in (select id from webhook_endpoints where tenant_id = :tenant))`,
} as const satisfies Record<keyof OpenWork, string>

export async function countOpen(db: Knex, tenant: string): Promise<OpenWork> {
  const counts = Object.entries(openRows).map(
    ([kind, rows]) => `(select count(*)::integer from ${rows}) as "${kind}"`,
  )
  const { rows } = await db.raw<{ rows: [OpenWork] }>(`select ${counts.join(', ')}`, { tenant })
  return rows[0]
}

/**
 * Ends the next of each kind, at most so many, without effects; the caller holds the tenant, which is closed. Answers how many,
 * and whose workflows are to hear of it.
 */
export async function endOpen(
  trx: Knex,
  tenant: string,
  { now, limit }: { now: Instant; limit: number },
): Promise<{ ended: number; marked: string[] }> {
  const page = { trx, tenant, now, limit }
  const leavers = await endOpenLeavers(page)
  const returns = await endReturns(page)
  const others = [
    await endConnections(page),
    await endReplans(page),
    await endIntegrations(page),
    await endDeliveries(page),
  ]
  return {
    ended: others.reduce((sum, count) => sum + count, leavers.length + returns.length),
    marked: [...leavers, ...returns],
  }
}

type Page = { trx: Knex; tenant: string; now: Instant; limit: number }

async function endOpenLeavers({ trx, tenant, limit }: Page): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from ${openRows.leavers} order by acts_at, id limit :limit for update`,
    { tenant, limit },
  )
  const ids = rows.map(({ id }) => id)
  // L6: what was asked for goes with the user, since its outcome is not known.
  await trx.raw(
    `update users u set connection = 'unknown', connection_taken_at = s.asked_at, connection_taken_by = l.id,
       changed_at = clock_timestamp()
     from leavers l join leaver_steps s on s.tenant_id = l.tenant_id and s.leaver_id = l.id and s.step = 'connection'
     where l.tenant_id = :tenant and l.id = any(:ids::uuid[]) and l.stage in ('acting', 'attention') and s.asked_at is not null
       and u.tenant_id = l.tenant_id and u.id = l.user_id`,
    { tenant, ids },
  )
  await endLeavers(trx, tenant, ids, { outcome: 'cancelled', reason, supersededBy: null })
  return ids
}

/** L11: the account stays closed. */
async function endReturns({ trx, tenant, limit }: Page): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `with ended as (
       update users set opens_at = null, changed_at = clock_timestamp()
       where tenant_id = :tenant and id = any(array(select id from ${openRows.returns} limit :limit)) returning id)
     update returns r set version = r.version + 1, marked_at = now() from ended e
     where r.tenant_id = :tenant and r.user_id = e.id returning r.id`,
    { tenant, limit },
  )
  return rows.map(({ id }) => id)
}

async function endConnections({ trx, tenant, now, limit }: Page): Promise<number> {
  // L6, as for leavers.
  await trx.raw(
    `update users u set connection = 'unknown', connection_taken_at = c.asked_at, connection_taken_by = null,
       changed_at = clock_timestamp()
     from connection_changes c
     where c.tenant_id = :tenant and c.finished_at is null and c.kind = 'remove' and c.asked_at is not null
       and u.tenant_id = c.tenant_id and u.id = c.user_id`,
    { tenant },
  )
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `update connection_changes set state = 'skipped', problem = :reason, at = :now, finished_at = :now,
       given_name = null, family_name = null, former_connection = null, bulk_request_id = null
     where tenant_id = :tenant and id = any(array(select id from ${openRows.connections} limit :limit))`,
    { tenant, now, limit, reason },
  )
  return rowCount
}

async function endReplans({ trx, tenant }: Page): Promise<number> {
  await trx('left_out').where({ tenant_id: tenant }).delete()
  return await trx('replans')
    .where({ tenant_id: tenant })
    .whereNull('finished_at')
    .update({
      planned_at: trx.raw('coalesce(planned_at, clock_timestamp())'),
      to_tell: trx.raw('coalesce(to_tell, 0)'),
      finished_at: trx.raw('clock_timestamp()'),
    })
}

/** Without credentials nothing reaches the system. Their runs end themselves, and the sweep removes their schedules. */
async function endIntegrations({ trx, tenant, now, limit }: Page): Promise<number> {
  await trx.raw(
    `update integration_steps set sealed = null where tenant_id = :tenant and sealed is not null`,
    { tenant },
  )
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from ${openRows.integrations} order by id limit :limit for update`,
    { tenant, limit },
  )
  for (const { id } of rows)
    await setDisconnected(trx, { tenant, integration: id }, { now, keepsSchedule: true })
  return rows.length
}

async function endDeliveries({ trx, tenant, now, limit }: Page): Promise<number> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `update webhook_deliveries set state = 'failed', problem = :reason, next_at = null, finished_at = :now
     where id = any(array(select id from ${openRows.webhookDeliveries} limit :limit))`,
    { tenant, now, limit, reason },
  )
  return rowCount
}
