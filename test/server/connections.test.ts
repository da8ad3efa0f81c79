// Connections that people remove by hand, one user at a time, counted at the far side (L10, L12).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedTo, readConnection, removeConnection } from '../support/connections.ts'
import { readUser } from '../support/leavers.ts'
import { employee, emailOf, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
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

const unlinks = async (user: string) =>
  (await product.sandbox.counts({ user })).map(({ unlinked }) => unlinked)

async function put(of: TenantRig, id: string, user: object) {
  const body = employee(id, { user: { id: `U-${id}`, username: id, ...user } })
  const { error } = await of.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

async function deactivate(id: string) {
  await tenant.hr.POST('/v1/users/{id}/deactivate', {
    params: { path: { id } },
    body: { reason: 'by hand' },
  })
}

test('L10: the connection of somebody inactive is removed once, and the audit trail says who and why', async () => {
  const account = await hire({ ...product, tenant }, 'A1')
  await deactivate('U-A1')
  const answer = await send(product.url, {
    method: 'DELETE',
    path: '/v1/users/U-A1/connection',
    key: tenant.keys.hr,
    json: { reason: 'left long ago' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(answer).toMatchObject({
    status: 202,
    body: { userId: 'U-A1', change: { kind: 'remove', actor: 'hr-17', reason: 'left long ago' } },
  })
  expect(answer.headers.get('Location')).toBe('/v1/users/U-A1/connection')
  const removed = await changedTo(tenant, 'U-A1', 'done')
  expect(removed).toMatchObject({
    connection: 'no',
    vismaConnectUserId: account,
    takenByLeaver: null,
    change: { observed: 'not-connected', problem: null },
  })
  expect(removed.takenAt).not.toBeNull()
  expect(await readUser(tenant, 'U-A1')).toMatchObject({ active: false, connection: 'no' })
  expect(await unlinks(account)).toEqual([1])
  const audit: object[] = await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: 'U-A1' })
    .whereLike('action', 'user.connection-%')
    .orderBy('id')
  const who = { actor: 'hr-17', reason: 'left long ago' }
  expect(audit).toMatchObject([
    { action: 'user.connection-removal-asked', ...who },
    { action: 'user.connection-removed', ...who },
  ])

  expect(await removeConnection(tenant, 'U-A1', 'unchanged')).toMatchObject({ connection: 'no' })
  expect(await unlinks(account), 'a second time').toEqual([1])
})

test('L10: what is known to be gone is looked at all the same when a person asks', async () => {
  const account = await hire({ ...product, tenant }, 'A40')
  await deactivate('U-A40')
  // As another identity provider told it, before the tenant changed to this one.
  await product.db('users').where({ tenant_id: tenant.id, id: 'U-A40' }).update({ connection: 'no' })
  await removeConnection(tenant, 'U-A40')
  expect(await unlinks(account)).toEqual([1])
})

test('L10: the connection of somebody active can be removed too, and the account stays open', async () => {
  const account = await hire({ ...product, tenant }, 'A2')
  await removeConnection(tenant, 'U-A2')
  expect(await readUser(tenant, 'U-A2')).toMatchObject({ active: true, connection: 'no' })
  expect(await unlinks(account)).toEqual([1])
})

test.for([
  ['a viewer', { key: 'viewer' }, { status: 403, problem: 'forbidden' }],
  ['nobody named', { actor: '' }, { status: 400, problem: 'actor-required' }],
  ['no reason', { json: {} }, { status: 422, pointers: ['/reason'] }],
  ['a blank reason', { json: { reason: ' ' } }, { status: 422, pointers: ['/reason'] }],
  ['a user that nobody knows', { user: 'nobody' }, { status: 404, problem: 'not-found' }],
  ['an exempt user', { user: 'U-exempt' }, { status: 409, problem: 'user-exempt' }],
] as const)('L10: a removal with %s is refused and changes nothing', async ([, changes, expected]) => {
  await put(tenant, 'exempt', { vismaConnectEmail: 'service@example.se', exempt: true })
  await put(tenant, 'R1', { vismaConnectEmail: 'r1@example.se' })
  await atRest(product.db)
  const before = await readTables(product.db)
  const answer = await send(product.url, {
    method: 'DELETE',
    path: `/v1/users/${'user' in changes ? changes.user : 'U-R1'}/connection`,
    key: tenant.keys['key' in changes ? changes.key : 'hr'],
    json: 'json' in changes ? changes.json : { reason: 'x' },
    headers: 'actor' in changes ? {} : { 'Koppling-Actor': 'hr-17' },
  })
  expect(answer).toMatchObject(expected)
  expect(await readTables(product.db)).toEqual(before)
})

test.for(['two users of one tenant', 'two tenants'] as const)(
  'L12: a connection that %s share is kept until the last active one is asked for',
  async (whose) => {
    const there = whose === 'two tenants' ? await product.tenant() : tenant
    const name = whose.replaceAll(' ', '-')
    const email = `${name}@example.se`
    const { ids } = await product.sandbox.addPeople({ people: [{ email }], client: sandboxClientId })
    const [shared = ''] = ids
    await put(tenant, `${name}1`, { vismaConnectEmail: email, vismaConnectUserId: shared })
    await put(there, `${name}2`, { vismaConnectUserId: shared, active: false })
    await put(there, `${name}3`, { vismaConnectEmail: email })
    expect(await removeConnection(tenant, `U-${name}1`, 'kept-shared')).toMatchObject({
      connection: 'unknown',
      takenAt: null,
      change: { observed: 'connected' },
    })
    await deactivateOf(there, `U-${name}3`)
    await removeConnection(tenant, `U-${name}1`)
    expect(await unlinks(shared)).toEqual([1])
    await removeConnection(there, `U-${name}3`, 'unchanged')
    expect(await unlinks(shared)).toEqual([1])
  },
)

async function deactivateOf(of: TenantRig, id: string) {
  await of.hr.POST('/v1/users/{id}/deactivate', { params: { path: { id } }, body: { reason: 'x' } })
}

test('L12: several accounts with the e-mail end the removal; told whose it is, the next one removes it', async () => {
  const account = await hire({ ...product, tenant }, 'A3')
  const found = [account, '5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b11'].map((id) => ({ id, email: emailOf('A3') }))
  await product.sandbox.addFault({
    kind: 'answer',
    on: ['search'],
    users: [emailOf('A3')],
    status: 200,
    body: found,
  })
  expect(await removeConnection(tenant, 'U-A3', 'failed')).toMatchObject({
    connection: 'unknown',
    change: { problem: 'several-matches' },
  })
  expect(await unlinks(account)).toEqual([])
  await put(tenant, 'A3', { vismaConnectEmail: emailOf('A3'), vismaConnectUserId: account })
  await removeConnection(tenant, 'U-A3')
  expect(await unlinks(account)).toEqual([1])
})

test.for([
  ['a known connection that cannot be found', { connected: 'yes' }, 'connection-not-found'],
  [
    'a Connect user that Visma Connect does not know',
    { vismaConnectUserId: '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a01' },
    'connect-user-unknown',
  ],
] as const)('L12: %s ends the removal with what a person must mend', async ([what, user, problem]) => {
  const id = `N-${problem}`
  await put(tenant, id, { vismaConnectEmail: `${problem}@example.se`, ...user })
  expect(await removeConnection(tenant, `U-${id}`, 'failed'), what).toMatchObject({ change: { problem } })
})

test('L12: removal goes by the stored Connect user, not by an e-mail that changed hands', async () => {
  const own = await hire({ ...product, tenant }, 'A4')
  const { ids } = await product.sandbox.addPeople({
    people: [{ email: 'new.owner@example.se' }],
    client: sandboxClientId,
  })
  await put(tenant, 'A4', { vismaConnectEmail: 'new.owner@example.se', vismaConnectUserId: own })
  await removeConnection(tenant, 'U-A4')
  expect(await unlinks(own)).toEqual([1])
  expect(await unlinks(ids[0] ?? '')).toEqual([])
})

test('L10: a user for whom nothing was asked has no change', async () => {
  await hire({ ...product, tenant }, 'A5')
  expect(await readConnection(tenant, 'U-A5')).toMatchObject({ connection: 'unknown', change: null })
})
