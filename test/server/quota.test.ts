// How much one tenant may ask for within a minute, over all API processes.
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runApi, type RunningApi } from '../../src/run-api.ts'
import { startProduct, type Product } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const log = pino({ level: 'silent' })

/** One more API process for the same product, whose tenants may send so many requests a minute. */
async function api(requestsPerMinute: number): Promise<RunningApi> {
  const http = { ...product.config.http, requestsPerMinute }
  return await runApi({ ...product.config, http }, { log, contract: 'enforce' })
}

const look = async ({ url }: RunningApi, key: string): Promise<Answer> =>
  await send(url, { path: '/v1/settings', key })
const leftIn = ({ headers }: Answer): number => Number(headers.get('ratelimit-remaining'))

test('a tenant’s requests are counted over all processes, each answer tells what is left, and nobody else is held back', async () => {
  await using one = await api(20)
  await using two = await api(20)
  const [busy, calm] = [await product.tenant(), await product.tenant()]
  const first = await look(one, busy.keys.viewer)
  expect(first.headers.get('ratelimit-limit')).toBe('20')
  expect(first.headers.get('ratelimit-policy')).toBe('20;w=60')
  let left = leftIn(first)
  while (left > 0) {
    const answer = await look(left % 2 === 0 ? one : two, busy.keys.hr)
    expect([answer.status, leftIn(answer)]).toEqual([200, left - 1])
    left -= 1
  }
  for (const process of [one, two]) {
    const refused = await look(process, busy.keys.admin)
    expect(refused).toMatchObject({ status: 429, problem: 'rate-limited' })
    const after = Number(refused.headers.get('retry-after'))
    expect([after > 0, after <= 60, leftIn(refused)]).toEqual([true, true, 0])
    expect((await look(process, calm.keys.viewer)).status).toBe(200)
  }
  // A new minute.
  await product.db('rate_limits').update({ expire: Date.now() - 1 })
  await using three = await api(20)
  expect(await look(three, busy.keys.viewer)).toMatchObject({ status: 200 })
})

test('who is refused by key is not counted, and what is refused by quota is not done', async () => {
  await using one = await api(5)
  const tenant = await product.tenant()
  expect((await look(one, 'kop_000000000000000000_x')).headers.get('ratelimit-limit')).toBeNull()
  while ((await look(one, tenant.keys.viewer)).status === 200);
  const json = { name: 'Never', country: 'SE' }
  const write = await send(one.url, { method: 'PUT', path: '/v1/employers/Q1', key: tenant.keys.admin, json })
  expect(write).toMatchObject({ status: 429 })
  expect(
    (await tenant.viewer.GET('/v1/employers/{id}', { params: { path: { id: 'Q1' } } })).response.status,
  ).toBe(404)
})
