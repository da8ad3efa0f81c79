import type { Knex } from 'knex'

/** How long a bulk request may be silent before its process counts as dead. */
const silentForSeconds = 30

export async function beginBulkRequest(db: Knex, tenant: string): Promise<string> {
  const [row] = (await db('bulk_requests').insert({ tenant_id: tenant }).returning('id')) as { id: string }[]
  if (row === undefined) throw new Error('insert returned nothing')
  return row.id
}

export async function touchBulkRequest(db: Knex, tenant: string, id: string): Promise<void> {
  await db('bulk_requests')
    .where({ tenant_id: tenant, id })
    .update({ seen_at: db.raw('clock_timestamp()') })
}

/** L5: lets go of what the request held. Answers the leavers to be told. */
export async function endBulkRequest(db: Knex, tenant: string, id: string): Promise<string[]> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant, bulk_request_id: id })
    .update({ bulk_request_id: null })
    .returning('id')) as { id: string }[]
  await db('bulk_requests').where({ tenant_id: tenant, id }).delete()
  return rows.map((row) => row.id)
}

/** Those whose process died before the last line was answered; the sweep ends them. */
export async function abandonedBulkRequests(db: Knex): Promise<{ tenant: string; id: string }[]> {
  const rows = (await db('bulk_requests')
    .whereRaw("seen_at < clock_timestamp() - ? * interval '1 second'", [silentForSeconds])
    .select('tenant_id', 'id')) as { tenant_id: string; id: string }[]
  return rows.map((row) => ({ tenant: row.tenant_id, id: row.id }))
}
