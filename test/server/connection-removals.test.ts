// Removing the connections of many users in one call: a result for each, and the far side counts (L8, L10).
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { readTables } from '../support/tables.ts'

type Removals = components['schemas']['ConnectionRemovals']
type Request = components['schemas']['ConnectionRequest']

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function ask({ hr }: TenantRig, body: Removals): Promise<Request> {
  const { data, error } = await hr.POST('/v1/connection-removals', { body })
  if (error) throw new Error(error.detail)
  return data
}

async function read({ viewer }: TenantRig, id: string, query: { limit?: number; cursor?: string } = {}) {
  const params = { path: { id }, query }
  const { data } = await viewer.GET('/v1/connection-removals/{id}', { params })
  if (data === undefined) throw new Error('no request')
  return data
}

/** Waits until nothing of it is under way. */
async function ended(tenant: TenantRig, id: string): Promise<Request> {
  const open = async () => {
    const { counts } = await read(tenant, id)
    return (counts['pending'] ?? 0) + (counts['running'] ?? 0)
  }
  await expect.poll(open, { timeout: 60_000, interval: 100 }).toBe(0)
  return await read(tenant, id)
}

const unlinks = async (user: string) =>
  (await product.sandbox.counts({ user })).map(({ unlinked }) => unlinked)
const resultsOf = ({ items }: Request) =>
  Object.fromEntries(items.map(({ userId, change, refused }) => [userId, refused ?? change?.state]))

async function put({ hr }: TenantRig, id: string, user: object) {
  const body = employee(id, { user: { id: `U-${id}`, username: id, ...user } })
  const { error } = await hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

test('L10: 20 users in one call: a result for each person, each connection is removed once, also when asked again', async () => {
  const tenant = await product.tenant()
  const accounts: string[] = []
  for (let number = 1; number <= 17; number += 1) {
    accounts.push(await hire({ ...product, tenant }, `N${number}`))
  }
  await put(tenant, 'exempt', { vismaConnectEmail: 'exempt@example.se', exempt: true })
  await put(tenant, 'none', { vismaConnectEmail: null })
  const users = [...accounts.map((_, index) => `U-N${index + 1}`), 'U-exempt', 'U-none', 'U-nobody']
  const request = await ask(tenant, { users, reason: 'reorganisation' })
  expect(request).toMatchObject({ total: 20, actor: 'tester', reason: 'reorganisation' })
  const done = await ended(tenant, request.id)
  expect(resultsOf(done)).toEqual({
    ...Object.fromEntries(accounts.map((_, index) => [`U-N${index + 1}`, 'done'])),
    'U-exempt': 'skipped',
    'U-none': 'unchanged',
    'U-nobody': 'not-found',
  })
  expect(done.counts).toMatchObject({ done: 17, skipped: 1, unchanged: 1, refused: 1 })
  expect(done.items.find(({ userId }) => userId === 'U-exempt')?.change?.problem).toBe('user-exempt')
  const again = await ended(tenant, (await ask(tenant, { users: users.slice(0, 3), reason: 'again' })).id)
  expect(again.counts).toMatchObject({ done: 0, unchanged: 3 })
  for (const account of accounts) expect(await unlinks(account)).toEqual([1])
  const audit: object[] = await product
    .db('audit')
    .where({ tenant_id: tenant.id, action: 'user.connection-removed', subject_id: 'U-N9' })
  expect(audit).toMatchObject([{ actor: 'tester', reason: 'reorganisation' }])
})

test('L8: all of the report inactive but connected, or those that fit', async () => {
  const tenant = await product.tenant()
  const accounts = new Map<string, string>()
  for (const id of ['F1', 'F2', 'F3']) accounts.set(id, await hire({ ...product, tenant }, id))
  await put(tenant, 'F4', { vismaConnectEmail: 'f4@example.se', active: false, connected: 'yes' })
  await put(tenant, 'F5', { vismaConnectEmail: 'f5@example.se', active: false, connected: 'no' })
  for (const id of ['U-F1', 'U-F2']) {
    await tenant.hr.POST('/v1/users/{id}/deactivate', { params: { path: { id } }, body: { reason: 'x' } })
  }
  const byHand = await ask(tenant, { filter: { inactiveWhy: 'person' }, reason: 'x' })
  expect(resultsOf(await ended(tenant, byHand.id))).toEqual({ 'U-F1': 'done', 'U-F2': 'done' })
  const all = await ask(tenant, { filter: {}, reason: 'x' })
  expect(resultsOf(await ended(tenant, all.id)), 'a known connection that nobody finds').toEqual({
    'U-F4': 'failed',
  })
  expect(await unlinks(accounts.get('F3') ?? '')).toEqual([])
})

test('L10: a leaver and a removal of many that fall together: one effect for each person', async () => {
  const tenant = await product.tenant()
  const ids = ['T1', 'T2', 'T3', 'T4']
  const accounts: string[] = []
  for (const id of ids) accounts.push(await hire({ ...product, tenant }, id))
  const leavers = ids.map((id) => terminate(tenant, `${id}-1`, { lastDay: inDays(-20) }))
  const request = await ask(tenant, { users: ids.map((id) => `U-${id}`), reason: 'x' })
  for (const leaver of await Promise.all(leavers)) await outcomeOf(tenant, leaver.id, 'completed')
  await ended(tenant, request.id)
  for (const account of accounts) expect(await unlinks(account)).toEqual([1])
})

test('lists: the items of a request go on page by page', async () => {
  const tenant = await product.tenant()
  const users = ['P3', 'P1', 'P2']
  const { id } = await ask(tenant, { users, reason: 'x' })
  const first = await read(tenant, id, { limit: 2 })
  const rest = await read(tenant, id, { limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...rest.items].map(({ userId }) => userId)).toEqual(['P1', 'P2', 'P3'])
  expect(rest.next).toBeNull()
})

test.for([
  ['a viewer', { key: 'viewer' }, { status: 403, problem: 'forbidden' }],
  ['nobody named', { actor: '' }, { status: 400, problem: 'actor-required' }],
  ['no reason', { json: { users: ['U1'] } }, { status: 422 }],
  ['neither users nor filter', { json: { reason: 'x' } }, { status: 422 }],
  ['both users and filter', { json: { users: ['U1'], filter: {}, reason: 'x' } }, { status: 422 }],
  ['no users', { json: { users: [], reason: 'x' } }, { status: 422 }],
] as const)(
  'L10: a removal of many with %s is refused and changes nothing',
  async ([, changes, expected]) => {
    const tenant = await product.tenant()
    const before = await readTables(product.db, tenant.id)
    const answer = await send(product.url, {
      method: 'POST',
      path: '/v1/connection-removals',
      key: tenant.keys['key' in changes ? changes.key : 'hr'],
      json: 'json' in changes ? changes.json : { users: ['U1'], reason: 'x' },
      headers: 'actor' in changes ? {} : { 'Koppling-Actor': 'hr-17' },
    })
    expect(answer).toMatchObject(expected)
    expect(await readTables(product.db, tenant.id)).toEqual(before)
  },
)
