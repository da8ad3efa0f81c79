// Lists: pages that neither skip nor repeat while others write, cursors that only koppling reads, filters.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../src/client/schema.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readUser, revoke, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type LeaverQuery = NonNullable<paths['/v1/leavers']['get']['parameters']['query']>
type UserQuery = NonNullable<paths['/v1/users']['get']['parameters']['query']>
type Page = { data: { id: string }[]; next: string | null }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** A tenant with employees K01 to K07, each terminated for a day of its own. */
async function company(): Promise<TenantRig> {
  const tenant = await product.tenant()
  const lines = numbers(1, 7).map((n) => ({
    id: `K0${n}`,
    ...employee(`K0${n}`, {
      employments: [{ id: `K0${n}-1`, startDate: '2020-02-01', lastDay: inDays(10 * n) }],
    }),
  }))
  for await (const { result } of tenant.hr.sendLines('/v1/employees/bulk', lines))
    expect(result).toBe('created')
  return tenant
}

async function page(tenant: TenantRig, path: string): Promise<Page> {
  const answer = await send(product.url, { path, key: tenant.keys.viewer })
  expect(answer.status).toBe(200)
  return answer.body as Page
}

/** All pages of two, with something done after the first. */
async function readAll(
  tenant: TenantRig,
  path: string,
  between: () => Promise<unknown>,
): Promise<{ id: string }[]> {
  const with2 = `${path}${path.includes('?') ? '&' : '?'}limit=2`
  const first = await page(tenant, with2)
  await between()
  const all = [...first.data]
  for (let { next } = first; next !== null;) {
    const following = await page(tenant, `${with2}&cursor=${next}`)
    all.push(...following.data)
    next = following.next
  }
  return all
}

async function leavers(tenant: TenantRig, query: LeaverQuery) {
  const { data, error } = await tenant.viewer.GET('/v1/leavers', { params: { query } })
  if (error) throw new Error(error.detail)
  return data.data.map(({ employmentId }) => employmentId)
}

test('lists: a page holds 1 to 500 entries, 100 unless given, and the last one has no next', async () => {
  const tenant = await company()
  expect(await page(tenant, '/v1/employees?limit=500')).toMatchObject({ data: { length: 7 }, next: null })
  expect(await page(tenant, '/v1/users?limit=7')).toMatchObject({ data: { length: 7 }, next: null })
  expect(await page(tenant, '/v1/leavers?limit=1')).toMatchObject({
    data: { length: 1 },
    next: expect.any(String),
  })
  const many = await product.tenant()
  const lines = numbers(101, 201).map((n) => ({ id: `M${n}`, ...employee(`M${n}`) }))
  const answers = await Array.fromAsync(many.hr.sendLines('/v1/employees/bulk', lines))
  expect(answers).toHaveLength(101)
  expect(await page(many, '/v1/employees')).toMatchObject({ data: { length: 100 }, next: expect.any(String) })
})

test('lists: employees come in order of id, each once, also when others come before and after', async () => {
  const tenant = await company()
  const all = await readAll(tenant, '/v1/employees', async () => {
    await hire({ ...product, tenant }, 'A00')
    await hire({ ...product, tenant }, 'K02b')
  })
  expect(all.map(({ id }) => id)).toEqual(['K01', 'K02', 'K02b', 'K03', 'K04', 'K05', 'K06', 'K07'])
})

test('lists: users come in order of their change; one that changes meanwhile comes again, and none is skipped', async () => {
  const tenant = await company()
  const change = (id: string) =>
    tenant.hr.PUT('/v1/users/{id}', { params: { path: { id } }, body: { username: 'changed' } })
  const all = await readAll(tenant, '/v1/users', async () => {
    await change('U-K01')
    await change('U-K05')
  })
  expect(all.map(({ id }) => id)).toEqual([
    'U-K01',
    'U-K02',
    'U-K03',
    'U-K04',
    'U-K06',
    'U-K07',
    'U-K01',
    'U-K05',
  ])
})

test('lists: all cycles come newest first, each once, while cycles open and end', async () => {
  const tenant = await company()
  await revoke(tenant, 'K03-1')
  await terminate(tenant, 'K03-1', { lastDay: inDays(90) })
  const before = (await page(tenant, '/v1/leavers?all=true')).data.map(({ id }) => id)
  expect(before).toHaveLength(8)
  const all = await readAll(tenant, '/v1/leavers?all=true', async () => {
    await revoke(tenant, 'K01-1')
    await terminate(tenant, 'K01-1', { lastDay: inDays(80) })
    await revoke(tenant, 'K07-1')
  })
  expect(all.map(({ id }) => id)).toEqual(before)
})

test('lists: leavers come one per person, and nobody is skipped or repeated while cycles open and end', async () => {
  const tenant = await company()
  const all = await readAll(tenant, '/v1/leavers', async () => {
    for (const id of ['K01-1', 'K07-1']) {
      await revoke(tenant, id)
      await terminate(tenant, id, { lastDay: inDays(80) })
    }
  })
  const people = (all as unknown as { employeeId: string }[]).map(({ employeeId }) => employeeId)
  expect(people.toSorted()).toEqual(['K01', 'K02', 'K03', 'K04', 'K05', 'K06', 'K07'])
})

test('lists: the row of a person is the open leaver that acts first, else the completed one', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'R1', {
    employments: [
      { id: 'R1-1', startDate: '2020-02-01', lastDay: inDays(10) },
      { id: 'R1-2', startDate: inDays(60), lastDay: inDays(100) },
    ],
  })
  expect(await leavers(tenant, { employee: 'R1', all: true })).toHaveLength(2)
  expect(await leavers(tenant, { employee: 'R1' })).toEqual(['R1-1'])
  expect(await leavers(tenant, { employment: 'R1-2' }), 'asked for by its employment').toEqual(['R1-2'])

  await hire({ ...product, tenant }, 'R2', {
    employments: [
      { id: 'R2-1', startDate: '2020-02-01', lastDay: inDays(-40) },
      { id: 'R2-2', startDate: '2021-02-01', lastDay: inDays(-20) },
    ],
  })
  await expect
    .poll(() => leavers(tenant, { employee: 'R2', outcome: 'completed' }), { timeout: 180_000 })
    .toEqual(['R2-2'])
  expect(await leavers(tenant, { employee: 'R2' })).toEqual(['R2-2'])
})

test('lists: a cursor that was changed, cut or given by another list is 422 and says how to start over', async () => {
  const tenant = await company()
  const { next } = await page(tenant, '/v1/leavers?limit=2')
  const cursor = next ?? ''
  const last = cursor.at(-2) === 'A' ? 'B' : 'A'
  const { next: ofUsers } = await page(tenant, '/v1/users?limit=2')
  for (const wrong of [
    `${cursor.slice(0, -2)}${last}${cursor.at(-1)}`,
    cursor.slice(0, -4),
    ofUsers,
    'x',
    '',
  ]) {
    const answer = await send(product.url, { path: `/v1/leavers?cursor=${wrong}`, key: tenant.keys.viewer })
    expect(answer).toMatchObject({ status: 422, problem: 'invalid-request', pointers: ['/cursor'] })
    expect(answer.detail).toMatch(/Send the `next` of the page before as it is, or leave it out/)
  }
})

test('leavers: each filter finds its own, and together they narrow', async () => {
  const tenant = await company()
  await revoke(tenant, 'K06-1')
  const { id } = await terminate(tenant, 'K07-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  expect(await leavers(tenant, { employee: 'K02' })).toEqual(['K02-1'])
  expect(await leavers(tenant, { employment: 'K03-1' })).toEqual(['K03-1'])
  expect(await leavers(tenant, { stage: 'finished' })).toEqual(['K07-1', 'K06-1'])
  expect(await leavers(tenant, { outcome: 'completed' })).toEqual(['K07-1'])
  expect(await leavers(tenant, { outcome: 'undone' })).toEqual([])
  // K01 has no access from day 16, K02 from 26, ...
  expect(await leavers(tenant, { noAccessFrom: inDays(26) })).toEqual([
    'K06-1',
    'K05-1',
    'K04-1',
    'K03-1',
    'K02-1',
  ])
  expect(
    await leavers(tenant, { noAccessFrom: inDays(26), noAccessTo: inDays(46), stage: 'waiting' }),
  ).toEqual(['K03-1', 'K02-1'])
  expect(await leavers(tenant, { stage: 'waiting', employee: 'K07' })).toEqual([])
})

test('leavers: the filter problem finds who waits for a person, by the code', async () => {
  const tenant = await product.tenant()
  for (const id of ['Q1', 'Q2']) {
    await tenant.hr.PUT('/v1/employees/{id}', {
      params: { path: { id } },
      body: employee(id, {
        employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) }],
        user: {
          id: `U-${id}`,
          username: id,
          vismaConnectEmail: `${id}@example.se`,
          connected: id === 'Q1' ? 'yes' : 'no',
        },
      }),
    })
  }
  await expect
    .poll(() => leavers(tenant, { problem: 'connection-not-found', stage: 'attention' }), {
      timeout: 180_000,
    })
    .toEqual(['Q1-1'])
  expect(await leavers(tenant, { problem: 'several-matches' })).toEqual([])
})

test('users: active and changedSince find what changed from that instant on', async () => {
  const tenant = await company()
  const users = async (query: UserQuery) => {
    const { data } = await tenant.viewer.GET('/v1/users', { params: { query } })
    return data?.data.map(({ id }) => id)
  }
  const change = (id: string, body: { active?: boolean }) =>
    tenant.hr.PUT('/v1/users/{id}', { params: { path: { id } }, body: { username: id, ...body } })
  await change('U-K04', { active: false })
  await change('U-K02', {})
  expect(await users({ active: 'false' })).toEqual(['U-K04'])
  expect(await users({ active: 'true', limit: 2 })).toEqual(['U-K01', 'U-K03'])
  const { changedAt } = await readUser(tenant, 'U-K04')
  expect(await users({ changedSince: changedAt })).toEqual(['U-K04', 'U-K02'])
  expect(await users({ changedSince: changedAt, active: 'true' })).toEqual(['U-K02'])
  expect(await users({ changedSince: '2999-01-01T00:00:00Z' })).toEqual([])
  const answer = await send(product.url, {
    path: '/v1/users?changedSince=yesterday',
    key: tenant.keys.viewer,
  })
  expect(answer).toMatchObject({ status: 422, pointers: ['/changedSince'] })
})
