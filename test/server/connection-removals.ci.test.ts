// L10, L14: the worker is killed in the middle of a removal of many connections; nothing is lost and nothing repeated.
import { expect, test } from 'vitest'
import { hire } from '../support/people.ts'
import { startProduct } from '../support/product.ts'
import { startWorkerProcess } from '../support/worker-process.ts'

const patience = { timeout: 300_000, interval: 200 }

test('L10, L14: a worker killed twice in the middle of 24 removals: each connection is removed exactly once', async () => {
  await using product = await startProduct({ workers: false })
  const tenant = await product.tenant()
  const users: string[] = []
  const accounts: string[] = []
  for (let number = 1; number <= 24; number += 1) {
    accounts.push(await hire({ ...product, tenant }, `K${number}`))
    users.push(`U-K${number}`)
  }
  const unlinked = async () => (await product.sandbox.counts()).reduce((sum, each) => sum + each.unlinked, 0)
  // However fast the machine, the last ones are left when the worker is killed.
  await product.sandbox.addFault({ kind: 'outage', on: ['unlink'], users: accounts.slice(-4) })
  await product.sandbox.addFault({ kind: 'slow', on: ['unlink'], ms: 200 })
  const { data: request } = await tenant.hr.POST('/v1/connection-removals', {
    body: { users, reason: 'reorganisation' },
  })
  for (const enough of [3, 10]) {
    await using worker = await startWorkerProcess(product)
    await expect.poll(unlinked, patience).toBeGreaterThanOrEqual(enough)
    await worker.kill()
    expect(await unlinked(), 'killed in the middle').toBeLessThan(24)
  }
  await product.sandbox.clearFaults()
  await using _worker = await startWorkerProcess(product)
  const read = async () => {
    const params = { path: { id: request?.id ?? '' } }
    return (await tenant.viewer.GET('/v1/connection-removals/{id}', { params })).data
  }
  await expect.poll(async () => (await read())?.counts, patience).toMatchObject({ pending: 0, running: 0 })
  const counts = await product.sandbox.counts()
  expect(new Map(counts.map(({ user, unlinked: times }) => [user, times]))).toEqual(
    new Map(accounts.map((account) => [account, 1])),
  )
  const states = (await read())?.items.map(({ change }) => change?.state)
  expect(states?.length).toBe(24)
  expect((await read())?.counts).toMatchObject({ failed: 0, skipped: 0, 'kept-shared': 0, refused: 0 })
})
