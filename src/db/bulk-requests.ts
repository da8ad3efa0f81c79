import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import { Rejection } from '../domain/rejection.ts'

/** How long a bulk request may be silent before its process counts as dead. */
const silentForSeconds = 30

/** Answers its id. Throws the Rejection `idempotency-key-in-use` while another process is at the same request. */
export async function beginBulkRequest(db: Knex, tenant: string, id: string = randomUUID()): Promise<string> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `insert into bulk_requests as b (tenant_id, id) values (?, ?)
     on conflict (tenant_id, id) do update set seen_at = clock_timestamp()
       where b.seen_at < clock_timestamp() - ? * interval '1 second'`,
    [tenant, id, silentForSeconds],
  )
  if (rowCount === 0) {
    throw new Rejection('idempotency-key-in-use', {
      detail:
        'The same bulk request is still being answered, or was broken off less than half a minute ago. Send it again a little later; it goes on where it stopped.',
    })
  }
  return id
}

/** Says that the request's process lives; a request that was given up meanwhile is taken up again. */
export async function touchBulkRequest(db: Knex, tenant: string, id: string): Promise<void> {
  const seen = { tenant_id: tenant, id, seen_at: db.raw('clock_timestamp()') }
  await db('bulk_requests').insert(seen).onConflict(['tenant_id', 'id']).merge(['seen_at'])
}

/**
 * L5: lets go of what the request held: leavers under a new version, since a workflow that woke meanwhile has heard of this one,
 * and changes of connections, which the sweep starts. Answers the leavers to be told.
 */
export async function endBulkRequest(db: Knex, tenant: string, id: string): Promise<string[]> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant, bulk_request_id: id })
    .update({ bulk_request_id: null, replan_id: null, version: db.raw('version + 1') })
    .returning('id')) as { id: string }[]
  await db('connection_changes')
    .where({ tenant_id: tenant, bulk_request_id: id })
    .update({ bulk_request_id: null })
  await db('bulk_requests').where({ tenant_id: tenant, id }).delete()
  return rows.map((row) => row.id)
}

export async function isBulkRequestUnderWay(db: Knex, tenant: string): Promise<boolean> {
  return (await db('bulk_requests').where({ tenant_id: tenant }).first('id')) !== undefined
}

/** Those whose process died before the last line was answered, and those that hold something without a record; the sweep ends them. */
export async function abandonedBulkRequests(db: Knex): Promise<{ tenant: string; id: string }[]> {
  const { rows } = await db.raw<{ rows: { tenant: string; id: string }[] }>(
    `select tenant_id as tenant, id from bulk_requests where seen_at < clock_timestamp() - ? * interval '1 second'
     union
     select h.tenant_id, h.bulk_request_id from (
       select tenant_id, bulk_request_id from leavers where bulk_request_id is not null
       union all
       select tenant_id, bulk_request_id from connection_changes where bulk_request_id is not null) h
     where not exists (select from bulk_requests b where b.tenant_id = h.tenant_id and b.id = h.bulk_request_id)`,
    [silentForSeconds],
  )
  return rows
}
