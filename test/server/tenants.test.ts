// Tenants, partners and keys: who may make them, and who reaches what.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKopplingClient, type KopplingClient } from '../../src/client/client.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** A partner with a key of its own. */
async function partner(id: string): Promise<{ key: string; client: (tenant?: string) => KopplingClient }> {
  await product.platform.POST('/v1/partners', { body: { id, name: id } })
  const { data } = await product.platform.POST('/v1/partners/{id}/keys', {
    params: { path: { id } },
    body: { name: 'main' },
  })
  const key = data?.secret ?? ''
  return {
    key,
    client: (of) =>
      createKopplingClient({ baseUrl: product.url, key, ...(of !== undefined && { tenant: of }) }),
  }
}

const body = (id: string) => ({ id, name: id, timeZone: 'Europe/Oslo' })

test('keys: the secret is shown once, kept as a hash only, and never listed', async () => {
  const path = { params: { path: { id: tenant.id } } }
  const { data: made } = await product.platform.POST('/v1/tenants/{id}/keys', {
    ...path,
    body: { role: 'hr', name: 'HR' },
  })
  const secret = made?.secret ?? 'none'
  expect(made).toMatchObject({ role: 'hr', name: 'HR', tenant: tenant.id, revokedAt: null })
  const { data: listed } = await product.platform.GET('/v1/tenants/{id}/keys', path)
  expect(listed?.data.find(({ id }) => id === made?.id)).toMatchObject({
    role: 'hr',
    name: 'HR',
    tenant: tenant.id,
  })
  const kept = JSON.stringify([listed, await readTables(product.db)])
  expect(kept).not.toContain(secret)
  // Its random part, which may hold further underscores.
  expect(kept).not.toContain(secret.split('_').slice(2).join('_'))
})

test('keys: a revoked key is 401 from the next request on, and revoking it again changes nothing', async () => {
  const { data: made } = await product.platform.POST('/v1/tenants/{id}/keys', {
    params: { path: { id: tenant.id } },
    body: { role: 'viewer', name: 'short' },
  })
  const read = () => send(product.url, { path: '/v1/settings', key: made?.secret })
  expect((await read()).status).toBe(200)
  const path = { params: { path: { id: made?.id ?? '' } } }
  expect((await product.platform.DELETE('/v1/keys/{id}', path)).response.status).toBe(204)
  expect(await read()).toMatchObject({ status: 401, problem: 'unauthorized' })
  const before = await readTables(product.db)
  expect((await product.platform.DELETE('/v1/keys/{id}', path)).response.status).toBe(204)
  expect(await readTables(product.db)).toEqual(before)
})

test('keys: rotated, the former secret is taken for its while, and a second rotation ends the one before', async () => {
  const { data: made } = await product.platform.POST('/v1/tenants/{id}/keys', {
    params: { path: { id: tenant.id } },
    body: { role: 'viewer', name: 'rotated' },
  })
  const path = { params: { path: { id: made?.id ?? '' } } }
  const rotate = async (overlapHours?: number) => {
    const body = { ...(overlapHours !== undefined && { overlapHours }) }
    const { data } = await product.platform.POST('/v1/keys/{id}/rotate', { ...path, body })
    return data
  }
  const status = async (key: string | undefined) =>
    (await send(product.url, { path: '/v1/settings', key })).status

  const second = await rotate()
  expect(second).toMatchObject({ id: made?.id, name: 'rotated', role: 'viewer' })
  expect(Date.parse(second?.previousValidUntil ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000)
  expect([await status(made?.secret), await status(second?.secret)]).toEqual([200, 200])
  const third = await rotate()
  expect([await status(made?.secret), await status(second?.secret), await status(third?.secret)]).toEqual([
    401, 200, 200,
  ])
  await product
    .db('api_keys')
    .where({ id: made?.id })
    .update({ previous_until: product.db.raw(`now() - interval '1 second'`) })
  expect([await status(second?.secret), await status(third?.secret)]).toEqual([401, 200])
  const last = await rotate(0)
  expect([await status(third?.secret), await status(last?.secret)]).toEqual([401, 200])

  await product.platform.DELETE('/v1/keys/{id}', path)
  const { error, response } = await product.platform.POST('/v1/keys/{id}/rotate', { ...path, body: {} })
  expect([response.status, error?.type]).toEqual([409, '/problems/key-revoked'])
  expect(await status(last?.secret)).toBe(401)
})

test('keys: lists tell by whom a key was made and when it was last used', async () => {
  const { data: made } = await product.platform.POST('/v1/tenants/{id}/keys', {
    params: { path: { id: tenant.id }, header: { 'Koppling-Actor': 'admin-3' } },
    body: { role: 'viewer', name: 'seen' },
  })
  expect(made).toMatchObject({ createdBy: 'platform (admin-3)', lastUsedAt: null })
  const listed = async () => {
    const { data } = await product.platform.GET('/v1/tenants/{id}/keys', {
      params: { path: { id: tenant.id } },
    })
    return data?.data.find(({ id }) => id === made?.id)
  }
  expect((await listed())?.lastUsedAt).toBeNull()
  await send(product.url, { path: '/v1/settings', key: made?.secret })
  await expect.poll(async () => (await listed())?.lastUsedAt).not.toBeNull()
})

test('keys: a partner’s keys are listed by the platform', async () => {
  await partner('vendor-listed')
  const { data } = await product.platform.GET('/v1/partners/{id}/keys', {
    params: { path: { id: 'vendor-listed' } },
  })
  expect(data?.data).toMatchObject([{ name: 'main', role: 'partner', partner: 'vendor-listed' }])
})

test('tenants: an id that is taken is 409, whoever asks, and the zone is required', async () => {
  const vendor = await partner('vendor-a')
  const before = await readTables(product.db)
  for (const client of [product.platform, vendor.client()]) {
    const { error, response } = await client.POST('/v1/tenants', { body: body(tenant.id) })
    expect([response.status, error?.type]).toEqual([409, '/problems/already-exists'])
  }
  const answer = await send(product.url, {
    method: 'POST',
    path: '/v1/tenants',
    key: vendor.key,
    json: { id: 'zoneless', name: 'Zoneless' },
  })
  expect(answer).toMatchObject({ status: 422, pointers: ['/timeZone'] })
  expect(await readTables(product.db)).toEqual(before)
})

test('L2: the zone that a tenant is created with stands in its settings', async () => {
  await product.platform.POST('/v1/tenants', {
    body: { ...body('in-helsinki'), timeZone: 'Europe/Helsinki' },
  })
  const { data: key } = await product.platform.POST('/v1/tenants/{id}/keys', {
    params: { path: { id: 'in-helsinki' } },
    body: { role: 'viewer', name: 'viewer' },
  })
  expect((await send(product.url, { path: '/v1/settings', key: key?.secret })).body).toEqual({
    deactivateAfterDays: null,
    reactivateDaysBefore: null,
    keepIfReturningWithinDays: 0,
    timeZone: 'Europe/Helsinki',
    dueTime: '00:00',
    automation: 'on',
    lateNoticeDelayMinutes: 10,
    guard: { count: 10, percent: 5 },
    removeConnectionWhenDeactivatedByHand: false,
    connectDomains: [],
    welcomeMail: null,
    testValidDays: 30,
    approverMustDiffer: false,
    auditKeptForMonths: 120,
    retention: {
      payDays: 90,
      bankAccountDays: 90,
      nationalIdDays: 90,
      addressDays: 90,
      resultsDays: 90,
      evidenceMonths: 24,
    },
  })
})

test('partners: a key acts as admin for the tenants of its partner, named by Koppling-Tenant, and for no other', async () => {
  const vendor = await partner('vendor-b')
  const rival = await partner('vendor-c')
  await vendor.client().POST('/v1/tenants', { body: body('of-b') })
  await rival.client().POST('/v1/tenants', { body: body('of-c') })

  const settings = { timeZone: 'Europe/Oslo', deactivateAfterDays: 9 }
  expect((await vendor.client('of-b').PUT('/v1/settings', { body: settings })).data).toMatchObject(settings)
  for (const stranger of ['of-c', tenant.id, 'nobody', 'not an id']) {
    const { error, response } = await vendor.client(stranger).PUT('/v1/settings', { body: settings })
    expect([stranger, response.status, error?.type]).toEqual([stranger, 404, '/problems/tenant-unknown'])
  }
  const { error, response } = await vendor.client().PUT('/v1/settings', { body: settings })
  expect([response.status, error?.type]).toEqual([400, '/problems/tenant-required'])
})

test('partners: a key makes, lists and revokes keys of its own tenants only', async () => {
  const vendor = await partner('vendor-d')
  await vendor.client().POST('/v1/tenants', { body: body('of-d') })
  const keysOf = (id: string) => ({ params: { path: { id } } })
  const made = await vendor
    .client()
    .POST('/v1/tenants/{id}/keys', { ...keysOf('of-d'), body: { role: 'admin', name: 'A' } })
  expect(made.data).toMatchObject({ tenant: 'of-d', role: 'admin' })

  const { data: foreign } = await product.platform.GET('/v1/tenants/{id}/keys', keysOf(tenant.id))
  const before = await readTables(product.db)
  const refused = [
    await vendor
      .client()
      .POST('/v1/tenants/{id}/keys', { ...keysOf(tenant.id), body: { role: 'admin', name: 'A' } }),
    await vendor.client().GET('/v1/tenants/{id}/keys', keysOf(tenant.id)),
    await vendor.client().DELETE('/v1/keys/{id}', keysOf(foreign?.data[0]?.id ?? '')),
    await tenant.admin.DELETE('/v1/keys/{id}', keysOf(made.data?.id ?? '')),
  ]
  expect(refused.map(({ response }) => response.status)).toEqual([404, 404, 404, 403])
  expect(await readTables(product.db)).toEqual(before)
  expect((await vendor.client().DELETE('/v1/keys/{id}', keysOf(made.data?.id ?? ''))).response.status).toBe(
    204,
  )
})

test('keys: thirty keys that a partner revokes at once are all revoked', async () => {
  const vendor = await partner('vendor-f')
  await vendor.client().POST('/v1/tenants', { body: body('of-f') })
  const path = { params: { path: { id: 'of-f' } } }
  const keys = await Promise.all(
    Array.from({ length: 30 }, async () => {
      const role = { role: 'viewer', name: 'V' } as const
      const { data } = await vendor.client().POST('/v1/tenants/{id}/keys', { ...path, body: role })
      return data
    }),
  )
  const answers = await Promise.all(
    keys.map((key) => vendor.client().DELETE('/v1/keys/{id}', { params: { path: { id: key?.id ?? '' } } })),
  )
  expect(answers.filter(({ response }) => response.status !== 204)).toEqual([])
  const { data: listed } = await vendor.client().GET('/v1/tenants/{id}/keys', path)
  expect(listed?.data.filter(({ revokedAt }) => revokedAt === null)).toEqual([])
  const read = await send(product.url, { path: '/v1/settings', key: keys[0]?.secret })
  expect(read).toMatchObject({ status: 401, problem: 'unauthorized' })
})

test('partners: the audit trail of a tenant names the key and the partner behind it', async () => {
  const vendor = await partner('vendor-e')
  await vendor.client().POST('/v1/tenants', { body: body('of-e') })
  await vendor.client('of-e').PUT('/v1/settings', {
    params: { header: { 'Koppling-Actor': 'anna' } },
    body: { timeZone: 'Europe/Oslo', deactivateAfterDays: 9 },
  })
  const rows: unknown[] = await product
    .db('audit')
    .where({ tenant_id: 'of-e' })
    .orderBy('id')
    .select('action', 'actor', 'partner_id')
  expect(rows).toEqual([
    { action: 'tenant.created', actor: null, partner_id: 'vendor-e' },
    { action: 'settings.changed', actor: 'anna', partner_id: 'vendor-e' },
  ])
})
