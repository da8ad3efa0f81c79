import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { DisabledReason } from '../domain/webhook-delivery.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Owner, Vault } from './vault.ts'
import { randomId } from './random-id.ts'

export type WebhookEndpoint = {
  id: string
  owner: Owner
  url: string
  description: string | null
  /** Null: all. */
  eventTypes: string[] | null
  createdBy: string
  createdAt: string
  disabledAt: string | null
  disabledWhy: DisabledReason | null
  failingSince: string | null
  notBefore: string | null
}

type Row = {
  id: string
  tenant_id: string | null
  partner_id: string | null
  url: string
  description: string | null
  event_types: string[] | null
  created_by: string
  created_at: Date
  disabled_at: Date | null
  disabled_why: DisabledReason | null
  failing_since: Date | null
  not_before: Date | null
  looks_at: Date | null
}

const secretBytes = 32

/** Undefined: a partner's secrets are sealed by the master key, since partners have none of their own. */
const tenantOf = (owner: Owner): string | undefined => ('tenant' in owner ? owner.tenant : undefined)

function ownerColumns(owner: Owner) {
  return 'tenant' in owner ? { tenant_id: owner.tenant } : { partner_id: owner.partner }
}

export async function insertEndpoint(
  db: Knex,
  {
    owner,
    now,
    ...endpoint
  }: Pick<WebhookEndpoint, 'owner' | 'url' | 'description' | 'eventTypes' | 'createdBy'> & { now: Instant },
): Promise<WebhookEndpoint> {
  const [row] = await db<Row>('webhook_endpoints')
    .insert({
      id: `whe_${randomId(12)}`,
      ...ownerColumns(owner),
      url: endpoint.url,
      description: endpoint.description,
      event_types: endpoint.eventTypes,
      created_by: endpoint.createdBy,
      created_at: new Date(now),
    })
    .returning('*')
  return fromRow(row as Row)
}

/** Only so many per owner, counted under a lock. */
export async function countEndpoints(trx: Knex, owner: Owner): Promise<number> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('webhook-endpoints:' || ?, 0))`, [
    JSON.stringify(owner),
  ])
  return (await trx<Row>('webhook_endpoints').where(ownerColumns(owner))).length
}

/** The oldest first. */
export async function listEndpoints(
  db: Knex,
  owner: Owner,
  { after, limit }: { after: { createdAt: string; id: string } | undefined; limit: number },
): Promise<WebhookEndpoint[]> {
  const rows = (await db('webhook_endpoints')
    .where(ownerColumns(owner))
    .modify((query) => {
      if (after !== undefined) void query.whereRaw('(created_at, id) > (?, ?)', [after.createdAt, after.id])
    })
    .orderBy(['created_at', 'id'])
    .limit(limit)) as Row[]
  return rows.map(fromRow)
}

/** Undefined if it is another one's. */
export async function findEndpoint(db: Knex, owner: Owner, id: string): Promise<WebhookEndpoint | undefined> {
  const row = await db<Row>('webhook_endpoints')
    .where({ id, ...ownerColumns(owner) })
    .first()
  return row && fromRow(row)
}

/** Whoever's it is. */
export async function findForDelivery(db: Knex, id: string): Promise<WebhookEndpoint | undefined> {
  const row = await db<Row>('webhook_endpoints').where({ id }).first()
  return row && fromRow(row)
}

/** The same, held until the transaction ends. */
export async function lockEndpoint(trx: Knex, id: string): Promise<WebhookEndpoint | undefined> {
  const row = await trx<Row>('webhook_endpoints').where({ id }).forUpdate().first()
  return row && fromRow(row)
}

export async function changeEndpoint(
  db: Knex,
  id: string,
  { url, description, eventTypes }: Pick<WebhookEndpoint, 'url' | 'description' | 'eventTypes'>,
): Promise<void> {
  await db<Row>('webhook_endpoints').where({ id }).update({ url, description, event_types: eventTypes })
}

export async function deleteEndpoint(db: Knex, owner: Owner, id: string): Promise<boolean> {
  return (
    (await db<Row>('webhook_endpoints')
      .where({ id, ...ownerColumns(owner) })
      .delete()) > 0
  )
}

/** A new secret, in the form of the specification; the former ones go on signing until then. Answers it, once. */
export async function giveSecret(
  trx: Knex,
  vault: Vault,
  { id: endpoint, owner }: Pick<WebhookEndpoint, 'id' | 'owner'>,
  { now, formerUntil }: { now: Instant; formerUntil: Instant },
): Promise<string> {
  await trx('webhook_secrets').where({ endpoint_id: endpoint }).where('signs_until', '<=', now).delete()
  await trx('webhook_secrets')
    .where({ endpoint_id: endpoint })
    .update({ signs_until: trx.raw('least(signs_until, ?::timestamptz)', [formerUntil]) })
  const id = `whs_${randomId(12)}`
  const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`
  const sealer = await vault.forTenant(trx, tenantOf(owner))
  await trx('webhook_secrets').insert({
    id,
    endpoint_id: endpoint,
    sealed: sealer.seal({ table: 'webhook_secrets', column: 'sealed', row: id }, secret),
    created_at: now,
  })
  return secret
}

/** Those that sign now, the newest first. */
export async function signingSecrets(
  db: Knex,
  vault: Vault,
  { id, owner }: Pick<WebhookEndpoint, 'id' | 'owner'>,
  now: Instant,
): Promise<string[]> {
  const rows = (await db('webhook_secrets')
    .where({ endpoint_id: id })
    .whereRaw('(signs_until is null or signs_until > ?)', [now])
    .orderByRaw('signs_until desc nulls first')
    .select('id', 'sealed')) as { id: string; sealed: string }[]
  const sealer = await vault.forTenant(db, tenantOf(owner))
  return await Promise.all(
    rows.map((row) => sealer.open({ table: 'webhook_secrets', column: 'sealed', row: row.id }, row.sealed)),
  )
}

/** Nothing is sent any more: what waits is given up, and events make no deliveries. */
export async function disableEndpoint(
  trx: Knex,
  id: string,
  { why, now }: { why: DisabledReason; now: Instant },
): Promise<void> {
  await trx<Row>('webhook_endpoints')
    .where({ id })
    .update({ disabled_at: new Date(now), disabled_why: why })
  await trx('webhook_deliveries')
    .where({ endpoint_id: id, state: 'pending' })
    .update({ state: 'failed', next_at: null, finished_at: now, problem: givenUpOnDisabling })
}

const givenUpOnDisabling = 'endpoint-disabled'

/** Sends again, beginning with what was given up when it was disabled. */
export async function enableEndpoint(trx: Knex, id: string, now: Instant): Promise<void> {
  await trx<Row>('webhook_endpoints')
    .where({ id })
    .update({ disabled_at: null, disabled_why: null, failing_since: null, not_before: null })
  await trx('webhook_deliveries')
    .where({ endpoint_id: id, state: 'failed', problem: givenUpOnDisabling })
    .update({ state: 'pending', next_at: now, finished_at: null, problem: null, tries: 0 })
}

/** What an attempt taught about the endpoint. */
export async function noteEndpoint(
  trx: Knex,
  id: string,
  { failingSince, notBefore }: Pick<WebhookEndpoint, 'failingSince' | 'notBefore'>,
): Promise<void> {
  await trx('webhook_endpoints').where({ id }).update({ failing_since: failingSince, not_before: notBefore })
}

/** When its workflow looks again; null: when it is told. */
export async function noteLook(trx: Knex, id: string, looksAt: Instant | null): Promise<void> {
  await trx('webhook_endpoints').where({ id }).update({ looks_at: looksAt })
}

function fromRow(row: Row): WebhookEndpoint {
  return {
    id: row.id,
    owner: row.tenant_id === null ? { partner: row.partner_id ?? '' } : { tenant: row.tenant_id },
    url: row.url,
    description: row.description,
    eventTypes: row.event_types,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    disabledWhy: row.disabled_why,
    failingSince: row.failing_since?.toISOString() ?? null,
    notBefore: row.not_before?.toISOString() ?? null,
  }
}
