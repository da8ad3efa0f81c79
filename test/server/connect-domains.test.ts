// L11: by which e-mails people may be connected, as the tenant's settings say.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedTo, readConnection } from '../support/connections.ts'
import { readUser } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { changeSettings } from '../support/settings.ts'
import { atRest, readTables } from '../support/tables.ts'

const patience = { timeout: 30_000, interval: 100 }

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant({ connectDomains: ['Example.SE'] })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const connect = (user: string, email: string) =>
  send(product.url, {
    method: 'PUT',
    path: `/v1/users/${user}/connection`,
    key: tenant.keys.hr,
    json: { email },
    headers: { 'Koppling-Actor': 'hr-17' },
  })

async function put(id: string, user: object) {
  const body = employee(id, { user: { id: `U-${id}`, username: id, ...user } })
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

test('L11: the domains are kept in small letters, and what is none is refused', async () => {
  const { data } = await tenant.viewer.GET('/v1/settings')
  expect(data?.connectDomains).toEqual(['example.se'])
  for (const wrong of ['@example.se', 'example', 'ex ample.se', '']) {
    const json = { timeZone: 'Europe/Stockholm', connectDomains: [wrong] }
    const answer = await send(product.url, {
      method: 'PUT',
      path: '/v1/settings',
      key: tenant.keys.admin,
      json,
    })
    expect(answer, wrong).toMatchObject({ status: 422, pointers: ['/connectDomains/0'] })
  }
})

test('L11, L15: asked first, other domains change nothing', async () => {
  const before = await tenant.viewer.GET('/v1/settings')
  const params = { query: { dryRun: true } }
  const body = { timeZone: 'Europe/Stockholm', connectDomains: ['example.no'] }
  expect((await tenant.admin.PUT('/v1/settings', { params, body })).response.status).toBe(200)
  expect((await tenant.viewer.GET('/v1/settings')).data).toEqual(before.data)
})

test.for(['new@example.no', 'new@sub.example.se', 'new@notexample.se'])(
  'L11: connecting by %s is refused with the way out, and changes nothing',
  async (email) => {
    await put('R1', {})
    await atRest(product.db)
    const before = await readTables(product.db)
    const answer = await connect('U-R1', email)
    expect(answer).toMatchObject({ status: 422, problem: 'domain-not-allowed', pointers: ['/email'] })
    expect(JSON.stringify(answer.body)).not.toContain(email)
    expect(JSON.stringify(answer.body)).toContain('connectDomains')
    expect(await readTables(product.db)).toEqual(before)
  },
)

test('L11: an e-mail of an allowed domain connects, whatever the case of its letters', async () => {
  await put('A1', {})
  expect(await connect('U-A1', 'a1@EXAMPLE.se')).toMatchObject({ status: 202 })
  await changedTo(tenant, 'U-A1', 'done')
})

test('L11: who is connected by another domain already stays so, also when asked for again', async () => {
  await hire({ ...product, tenant }, 'K1', {
    user: { id: 'U-K1', username: 'K1', vismaConnectEmail: 'k1@example.no', connected: 'yes' },
  })
  expect(await connect('U-K1', 'k1@example.no')).toMatchObject({ status: 202 })
  await changedTo(tenant, 'U-K1', 'unchanged')
  const body = { users: ['U-K1'], reason: 'all' }
  const { data } = await tenant.hr.POST('/v1/connections', { body })
  expect(data?.items).toMatchObject([{ userId: 'U-K1', refused: null }])
  await changedTo(tenant, 'U-K1', 'unchanged')
  expect(await readUser(tenant, 'U-K1')).toMatchObject({ connection: 'yes' })
})

test('L11: of many those of other domains are refused, each by itself, and the others connected', async () => {
  await put('M1', { vismaConnectEmail: 'm1@example.se' })
  await put('M2', { vismaConnectEmail: 'm2@example.no' })
  await put('M3', { vismaConnectEmail: null })
  const users = ['U-M1', 'U-M2', 'U-M3', 'nobody']
  const { data } = await tenant.hr.POST('/v1/connections', { body: { users, reason: 'back' } })
  expect(data?.items.map(({ userId, refused }) => [userId, refused])).toEqual([
    ['U-M1', null],
    ['U-M2', 'domain-not-allowed'],
    ['U-M3', null],
    ['nobody', 'not-found'],
  ])
  expect(await changedTo(tenant, 'U-M1', 'done')).toMatchObject({ connection: 'yes' })
  expect(await changedTo(tenant, 'U-M3', 'failed')).toMatchObject({ change: { problem: 'email-missing' } })
  expect(await readConnection(tenant, 'U-M2')).toMatchObject({ change: null })
  expect(await product.sandbox.person('m2@example.no')).toBeUndefined()
})

test('L11: a domain that is taken away while connecting waits is judged again before the call, and told', async () => {
  await put('W1', {})
  const email = 'w1@example.se'
  await product.sandbox.addFault({ kind: 'outage', on: ['search'], users: [email] })
  await connect('U-W1', email)
  const problem = async () => (await readConnection(tenant, 'U-W1')).change?.problem
  await expect.poll(problem, patience).toBe('server-error')
  await changeSettings(tenant, { connectDomains: ['example.no'] })
  await product.sandbox.clearFaults()
  expect(await changedTo(tenant, 'U-W1', 'failed')).toMatchObject({
    connection: 'unknown',
    change: { problem: 'domain-not-allowed' },
  })
  expect(await product.sandbox.person(email)).toBeUndefined()
  const { data } = await tenant.viewer.GET('/v1/todo', {
    params: { query: { problem: 'connection-failed' } },
  })
  const todo = data?.data.find(({ userId }) => userId === 'U-W1')
  expect(todo).toMatchObject({ for: 'hr', reason: 'domain-not-allowed' })
  await changeSettings(tenant, { connectDomains: [] })
  await connect('U-W1', email)
  await changedTo(tenant, 'U-W1', 'done')
})
