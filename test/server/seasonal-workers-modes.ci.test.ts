// Twenty seasonal workers of customers whose connections are changed by SCIM, or by hand: one call each way, and a result for each (L11).
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScimControl } from '../../src/sandbox/scim/control-client.ts'
import { changedTo } from '../support/connections.ts'
import { outcomeOf, readLeavers, readUser } from '../support/leavers.ts'
import { emailOf } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import {
  firstSeason,
  idOf,
  nextSeason,
  seasonalNumbers as numbers,
  tellAll,
  userOf,
} from '../support/seasonal-workers.ts'

const patience = { timeout: 180_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct({ ledger: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function goBy(tenant: TenantRig, json: object): Promise<void> {
  const headers = { 'Koppling-Actor': 'admin-1' }
  const request = { method: 'PUT', path: '/v1/visma-connect', key: tenant.keys.admin, json, headers }
  expect(await send(product.url, request)).toMatchObject({ status: 200 })
}

async function leaversOf(tenant: TenantRig): Promise<string[]> {
  const all = await Promise.all(numbers.map((number) => readLeavers(tenant, idOf(number))))
  return all.map(([leaver]) => leaver?.id ?? '')
}

/** The next season is told of, and all of them are connected again; answers the id of that request. */
async function comeAgain(tenant: TenantRig, closedBy: string): Promise<string> {
  await tellAll(product, tenant, (number) => [firstSeason(number, true), nextSeason(number)])
  for (const number of numbers)
    await expect.poll(() => readUser(tenant, userOf(number)), patience).toMatchObject({ active: true })
  const body = { filter: { bulkRequest: closedBy }, reason: 'the season begins' }
  const { data, response } = await tenant.hr.POST('/v1/connections', { body })
  expect([response.status, data?.total]).toEqual([202, numbers.length])
  return data?.id ?? ''
}

async function resultsOf(tenant: TenantRig, id: string) {
  const { data } = await tenant.viewer.GET('/v1/connections/{id}', { params: { path: { id } } })
  return data?.items.map(({ userId, refused, change }) => [userId, refused, change?.state, change?.observed])
}

const each = (state: string, observed: string) =>
  numbers
    .map(userOf)
    .toSorted()
    .map((user) => [user, null, state, observed])

test('L11 L12: by SCIM all twenty accounts are suspended in one call and let in again in another', async () => {
  const tenant = await product.tenant({ connectDomains: ['example.se'] })
  const sandboxUrl = (product.config.vismaConnect?.apiUrl ?? '').replace(/\/v1\.0$/, '')
  const scim = createScimControl(sandboxUrl)
  const token = randomBytes(16).toString('hex')
  const { baseUrl } = await scim.putProvider({ id: 'seasonal', token })
  const confirm = 'suspend the whole Visma account of people who leave'
  await goBy(tenant, { mode: 'scim2', baseUrl, token, confirm })
  const users = numbers.map((number) => ({ userName: emailOf(idOf(number)) }))
  const accounts = await scim.addUsers({ provider: 'seasonal', users })
  const effects = async () =>
    await Promise.all(
      accounts.map(async (user) => {
        const [counts] = await scim.counts({ provider: 'seasonal', user })
        return [counts?.suspended, counts?.resumed]
      }),
    )
  await tellAll(product, tenant, (number) => [firstSeason(number, false)])
  const { id, results } = await tellAll(product, tenant, (number) => [firstSeason(number, true)])
  expect(results.map(({ result }) => result)).toEqual(numbers.map(() => 'replaced'))
  for (const leaver of await leaversOf(tenant)) await outcomeOf(tenant, leaver, 'completed')
  expect(await effects()).toEqual(numbers.map(() => [1, 0]))

  const request = await comeAgain(tenant, id)
  for (const number of numbers) await changedTo(tenant, userOf(number), 'done')
  expect(await resultsOf(tenant, request)).toEqual(each('done', 'active'))
  expect(await effects()).toEqual(numbers.map(() => [1, 1]))
})

test('L11: by hand each of the twenty is a to-do of its own, and what is confirmed is the result of each', async () => {
  const tenant = await product.tenant({ connectDomains: ['example.se'] })
  await goBy(tenant, { mode: 'task', text: 'Change it in the portal.' })
  const asked = async () => {
    const query = { problem: 'connection-task', limit: 100 } as const
    return (await tenant.viewer.GET('/v1/todo', { params: { query } })).data?.data.length
  }
  const confirm = async (path: string) => {
    const headers = { 'Koppling-Actor': 'hr-17', 'Idempotency-Key': path }
    const json = { reason: 'done in the portal' }
    const request = { method: 'POST', path, key: tenant.keys.hr, json, headers }
    expect(await send(product.url, request)).toMatchObject({ status: 200 })
  }
  await tellAll(product, tenant, (number) => [firstSeason(number, false)])
  const { id } = await tellAll(product, tenant, (number) => [firstSeason(number, true)])
  await expect.poll(asked, patience).toBe(numbers.length)
  for (const leaver of await leaversOf(tenant)) {
    await confirm(`/v1/leavers/${leaver}/confirm`)
    await outcomeOf(tenant, leaver, 'completed')
  }
  expect(await asked()).toBe(0)

  const request = await comeAgain(tenant, id)
  await expect.poll(asked, patience).toBe(numbers.length)
  for (const number of numbers) await confirm(`/v1/users/${userOf(number)}/connection/confirm`)
  expect(await resultsOf(tenant, request)).toEqual(each('done', 'confirmed-by-hand'))
  for (const number of numbers)
    expect(await readUser(tenant, userOf(number))).toMatchObject({ active: true, connection: 'yes' })
})
