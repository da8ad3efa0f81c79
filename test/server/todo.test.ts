// The to-do list over HTTP: what waits for a person, for whom, since when, and the calls that mend it (L18).
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../src/client/schema.ts'
import { closeAlarm, openAlarm } from '../../src/db/alarms.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { changedTo, removeConnection } from '../support/connections.ts'
import { outcomeOf, readLeaver, readLeavers, revoke, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { atRest } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type TodoQuery = NonNullable<paths['/v1/todo']['get']['parameters']['query']>

const patience = { timeout: 60_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

async function todosOf({ viewer }: TenantRig, query: TodoQuery = {}) {
  const { data } = await viewer.GET('/v1/todo', { params: { query } })
  if (data === undefined) throw new Error('no to-do list')
  return data
}

/** Whose connection cannot be removed: Visma Connect does not know the id that was given. */
async function stuck(tenant: TenantRig, id: string) {
  const vismaConnectUserId = '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a01'
  const user = { id: `U-${id}`, username: id, vismaConnectUserId }
  await hire({ ...product, tenant }, id, { user })
  const { id: leaver } = await terminate(tenant, `${id}-1`, { lastDay: inDays(-10) })
  await expect.poll(async () => (await readLeaver(tenant, leaver)).stage, patience).toBe('attention')
  return leaver
}

async function postponed(tenant: TenantRig, { id, days }: { id: string; days: number }) {
  await hire({ ...product, tenant }, id)
  const { id: leaver } = await terminate(tenant, `${id}-1`, { lastDay: inDays(-5) })
  const { error } = await tenant.hr.POST('/v1/leavers/{id}/postpone', {
    params: { path: { id: leaver }, header: { 'Koppling-Actor': 'hr-17' } },
    body: { until: instantIn(days), reason: 'handing over' },
  })
  if (error) throw new Error(error.detail)
  return leaver
}

async function cancel(tenant: TenantRig, leaver: string) {
  const { error } = await tenant.hr.POST('/v1/leavers/{id}/cancel', {
    params: { path: { id: leaver }, header: { 'Koppling-Actor': 'hr-17' } },
    body: { reason: 'stays' },
  })
  if (error) throw new Error(error.detail)
}

test('L18: who waits for a person is listed with for whom, since when and the calls, and goes once one of them mended it', async () => {
  const tenant = await product.tenant()
  const leaver = await stuck(tenant, 'E1')
  const { steps } = await readLeaver(tenant, leaver)
  const { data } = await todosOf(tenant)
  expect(data).toEqual([
    {
      problem: 'connect-user-unknown',
      title: 'Visma Connect does not know the stored vismaConnectUserId: correct it.',
      for: 'hr',
      since: steps.connection.at,
      leaverId: leaver,
      userId: 'U-E1',
      employeeId: 'E1',
      count: 1,
      text: null,
      reason: null,
      date: null,
      ways: [
        expect.objectContaining({ method: 'PUT', path: '/v1/users/U-E1' }),
        expect.objectContaining({ method: 'POST', path: `/v1/leavers/${leaver}/retry` }),
        expect.objectContaining({ method: 'POST', path: `/v1/leavers/${leaver}/skip` }),
      ],
    },
  ])

  const skip = data[0]?.ways[2]?.path ?? ''
  const headers = { 'Koppling-Actor': 'hr-17' }
  const json = { reason: 'known to be gone' }
  const answer = await send(product.url, { method: 'POST', path: skip, key: tenant.keys.hr, headers, json })
  expect(answer.status).toBe(200)
  await outcomeOf(tenant, leaver, 'completed')
  expect((await todosOf(tenant)).data).toEqual([])
})

test('L13, L18: a postponement is brought to mind 3 days before its end, and not after it was decided', async () => {
  const tenant = await product.tenant()
  const minutes = 10 / 1_440
  const soon = await postponed(tenant, { id: 'E1', days: 3 - minutes })
  await postponed(tenant, { id: 'E2', days: 3 + minutes })
  const { data } = await todosOf(tenant)
  expect(data).toMatchObject([{ problem: 'postponement-ends', for: 'hr', leaverId: soon }])
  expect(data[0]?.ways.map(({ path }) => path)).toEqual(
    ['postpone', 'release', 'cancel'].map((call) => `/v1/leavers/${soon}/${call}`),
  )
  await cancel(tenant, soon)
  expect((await todosOf(tenant)).data).toEqual([])
})

test('L18: the list is filtered by for whom and by problem, comes in pages and is one’s own', async () => {
  const tenant = await product.tenant()
  const waiting = [await stuck(tenant, 'E1'), await postponed(tenant, { id: 'E2', days: 1 })]
  const ids = async (query: TodoQuery) => (await todosOf(tenant, query)).data.map(({ leaverId }) => leaverId)
  expect(await ids({ problem: 'postponement-ends' })).toEqual([waiting[1]])
  expect(await ids({ for: 'hr' })).toEqual(waiting)
  expect(await ids({ for: 'operator' })).toEqual([])

  const first = await todosOf(tenant, { limit: 1 })
  const rest = await todosOf(tenant, { limit: 1, cursor: first.next ?? '' })
  expect([...first.data, ...rest.data].map(({ leaverId }) => leaverId)).toEqual(waiting)
  expect(rest.next).toBeNull()

  expect((await todosOf(await product.tenant())).data).toEqual([])
  const wrong = await send(product.url, { path: '/v1/todo?for=nobody', key: tenant.keys.viewer })
  expect(wrong).toMatchObject({ status: 422, pointers: ['/for'] })
})

const as = { header: { 'Koppling-Actor': 'hr-17' } }
const pathsOf = (todo: { ways: { method: string; path: string }[] } | undefined) =>
  todo?.ways.map(({ method, path }) => `${method} ${path}`)

test('L13, L18: a date on which too many would close is a to-do ahead, until it is approved', async () => {
  const tenant = await product.tenant({ guard: { count: 1, percent: 0 } })
  for (const id of ['E1', 'E2', 'E3', 'E4']) await hire({ ...product, tenant }, id)
  await terminate(tenant, 'E1-1', { lastDay: inDays(0) })
  await terminate(tenant, 'E3-1', { lastDay: inDays(10) })
  expect((await todosOf(tenant)).data).toEqual([])
  const { id: second } = await terminate(tenant, 'E2-1', { lastDay: inDays(0) })
  await terminate(tenant, 'E4-1', { lastDay: inDays(10) })
  const date = inDays(6)
  const { data } = await todosOf(tenant)
  expect(data).toMatchObject([{ problem: 'guard-ahead', for: 'hr', leaverId: null, count: 2, date }])
  expect(pathsOf(data[0])).toEqual(['GET /v1/guard', 'POST /v1/guard/approve'])
  const [row] = (await product.db('leavers').where({ id: second })) as { created_at: Date }[]
  expect(data[0]?.since, 'since the one too many').toBe(row?.created_at.toISOString())

  const body = { date, count: 2, reason: 'season ends' }
  await tenant.admin.POST('/v1/guard/approve', { params: as, body })
  expect((await todosOf(tenant)).data).toEqual([])
})

test('L11, L18: a missing connection is a to-do until it is there again; those of one file are one', async () => {
  const tenant = await product.tenant()
  const ids = ['M1', 'M2', 'M3']
  for (const id of ids) await hire({ ...product, tenant }, id)
  const load = async (people: readonly string[], lastDay: string | null) => {
    const lines = people.map((id) => ({
      id,
      ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
    }))
    const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
    expect(answers.map(({ result }) => result)).toEqual(people.map(() => 'replaced'))
  }
  await load(['M1', 'M2'], inDays(-20))
  const alone = await terminate(tenant, 'M3-1', { lastDay: inDays(-20) })
  for (const { id } of await readLeavers(tenant)) await outcomeOf(tenant, id, 'completed')
  expect((await todosOf(tenant)).data).toEqual([])
  await load(['M1', 'M2'], null)
  await revoke(tenant, 'M3-1')

  const { data } = await todosOf(tenant, { problem: 'connection-missing' })
  const [several, single] = data.toSorted((first, second) => second.count - first.count)
  expect(single).toMatchObject({ for: 'hr', count: 1, leaverId: alone.id, userId: 'U-M3', employeeId: 'M3' })
  expect(pathsOf(single)).toEqual(['PUT /v1/users/U-M3/connection'])
  expect(several).toMatchObject({ for: 'hr', count: 2, leaverId: null, userId: null, employeeId: null })
  const [look, connect] = pathsOf(several) ?? []
  expect(look).toMatch(/^GET \/v1\/reports\/connection-missing\?bulkRequest=[\da-f-]{36}$/)
  expect(connect).toBe('POST /v1/connections')
  const [bulkRequest] = /[\da-f-]{36}$/.exec(look ?? '') ?? []
  const body = { filter: { bulkRequest: bulkRequest ?? '' }, reason: 'wrong file' }
  await tenant.hr.POST('/v1/connections', { params: as, body })
  await expect
    .poll(async () => (await todosOf(tenant)).data.map(({ userId }) => userId), patience)
    .toEqual(['U-M3'])
  const path = { params: { ...as, path: { id: 'U-M3' } } }
  await tenant.hr.PUT('/v1/users/{id}/connection', { ...path, body: { email: emailOf('M3') } })
  expect((await todosOf(tenant)).data, 'under way it waits for nobody').toEqual([])
  await changedTo(tenant, 'U-M3', 'done')
  expect((await todosOf(tenant)).data).toEqual([])
})

test('L10, L18: a removal by hand that failed is a to-do with its reason until it is mended; those of one request are one', async () => {
  const tenant = await product.tenant()
  const put = async (id: string, vismaConnectUserId: string) => {
    const user = { username: id, vismaConnectUserId }
    await tenant.hr.PUT('/v1/users/{id}', { params: { path: { id } }, body: user })
  }
  for (const id of ['A1', 'A2', 'A3']) await put(id, randomUUID())
  await removeConnection(tenant, 'A1', 'failed')
  const failed = { problem: 'connection-failed', for: 'hr', reason: 'connect-user-unknown', leaverId: null }
  const single = (await todosOf(tenant)).data
  expect(single).toMatchObject([{ ...failed, count: 1, userId: 'A1' }])
  expect(pathsOf(single[0])).toEqual(['PUT /v1/users/A1', 'DELETE /v1/users/A1/connection'])

  const body = { users: ['A2', 'A3'], reason: 'cleaning up' }
  const { data: request } = await tenant.hr.POST('/v1/connection-removals', { params: as, body })
  for (const id of ['A2', 'A3']) await changedTo(tenant, id, 'failed')
  const both = (await todosOf(tenant)).data
  expect(both).toMatchObject([
    { ...failed, count: 1, userId: 'A1' },
    { ...failed, count: 2, userId: null },
  ])
  expect(pathsOf(both[1])).toEqual([
    `GET /v1/connection-removals/${request?.id}`,
    'POST /v1/connection-removals',
  ])

  const { ids } = await product.sandbox.addPeople({
    people: [{ email: 'a1@example.no' }],
    client: sandboxClientId,
  })
  await put('A1', ids[0] ?? '')
  await removeConnection(tenant, 'A1')
  expect((await todosOf(tenant)).data, 'removed as a person wanted').toMatchObject([{ count: 2 }])
})

test('L14, L18: outages and stopped connections are to-dos of the operator while they last, without anything of other tenants', async () => {
  const [tenant, other] = [await product.tenant(), await product.tenant()]
  await atRest(product.db)
  const codes = async (of: TenantRig) =>
    (await todosOf(of, { for: 'operator' })).data.map(({ problem }) => problem)
  const now = new Date().toISOString()
  const alarm = { problem: 'email-refused', count: 21, now }
  await openAlarm(product.db, { ...alarm, kind: 'equal-refusals', tenant: tenant.id })
  await openAlarm(product.db, { ...alarm, kind: 'outage', tenant: null })
  expect(await codes(tenant)).toEqual(['connections-stopped', 'outage'])
  expect(await codes(other)).toEqual(['outage'])
  const { data } = await todosOf(other)
  expect(data).toMatchObject([{ since: now, count: 1, reason: null }])
  expect(pathsOf(data[0])).toEqual(['GET /v1/platform/alarms'])
  await closeAlarm(product.db, { kind: 'equal-refusals', tenant: tenant.id, now })
  await closeAlarm(product.db, { kind: 'outage', tenant: null, now })
  for (const each of [tenant, other]) expect((await todosOf(each)).data).toEqual([])
})
