// Events reach the HR system at an address of its own, by the Standard Webhooks specification.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payloadOf } from '../../src/api/schemas/event.ts'
import { createKopplingClient, type KopplingClient } from '../../src/client/client.ts'
import type { EventType } from '../../src/domain/events.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, revoke, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { startReceiver, type Received, type Receiver } from '../support/receiver.ts'
import { sweepNow } from '../support/sweep.ts'
import { deliveriesOf, endpointAt, eventsAfter, readEndpoint } from '../support/webhooks.ts'

const patience = { timeout: 60_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** Each event once: what a busy machine took too late has come again, under the same id. */
const distinct = (received: readonly Received[]): Received[] => [
  ...new Map(received.map((each) => [each.id, each])).values(),
]

const typesOf = (received: readonly Received[]): string[] => received.map(({ type }) => type)

/** Waits until one of this type has arrived. */
async function arrived(receiver: Receiver, type: EventType | 'webhook.test'): Promise<Received> {
  await expect.poll(() => typesOf(receiver.received), patience).toContain(type)
  return receiver.received.find((each) => each.type === type) as Received
}

async function closeAccount(tenant: TenantRig, id: string): Promise<string> {
  await hire({ ...product, tenant }, id)
  const { id: leaver } = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })
  await outcomeOf(tenant, leaver, 'completed')
  return leaver
}

test('webhooks: all that happens to a leaver arrives signed, thin, numbered, and is what GET /events says', async () => {
  await using receiver = await startReceiver()
  const tenant = await product.tenant()
  await endpointAt(tenant.admin, receiver)
  await closeAccount(tenant, 'W1')
  await hire({ ...product, tenant }, 'W2')
  await terminate(tenant, 'W2-1')
  await terminate(tenant, 'W2-1', { lastDay: inDays(60) })
  await revoke(tenant, 'W2-1')
  const expected = [
    'leaver.planned',
    'user.deactivated',
    'leaver.completed',
    'connection.removed',
    'leaver.planned',
    'leaver.edited',
    'leaver.cancelled',
  ]
  await expect
    .poll(() => typesOf(distinct(receiver.received)).toSorted(), patience)
    .toEqual(expected.toSorted())

  const sent = distinct(receiver.received).toSorted(
    (a, b) => Number(a.data['sequence']) - Number(b.data['sequence']),
  )
  expect(typesOf(sent)).toEqual(expected)
  expect(sent.map(({ data }) => data['sequence'])).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(sent.filter(({ verifiedBy }) => verifiedBy.length !== 1)).toEqual([])
  expect(sent.filter(({ bytes }) => bytes > 20_000)).toEqual([])
  for (const { type, timestamp, data } of sent) payloadOf(type as EventType).parse({ type, timestamp, data })
  expect(JSON.stringify(sent)).not.toMatch(/Test|Person|example\.se/)
  expect(sent.map(({ data }) => data['tenant'])).toEqual(expected.map(() => tenant.id))

  const events = await eventsAfter(tenant.viewer, undefined, 3)
  expect(events).toEqual(sent.map(({ id, type, timestamp, data }) => ({ id, type, timestamp, data })))
  expect(await eventsAfter(tenant.viewer, 5)).toEqual(events.slice(5))
})

test('webhooks: an endpoint gets the types that it asked for, and a test whatever they are', async () => {
  await using receiver = await startReceiver()
  const tenant = await product.tenant()
  const { id } = await endpointAt(tenant.admin, receiver, ['leaver.completed'])
  await closeAccount(tenant, 'T1')
  await arrived(receiver, 'leaver.completed')
  const { data } = await tenant.admin.POST('/v1/webhook-endpoints/{id}/test', { params: { path: { id } } })
  expect(data).toMatchObject({ type: 'webhook.test', tenant: null })
  const received = await arrived(receiver, 'webhook.test')
  expect(received).toMatchObject({ id: data?.eventId, data: { endpointId: id }, verifiedBy: [0] })
  expect(typesOf(distinct(receiver.received))).toEqual(['leaver.completed', 'webhook.test'])
  expect((await eventsAfter(tenant.viewer)).map(({ type }) => type)).not.toContain('webhook.test')
})

test('L7: whoever takes user.deactivated has carried the closing out: the account step is enforced', async () => {
  await using receiver = await startReceiver()
  const tenant = await product.tenant()
  await endpointAt(tenant.admin, receiver)
  const leaver = await closeAccount(tenant, 'A1')
  const { data } = await arrived(receiver, 'user.deactivated')
  expect(data).toMatchObject({ userId: 'U-A1', leaverId: leaver, why: 'automation' })
  await expect.poll(async () => (await readUser(tenant, 'U-A1')).enforcedAt, patience).not.toBeNull()
  expect((await readLeaver(tenant, leaver)).steps.account).toMatchObject({
    state: 'done',
    enforcedAt: (await readUser(tenant, 'U-A1')).enforcedAt,
  })
})

test('L7: an endpoint that does not take user.deactivated enforces nothing', async () => {
  await using receiver = await startReceiver()
  receiver.answer = (response, { type }) => response.writeHead(type === 'user.deactivated' ? 500 : 204).end()
  const tenant = await product.tenant()
  const { id } = await endpointAt(tenant.admin, receiver)
  await closeAccount(tenant, 'N1')
  await arrived(receiver, 'leaver.completed')
  await arrived(receiver, 'user.deactivated')
  await expect
    .poll(
      async () => (await deliveriesOf(tenant.admin, id)).find(({ tries }) => tries > 0 && tries < 9)?.problem,
      patience,
    )
    .toBeDefined()
  expect((await readUser(tenant, 'U-N1')).enforcedAt).toBeNull()
})

test('webhooks: one that fails is tried again after 5 s under the same id, and all attempts are listed', async () => {
  await using receiver = await startReceiver()
  receiver.answer = (response) => response.writeHead(receiver.received.length === 1 ? 503 : 200).end()
  await using broken = await startReceiver()
  broken.answer = 503
  const tenant = await product.tenant()
  const { id } = await endpointAt(tenant.admin, receiver, ['leaver.planned'])
  const { id: failing } = await endpointAt(tenant.admin, broken, ['leaver.planned'])
  await hire({ ...product, tenant }, 'F1')
  await terminate(tenant, 'F1-1')
  await expect
    .poll(async () => await deliveriesOf(tenant.admin, failing), patience)
    .toMatchObject([{ state: 'pending', problem: 'status-503' }])
  expect((await readEndpoint(tenant.admin, failing)).failingSince).not.toBeNull()
  await expect.poll(async () => (await deliveriesOf(tenant.admin, id))[0]?.state, patience).toBe('delivered')
  const [delivery] = await deliveriesOf(tenant.admin, id)
  expect(delivery).toMatchObject({ tries: 2, nextAttemptAt: null, problem: null })
  expect(delivery?.attempts).toMatchObject([
    { status: 503, problem: 'status-503' },
    { status: 200, problem: null },
  ])
  const [first, second] = delivery?.attempts ?? []
  expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(5_000)
  expect(new Set(receiver.received.map((each) => each.id))).toEqual(new Set([delivery?.eventId]))
  expect((await readEndpoint(tenant.admin, id)).failingSince).toBeNull()

  const { data } = await tenant.admin.POST('/v1/webhook-deliveries/{id}/replay', {
    params: { path: { id: delivery?.id ?? '' } },
  })
  expect(data).toMatchObject({ state: 'pending', tries: 0 })
  await expect.poll(() => receiver.received.length, patience).toBeGreaterThan(2)
  expect(receiver.received[2]).toMatchObject({ id: delivery?.eventId, verifiedBy: [0] })
})

test('webhooks: 410 disables the endpoint at once, which is a to-do; enabled again it gets what waited', async () => {
  await using receiver = await startReceiver()
  receiver.answer = 410
  const tenant = await product.tenant()
  const { id } = await endpointAt(tenant.admin, receiver, ['leaver.planned'])
  await hire({ ...product, tenant }, 'G1')
  await terminate(tenant, 'G1-1')
  await expect.poll(async () => (await readEndpoint(tenant.admin, id)).state, patience).toBe('disabled')
  expect(await readEndpoint(tenant.admin, id)).toMatchObject({ disabledWhy: 'gone' })
  const [delivery] = await deliveriesOf(tenant.admin, id)
  expect(delivery).toMatchObject({ state: 'failed', problem: 'endpoint-disabled' })
  const todo = await tenant.viewer.GET('/v1/todo', { params: { query: { problem: 'webhook-disabled' } } })
  expect(todo.data?.data).toMatchObject([{ for: 'hr', leaverId: null }])

  const path = { params: { path: { id } } }
  expect((await tenant.admin.POST('/v1/webhook-endpoints/{id}/test', path)).error?.type).toMatch(
    'endpoint-disabled',
  )
  const replay = await tenant.admin.POST('/v1/webhook-deliveries/{id}/replay', {
    params: { path: { id: delivery?.id ?? '' } },
  })
  expect(replay.error?.type).toMatch('endpoint-disabled')
  await hire({ ...product, tenant }, 'G2')
  await terminate(tenant, 'G2-1')
  // Numbered while the endpoint is disabled; perhaps by somebody whom the reader does not wait for.
  await expect.poll(async () => await eventsAfter(tenant.viewer), patience).toHaveLength(2)

  receiver.answer = 200
  const enabled = await tenant.admin.POST('/v1/webhook-endpoints/{id}/enable', path)
  expect(enabled.data).toMatchObject({ state: 'enabled', disabledAt: null })
  await expect.poll(() => receiver.received.length, patience).toBeGreaterThan(1)
  expect(new Set(receiver.received.map((each) => each.id))).toEqual(new Set([delivery?.eventId]))
  await expect.poll(async () => (await deliveriesOf(tenant.admin, id))[0]?.state, patience).toBe('delivered')
  const after = await tenant.viewer.GET('/v1/todo', { params: { query: { problem: 'webhook-disabled' } } })
  expect(after.data?.data).toEqual([])
})

test('webhooks: a secret is shown once, kept sealed, and rotated so that either one verifies what is sent', async () => {
  await using receiver = await startReceiver()
  const tenant = await product.tenant()
  const made = await endpointAt(tenant.admin, receiver)
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const { data: list } = await tenant.admin.GET('/v1/webhook-endpoints')
  expect(list?.data).toMatchObject([{ id: made.id, state: 'enabled', eventTypes: null }])
  expect(JSON.stringify([list, await readEndpoint(tenant.admin, made.id)])).not.toContain('whsec_')
  const rows: unknown[] = await product.db('webhook_secrets')
  expect(JSON.stringify(rows)).not.toContain(made.secret.slice(6))

  const path = { params: { path: { id: made.id } } }
  const { data: rotated } = await tenant.admin.POST('/v1/webhook-endpoints/{id}/rotate-secret', {
    ...path,
    body: {},
  })
  expect(Date.parse(rotated?.formerUntil ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000)
  receiver.secrets.push(rotated?.secret ?? '')
  await tenant.admin.POST('/v1/webhook-endpoints/{id}/test', path)
  expect(await arrived(receiver, 'webhook.test')).toMatchObject({ verifiedBy: [0, 1] })
  expect(receiver.received[0]?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)

  const body = { overlapHours: 0 }
  const { data: last } = await tenant.admin.POST('/v1/webhook-endpoints/{id}/rotate-secret', {
    ...path,
    body,
  })
  receiver.secrets.push(last?.secret ?? '')
  await tenant.admin.POST('/v1/webhook-endpoints/{id}/test', path)
  await expect.poll(() => distinct(receiver.received).length, patience).toBe(2)
  expect(receiver.received.at(-1)).toMatchObject({ verifiedBy: [2] })
})

test('webhooks: a partner gets the events of all its tenants at one endpoint, and of nobody else', async () => {
  await using receiver = await startReceiver()
  await product.platform.POST('/v1/partners', { body: { id: 'vendor', name: 'Vendor' } })
  const { data: key } = await product.platform.POST('/v1/partners/{id}/keys', {
    params: { path: { id: 'vendor' } },
    body: { name: 'main' },
  })
  const partner = createKopplingClient({ baseUrl: product.url, key: key?.secret ?? '' })
  const client = (tenant: string): KopplingClient =>
    createKopplingClient({ baseUrl: product.url, key: key?.secret ?? '', tenant, actor: 'tester' })
  const { id: endpoint } = await endpointAt(partner, receiver)
  const ids = ['of-vendor-1', 'of-vendor-2']
  for (const id of ids) {
    await partner.POST('/v1/tenants', { body: { id, name: id, timeZone: 'Europe/Oslo' } })
    const rig = {
      id,
      hr: client(id),
      admin: client(id),
      viewer: client(id),
      keys: { hr: '', admin: '', viewer: '' },
    }
    await hire({ ...product, tenant: rig }, 'P1')
    await terminate(rig, 'P1-1')
  }
  const other = await product.tenant()
  await hire({ ...product, tenant: other }, 'P1')
  await terminate(other, 'P1-1')
  await eventsAfter(other.viewer)

  await expect.poll(() => distinct(receiver.received).length, patience).toBe(2)
  const sent = distinct(receiver.received).map(({ type, data, verifiedBy }) => [
    type,
    data['tenant'],
    data['sequence'],
    verifiedBy,
  ])
  expect(sent).toEqual(expect.arrayContaining(ids.map((id) => ['leaver.planned', id, 1, [0]])))
  expect(await eventsAfter(client('of-vendor-2'), 0)).toMatchObject([{ data: { sequence: 1 } }])
  await expect
    .poll(async () => (await deliveriesOf(partner, endpoint)).map(({ state }) => state), patience)
    .toEqual(['delivered', 'delivered'])
  // Not the tenant's, not even for the partner in its name.
  for (const each of [client('of-vendor-1'), other.admin]) {
    expect((await each.GET('/v1/webhook-endpoints')).data?.data).toEqual([])
    expect((await each.GET('/v1/webhook-deliveries')).data?.data).toEqual([])
  }
})

test('webhooks: an URL inside of the network is refused, as is an eleventh endpoint', async () => {
  const tenant = await product.tenant()
  for (const url of [
    'https://10.0.0.1/',
    'https://[::ffff:169.254.169.254]/',
    'ftp://127.0.0.1/',
    'nonsense',
  ]) {
    const { error } = await tenant.admin.POST('/v1/webhook-endpoints', { body: { url } })
    expect(error).toMatchObject({ status: 422, errors: [{ pointer: '/url' }] })
  }
  const body = { url: 'http://127.0.0.1:9/' }
  for (let number = 1; number <= 10; number += 1) {
    expect((await tenant.admin.POST('/v1/webhook-endpoints', { body })).response.status).toBe(201)
  }
  const { error } = await tenant.admin.POST('/v1/webhook-endpoints', { body })
  expect(error).toMatchObject({ status: 409, type: '/problems/too-many-endpoints' })
  const { data: list } = await tenant.admin.GET('/v1/webhook-endpoints', { params: { query: { limit: 6 } } })
  const { data: rest } = await tenant.admin.GET('/v1/webhook-endpoints', {
    params: { query: { cursor: list?.next ?? '' } },
  })
  expect(new Set([...(list?.data ?? []), ...(rest?.data ?? [])].map(({ id }) => id)).size).toBe(10)
})

test('webhooks: a changed endpoint gets what waits at its new address, and a deleted one nothing', async () => {
  await using former = await startReceiver()
  await using receiver = await startReceiver()
  // Under way until the address is another one, so that the next attempt is the first after it.
  const isChanged = Promise.withResolvers<undefined>()
  former.answer = (response) => void isChanged.promise.then(() => response.writeHead(500).end())
  const tenant = await product.tenant()
  const { id, secret } = await endpointAt(tenant.admin, former, ['leaver.planned'])
  receiver.secrets.push(secret)
  await hire({ ...product, tenant }, 'C1')
  await terminate(tenant, 'C1-1')
  await arrived(former, 'leaver.planned')
  const path = { params: { path: { id } } }
  const { data } = await tenant.admin.PUT('/v1/webhook-endpoints/{id}', {
    ...path,
    body: { url: receiver.url },
  })
  expect(data).toMatchObject({ id, url: receiver.url, eventTypes: null })
  isChanged.resolve(undefined)
  expect(await arrived(receiver, 'leaver.planned')).toMatchObject({ verifiedBy: [0] })
  expect((await tenant.admin.DELETE('/v1/webhook-endpoints/{id}', path)).response.status).toBe(204)
  expect((await tenant.admin.GET('/v1/webhook-endpoints/{id}', path)).response.status).toBe(404)
  expect(await deliveriesOf(tenant.admin, id)).toEqual([])
})

test('events: whoever was away for too long is told so, instead of missing something', async () => {
  const tenant = await product.tenant()
  for (const id of ['X1', 'X2', 'X3']) {
    await hire({ ...product, tenant }, id)
    await terminate(tenant, `${id}-1`)
  }
  await expect.poll(async () => await eventsAfter(tenant.viewer), patience).toHaveLength(3)
  const events = await eventsAfter(tenant.viewer)
  await product
    .db('events')
    .where({ tenant_id: tenant.id })
    .where('sequence', '<=', 2)
    .update({ published_at: product.db.raw(`published_at - interval '31 days'`) })
  await sweepNow(product)
  expect((await eventsAfter(tenant.viewer)).map(({ id }) => id)).toEqual([events[2]?.id])
  const late = await tenant.viewer.GET('/v1/events', { params: { query: { after: 1 } } })
  expect(late.error).toMatchObject({ status: 410, type: '/problems/events-expired', oldest: 3 })
  expect(await eventsAfter(tenant.viewer, 2)).toEqual([events[2]])
})
