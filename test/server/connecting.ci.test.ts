// Connecting again by an explicit call, counted at the far side (L11).
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { changedTo, readConnection, removeConnection } from '../support/connections.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readUser, revoke, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { atRest, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function connect(user: string, body: components['schemas']['NewConnection']) {
  const { error } = await tenant.hr.PUT('/v1/users/{id}/connection', { params: { path: { id: user } }, body })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
}

const effects = async (user: string) =>
  (await product.sandbox.counts({ user })).map(({ linked, unlinked }) => ({ linked, unlinked }))

async function put(id: string, user: object) {
  const body = employee(id, { user: { id: `U-${id}`, username: id, ...user } })
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

test('L11: who was closed by mistake is connected again by the account of old, once, and the report is empty', async () => {
  const account = await hire({ ...product, tenant }, 'C1')
  const { id } = await terminate(tenant, 'C1-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  await revoke(tenant, 'C1-1')
  expect(await readUser(tenant, 'U-C1'), 'never silently').toMatchObject({ active: true, connection: 'no' })
  expect(await effects(account)).toEqual([{ linked: 0, unlinked: 1 }])

  await connect('U-C1', { email: emailOf('C1'), reason: 'back' })
  expect(await changedTo(tenant, 'U-C1', 'done')).toMatchObject({
    connection: 'yes',
    vismaConnectUserId: account,
    takenAt: null,
    change: { kind: 'connect', observed: 'connected', actor: 'tester', reason: 'back' },
  })
  expect(await effects(account)).toEqual([{ linked: 1, unlinked: 1 }])
  const { data } = await tenant.viewer.GET('/v1/reports/connection-missing')
  expect(data?.data).toEqual([])
  const audit: object[] = await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: 'U-C1' })
    .whereIn('action', ['user.connection-asked', 'user.connected'])
    .orderBy('id')
  expect(audit).toMatchObject([
    { action: 'user.connection-asked', actor: 'tester', reason: 'back' },
    { action: 'user.connected', actor: 'tester', reason: 'back' },
  ])

  await connect('U-C1', { email: emailOf('C1') })
  await changedTo(tenant, 'U-C1', 'unchanged')
  expect(await effects(account), 'a second time').toEqual([{ linked: 1, unlinked: 1 }])
})

test('L11: an e-mail that no account has makes one with the name and the country of the person', async () => {
  await put('C2', { vismaConnectEmail: null })
  await connect('U-C2', { email: 'new.person@example.se' })
  const { vismaConnectUserId } = await changedTo(tenant, 'U-C2', 'done')
  expect(await product.sandbox.person('new.person@example.se')).toMatchObject({
    id: vismaConnectUserId,
    first_name: 'Test',
    last_name: 'Person C2',
    country_code: 'SE',
    preferred_language: 'sv-SE',
  })
})

test('L11: a lost answer makes no second account, and is found out', async () => {
  await put('C3', { vismaConnectEmail: null })
  const email = 'lost.answer@example.se'
  await product.sandbox.addFault({ kind: 'do-then-drop', on: ['create'], users: [email], times: 1 })
  await connect('U-C3', { email })
  const { vismaConnectUserId } = await changedTo(tenant, 'U-C3', 'done')
  expect(await effects(vismaConnectUserId ?? '')).toEqual([{ linked: 1, unlinked: 0 }])
})

test('L12: the account is the stored one, also if its e-mail has changed at Visma Connect', async () => {
  const account = await hire({ ...product, tenant }, 'C4')
  await removeConnection(tenant, 'U-C4')
  await put('C4', { vismaConnectEmail: 'no.longer@example.se' })
  await connect('U-C4', { email: 'no.longer@example.se' })
  expect(await changedTo(tenant, 'U-C4', 'done')).toMatchObject({ vismaConnectUserId: account })
  expect(await product.sandbox.person('no.longer@example.se')).toBeUndefined()
})

test('L10, L11: a connection by another e-mail wants the old one removed first', async () => {
  const old = await hire({ ...product, tenant }, 'C5')
  await connect('U-C5', { email: emailOf('C5') })
  await changedTo(tenant, 'U-C5', 'unchanged')
  const refused = await send(product.url, {
    method: 'PUT',
    path: '/v1/users/U-C5/connection',
    key: tenant.keys.hr,
    json: { email: 'c5.new@example.se' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(refused).toMatchObject({ status: 409, problem: 'connected-already', pointers: ['/email'] })
  await removeConnection(tenant, 'U-C5')
  await connect('U-C5', { email: 'c5.new@example.se' })
  const connected = await changedTo(tenant, 'U-C5', 'done')
  expect(connected).toMatchObject({ vismaConnectEmail: 'c5.new@example.se', connection: 'yes' })
  expect(connected.vismaConnectUserId).not.toBe(old)
  product.formerAccounts.set('U-C5', old)
  expect(await effects(old)).toEqual([{ linked: 0, unlinked: 1 }])
})

test('L10, L11: a removal that is asked for during the call that connects waits for its end, and then removes', async () => {
  await put('C6', { vismaConnectEmail: null })
  const email = 'c6@example.no'
  const { ids } = await product.sandbox.addPeople({ people: [{ email }] })
  await product.sandbox.addFault({ kind: 'slow', on: ['create'], users: [email], ms: 6_000, times: 1 })
  await connect('U-C6', { email })
  const running = async () => (await readConnection(tenant, 'U-C6')).change?.state
  // A machine that is so busy that it misses the call asks for the removal afterwards.
  await expect.poll(running, { interval: 20 }).toMatch(/^(running|done)$/)
  await removeConnection(tenant, 'U-C6')
  expect(await readUser(tenant, 'U-C6')).toMatchObject({ active: true, connection: 'no' })
  expect(await effects(ids[0] ?? '')).toEqual([{ linked: 1, unlinked: 1 }])
})

test('L11, L17: a user without employee is connected by a name that is given, which is not kept', async () => {
  const params = { path: { id: 'consultant' } }
  await tenant.hr.PUT('/v1/users/{id}', { params, body: { username: 'consultant' } })
  const email = 'consultant@example.no'
  await connect('consultant', { email, givenName: 'Kari', familyName: 'Prøve' })
  await changedTo(tenant, 'consultant', 'done')
  expect(await product.sandbox.person(email)).toMatchObject({ first_name: 'Kari', last_name: 'Prøve' })
  const rows: object[] = await product.db('connection_changes').where({ user_id: 'consultant' })
  expect(rows).toMatchObject([{ given_name: null, family_name: null }])
})

test.for([
  ['a viewer', { key: 'viewer' }, { status: 403, problem: 'forbidden' }],
  ['nobody named', { actor: '' }, { status: 400, problem: 'actor-required' }],
  ['no e-mail', { json: {} }, { status: 422, pointers: ['/email'] }],
  ['what is no e-mail', { json: { email: 'x' } }, { status: 422, pointers: ['/email'] }],
  [
    'half a name',
    { json: { email: 'r@example.se', givenName: 'A' } },
    { status: 422, pointers: ['/familyName'] },
  ],
  ['a user that nobody knows', { user: 'nobody' }, { status: 404, problem: 'not-found' }],
  ['an exempt user', { user: 'U-exempt' }, { status: 409, problem: 'user-exempt' }],
  ['a closed account', { user: 'U-closed' }, { status: 409, problem: 'user-inactive' }],
  ['a user without a name', { user: 'nameless' }, { status: 422, problem: 'name-required' }],
] as const)('L11: connecting with %s is refused and changes nothing', async ([, changes, expected]) => {
  await put('exempt', { exempt: true })
  await put('closed', { active: false })
  await put('R1', {})
  await tenant.hr.PUT('/v1/users/{id}', { params: { path: { id: 'nameless' } }, body: { username: 'x' } })
  await atRest(product.db)
  const before = await readTables(product.db)
  const answer = await send(product.url, {
    method: 'PUT',
    path: `/v1/users/${'user' in changes ? changes.user : 'U-R1'}/connection`,
    key: tenant.keys['key' in changes ? changes.key : 'hr'],
    json: 'json' in changes ? changes.json : { email: 'r@example.se' },
    headers: 'actor' in changes ? {} : { 'Koppling-Actor': 'hr-17' },
  })
  expect(answer).toMatchObject(expected)
  expect(await readTables(product.db)).toEqual(before)
})

test('L11: 20 people in one call each way: a result for each, and the far side saw each once', async () => {
  const other = await product.tenant()
  const accounts: string[] = []
  for (let number = 1; number <= 20; number += 1) {
    accounts.push(await hire({ ...product, tenant: other }, `W${number}`))
  }
  const users = accounts.map((_, index) => `U-W${index + 1}`)
  const body = { users, reason: 'moved by mistake' }
  await other.hr.POST('/v1/connection-removals', { body })
  for (const user of users) await changedTo(other, user, 'done')
  const { data: asked } = await other.hr.POST('/v1/connections', { body: { filter: {}, reason: 'back' } })
  expect(asked?.total).toBe(20)
  for (const user of users) await changedTo(other, user, 'done')
  const params = { path: { id: asked?.id ?? '' } }
  const { data: done } = await other.viewer.GET('/v1/connections/{id}', { params })
  expect(done?.counts).toMatchObject({ done: 20, pending: 0, running: 0 })
  for (const account of accounts) expect(await effects(account)).toEqual([{ linked: 1, unlinked: 1 }])
  expect(await readConnection(other, 'U-W7')).toMatchObject({ connection: 'yes', takenAt: null })
})
