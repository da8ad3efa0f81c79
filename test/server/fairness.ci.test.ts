// Fairness: whoever has very many leavers makes nobody wait who has few.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { emailOf, employee } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'

const patience = { timeout: 10 * 60_000, interval: 200 }

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** So many people whose late notice acts at once. */
async function leave(tenant: TenantRig, ids: readonly string[]): Promise<Set<string>> {
  const people = ids.map((id) => ({ email: emailOf(id) }))
  const accounts = await product.sandbox.addPeople({ people, client: sandboxClientId })
  const lines = ids.map((id) => ({
    id,
    ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) }] }),
  }))
  for await (const { result } of tenant.hr.sendLines('/v1/employees/bulk', lines))
    expect(result).not.toBe('refused')
  return new Set(accounts.ids)
}

const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)

/** Whose connection was removed, in order. */
async function unlinked(): Promise<string[]> {
  const entries = await product.sandbox.entries({ client: sandboxClientId })
  return entries.flatMap(({ effect, user }) => (effect === 'unlinked' && user !== null ? [user] : []))
}

test('L14: a tenant with 200 leavers in the queue does not delay one that comes later with 5', async () => {
  const crowded = await product.tenant()
  const big = await leave(crowded, named('B', 200))
  const open = product.db('users').where({ tenant_id: crowded.id, active: true })
  await expect.poll(async () => (await open.clone()).length, patience).toBe(0)
  const before = (await unlinked()).length
  const small = await leave(await product.tenant(), named('S', 5))
  const order = async () => (await unlinked()).filter((user) => big.has(user) || small.has(user))
  await expect.poll(async () => (await order()).length, patience).toBe(205)
  const last = (await order()).findLastIndex((user) => small.has(user))
  expect(before, 'the queue is full when they come').toBeLessThan(120)
  expect(last - before, 'how many of all were served until the last of the 5 was').toBeLessThan(40)
})
