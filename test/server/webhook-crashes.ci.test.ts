// A worker that is killed while it sends: at least once under one id, and none lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type Product } from '../support/product.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'
import { deliveriesOf, endpointAt, eventsAfter } from '../support/webhooks.ts'
import { startWorkerProcess } from '../support/worker-process.ts'

const patience = { timeout: 180_000, interval: 100 }
const many = 60

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

test('webhooks: workers that are killed in the middle of a page lose none, and each arrives under its one id', async () => {
  await using receiver = await startReceiver()
  // So many are taken until the worker dies, and of the others some are in flight.
  const take = (enough: number): Receiver['answer'] => {
    return (response) => receiver.received.length <= enough && response.writeHead(204).end()
  }
  const tenant = await product.tenant()
  const { id } = await endpointAt(tenant.admin, receiver)
  for (let number = 1; number <= many; number += 1) {
    await product.db('events').insert({
      tenant_id: tenant.id,
      type: 'replan.finished',
      data: JSON.stringify({ replanId: String(number) }),
    })
  }
  for (const enough of [15, 35]) {
    receiver.answer = take(enough)
    await using worker = await startWorkerProcess(product)
    await expect.poll(() => receiver.received.length, patience).toBeGreaterThan(enough)
    await worker.kill()
  }
  expect(
    (await deliveriesOf(tenant.admin, id)).filter(({ state }) => state === 'pending').length,
  ).toBeGreaterThan(0)
  receiver.answer = 204
  await using _worker = await startWorkerProcess(product)
  await expect
    .poll(
      async () => (await deliveriesOf(tenant.admin, id)).filter(({ state }) => state === 'delivered').length,
      patience,
    )
    .toBe(many)
  const events = await eventsAfter(tenant.viewer)
  expect(events).toHaveLength(many)
  expect(new Set(receiver.received.map((each) => each.id))).toEqual(new Set(events.map((event) => event.id)))
  const idOf = new Map(receiver.received.map(({ id, data }) => [data['replanId'], id]))
  expect(receiver.received.filter(({ id, data }) => idOf.get(data['replanId']) !== id)).toEqual([])
  expect(receiver.received.filter(({ verifiedBy }) => verifiedBy.length !== 1)).toEqual([])
})
