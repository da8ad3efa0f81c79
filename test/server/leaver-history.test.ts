// What a leaver costs on the real Temporal server, and histories of it to keep.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays, instantIn } from '../support/dates.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { eventNames } from '../support/histories.ts'
import { outcomeOf, readLeaver, revoke, terminate, type Leaver } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { insist } from '../support/requests.ts'

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
    .update({ acts_at: product.db.raw(`clock_timestamp() + interval '15 seconds'`) })
  const { error } = await tenant.admin.PUT('/v1/settings', {
    body: {
      timeZone: 'Europe/Stockholm',
      automation: 'on',
      confirmActingWithin24Hours: 1,
      lateNoticeDelayMinutes: 10,
    },
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

/** A leaver that sleeps until its date in 36 days, and what later changes cost it. */
async function sleeping(employee: string) {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, employee)
  const { id } = await terminate(tenant, `${employee}-1`, { lastDay: inDays(30) })
  const run = product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employee}-1`)
  const read = () => readLeaver(tenant, id)
  const asleep = async () => await asleepUntil(run, wakesAt(await read()))
  const length = async () => (await run.describe()).historyLength
  await asleep()
  return { tenant, id, run, read, asleep, length }
}

/** When its timer fires: a postponement counts from where the plan's date is earlier. */
function wakesAt({ actsAt, postponed }: Leaver): string {
  const until = postponed?.until ?? ''
  return new Date(until > (actsAt ?? '') ? until : (actsAt ?? '')).toISOString()
}

test('L4, L13: an edit of a sleeping leaver costs at most 7 history events, a decision at most 14', async () => {
  const { tenant, id, asleep, length } = await sleeping('E3')
  const decide = decisionsOf(tenant, id)
  const costs: Record<string, number> = {}
  const changes: Record<string, () => Promise<unknown>> = {
    'a later last day': () => terminate(tenant, 'E3-1', { lastDay: inDays(40) }),
    'an earlier last day': () => terminate(tenant, 'E3-1', { lastDay: inDays(20) }),
    'another number of days': () => putSettings(tenant, { deactivateAfterDays: 9 }),
    'another hour': () => putSettings(tenant, { deactivateAfterDays: 9, dueTime: '06:00' }),
    'access that ends on a date': () =>
      terminate(tenant, 'E3-1', { lastDay: inDays(20), access: { endsOn: inDays(15) } }),
    postpone: () => decide('postpone', { until: instantIn(80) }),
    release: () => decide('release'),
  }
  for (const [what, change] of Object.entries(changes)) {
    const before = await length()
    await change()
    await asleep()
    costs[what] = (await length()) - before
  }
  expect(costs).toEqual({
    'a later last day': 7,
    'an earlier last day': 7,
    'another number of days': 7,
    'another hour': 7,
    'access that ends on a date': 7,
    postpone: 14,
    release: 14,
  })
})

test('L4: a change that moves no date costs the sleeping leaver no event', async () => {
  const { tenant, asleep, length } = await sleeping('E4')
  const before = await length()
  await terminate(tenant, 'E4-1', { lastDay: inDays(30), reason: 'a reason' })
  await putSettings(tenant, { keepIfReturningWithinDays: 3 })
  await asleep()
  expect(await length()).toBe(before)
})

test('L4: a leaver that was edited 50 times has fewer than 400 history events', async () => {
  const { tenant, run, length } = await sleeping('E5')
  const before = await length()
  for (let edit = 1; edit <= 50; edit += 1) {
    await terminate(tenant, 'E5-1', { lastDay: inDays(30 + edit) })
    // More where a workflow task had to be tried again, on a busy machine.
    await expect.poll(length, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(before + 7 * edit)
  }
  await revoke(tenant, 'E5-1')
  await completed(run)
  expect(eventNames(await run.fetchHistory()).length).toBeLessThan(400)
})

function decisionsOf({ keys }: TenantRig, leaver: string) {
  return (kind: string, json: object = {}) =>
    insist(product.url, {
      method: 'POST',
      path: `/v1/leavers/${leaver}/${kind}`,
      key: keys.hr,
      json: { reason: 'x', ...json },
      headers: { 'Koppling-Actor': 'hr-17' },
    })
}

async function putSettings({ admin }: TenantRig, settings: object): Promise<void> {
  const body = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, ...settings }
  const { error } = await admin.PUT('/v1/settings', { body })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
}
