// Fairness: whoever has very many leavers makes nobody wait who has few.
import proto from '@temporalio/proto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaverWorkflowId } from '../../src/temporal/ids.ts'
import { vismaConnectQueue } from '../../src/temporal/queues.ts'
import { inDays } from '../support/dates.ts'
import { emailOf, employee } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'

const activityQueue = proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY
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

/** How many calls of Visma Connect may begin in a second, as an operator sets it on the task queue; null: what the workers say. */
async function limitCalls(requestsPerSecond: number | null): Promise<void> {
  await product.temporal.workflowService.updateTaskQueueConfig({
    namespace: product.config.temporal.namespace,
    taskQueue: vismaConnectQueue,
    taskQueueType: activityQueue,
    updateQueueRateLimit: {
      reason: 'L14: a queue, however fast the machine closes accounts',
      ...(requestsPerSecond !== null && { rateLimit: { requestsPerSecond } }),
    },
  })
}

/** Until the calls of all of them wait for their turn. */
async function queued({ id: tenant }: TenantRig, employees: readonly string[]): Promise<void> {
  for (const employee of employees) {
    const run = product.temporal.workflow.getHandle(leaverWorkflowId({ tenant, employment: `${employee}-1` }))
    const asked = async () =>
      ((await run.describe()).raw.pendingActivities ?? []).map(({ activityType }) => activityType?.name)
    await expect.poll(asked, patience).toEqual(['removeConnection'])
  }
}

test('L14: a tenant with 200 leavers in the queue does not delay one that comes later with 5', async () => {
  await limitCalls(0)
  const crowded = await product.tenant()
  const big = await leave(crowded, named('B', 200))
  await queued(crowded, named('B', 200))
  const latecomer = await product.tenant()
  const small = await leave(latecomer, named('S', 5))
  await queued(latecomer, named('S', 5))
  expect(await unlinked(), 'all of them are in the queue').toEqual([])
  await limitCalls(null)
  const order = async () => (await unlinked()).filter((user) => big.has(user) || small.has(user))
  await expect.poll(async () => (await order()).length, patience).toBe(205)
  const last = (await order()).findLastIndex((user) => small.has(user))
  expect(last, 'how many of all were served until the last of the 5 was').toBeLessThan(40)
})
