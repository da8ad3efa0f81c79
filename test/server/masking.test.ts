// People whose identity is protected are masked wherever many are shown, in every form of answer.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { terminate } from '../support/leavers.ts'
import { employee } from '../support/people.ts'
import { operatorKey } from '../support/platform.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

let product: Product
let tenant: TenantRig
let leaver: string
let request: string

const secret = (id: string) =>
  employee(id, {
    protectedIdentity: true,
    givenName: 'Hemligia',
    familyName: `Hemligsson ${id}`,
    workEmail: `${id}.hemlig@example.se`.toLowerCase(),
    privateEmail: `hemlig.${id}@example.no`.toLowerCase(),
    mobilePhone: '+46709998877',
    nationalId: { country: 'SE', number: '198001019876' },
    birthDate: '1980-01-01',
    address: { street: 'Hemliga gatan 1', postalCode: '98765', city: 'Hemligstad', country: 'SE' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: '987654321' },
    user: {
      id: `U-${id}`,
      username: `hemlig-${id}`,
      vismaConnectEmail: `${id}.hemlig@example.se`.toLowerCase(),
    },
  })

const values = /hemlig|709998877|198001019876|1980-01-01|98765|8327-9|987654321/i

/** Open, closed with a connection, and open without one: in every list somebody. */
const people = ['X1', 'X2', 'X3']

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant({ guard: { count: 0, percent: 0 } })
  for (const id of people) {
    const { error } = await tenant.hr.PUT('/v1/employees/{id}', {
      params: { path: { id } },
      body: secret(id),
    })
    if (error) throw new Error(error.detail)
  }
  leaver = (await terminate(tenant, 'X1-1', { lastDay: inDays(2) })).id
  await tenant.hr.POST('/v1/users/{id}/deactivate', {
    params: { path: { id: 'U-X2' } },
    body: { reason: 'by hand' },
  })
  const mine = { tenant_id: tenant.id, id: 'U-X3' }
  await product.db('users').where(mine).update({ connection: 'no', connection_taken_at: '2026-01-01' })
  const { data } = await tenant.hr.POST('/v1/connection-removals', {
    body: { users: ['U-X2'], reason: 'by hand' },
  })
  request = data?.id ?? ''
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Operation = { path: string; operationId: string; roles: string[] }

/** Every operation that reads, but those of one employee or user: the document names them. */
async function readingOperations(): Promise<Operation[]> {
  const { body } = await send(product.url, { path: '/openapi.json' })
  const { paths } = body as { paths: Record<string, { get?: Record<string, unknown> }> }
  return Object.entries(paths).flatMap(([path, { get }]) =>
    get === undefined || !path.startsWith('/v1/')
      ? []
      : { path, operationId: String(get['operationId']), roles: get['x-koppling-roles'] as string[] },
  )
}

/** Where one person is read by those who may see all of it. */
const ofOne = new Set(['getEmployee', 'getUser', 'getConnection', 'exportEmployee', 'exportUser'])

/** In whose answers the people stand with the fields that are masked. */
const shown: Record<string, string> = {
  listEmployees: 'X1',
  listUsers: 'U-X1',
  listInactiveButConnected: 'U-X2',
  listMissingConnections: 'U-X3',
}

test('protectedIdentity: no list, report, evidence or export in any form holds a value of a protected person, whoever reads it', async () => {
  const operator = await operatorKey(product)
  const ids: Record<string, string> = {
    '/v1/leavers/{id}': leaver,
    '/v1/leavers/{id}/evidence': leaver,
    '/v1/connection-removals/{id}': request,
  }
  const read: Record<string, string> = {}
  for (const { path, operationId, roles } of (await readingOperations()).filter(
    (each) => !ofOne.has(each.operationId),
  )) {
    const keys = roles.includes('admin')
      ? [tenant.keys.admin, ...(roles.includes('viewer') ? [tenant.keys.viewer] : [])]
      : [operator]
    for (const key of keys) {
      for (const accept of ['application/json', 'text/csv', 'application/x-ndjson']) {
        const headers = { Accept: accept }
        const answer = await send(product.url, {
          path: path.replace('{id}', ids[path] ?? 'X1'),
          key,
          headers,
        })
        const text = JSON.stringify(answer.body)
        expect(text, `${operationId} as ${accept}`).not.toMatch(values)
        if (answer.status === 200) read[operationId] = (read[operationId] ?? '') + text
      }
    }
  }
  for (const [operation, id] of Object.entries(shown)) {
    expect(read[operation], `${operation} shows ${id}`).toContain(`"${id}"`)
    expect(read[operation], `${operation} shows a mask`).toContain('"***"')
  }
  expect(Object.keys(read)).toEqual(
    expect.arrayContaining([
      'listLeavers',
      'getLeaverEvidence',
      'listTodo',
      'getGuard',
      'listAudit',
      'exportAudit',
      'listEvents',
      'getConnectionRemovals',
    ]),
  )
})

test('protectedIdentity: the answers of a file hold nothing of its people', async () => {
  const lines = ['X1', 'X2'].map((id) => JSON.stringify({ id, ...secret(id), revision: 1 }))
  for (const query of ['?dryRun=true', '']) {
    const answer = await send(product.url, {
      method: 'POST',
      path: `/v1/employees/bulk${query}`,
      key: tenant.keys.hr,
      text: lines.join('\n'),
      headers: { 'Content-Type': 'application/x-ndjson' },
    })
    expect(String(answer.body)).not.toMatch(values)
  }
})

const single = ['/v1/employees/X1', '/v1/users/U-X1', '/v1/users/U-X1/connection']

test.for(single)(
  'protectedIdentity: %s shows the whole to hr and admin, and a mask to a viewer',
  async (path) => {
    for (const role of ['hr', 'admin', 'viewer'] as const) {
      const answer = await send(product.url, { path, key: tenant.keys[role] })
      expect(answer.status).toBe(200)
      expect(values.test(JSON.stringify(answer.body)), role).toBe(role !== 'viewer')
    }
  },
)

test('protectedIdentity: whoever is not protected is shown in lists as before', async () => {
  await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id: 'Y1' } },
    body: employee('Y1', { familyName: 'Offentlig' }),
  })
  for (const [path, value] of [
    ['/v1/employees', 'Offentlig'],
    ['/v1/users', 'y1@example.se'],
  ] as const) {
    const { body } = await send(product.url, { path, key: tenant.keys.viewer })
    expect(JSON.stringify(body)).toContain(value)
  }
})

test('protectedIdentity: a mask that is sent as a value is refused and named, in every call that takes one', async () => {
  const { body } = await send(product.url, { path: '/v1/employees', key: tenant.keys.hr })
  const { id: _id, ...masked } = (body as { data: { id: string }[] }).data.find(({ id }) => id === 'X1') ?? {
    id: '',
  }
  const calls = [
    { method: 'PUT', path: '/v1/employees/X1', json: masked, pointer: '/givenName' },
    { method: 'PUT', path: '/v1/employees/X1?dryRun=true', json: masked, pointer: '/givenName' },
    { method: 'PUT', path: '/v1/users/U-X1', json: { username: '***' }, pointer: '/username' },
    {
      method: 'PUT',
      path: '/v1/users/U-X1/connection',
      json: { email: 'masked@protected.invalid' },
      pointer: '/email',
      headers: { 'Koppling-Actor': 'tester' },
    },
  ]
  for (const { pointer, ...call } of calls) {
    const answer = await send(product.url, { ...call, key: tenant.keys.hr })
    expect(answer, call.path).toMatchObject({ status: 422, problem: 'masked-value', pointers: [pointer] })
  }
  const line = await send(product.url, {
    method: 'POST',
    path: '/v1/employees/bulk',
    key: tenant.keys.hr,
    text: JSON.stringify({ id: 'X1', ...masked }),
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect(JSON.parse(String(line.body))).toMatchObject({
    result: 'refused',
    problem: { type: '/problems/masked-value', errors: [{ pointer: '/givenName' }] },
  })
  const { data } = await tenant.hr.GET('/v1/employees/{id}', { params: { path: { id: 'X1' } } })
  expect(data).toMatchObject({ givenName: 'Hemligia' })
})
