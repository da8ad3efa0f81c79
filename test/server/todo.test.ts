// The to-do list over HTTP: what waits for a person, for whom, since when, and the calls that mend it (L18).
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../src/client/schema.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
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
  const minute = 1 / 1_440
  const soon = await postponed(tenant, { id: 'E1', days: 3 - minute })
  await postponed(tenant, { id: 'E2', days: 3 + minute })
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
