// Twenty seasonal workers, closed in one call and connected again in one (L11), through HTTP only, counted at the far side.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedTo, readConnection } from '../support/connections.ts'
import { outcomeOf, readLeavers, readUser } from '../support/leavers.ts'
import { emailOf, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import {
  firstSeason,
  idOf,
  nextSeason,
  seasonalNumbers as numbers,
  tellAll,
  userOf,
} from '../support/seasonal-workers.ts'

let product: Product
let tenant: TenantRig
let accounts: string[]

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant({
    connectDomains: ['example.se'],
    welcomeMail: { applicationName: 'HRM', redirectUri: 'https://hrm.example.se/' },
  })
  accounts = await Promise.all(numbers.map((number) => hire({ ...product, tenant }, idOf(number))))
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const effects = async () =>
  Promise.all(
    accounts.map(async (user) => {
      const [counts] = await product.sandbox.counts({ user })
      return {
        connected: counts?.connected,
        linked: counts?.linked,
        unlinked: counts?.unlinked,
        mailed: counts?.mailed,
      }
    }),
  )

async function missing() {
  const { data } = await tenant.viewer.GET('/v1/todo', {
    params: { query: { problem: 'connection-missing' } },
  })
  return data?.data ?? []
}

let closedBy: string

test('L11: in one call all twenty are closed and disconnected, with a result for each', async () => {
  const { id, results } = await tellAll(product, tenant, (number) => [firstSeason(number, true)])
  closedBy = id
  expect(results.map(({ id, result }) => [id, result])).toEqual(
    numbers.map((number) => [idOf(number), 'replaced']),
  )
  for (const number of numbers) {
    const [leaver] = await readLeavers(tenant, idOf(number))
    await outcomeOf(tenant, leaver?.id ?? '', 'completed')
    expect(await readUser(tenant, userOf(number))).toMatchObject({ active: false, connection: 'no' })
  }
  expect(await effects()).toEqual(
    numbers.map(() => ({ connected: false, linked: 0, unlinked: 1, mailed: 0 })),
  )
  expect(await missing(), 'who is closed misses nothing').toEqual([])
})

test('L11: who is hired for the next season is let in, but connected by nobody; one to-do tells of all', async () => {
  await tellAll(product, tenant, (number) => [firstSeason(number, true), nextSeason(number)])
  for (const number of numbers)
    await expect
      .poll(async () => await readUser(tenant, userOf(number)), { timeout: 60_000, interval: 100 })
      .toMatchObject({ active: true, connection: 'no' })
  expect(await missing()).toMatchObject([
    {
      count: 20,
      for: 'hr',
      ways: expect.arrayContaining([
        expect.objectContaining({ method: 'POST', path: '/v1/connections' }),
      ]) as unknown,
    },
  ])
  expect((await effects()).every(({ linked }) => linked === 0)).toBe(true)
})

test('L11: in one call all of them are connected again, with a result and a mail for each', async () => {
  const body = { filter: { bulkRequest: closedBy }, reason: 'the season begins' }
  const { data: asked, response } = await tenant.hr.POST('/v1/connections', { body })
  expect(response.status).toBe(202)
  expect(asked).toMatchObject({ total: 20, reason: 'the season begins' })
  for (const number of numbers) await changedTo(tenant, userOf(number), 'done')
  const params = { path: { id: asked?.id ?? '' } }
  const request = async () => (await tenant.viewer.GET('/v1/connections/{id}', { params })).data
  const mailed = async () =>
    (await request())?.items.filter(({ change }) => change?.welcomeMail?.state === 'sent').length
  await expect.poll(mailed, { timeout: 60_000, interval: 100 }).toBe(20)
  expect(
    (await request())?.items.map(({ userId, refused, change }) => [userId, refused, change?.observed]),
  ).toEqual(
    numbers
      .map(userOf)
      .toSorted()
      .map((user) => [user, null, 'connected']),
  )
  for (const number of numbers) {
    expect(await readUser(tenant, userOf(number))).toMatchObject({ active: true, connection: 'yes' })
    const connection = await readConnection(tenant, userOf(number))
    expect(connection).toMatchObject({ takenAt: null, vismaConnectEmail: emailOf(idOf(number)) })
  }
  expect(await effects()).toEqual(numbers.map(() => ({ connected: true, linked: 1, unlinked: 1, mailed: 1 })))
  expect(await missing()).toEqual([])
})

test('L11: asked for again, all of them are as they are, and nothing is sent', async () => {
  const users = numbers.map(userOf)
  await tenant.hr.POST('/v1/connections', { body: { users, reason: 'once more' } })
  for (const user of users) await changedTo(tenant, user, 'unchanged')
  expect(await effects()).toEqual(numbers.map(() => ({ connected: true, linked: 1, unlinked: 1, mailed: 1 })))
})
