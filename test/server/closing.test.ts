// Closing a tenant over HTTP: who may, what is refused from then on and what goes on, and the way back.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createKopplingClient, type KopplingClient } from '../../src/client/client.ts'
import { routeDeclarations } from '../../src/api/routes.ts'
import { isWrite, servesTenants } from '../../src/api/route.ts'
import { emitClosesSoon } from '../../src/db/events.ts'
import { tenantsHoldingBack } from '../../src/db/guard.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { operatorKey } from '../support/platform.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { ageMarks, sweepNow } from '../support/sweep.ts'
import { allTold, readTables } from '../support/tables.ts'
import { eventsAfter } from '../support/webhooks.ts'

let product: Product
/** A new one for each test. */
let tenant: TenantRig
let leaver: string
let vendor: { key: string; client: (tenant?: string) => KopplingClient }
let operator: KopplingClient

beforeAll(async () => {
  product = await startProduct()
  vendor = await partner('vendor')
  operator = createKopplingClient({ baseUrl: product.url, key: await operatorKey(product), actor: 'op-1' })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})
beforeEach(async () => {
  tenant = await product.tenant()
  await hire({ ...product, tenant }, 'E1')
  leaver = (await terminate(tenant, 'E1-1')).id
  await allTold(product.db)
})

async function partner(id: string) {
  await product.platform.POST('/v1/partners', { body: { id, name: id } })
  const { data } = await product.platform.POST('/v1/partners/{id}/keys', {
    params: { path: { id } },
    body: { name: 'main' },
  })
  const key = data?.secret ?? ''
  const client = (of?: string) =>
    createKopplingClient({
      baseUrl: product.url,
      key,
      actor: 'vendor-1',
      ...(of !== undefined && { tenant: of }),
    })
  return { key, client }
}

type Closing = { id?: string; json?: object; headers?: Record<string, string> }

async function post(what: 'close' | 'reopen', { id = tenant.id, json = {}, headers = {} }: Closing = {}) {
  const { error, data, response } = await asPlatform().POST(`/v1/tenants/{id}/${what}`, {
    params: { path: { id }, header: headers },
    body: { reason: 'moved away', confirm: id, ...json },
  })
  return { status: response.status, problem: error?.type.replace('/problems/', ''), data, error }
}

function asPlatform(): KopplingClient {
  const key = product.config.platformKey?.reveal() ?? ''
  return createKopplingClient({ baseUrl: product.url, key, actor: 'op-1' })
}

const read = async (id = tenant.id) =>
  (await product.platform.GET('/v1/tenants/{id}', { params: { path: { id } } })).data

test('closing: answers until when it can be exported and what was ended, in both trails, once for an Idempotency-Key', async () => {
  const headers = { 'Idempotency-Key': 'close-once' }
  const { status, data } = await post('close', { headers })
  expect(status).toBe(200)
  expect(data).toMatchObject({ ended: { leavers: 1, returns: 0, connections: 0, replans: 0 } })
  const { closedAt, shreddedOn } = data as { closedAt: string; shreddedOn: string }
  expect(Date.parse(shreddedOn) - Date.parse(closedAt)).toBe(30 * 86_400_000)
  expect(await post('close', { headers })).toMatchObject({ status: 200, data })
  expect(await post('close')).toMatchObject({
    status: 409,
    problem: 'tenant-closed',
    error: { closedAt, shreddedOn },
  })
  expect(await read()).toMatchObject({ id: tenant.id, closedAt, shreddedOn, shreddedAt: null })

  const entry = { actor: 'op-1', reason: 'moved away' }
  const own: unknown[] = await product.db('audit').where({ tenant_id: tenant.id, action: 'tenant.closed' })
  expect(own).toMatchObject([entry])
  const platform: unknown[] = await product
    .db('platform_audit')
    .whereRaw(`action = 'platform.tenant-closed' and value ->> 'tenant' = ?`, [tenant.id])
  expect(platform).toMatchObject([entry])
  expect(await outcomeOf(tenant, leaver, 'cancelled')).toMatchObject({ reason: 'tenant-closed' })
  const run = product.temporal.workflow.getHandle(`leaver/${tenant.id}/E1-1`)
  await expect.poll(async () => (await run.describe()).status.name, { timeout: 30_000 }).toBe('COMPLETED')
})

test.for([
  ['another tenant to confirm', { json: { confirm: 'another' } }, { status: 422 }],
  ['no reason', { json: { reason: undefined } }, { status: 422 }],
  ['a tenant that nobody knows', { id: 'nobody' }, { status: 404, problem: 'not-found' }],
] as const)('closing: %s is refused, and nothing is changed', async ([, closing, refused]) => {
  const before = await readTables(product.db)
  for (const what of ['close', 'reopen'] as const)
    expect(await post(what, closing as Closing)).toMatchObject(refused)
  expect(await readTables(product.db)).toEqual(before)
})

test('closing: every write of every role is refused by when it can be exported, and changes nothing', async () => {
  await post('close')
  await allTold(product.db)
  const before = await readTables(product.db, tenant.id)
  const writes = routeDeclarations.filter((route) => servesTenants(route) && isWrite(route))
  expect(writes.length).toBeGreaterThan(25)
  const shreddedOn = (await read())?.shreddedOn ?? 'none'
  for (const { method, path } of writes) {
    const answer: Answer = await send(product.url, {
      method: method.toUpperCase(),
      path: `/v1${path.replaceAll(/\{\w+\}/g, 'U-E1')}`,
      key: tenant.keys.admin,
      json: {},
      headers: { 'Koppling-Actor': 'tester' },
    })
    expect(answer, `${method} ${path}`).toMatchObject({ status: 409, problem: 'tenant-closed' })
    expect(answer.detail).toContain(shreddedOn)
  }
  expect(await readTables(product.db, tenant.id)).toEqual(before)
})

test('closing: everything can still be read and exported', async () => {
  await post('close')
  const paths = [
    '/v1/settings',
    '/v1/employees',
    '/v1/employees/E1',
    '/v1/users',
    '/v1/users/U-E1',
    '/v1/leavers',
    `/v1/leavers/${leaver}`,
    `/v1/leavers/${leaver}/evidence`,
    '/v1/guard',
    '/v1/todo',
    '/v1/events',
    '/v1/audit',
    '/v1/reports/inactive-but-connected',
    '/v1/webhook-endpoints',
  ]
  for (const path of paths)
    expect(await send(product.url, { path, key: tenant.keys.admin }), path).toMatchObject({ status: 200 })
  const csv = { path: '/v1/audit?order=oldest', key: tenant.keys.admin, headers: { Accept: 'text/csv' } }
  expect((await send(product.url, csv)).status).toBe(200)
  const types = (await eventsAfter(tenant.admin)).map(({ type }) => type)
  expect(types.slice(0, 1)).toEqual(['leaver.planned'])
  expect(types).toContain('tenant.closed')
  expect(types).toContain('leaver.cancelled')
})

test('closing: its keys are listed, rotated and revoked, and no new ones are made', async () => {
  await post('close')
  const path = { params: { path: { id: tenant.id } } }
  const made = await product.platform.POST('/v1/tenants/{id}/keys', {
    ...path,
    body: { role: 'viewer', name: 'late' },
  })
  expect([made.response.status, made.error?.type]).toEqual([409, '/problems/tenant-closed'])
  const { data: listed } = await product.platform.GET('/v1/tenants/{id}/keys', path)
  const [viewer, hr] = ['viewer', 'hr'].map(
    (role) => listed?.data.find((each) => each.role === role)?.id ?? '',
  )
  const ofKey = (id = '') => ({ params: { path: { id } } })
  const rotated = await product.platform.POST('/v1/keys/{id}/rotate', { ...ofKey(viewer), body: {} })
  expect((await send(product.url, { path: '/v1/settings', key: rotated.data?.secret })).status).toBe(200)
  expect((await product.platform.DELETE('/v1/keys/{id}', ofKey(hr))).response.status).toBe(204)
  expect((await send(product.url, { path: '/v1/settings', key: tenant.keys.hr })).status).toBe(401)
})

test('closing: a partner closes its own tenants and no other, reads on, and only the platform opens again', async () => {
  const id = `of-vendor-${tenant.id}`
  await vendor.client().POST('/v1/tenants', { body: { id, name: id, timeZone: 'Europe/Oslo' } })
  const close = async (of: string) =>
    await vendor.client().POST('/v1/tenants/{id}/close', {
      params: { path: { id: of } },
      body: { reason: 'left', confirm: of },
    })
  const before = await readTables(product.db, tenant.id)
  const foreign = await close(tenant.id)
  expect([foreign.response.status, foreign.error?.type]).toEqual([404, '/problems/not-found'])
  expect(await readTables(product.db, tenant.id)).toEqual(before)

  expect((await close(id)).response.status).toBe(200)
  const of = vendor.client(id)
  expect((await of.GET('/v1/settings')).response.status).toBe(200)
  const { error } = await of.PUT('/v1/settings', { body: { timeZone: 'Europe/Oslo' } })
  expect(error?.type).toBe('/problems/tenant-closed')
  const { data } = await vendor.client().GET('/v1/tenants/{id}', { params: { path: { id } } })
  expect(data).toMatchObject({ id, partner: 'vendor', closedAt: expect.any(String) as string })
  const reopening = await vendor.client().POST('/v1/tenants/{id}/reopen', {
    params: { path: { id } },
    body: { reason: 'back', confirm: id },
  })
  expect(reopening.response.status).toBe(403)
})

test('closing: the id of a closed tenant is never given again, neither before nor after it is shredded', async () => {
  await post('close')
  const again = async () =>
    await product.platform.POST('/v1/tenants', {
      body: { id: tenant.id, name: 'again', timeZone: 'Europe/Oslo' },
    })
  const expectRefused = async () => {
    const { error, response } = await again()
    expect([response.status, error?.type]).toEqual([409, '/problems/already-exists'])
    expect(error?.detail).toMatch(/was closed, and its id is never given again/)
  }
  await expectRefused()
  await product
    .db('tenants')
    .where({ id: tenant.id })
    .update({ closed_at: product.db.raw(`closed_at - interval '31 days'`) })
  await expect
    .poll(
      async () => {
        await sweepNow(product)
        return (await read())?.shreddedAt
      },
      { timeout: 60_000 },
    )
    .toEqual(expect.any(String))
  await expectRefused()
  expect(await send(product.url, { path: '/v1/settings', key: tenant.keys.admin })).toMatchObject({
    status: 401,
  })
  expect(await post('reopen')).toMatchObject({ status: 410, problem: 'tenant-shredded' })
  expect(await post('close')).toMatchObject({ status: 409, problem: 'tenant-closed' })
  expect(await read()).toMatchObject({ id: tenant.id, name: 'shredded' })
  const stop = { tenant: tenant.id, accounts: true, connections: true, reason: 'too late' }
  expect((await operator.PUT('/v1/platform/stop', { body: stop })).response.status).toBe(404)
  expect(await product.db('stops').where({ tenant_id: tenant.id })).toEqual([])
})

test('closing: the operator’s lists leave it out, and nothing of it is told as a to-do', async () => {
  const open = async () => {
    const query = { tenant: tenant.id }
    return (await operator.GET('/v1/platform/leavers', { params: { query } })).data?.data
  }
  expect(await open()).toHaveLength(1)
  await product.db('alarms').insert({
    tenant_id: tenant.id,
    kind: 'equal-refusals',
    queue: 'connections',
    problem: 'test',
    count: 21,
    since: new Date(),
    opened_at: new Date(),
  })
  const alarms = async () => (await operator.GET('/v1/platform/alarms')).data?.data.map((each) => each.tenant)
  expect(await alarms()).toContain(tenant.id)
  // As if the first page of what is ended had not reached it.
  await product.db('tenants').where({ id: tenant.id }).update({ closed_at: new Date() })
  await product
    .db('leavers')
    .where({ tenant_id: tenant.id })
    .update({ stage: 'held', held_by: 'last-administrator' })
  expect(await open()).toEqual([])
  expect(await tenantsHoldingBack(product.db)).not.toContain(tenant.id)
  await emitClosesSoon(product.db, instantIn(34))
  expect(await product.db('leaver_reminders').where({ tenant_id: tenant.id })).toEqual([])
  expect(await alarms()).not.toContain(tenant.id)
  const compared = async () =>
    (await product.db('todo_comparisons').where({ tenant_id: tenant.id }).first('compared_at')) as unknown
  const before = await compared()
  await sweepNow(product)
  expect(await compared()).toEqual(before)
  expect(await readLeaver(tenant, leaver)).toMatchObject({ outcome: 'cancelled', reason: 'tenant-closed' })
  expect(await send(product.url, { path: '/health/ready' })).toMatchObject({ status: 200 })
  // Told by the next sweep, so that no other test waits for it.
  await ageMarks(product)
  await sweepNow(product)
})

test('closing: opened again within its time it observes, everything is planned, and its keys write again', async () => {
  await post('close')
  await allTold(product.db)
  expect(await post('reopen')).toMatchObject({ status: 200, data: { closedAt: null, shreddedOn: null } })
  expect(await post('reopen')).toMatchObject({ status: 409, problem: 'tenant-not-closed' })
  const { data: settings } = await tenant.admin.GET('/v1/settings')
  expect(settings).toMatchObject({ automation: 'observe' })
  const list = async () => (await tenant.viewer.GET('/v1/leavers')).data?.data
  await expect.poll(list).toMatchObject([{ employmentId: 'E1-1', stage: 'waiting', outcome: null }])
  const types = (await eventsAfter(tenant.admin)).map(({ type }) => type)
  expect(types).toContain('tenant.reopened')

  const on = { ...settings, automation: 'on', confirmActingWithin24Hours: 0 } as const
  const { error } = await tenant.admin.PUT('/v1/settings', { body: on as never })
  expect(error).toBeUndefined()
  await ageMarks(product)
  await sweepNow(product)
  await allTold(product.db)
  await terminate(tenant, 'E1-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readUser(tenant, 'U-E1')).active, { timeout: 30_000 }).toBe(false)
  await expect
    .poll(async () => (await list())?.map(({ outcome }) => outcome), { timeout: 30_000 })
    .toEqual(['completed'])
})

test('closing: who waits to be erased goes on waiting, and nothing is decided about it while the tenant is closed', async () => {
  await hire({ ...product, tenant }, 'E2')
  await product.stopWorkers()
  await terminate(tenant, 'E2-1', { lastDay: inDays(-1) })
  const headers = { 'Koppling-Actor': 'dpo-1' }
  const request = { method: 'DELETE', path: '/v1/employees/E2', key: tenant.keys.admin, headers }
  expect(await send(product.url, request)).toMatchObject({ status: 202 })
  await post('close')
  await product.startWorkers()
  await sweepNow(product)
  expect(await product.db('erasures').where({ tenant_id: tenant.id })).toHaveLength(1)
  const told = product.db('audit').where({ tenant_id: tenant.id, subject_id: 'E2' })
  expect(await told.whereIn('action', ['employee.erased', 'employee.erasure-given-up'])).toEqual([])
})

/** Opened again, and switched on by the number that is asked back. */
async function openAgain(): Promise<void> {
  expect(await post('reopen')).toMatchObject({ status: 200 })
  const { data: settings } = await tenant.admin.GET('/v1/settings')
  if (settings === undefined) throw new Error('no settings')
  const put = async (confirm: number) =>
    await send(product.url, {
      method: 'PUT',
      path: '/v1/settings',
      key: tenant.keys.admin,
      json: { ...settings, automation: 'on', confirmActingWithin24Hours: confirm },
      headers: { 'Koppling-Actor': 'admin-1' },
    })
  let acting = 0
  // Until everybody is planned again the number grows.
  await expect
    .poll(
      async () => {
        const { status, body } = await put(acting)
        if (status !== 200) ({ actingWithin24Hours: acting } = body as { actingWithin24Hours: number })
        return status
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(200)
}

test('L16: whose access was to end now when the tenant was closed is closed once it is open again', async () => {
  await product.stopWorkers()
  await hire({ ...product, tenant }, 'E3')
  await send(product.url, {
    method: 'PUT',
    path: '/v1/employments/E3-1/termination',
    key: tenant.keys.hr,
    json: { lastDay: inDays(30), access: 'now', reason: 'x' },
    headers: { 'Koppling-Actor': 'hr-1' },
  })
  await post('close')
  await product.startWorkers()
  await sweepNow(product)
  expect(await readUser(tenant, 'U-E3')).toMatchObject({ active: true })
  await openAgain()
  await expect
    .poll(
      async () => {
        await sweepNow(product)
        return (await readUser(tenant, 'U-E3')).active
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(false)
})

test('L7: a connection that the closing left in the middle is removed before the person is erased', async () => {
  const account = await hire({ ...product, tenant }, 'E4')
  await product.sandbox.addFault({ kind: 'answer', on: ['unlink'], users: [account], status: 503, body: {} })
  await terminate(tenant, 'E4-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readUser(tenant, 'U-E4')).active, { timeout: 30_000 }).toBe(false)
  await post('close')
  await sweepNow(product)
  await openAgain()
  const headers = { 'Koppling-Actor': 'dpo-1' }
  const request = { method: 'DELETE', path: '/v1/employees/E4', key: tenant.keys.admin, headers }
  expect(await send(product.url, request)).toMatchObject({ status: 202, body: { waitingFor: 'connection' } })
  product.erasedAccounts.push(account)
  await product.sandbox.clearFaults()
  await expect
    .poll(
      async () => {
        await sweepNow(product)
        return (await send(product.url, { path: '/v1/employees/E4', key: tenant.keys.admin })).status
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(404)
  const counts = await product.sandbox.counts({ client: sandboxClientId })
  expect(counts.find(({ user }) => user === account)?.unlinked).toBe(1)
})
