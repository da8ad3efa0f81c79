// Whose connection koppling took although they may log in again (L11): told, and never restored by itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../src/client/schema.ts'
import { removeConnection } from '../support/connections.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeavers, revoke, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

type Query = NonNullable<paths['/v1/reports/connection-missing']['get']['parameters']['query']>

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function report(query: Query = {}) {
  const { data } = await tenant.viewer.GET('/v1/reports/connection-missing', { params: { query } })
  if (data === undefined) throw new Error('no report')
  return data
}
const idsOf = async (query: Query = {}) => (await report(query)).data.map(({ user }) => user.id).toSorted()

/** Sends the documents with this last day; answers the id of the bulk request. */
async function bulk(ids: readonly string[], lastDay: string | null): Promise<string> {
  const lines = ids.map((id) => ({
    id,
    ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
  }))
  const { headers, status } = await send(product.url, {
    method: 'POST',
    path: '/v1/employees/bulk',
    key: tenant.keys.hr,
    text: lines.map((line) => JSON.stringify(line)).join('\n'),
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect(status).toBe(200)
  return headers.get('Koppling-Bulk-Request') ?? ''
}

async function allClosed(ids: readonly string[]) {
  for (const id of ids) {
    const [leaver] = await readLeavers(tenant, id)
    await outcomeOf(tenant, leaver?.id ?? '', 'completed')
  }
}

test('L11: who was closed by mistake and is open again stands in the report, since when and by which leaver, also by bulk request', async () => {
  for (const id of ['M1', 'M2', 'M3', 'M4']) await hire({ ...product, tenant }, id)
  const wrong = await bulk(['M1', 'M2'], inDays(-20))
  const { id: single } = await terminate(tenant, 'M3-1', { lastDay: inDays(-20) })
  await terminate(tenant, 'M4-1', { lastDay: inDays(-20) })
  await allClosed(['M1', 'M2', 'M3', 'M4'])
  expect(await idsOf(), 'closed').toEqual([])

  await bulk(['M1', 'M2'], null)
  await revoke(tenant, 'M3-1')
  expect(await idsOf()).toEqual(['U-M1', 'U-M2', 'U-M3'])
  expect(await idsOf({ bulkRequest: wrong })).toEqual(['U-M1', 'U-M2'])
  expect((await report({ leaver: single })).data).toMatchObject([
    { leaverId: single, user: { id: 'U-M3', active: true, connection: 'no' } },
  ])
  const [first, second] = (await report()).data.map(({ since }) => since)
  expect(Date.parse(first ?? '')).toBeLessThanOrEqual(Date.parse(second ?? ''))
})

test('L11: the report goes on page by page, and holds what is one’s own', async () => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await report({ limit: 1, ...(cursor !== undefined && { cursor }) })
    ids.push(...page.data.map(({ user }) => user.id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(ids.toSorted()).toEqual(['U-M1', 'U-M2', 'U-M3'])
  const other = await product.tenant()
  const { data } = await other.viewer.GET('/v1/reports/connection-missing')
  expect(data).toEqual({ data: [], next: null })
})

test('L10, L11: an active user whose connection was removed by hand stands in it, by no leaver', async () => {
  await hire({ ...product, tenant }, 'M5')
  await removeConnection(tenant, 'U-M5')
  expect((await report()).data.find(({ user }) => user.id === 'U-M5')).toMatchObject({ leaverId: null })
})

test('L11: who never had a connection misses none', async () => {
  const user = { id: 'U-M6', username: 'M6' }
  await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id: 'M6' } },
    body: employee('M6', { user }),
  })
  const { id } = await terminate(tenant, 'M6-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  await revoke(tenant, 'M6-1')
  expect(await idsOf()).not.toContain('U-M6')
})

test('lists: a bulk request or a leaver that cannot be one is refused', async () => {
  for (const wrong of ['bulkRequest=x', 'leaver=x']) {
    const answer = await send(product.url, {
      path: `/v1/reports/connection-missing?${wrong}`,
      key: tenant.keys.viewer,
    })
    expect(answer).toMatchObject({ status: 422, pointers: [`/${wrong.split('=')[0]}`] })
  }
})
