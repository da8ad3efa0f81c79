// What a leaver costs on the real Temporal server, and histories of it to keep.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { eventNames } from '../support/histories.ts'
import { outcomeOf, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const workflowTask = ['WORKFLOW_TASK_SCHEDULED', 'WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED']
const activity = ['ACTIVITY_TASK_SCHEDULED', 'ACTIVITY_TASK_STARTED', 'ACTIVITY_TASK_COMPLETED']

test('L6: a leaver that slept, acted and unlinked is 22 history events', async () => {
  const tenant = await product.tenant({ automation: 'observe', lateNoticeDelayMinutes: 10 })
  const connectUser = await hire({ ...product, tenant }, 'E1')
  const { id } = await terminate(tenant, 'E1-1', { lastDay: inDays(-20) })
  // Settings know no delay between none and a minute.
  await product
    .db('leavers')
    .where({ tenant_id: tenant.id, id })
    .update({ acts_at: product.db.raw(`clock_timestamp() + interval '6 seconds'`) })
  const { error } = await tenant.admin.PUT('/v1/settings', {
    body: { timeZone: 'Europe/Stockholm', automation: 'on', lateNoticeDelayMinutes: 10 },
  })
  expect(error).toBeUndefined()
  await outcomeOf(tenant, id, 'completed')

  const run = product.temporal.workflow.getHandle(`leaver/${tenant.id}/E1-1`)
  await run.result()
  const names = eventNames(await run.fetchHistory())
  expect(names).toEqual([
    'WORKFLOW_EXECUTION_STARTED',
    ...workflowTask,
    'TIMER_STARTED',
    'TIMER_FIRED',
    ...workflowTask,
    ...activity,
    ...workflowTask,
    ...activity,
    ...workflowTask,
    'WORKFLOW_EXECUTION_COMPLETED',
  ])
  expect(names).toHaveLength(22)
  expect(await product.sandbox.counts({ user: connectUser })).toMatchObject([{ unlinked: 1 }])
  await keepHistory('fires', run)
})

test('L5: a leaver that acted at once is 17 history events', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'E2')
  const { id } = await terminate(tenant, 'E2-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const run = product.temporal.workflow.getHandle(`leaver/${tenant.id}/E2-1`)
  await run.result()
  expect(eventNames(await run.fetchHistory())).toHaveLength(17)
  await keepHistory('late-notice', run)
})
