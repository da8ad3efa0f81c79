// Closed accounts that open again for a new employment, over HTTP and on the real Temporal server (L11).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApiProcess } from '../support/api-process.ts'
import { inDays } from '../support/dates.ts'
import { startHangingServer } from '../support/hanging-server.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { eventNames } from '../support/histories.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { ageMarks, sweepNow } from '../support/sweep.ts'
import { allTold } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const lastDay = inDays(-20)

/** Somebody whose account koppling has closed; answers the leaver. */
async function closed(id: string, of = tenant): Promise<string> {
  await hire({ ...product, tenant: of }, id)
  const leaver = await terminate(of, `${id}-1`, { lastDay })
  await outcomeOf(of, leaver.id, 'completed')
  return leaver.id
}

/** The employee with a next employment that starts in so many days. */
const returning = (id: string, days: number) =>
  employee(id, {
    employments: [
      { id: `${id}-1`, startDate: '2020-02-01', lastDay },
      { id: `${id}-2`, startDate: inDays(days) },
    ],
  })

async function put(id: string, body: ReturnType<typeof employee>, of = tenant): Promise<void> {
  const { error } = await of.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

const runOf = (id: string, of = tenant) => product.temporal.workflow.getHandle(`returner/${of.id}/U-${id}`)

const patience = { timeout: 180_000, interval: 100 }
const statusOf = async (id: string) => (await runOf(id).describe()).status.name

test('L11: the coming return stands with the user and its leaver, moves with the start, and goes with it', async () => {
  const leaver = await closed('R1')
  await put('R1', returning('R1', 30))
  const { opensAt, changedAt } = await readUser(tenant, 'U-R1')
  expect(new Date(opensAt ?? '').toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' })).toBe(
    `${inDays(29)} 00:00:00`,
  )
  expect(await readLeaver(tenant, leaver)).toMatchObject({
    opensAt,
    outcome: 'completed',
    edits: [
      { what: 'return', old: { opensAt: null }, new: { opensAt, employment: 'R1-2' }, actor: 'tester' },
    ],
  })
  await expect.poll(() => statusOf('R1').catch(() => undefined), patience).toBe('RUNNING')

  await put('R1', returning('R1', 40))
  const { data } = await tenant.viewer.GET('/v1/users', { params: { query: { changedSince: changedAt } } })
  const moved = (await readUser(tenant, 'U-R1')).opensAt
  expect(data?.data.find(({ id }) => id === 'U-R1')).toMatchObject({ opensAt: moved, active: false })
  expect((moved ?? '') > (opensAt ?? '')).toBe(true)

  const { employments, ...rest } = returning('R1', 40)
  await put('R1', {
    ...rest,
    employments: employments.map((each) => ({ ...each, withdrawn: each.id === 'R1-2' })),
  })
  expect(await readUser(tenant, 'U-R1')).toMatchObject({ opensAt: null, active: false })
  expect(await readLeaver(tenant, leaver)).toMatchObject({ opensAt: null, outcome: 'completed' })
  await expect.poll(() => statusOf('R1'), patience).toBe('COMPLETED')
})

test('L11: with the user at another employee there is no return', async () => {
  await closed('R2')
  await put('R2', returning('R2', 30))
  await put('R2', { ...returning('R2', 30), user: null, withdrawUser: true })
  expect(await readUser(tenant, 'U-R2')).toMatchObject({ employeeId: null, active: false, opensAt: null })
  const user = { id: 'U-R2', username: 'R2', vismaConnectEmail: emailOf('R2') }
  await put('R2b', employee('R2b', { employments: [{ id: 'R2b-1', startDate: inDays(30) }], user }))
  expect(await readUser(tenant, 'U-R2')).toMatchObject({ employeeId: 'R2b', active: false, opensAt: null })
})

test('L11, L14: killed between commit and telling, a return starts with the next sweep', async () => {
  await closed('R3')
  await using temporal = await startHangingServer()
  const config = { ...product.config, temporal: { ...product.config.temporal, address: temporal.address } }
  await using api = await startApiProcess({ ...product, config })
  const request = { method: 'PUT', path: '/v1/employees/R3', key: tenant.keys.hr, json: returning('R3', 30) }
  expect(await send(api.url, request)).toMatchObject({ status: 200 })
  await api.kill()
  expect((await readUser(tenant, 'U-R3')).opensAt).not.toBeNull()
  await expect(statusOf('R3')).rejects.toThrow(/not found/i)
  await ageMarks(product)
  await sweepNow(product)
  expect(await statusOf('R3')).toBe('RUNNING')
})

test('L11, L14: a return that Temporal lost opens the account with the next sweeps', async () => {
  await closed('R5')
  await put('R5', returning('R5', 30))
  await expect.poll(() => statusOf('R5').catch(() => undefined), patience).toBe('RUNNING')
  await allTold(product.db)
  await runOf('R5').terminate('lost')
  // As if the start had come a day ago.
  const mine = { tenant_id: tenant.id }
  await product
    .db('employments')
    .where({ ...mine, id: 'R5-2' })
    .update({ start_date: inDays(0) })
  await product
    .db('users')
    .where({ ...mine, id: 'U-R5' })
    .update({ opens_at: inDays(-1) })
  await product
    .db('returns')
    .where({ ...mine, user_id: 'U-R5' })
    .update({ marked_at: inDays(-1) })
  await sweepNow(product)
  await ageMarks(product)
  await sweepNow(product)
  await expect.poll(async () => (await readUser(tenant, 'U-R5')).active, patience).toBe(true)
})

test('L11: a return that slept and opened the account is 16 history events', async () => {
  const other = await product.tenant()
  const leaver = await closed('R4', other)
  const settings = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, automation: 'observe' } as const
  await other.admin.PUT('/v1/settings', { body: settings })
  await put('R4', returning('R4', 30), other)
  // Accounts open at whole hours: the wait is shortened behind the product's back.
  const mine = { tenant_id: other.id }
  await product
    .db('employments')
    .where({ ...mine, id: 'R4-2' })
    .update({ start_date: inDays(0) })
  await product
    .db('users')
    .where(mine)
    .update({ opens_at: product.db.raw(`clock_timestamp() + interval '45 seconds'`) })
  await product.db('settings').where(mine).update({ automation: 'on' })
  await ageMarks(product)
  await sweepNow(product)

  const run = runOf('R4', other)
  expect(await run.result()).toBe('open')
  expect(await readUser(other, 'U-R4')).toMatchObject({ active: true, opensAt: null, connection: 'no' })
  expect(await readLeaver(other, leaver)).toMatchObject({ outcome: 'completed', opensAt: null })
  const task = ['WORKFLOW_TASK_SCHEDULED', 'WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED']
  const names = eventNames(await run.fetchHistory())
  expect(names).toEqual([
    'WORKFLOW_EXECUTION_STARTED',
    ...task,
    'TIMER_STARTED',
    'TIMER_FIRED',
    ...task,
    'ACTIVITY_TASK_SCHEDULED',
    'ACTIVITY_TASK_STARTED',
    'ACTIVITY_TASK_COMPLETED',
    ...task,
    'WORKFLOW_EXECUTION_COMPLETED',
  ])
  expect(names).toHaveLength(16)
  await keepHistory('returned', run)
})
