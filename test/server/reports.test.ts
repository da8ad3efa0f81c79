// What no process mends by itself, as reports and as filters of the register of users.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../src/client/schema.ts'
import { readUser } from '../support/leavers.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

type UserQuery = NonNullable<paths['/v1/users']['get']['parameters']['query']>

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
  await put('R1', { active: true, connected: 'yes' })
  await put('R2', { active: false, inactiveSince: '2025-03-01', connected: 'yes' })
  await put('R3', { active: false, inactiveSince: '2024-05-01', connected: 'no' })
  await put('R4', { active: true, connected: 'unknown' })
  await put('R4', { active: false })
  await put('R5', { active: false, inactiveSince: '2024-05-01', connected: 'unknown' })
  await put('R6', { active: false, inactiveSince: '2024-05-01', connected: 'yes' })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type State = { active: boolean; inactiveSince?: string; connected?: 'yes' | 'no' | 'unknown' }

async function put(id: string, state: State) {
  const params = { path: { id } }
  const { error } = await tenant.hr.PUT('/v1/users/{id}', { params, body: { username: id, ...state } })
  if (error) throw new Error(error.detail)
}

async function report(query: { limit?: number; cursor?: string } = {}) {
  const { data } = await tenant.viewer.GET('/v1/reports/inactive-but-connected', { params: { query } })
  if (data === undefined) throw new Error('no report')
  return data
}

test('L8, L9: inactive but connected holds whose account is closed while a connection may exist, since when and why', async () => {
  expect((await report()).data).toMatchObject([
    { id: 'R5', connection: 'unknown', inactiveSince: '2024-04-30T22:00:00.000Z', inactiveWhy: 'launch' },
    { id: 'R6', connection: 'yes', inactiveSince: '2024-04-30T22:00:00.000Z', inactiveWhy: 'launch' },
    { id: 'R2', connection: 'yes', inactiveSince: '2025-02-28T23:00:00.000Z', inactiveWhy: 'launch' },
    { id: 'R4', connection: 'unknown', inactiveWhy: 'person' },
  ])
})

test('lists: the report goes on after users that are inactive since the same instant', async () => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await report({ limit: 1, ...(cursor !== undefined && { cursor }) })
    ids.push(...page.data.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(ids).toEqual(['R5', 'R6', 'R2', 'R4'])
})

test('isolation: the report holds what is one’s own', async () => {
  const other = await product.tenant()
  const { data } = await other.viewer.GET('/v1/reports/inactive-but-connected')
  expect(data).toEqual({ data: [], next: null })
})

test('L8: the register of users is filtered by connection, by why and by since when a user is inactive', async () => {
  const users = async (query: UserQuery) => {
    const { data } = await tenant.viewer.GET('/v1/users', { params: { query } })
    return data?.data.map(({ id }) => id).toSorted()
  }
  expect(await users({ connection: 'yes' })).toEqual(['R1', 'R2', 'R6'])
  expect(await users({ connection: 'no', active: 'false' })).toEqual(['R3'])
  expect(await users({ inactiveWhy: 'launch' })).toEqual(['R2', 'R3', 'R5', 'R6'])
  expect(await users({ inactiveWhy: 'person' })).toEqual(['R4'])
  expect(await users({ inactiveSince: '2025-01-01T00:00:00Z' })).toEqual(['R2', 'R4'])
  const { inactiveSince } = await readUser(tenant, 'R4')
  expect(await users({ inactiveSince: inactiveSince ?? '' })).toEqual(['R4'])
  for (const wrong of ['connection=maybe', 'inactiveWhy=bored', 'inactiveSince=yesterday']) {
    const answer = await send(product.url, { path: `/v1/users?${wrong}`, key: tenant.keys.viewer })
    expect(answer).toMatchObject({ status: 422, pointers: [`/${wrong.split('=')[0]}`] })
  }
})
