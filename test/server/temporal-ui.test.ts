// What operators see of leavers in Temporal UI, on the real server: how they are found, and what they tell in plain words.
import proto from '@temporalio/proto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dueAttribute,
  outcomeAttribute,
  problemAttribute,
  stageAttribute,
  tenantAttribute,
} from '../../src/temporal/search-attributes.ts'
import { lookUpQueue, vismaConnectQueue } from '../../src/temporal/queues.ts'
import { inDays } from '../support/dates.ts'
import { activitiesOf, currentDetails, timersOf } from '../support/histories.ts'
import { outcomeOf, readLeaver, revoke, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'

let product: Product
let tenant: TenantRig
beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const activityQueue = proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY
const byWorker = proto.temporal.api.enums.v1.RateLimitSource.RATE_LIMIT_SOURCE_WORKER

const patience = { timeout: 60_000, interval: 100 }

const runOf = (employment: string) => product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employment}`)

/** The ids of the runs that a saved query of the operators finds; visibility follows a moment later. */
async function found(query: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { workflowId } of product.temporal.workflow.list({ query })) ids.push(workflowId)
  return ids.toSorted()
}

/** The last ten words of what was sent hold no date and no time. */
const withoutDate = /^\D*E\d+-1\D+t-[0-9a-f]+$/

test('L2: a sleeping leaver shows its tenant, stage and date, and a summary of ids alone', async () => {
  await hire({ ...product, tenant }, 'E1')
  const { actsAt } = await terminate(tenant, 'E1-1', { lastDay: inDays(10) })
  const run = runOf('E1-1')
  await expect
    .poll(() => currentDetails(run), patience)
    .toBe(`Asleep. The account is deactivated at ${actsAt}, unless the plan changes.`)
  const description = await run.describe()
  expect(await description.staticSummary()).toBe(`Leaver E1-1 of ${tenant.id}`)
  expect(await description.staticSummary()).toMatch(withoutDate)
  expect(description.memo ?? {}).toEqual({})
  const { typedSearchAttributes } = description
  expect(typedSearchAttributes.get(tenantAttribute)).toBe(tenant.id)
  expect(typedSearchAttributes.get(stageAttribute)).toBe('waiting')
  expect(typedSearchAttributes.get(dueAttribute)).toEqual(new Date(actsAt ?? ''))
  expect(typedSearchAttributes.get(outcomeAttribute)).toBeUndefined()
  expect(timersOf(await run.fetchHistory())).toMatchObject([
    { firesAt: actsAt, end: 'open', summary: 'Until the account closes' },
  ])
  const soon = `KopplingTenant = '${tenant.id}' AND KopplingDue < '${inDays(30)}T00:00:00Z' AND ExecutionStatus = 'Running'`
  await expect.poll(() => found(soon), patience).toEqual([`leaver/${tenant.id}/E1-1`])

  const edited = await terminate(tenant, 'E1-1', { lastDay: inDays(40) })
  await expect
    .poll(async () => (await run.describe()).typedSearchAttributes.get(dueAttribute), patience)
    .toEqual(new Date(edited.actsAt ?? ''))
  expect(await currentDetails(run)).toContain(edited.actsAt)
  await expect.poll(() => found(soon), patience).toEqual([])
})

test('L7: every activity of a leaver has a summary', async () => {
  await hire({ ...product, tenant }, 'E2')
  const { id } = await terminate(tenant, 'E2-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  expect(activitiesOf(await runOf('E2-1').fetchHistory())).toMatchObject([
    { type: 'deactivateWhenDue', summary: 'Deactivate the account' },
    { type: 'removeConnection', summary: 'Remove the Visma Connect connection' },
  ])
})

test('L14: a leaver that waits for a person is found by stage and problem, and says why', async () => {
  const user = { id: 'U-E3', username: 'E3', vismaConnectEmail: 'e3@example.se', connected: 'yes' } as const
  const employments = [{ id: 'E3-1', startDate: '2020-02-01' }]
  const body = { employeeNumber: 'E3', givenName: 'Test', familyName: 'Person', employments, user }
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id: 'E3' } }, body })
  expect(error).toBeUndefined()
  const { id } = await terminate(tenant, 'E3-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readLeaver(tenant, id)).stage, patience).toBe('attention')

  const query = `KopplingTenant = '${tenant.id}' AND KopplingStage = 'attention' AND KopplingProblem = 'connection-not-found'`
  await expect.poll(() => found(query), patience).toEqual([`leaver/${tenant.id}/E3-1`])
  const { typedSearchAttributes } = await runOf('E3-1').describe()
  expect(typedSearchAttributes.get(problemAttribute)).toBe('connection-not-found')
  expect(await currentDetails(runOf('E3-1'))).toBe(
    'The account is closed. Visma Connect refuses to remove the connection (connection-not-found): waits for a person.',
  )

  await revoke(tenant, 'E3-1')
  await outcomeOf(tenant, id, 'undone')
  await expect.poll(() => found(query), patience).toEqual([])
})

test('L4: leavers that ended otherwise than completed are found by their outcome', async () => {
  await hire({ ...product, tenant }, 'E4')
  const { id } = await terminate(tenant, 'E4-1', { lastDay: inDays(10) })
  await revoke(tenant, 'E4-1')
  await outcomeOf(tenant, id, 'cancelled')
  const query = `KopplingTenant = '${tenant.id}' AND KopplingOutcome = 'cancelled'`
  await expect.poll(() => found(query), patience).toEqual([`leaver/${tenant.id}/E4-1`])
})

test('L14: Temporal starts no more calls to Visma Connect a second than the limits of their queues, over all workers', async () => {
  const perSecond = async (name: string) => {
    const { effectiveRateLimit } = await product.temporal.workflowService.describeTaskQueue({
      namespace: product.config.temporal.namespace,
      taskQueue: { name },
      taskQueueType: activityQueue,
      reportConfig: true,
    })
    return { source: effectiveRateLimit?.rateLimitSource, perSecond: effectiveRateLimit?.requestsPerSecond }
  }
  await expect.poll(() => perSecond(vismaConnectQueue), patience).toEqual({ source: byWorker, perSecond: 4 })
  await expect
    .poll(() => perSecond(lookUpQueue), patience)
    .toEqual({ source: byWorker, perSecond: expect.closeTo(0.4) })
})
