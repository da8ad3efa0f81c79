// How a tenant chooses its identity provider, through HTTP: proven before it is kept, secrets never read, and what follows from it.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScimControl, type ScimControl } from '../../src/sandbox/scim/control-client.ts'
import { changedTo, readConnection, removeConnection } from '../support/connections.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { employee, emailOf, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { atRest, readTables } from '../support/tables.ts'

const words = 'suspend the whole Visma account of people who leave'
const token = `tok-${randomBytes(16).toString('hex')}`
const clientSecret = `sec-${randomBytes(16).toString('hex')}`
const patience = { timeout: 60_000, interval: 100 }

let product: Product
let tenant: TenantRig
let scim: ScimControl
let sandboxUrl: string

beforeAll(async () => {
  // Whose connection is taken by another client is not what the client of the deployment knows of.
  product = await startProduct({ ledger: false })
  sandboxUrl = (product.config.vismaConnect?.apiUrl ?? '').replace(/\/v1\.0$/, '')
  scim = createScimControl(sandboxUrl)
  await product.sandbox.putClient({ id: 'own-client', clientSecret })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function put(of: TenantRig, json: object, { query = '', headers = {} } = {}) {
  return await send(product.url, {
    method: 'PUT',
    path: `/v1/visma-connect${query}`,
    key: of.keys.admin,
    json,
    headers: { 'Koppling-Actor': 'admin-1', ...headers },
  })
}

const read = async (of: TenantRig) =>
  await send(product.url, { path: '/v1/visma-connect', key: of.keys.admin })

async function provider(
  id: string,
  settings: object = {},
): Promise<{ mode: 'scim2'; baseUrl: string; token: string }> {
  const { baseUrl } = await scim.putProvider({ id, token, ...settings })
  return { mode: 'scim2', baseUrl, token }
}

async function enrol(of: TenantRig, id: string, at: string): Promise<string> {
  const [account = ''] = await scim.addUsers({ provider: at, users: [{ userName: emailOf(id) }] })
  const { error } = await of.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body: employee(id) })
  if (error) throw new Error(error.detail)
  return account
}

const leave = async (of: TenantRig, id: string) =>
  (await terminate(of, `${id}-1`, { lastDay: inDays(-20) })).id

async function todo(of: TenantRig) {
  const { data } = await of.viewer.GET('/v1/todo', { params: { query: { problem: 'connection-task' } } })
  return data?.data ?? []
}

const ofDeployment = {
  mode: 'public-api',
  clientId: null,
  scopes: null,
  tokenUrl: null,
  apiUrl: null,
  hasSecret: false,
  changedAt: null,
}

test('a tenant that has chosen nothing goes by the client of the deployment', async () => {
  expect(await read(tenant)).toMatchObject({ status: 200, body: ofDeployment })
  const again = await put(tenant, { mode: 'public-api' })
  expect(again).toMatchObject({ status: 200, body: ofDeployment })
})

test('scim2 is refused without the exact words, and the refusal shows them', async () => {
  const asked = await provider('words')
  for (const confirm of [undefined, 'yes', words.toUpperCase()]) {
    const refused = await put(tenant, { ...asked, ...(confirm !== undefined && { confirm }) })
    expect(refused).toMatchObject({
      status: 409,
      problem: 'confirmation-in-words-required',
      pointers: ['/confirm'],
      body: { words },
    })
  }
  expect(await put(tenant, asked, { query: '?dryRun=true' })).toMatchObject({ status: 200 })
  expect(await read(tenant)).toMatchObject({ body: ofDeployment })
})

// Nothing follows it: a person has asked, and nobody tries again.
const wrongAddress = expect.stringMatching(
  /^The SCIM provider answered 404 to \/ServiceProviderConfig\. `baseUrl` may be wrong: .*`\/Users`.*Config`\.$/,
) as string

type Refused = [title: string, of: () => Promise<object> | object, expected: object]

const client = { mode: 'public-api', clientId: 'own-client', clientSecret }
const refusals: Refused[] = [
  [
    'a token that the provider does not take',
    async () => ({ ...(await provider('r1')), token: 'wrong', confirm: words }),
    { status: 409, problem: 'identity-provider-refused', body: { code: 'token-rejected', answered: 401 } },
  ],
  [
    'an address where no provider is',
    async () => ({ ...(await provider('r2')), baseUrl: `${sandboxUrl}/nowhere`, confirm: words }),
    {
      status: 409,
      problem: 'identity-provider-refused',
      body: { code: 'unexpected-status', detail: wrongAddress },
    },
  ],
  [
    'an address that is right but for its end',
    async () => ({ ...(await provider('r8')), baseUrl: `${sandboxUrl}/scim/r8`, confirm: words }),
    { status: 409, problem: 'identity-provider-refused', body: { answered: 404, detail: wrongAddress } },
  ],
  [
    'a provider that cannot filter',
    async () => ({ ...(await provider('r3', { filter: false })), confirm: words }),
    { status: 409, problem: 'identity-provider-refused', body: { code: 'patch-refused' } },
  ],
  [
    'a provider that has no PATCH',
    async () => ({ ...(await provider('r4', { patchForms: [] })), confirm: words }),
    { status: 409, problem: 'identity-provider-refused', body: { code: 'patch-refused' } },
  ],
  [
    'an address that nobody answers at',
    async () => ({ ...(await provider('r5')), baseUrl: 'http://127.0.0.1:1/scim', confirm: words }),
    {
      status: 409,
      problem: 'identity-provider-refused',
      body: { code: 'not-reached', detail: expect.stringMatching(/nothing was sent\.$/) as string },
    },
  ],
  [
    'an address that is not public',
    async () => ({ ...(await provider('r6')), baseUrl: 'https://10.0.0.1/scim', confirm: words }),
    { status: 422, problem: 'identity-provider-url-refused', pointers: ['/baseUrl'] },
  ],
  [
    'an address with credentials',
    async () => ({ ...(await provider('r7')), baseUrl: 'https://a:b@scim.example.com/v2', confirm: words }),
    { status: 422, problem: 'identity-provider-url-refused', pointers: ['/baseUrl'] },
  ],
  [
    'a client that Visma Connect does not know',
    () => ({ ...client, clientId: 'nobody' }),
    {
      status: 409,
      problem: 'identity-provider-refused',
      body: { code: 'client-rejected', says: 'invalid_client' },
    },
  ],
  [
    'a scope that the client has not',
    () => ({ ...client, scopes: ['publicapi:user:read', 'publicapi:user:update', 'publicapi:nothing'] }),
    {
      status: 409,
      problem: 'identity-provider-refused',
      body: { code: 'scope-refused', says: 'invalid_scope' },
    },
  ],
  [
    'scopes that do not let it unlink',
    () => ({ ...client, scopes: ['publicapi:user:read'] }),
    { status: 422, problem: 'invalid-request', pointers: ['/scopes'] },
  ],
  [
    'a token URL that is not public',
    () => ({ ...client, tokenUrl: 'https://192.168.1.1/connect/token' }),
    { status: 422, problem: 'identity-provider-url-refused', pointers: ['/tokenUrl'] },
  ],
  [
    'a client without its secret',
    () => ({ mode: 'public-api', clientId: 'own-client' }),
    { status: 422, problem: 'invalid-request', pointers: ['/clientSecret'] },
  ],
  ['a task without words', () => ({ mode: 'task', text: ' ' }), { status: 422, pointers: ['/text'] }],
  [
    'a mode that nobody knows',
    () => ({ mode: 'ldap' }),
    {
      status: 422,
      pointers: ['/mode'],
      body: { errors: [{ detail: expect.stringContaining('"scim2"') as string }] },
    },
  ],
]

test.for(refusals)('%s is refused, and nothing is changed', async ([, of, expected]) => {
  const json = await of()
  await atRest(product.db)
  const before = await readTables(product.db)
  expect(await put(tenant, json)).toMatchObject(expected)
  expect(await readTables(product.db)).toEqual(before)
})

test('only an admin reads and writes it; a stale ETag is refused; a dry run proves and keeps nothing', async () => {
  const other = await product.tenant()
  for (const key of [other.keys.viewer, other.keys.hr])
    expect(await send(product.url, { path: '/v1/visma-connect', key })).toMatchObject({ status: 403 })
  const task = { mode: 'task', text: 'Remove the account in the portal.' }
  const etag = (await read(other)).headers.get('etag') ?? ''
  expect(await put(other, task, { query: '?dryRun=true' })).toMatchObject({
    status: 200,
    body: { mode: 'task', changedAt: null },
  })
  expect(await read(other)).toMatchObject({ body: ofDeployment })
  expect(await put(other, task, { headers: { 'If-Match': etag } })).toMatchObject({ status: 200 })
  expect(await put(other, task, { headers: { 'If-Match': etag } })).toMatchObject({
    status: 412,
    problem: 'precondition-failed',
  })
})

test('secrets are shown by no answer, stand nowhere in the open, and are gone with the document', async () => {
  const other = await product.tenant()
  const asked = { ...(await provider('secret')), confirm: words }
  const kept = await put(other, asked, { headers: { 'Idempotency-Key': `key-${other.id}` } })
  expect(kept).toMatchObject({
    status: 200,
    body: { mode: 'scim2', baseUrl: asked.baseUrl, hasSecret: true },
  })
  expect(await put(other, client)).toMatchObject({
    status: 200,
    body: { clientId: 'own-client', hasSecret: true },
  })
  const answers = [kept, await read(other), await put(other, client)]
  const audit = await send(product.url, { path: '/v1/audit', key: other.keys.admin })
  const events = await send(product.url, { path: '/v1/events', key: other.keys.admin })
  const shown = JSON.stringify([
    answers.map(({ body }) => body),
    audit.body,
    events.body,
    await readTables(product.db),
  ])
  expect(shown).toContain('own-client')
  expect(shown).not.toContain(token)
  expect(shown).not.toContain(clientSecret)
  expect(audit.body).toMatchObject({
    data: expect.arrayContaining([
      expect.objectContaining({
        action: 'identity-provider.changed',
        actor: 'admin-1',
        new: expect.objectContaining({ mode: 'scim2', hasNewSecret: true }) as object,
      }),
    ]) as object,
  })
  expect(await put(other, { mode: 'public-api' })).toMatchObject({ status: 200, body: ofDeployment })
  expect(await product.db('identity_providers').where({ tenant_id: other.id })).toEqual([])
})

test.for([
  ['by the book', {}],
  ['without ETags that takes the object form alone', { etag: false, patchForms: ['object'] }],
] as const)(
  'L7: at a provider %s a leaver suspends the account, and connecting again lets it in',
  async ([title, settings]) => {
    const own = await product.tenant()
    const id = `p-${title.length}`
    expect(await put(own, { ...(await provider(id, settings)), confirm: words })).toMatchObject({
      status: 200,
    })
    const account = await enrol(own, `S${title.length}`, id)
    const leaver = await leave(own, `S${title.length}`)
    expect((await outcomeOf(own, leaver, 'completed')).steps.connection).toMatchObject({
      state: 'done',
      observed: 'suspended',
    })
    expect(await scim.counts({ provider: id, user: account })).toMatchObject([
      { active: false, suspended: 1 },
    ])

    const user = `U-S${title.length}`
    const path = { params: { path: { id: user } } }
    await own.hr.POST('/v1/users/{id}/reactivate', { ...path, body: { reason: 'back' } })
    await own.hr.PUT('/v1/users/{id}/connection', { ...path, body: { email: emailOf(`S${title.length}`) } })
    expect(await changedTo(own, user, 'done')).toMatchObject({
      connection: 'yes',
      change: { observed: 'active' },
    })
    expect(await scim.counts({ provider: id, user: account })).toMatchObject([{ active: true, resumed: 1 }])
  },
)

test('L18: whom a SCIM provider does not know is told of in its words', async () => {
  const own = await product.tenant()
  await put(own, { ...(await provider('missing')), confirm: words })
  const user = { id: 'U-M1', username: 'M1', vismaConnectEmail: emailOf('M1'), connected: 'yes' as const }
  await hire({ ...product, tenant: own }, 'M1', { user })
  const leaver = await leave(own, 'M1')
  await expect.poll(async () => (await readLeaver(own, leaver)).stage, patience).toBe('attention')
  const { data } = await own.viewer.GET('/v1/todo')
  expect(data?.data).toMatchObject([
    { problem: 'connection-not-found', title: expect.stringContaining('at the SCIM provider') as string },
  ])
})

test('task: the to-do carries the words and the call that ends it; confirming is once, by whom and why', async () => {
  const own = await product.tenant()
  const text = 'Suspend the person in the portal of Visma.'
  expect(await put(own, { mode: 'task', text })).toMatchObject({
    status: 200,
    body: { mode: 'task', text, hasSecret: false },
  })
  await hire({ ...product, tenant: own }, 'T1')
  const leaver = await leave(own, 'T1')
  await expect.poll(async () => (await readLeaver(own, leaver)).stage, patience).toBe('attention')
  const [asked] = await todo(own)
  const way = `/v1/leavers/${leaver}/confirm`
  expect(asked).toMatchObject({ for: 'hr', leaverId: leaver, userId: 'U-T1', text })
  expect(asked?.ways).toContainEqual(expect.objectContaining({ method: 'POST', path: way }))

  const json = { reason: 'done in the portal' }
  const headers = { 'Koppling-Actor': 'hr-17', 'Idempotency-Key': `confirm-${leaver}` }
  const call = { method: 'POST', path: way, key: own.keys.hr, json, headers }
  const confirmed = {
    status: 200,
    body: { outcome: 'completed', steps: { connection: { state: 'done', observed: 'confirmed-by-hand' } } },
  }
  expect(await send(product.url, call)).toMatchObject(confirmed)
  expect(await send(product.url, call)).toMatchObject(confirmed)
  expect(await todo(own)).toEqual([])
  expect(await readUser(own, 'U-T1')).toMatchObject({ active: false, connection: 'no' })
  const audit: object[] = await product
    .db('audit')
    .where({ tenant_id: own.id })
    .whereIn('action', ['leaver.confirm', 'user.connection-removed'])
  expect(audit).toMatchObject([
    { actor: 'hr-17', reason: json.reason },
    { actor: 'hr-17', reason: json.reason },
  ])
})

test('task: by hand too, and a mode that is taken back carries out what somebody was asked for', async () => {
  const own = await product.tenant()
  await put(own, { mode: 'task', text: 'Suspend the person.' })
  await hire({ ...product, tenant: own }, 'T2')
  const path = { params: { path: { id: 'U-T2' } } }
  const removal = { ...path, body: { reason: 'another e-mail' } }
  const waits = async () => (await readConnection(own, 'U-T2')).change?.problem
  await own.hr.DELETE('/v1/users/{id}/connection', removal)
  await expect.poll(waits, patience).toBe('connection-task')
  const [asked] = await todo(own)
  expect(asked?.ways).toMatchObject([
    { method: 'POST', path: '/v1/users/U-T2/connection/confirm' },
    { method: 'POST', path: '/v1/users/U-T2/connection/skip' },
  ])
  const { data } = await own.hr.POST('/v1/users/{id}/connection/confirm', {
    ...path,
    body: { reason: 'done' },
  })
  expect(data).toMatchObject({ connection: 'no', change: { state: 'done', observed: 'confirmed-by-hand' } })

  const account = await hire({ ...product, tenant: own }, 'T3')
  const other = { params: { path: { id: 'U-T3' } } }
  await own.hr.DELETE('/v1/users/{id}/connection', { ...other, body: { reason: 'x' } })
  await expect.poll(async () => (await todo(own)).length, patience).toBe(1)
  expect(await put(own, { mode: 'public-api' })).toMatchObject({ status: 200 })
  await changedTo(own, 'U-T3', 'done')
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
})

test.for(['remove', 'connect'] as const)(
  'task: what was asked for by hand is taken back: %s',
  async (kind) => {
    const own = await product.tenant()
    await put(own, { mode: 'task', text: 'In the portal.' })
    const id = kind === 'remove' ? 'T4' : 'T5'
    await hire({ ...product, tenant: own }, id)
    const path = { params: { path: { id: `U-${id}` } } }
    const ask = async () =>
      kind === 'remove'
        ? await own.hr.DELETE('/v1/users/{id}/connection', { ...path, body: { reason: 'mistaken' } })
        : await own.hr.PUT('/v1/users/{id}/connection', { ...path, body: { email: emailOf(id) } })
    await ask()
    await expect.poll(async () => (await todo(own)).length, patience).toBe(1)
    const { connection } = await readUser(own, `U-${id}`)
    const skip = async () =>
      await own.hr.POST('/v1/users/{id}/connection/skip', { ...path, body: { reason: 'the wrong person' } })
    expect((await skip()).data).toMatchObject({
      connection,
      change: { kind, state: 'skipped', observed: null, problem: 'taken-back' },
    })
    expect(await todo(own)).toEqual([])
    expect((await skip()).response.status).toBe(409)
    const audit: object[] = await product.db('audit').where({ tenant_id: own.id, reason: 'the wrong person' })
    expect(audit).toMatchObject([
      { action: expect.stringMatching(/-taken-back$/) as string, subject_id: `U-${id}` },
    ])

    await ask()
    await expect.poll(async () => (await todo(own)).length, patience).toBe(1)
  },
)

test('task: a connection by another e-mail that is taken back leaves e-mail and ids as they were, unless they were changed since', async () => {
  const own = await product.tenant()
  await put(own, { mode: 'task', text: 'In the portal.' })
  const known = {
    vismaConnectEmail: emailOf('T6'),
    vismaConnectUserId: '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a06',
  }
  const user = { id: 'U-T6', username: 'T6', ...known, connected: 'no' as const }
  await hire({ ...product, tenant: own }, 'T6', { user })
  const account = { tenant_id: own.id, user_id: 'U-T6', provider: 'scim2/former', remote_id: '2819' }
  await product.db('provider_users').insert(account)
  const path = { params: { path: { id: 'U-T6' } } }
  const ask = async () => {
    const email = 'wrong.person@example.se'
    const { response } = await own.hr.PUT('/v1/users/{id}/connection', { ...path, body: { email } })
    expect(response.status).toBe(202)
    await expect.poll(async () => (await todo(own)).length, patience).toBe(1)
    expect(await readConnection(own, 'U-T6')).toMatchObject({
      vismaConnectEmail: email,
      vismaConnectUserId: null,
    })
  }
  const body = { reason: 'the wrong person' }
  const skip = async () => (await own.hr.POST('/v1/users/{id}/connection/skip', { ...path, body })).data
  const kept = async () =>
    (await product
      .db('connection_changes')
      .where({ tenant_id: own.id })
      .whereNotNull('former_connection')) as unknown[]

  await ask()
  expect(await kept()).toHaveLength(1)
  expect(await skip()).toMatchObject({ ...known, connection: 'no', change: { problem: 'taken-back' } })
  expect(await product.db('provider_users').where({ tenant_id: own.id })).toMatchObject([account])

  await ask()
  const changed = { user: { ...user, vismaConnectEmail: 't6.new@example.se' } }
  const employeePath = { params: { path: { id: 'T6' } } }
  await own.hr.PUT('/v1/employees/{id}', { ...employeePath, body: employee('T6', changed) })
  expect(await skip()).toMatchObject({ vismaConnectEmail: 't6.new@example.se' })

  await ask()
  await own.hr.POST('/v1/users/{id}/connection/confirm', { ...path, body })
  expect(await readConnection(own, 'U-T6')).toMatchObject({
    connection: 'yes',
    vismaConnectEmail: 'wrong.person@example.se',
  })
  expect(await kept(), 'of no change that has ended').toEqual([])
})

test('L11, L12: by SCIM too a connection by another e-mail wants the account that is known removed first', async () => {
  const own = await product.tenant()
  await put(own, { ...(await provider('by-another')), confirm: words })
  const account = await enrol(own, 'B1', 'by-another')
  // As the search in the background does, in its time.
  await product.db.raw(
    `insert into provider_users (tenant_id, user_id, provider, remote_id)
     select tenant_id, 'U-B1', provider, ? from identity_providers where tenant_id = ? on conflict do nothing`,
    [account, own.id],
  )
  const path = { params: { path: { id: 'U-B1' } } }
  const connect = async () =>
    await own.hr.PUT('/v1/users/{id}/connection', { ...path, body: { email: 'b1.new@example.se' } })
  const { response, error } = await connect()
  expect(response.status).toBe(409)
  expect(error?.type).toMatch(/connected-already$/)
  await removeConnection(own, 'U-B1')
  expect(await scim.counts({ provider: 'by-another', user: account })).toMatchObject([{ suspended: 1 }])
  expect((await connect()).response.status).toBe(202)
})

test('L7: what waits for a person is tried again when the same provider is saved again', async () => {
  const own = await product.tenant()
  const asked = { ...(await provider('again')), confirm: words }
  await put(own, asked)
  const account = await enrol(own, 'A1', 'again')
  await provider('again', { patchForms: [] })
  const leaver = await leave(own, 'A1')
  await expect
    .poll(async () => await readLeaver(own, leaver), patience)
    .toMatchObject({ stage: 'attention', steps: { connection: { problem: 'patch-refused' } } })
  await provider('again')
  expect(await put(own, asked)).toMatchObject({ status: 200 })
  expect((await outcomeOf(own, leaver, 'completed')).steps.connection).toMatchObject({ state: 'done' })
  expect(await scim.counts({ provider: 'again', user: account })).toMatchObject([{ suspended: 1 }])
})

test('erasing a person erases whose account it was at the provider, which an export shows before', async () => {
  const own = await product.tenant()
  await put(own, { ...(await provider('erased')), confirm: words })
  await enrol(own, 'X1', 'erased')
  await outcomeOf(own, await leave(own, 'X1'), 'completed')
  const rows = async () => (await product.db('provider_users').where({ tenant_id: own.id })) as unknown[]
  expect(await rows()).toHaveLength(1)
  const { data } = await own.admin.GET('/v1/employees/{id}/export', { params: { path: { id: 'X1' } } })
  expect(data?.records).toHaveProperty('provider_users')
  await own.admin.DELETE('/v1/employees/{id}', { params: { path: { id: 'X1' } } })
  await expect.poll(rows, patience).toEqual([])
})
