// Webhook endpoints: made, changed and taken away by whom they belong to, a tenant or a partner.
import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import { holdOpenTenant } from '../db/closed-tenants.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Owner } from '../db/vault.ts'
import { findDelivery, insertTestDelivery, replayDelivery, type Delivery } from '../db/webhook-deliveries.ts'
import {
  changeEndpoint,
  countEndpoints,
  deleteEndpoint,
  enableEndpoint,
  findEndpoint,
  giveSecret,
  insertEndpoint,
  lockEndpoint,
  type WebhookEndpoint,
} from '../db/webhook-endpoints.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Intake } from './context.ts'
import type { Publisher } from './publisher.ts'

type Deps = Pick<Intake, 'db' | 'clock' | 'vault'> & { publisher: Publisher }
type Asked = { owner: Owner; cause: Cause }
type Wanted = Pick<WebhookEndpoint, 'url' | 'description' | 'eventTypes'>
/** Judges, by the endpoint as it stands, whether the caller may change it; throws if not. */
type Accept = (current: WebhookEndpoint) => void

/** Each of them is called for every event. */
const mostEndpoints = 10
const hourMs = 3_600_000

/** Answers the endpoint and its secret, which cannot be had again. Throws the Rejection `too-many-endpoints`. */
export async function createWebhookEndpoint(
  { db, clock, vault }: Deps,
  { owner, cause }: Asked,
  { createdBy, ...wanted }: Wanted & { createdBy: string },
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  return await inTransaction(db, async (trx) => {
    await holdOwner(trx, owner)
    if ((await countEndpoints(trx, owner)) >= mostEndpoints) {
      throw new Rejection('too-many-endpoints', { detail: `there are ${mostEndpoints} already` })
    }
    const now = await clock(trx)
    const endpoint = await insertEndpoint(trx, { ...wanted, owner, createdBy, now })
    const secret = await giveSecret(trx, vault, endpoint, { now, formerUntil: now })
    await record(
      trx,
      { owner, cause },
      { action: 'created', endpoint, value: { eventTypes: wanted.eventTypes } },
    )
    return { endpoint, secret }
  })
}

/** What waits is sent to the new address. Throws the Rejection `not-found`. */
export async function changeWebhookEndpoint(
  { db }: Deps,
  asked: Asked,
  { id, accept, ...wanted }: Wanted & { id: string; accept: Accept },
): Promise<WebhookEndpoint> {
  return await inTransaction(db, async (trx) => {
    const endpoint = await hold(trx, asked.owner, id)
    accept(endpoint)
    await changeEndpoint(trx, id, wanted)
    await record(trx, asked, { action: 'changed', endpoint, value: { eventTypes: wanted.eventTypes } })
    return { ...endpoint, ...wanted }
  })
}

/** With its deliveries. Throws the Rejection `not-found`. */
export async function deleteWebhookEndpoint(
  { db }: Deps,
  asked: Asked,
  { id, accept }: { id: string; accept: Accept },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const endpoint = await hold(trx, asked.owner, id)
    accept(endpoint)
    await deleteEndpoint(trx, asked.owner, id)
    await record(trx, asked, { action: 'deleted', endpoint })
  })
}

/** The former secret goes on signing beside the new one for so long. Throws the Rejection `not-found`. */
export async function rotateWebhookSecret(
  { db, clock, vault }: Deps,
  asked: Asked,
  { id, overlapHours }: { id: string; overlapHours: number },
): Promise<{ endpoint: WebhookEndpoint; secret: string; formerUntil: string }> {
  return await inTransaction(db, async (trx) => {
    const endpoint = await hold(trx, asked.owner, id)
    const now = await clock(trx)
    const formerUntil = new Date(Date.parse(now) + overlapHours * hourMs).toISOString()
    const secret = await giveSecret(trx, vault, endpoint, { now, formerUntil })
    await record(trx, asked, { action: 'secret-rotated', endpoint, value: { formerUntil } })
    return { endpoint, secret, formerUntil }
  })
}

/** Begins with what was given up when it was disabled. Throws the Rejection `not-found`. */
export async function enableWebhookEndpoint(
  { db, clock, publisher }: Deps,
  asked: Asked,
  id: string,
): Promise<WebhookEndpoint> {
  const enabled = await inTransaction(db, async (trx) => {
    const endpoint = await hold(trx, asked.owner, id)
    if (endpoint.disabledAt === null) return endpoint
    await enableEndpoint(trx, id, await clock(trx))
    await record(trx, asked, { action: 'enabled', endpoint, value: { disabledWhy: endpoint.disabledWhy } })
    return { ...endpoint, disabledAt: null, disabledWhy: null, failingSince: null, notBefore: null }
  })
  publisher.wake(id)
  return enabled
}

/** Throws the Rejections `not-found` and `endpoint-disabled`. */
export async function testWebhookEndpoint(
  { db, clock, publisher }: Deps,
  { owner }: Asked,
  id: string,
): Promise<Delivery> {
  const delivery = await inTransaction(db, async (trx) => {
    refuseDisabled(await hold(trx, owner, id))
    return await insertTestDelivery(trx, id, await clock(trx))
  })
  publisher.wake(id)
  return delivery
}

/** Sends it now, whether it was delivered, was given up or waits. Throws the Rejections `not-found` and `endpoint-disabled`. */
export async function replayWebhookDelivery(
  { db, clock, publisher }: Deps,
  { owner }: Asked,
  id: string,
): Promise<Delivery> {
  const replayed = await inTransaction(db, async (trx) => {
    const found = await findDelivery(trx, owner, id)
    if (found === undefined) throw new Rejection('not-found', { detail: `there is no delivery ${id}` })
    refuseDisabled(await hold(trx, owner, found.endpointId))
    await replayDelivery(trx, id, await clock(trx))
    return (await findDelivery(trx, owner, id)) ?? found
  })
  publisher.wake(replayed.endpointId)
  return replayed
}

/** Of a tenant that is open; a partner's is for all its tenants. */
async function holdOwner(trx: Knex, owner: Owner): Promise<void> {
  if ('tenant' in owner) await holdOpenTenant(trx, owner.tenant)
}

async function hold(trx: Knex, owner: Owner, id: string): Promise<WebhookEndpoint> {
  await holdOwner(trx, owner)
  const endpoint = await findEndpoint(trx, owner, id)
  const held = endpoint && (await lockEndpoint(trx, id))
  if (held === undefined) throw new Rejection('not-found', { detail: `there is no webhook endpoint ${id}` })
  return held
}

function refuseDisabled({ id, disabledWhy }: WebhookEndpoint): void {
  if (disabledWhy === null) return
  throw new Rejection('endpoint-disabled', { detail: `the endpoint ${id} is disabled (${disabledWhy})` })
}

/** The URL stays out: what stands in its path or query may be a secret. */
async function record(
  trx: Knex,
  { owner, cause }: Asked,
  { action, endpoint: { id }, value = {} }: { action: string; endpoint: WebhookEndpoint; value?: object },
): Promise<void> {
  const named = `webhook-endpoint.${action}`
  if ('tenant' in owner) {
    await recordAudit(trx, owner.tenant, cause, {
      action: named,
      subject: { kind: 'webhook-endpoint', id },
      new: value,
    })
  } else {
    await recordPlatformAudit(trx, cause, { action: named, value: { ...value, ...owner, endpoint: id } })
  }
}
