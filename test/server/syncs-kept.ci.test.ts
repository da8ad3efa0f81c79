// The sweep's part in integrations (L14): what Temporal lost of them comes back, and nothing is sent twice.
import { ScheduleNotFoundError } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { close as closeSync } from '../../activities/sync-closing.ts'
import { setDisconnected } from '../../src/db/integration-changes.ts'
import { findSync } from '../../src/db/syncs.ts'
import { databaseClock } from '../../src/db/transaction.ts'
import { integrationWorkflowId, syncWorkflowId } from '../../src/temporal/ids.ts'
import type { SyncSchedule } from '../../src/domain/sync-schedule.ts'
import { mainQueue } from '../../src/temporal/queues.ts'
import { createSyncSchedules } from '../../src/temporal/sync-schedules.ts'
import { integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { pauseSweeps, sweepNow } from '../support/sweep.ts'

const patience = { timeout: 180_000, interval: 50 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
  await pauseSweeps(product)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const idOf = ({ id, tenant }: IntegrationRig) => syncWorkflowId({ tenant: tenant.id, integration: id })
const runOf = (rig: IntegrationRig) => product.temporal.workflow.getHandle(idOf(rig))
const isRunning = async (rig: IntegrationRig) => (await runOf(rig).describe()).status.name === 'RUNNING'

/** So that something can happen between the first write and the last: the ninth cannot be written until the faults are cleared. */
async function eightAtMost({ tripletex }: IntegrationRig): Promise<void> {
  const writing = { method: 'POST', path: '/employee' } as const
  await tripletex.addFault({ kind: 'answer', status: 503, employeeNumber: '9', ...writing })
  await tripletex.addFault({ kind: 'slow', ms: 700, ...writing })
}

/** As if it had been begun some minutes ago. */
async function age(sync: string): Promise<void> {
  await product
    .db('syncs')
    .where({ id: sync })
    .update({ started_at: product.db.raw(`started_at - interval '5 minutes'`) })
}

async function crowd(rig: IntegrationRig, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  for (const number of numbers) await rig.hire(number)
  return numbers.map(String).toSorted()
}

test('L14: a run whose workflow is terminated amid its writes is finished by the sweep, with each employee once', async () => {
  const rig = await integrationOf(product, { approvedScope: 100 })
  const numbers = await crowd(rig, 9)
  await eightAtMost(rig)
  const sync = await rig.start('manual')
  await expect.poll(async () => (await rig.numbersThere()).length, patience).toBeGreaterThan(1)
  await runOf(rig).terminate('by mistake')
  await rig.tripletex.clearFaults()
  await sweepNow(product)
  expect(await isRunning(rig), 'so young a run is being started by somebody').toBe(false)
  await age(sync)
  await sweepNow(product)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'completed', problem: null })
  expect(await rig.numbersThere()).toEqual(numbers)
  expect(Object.keys(await rig.results(sync))).toHaveLength(9)
  expect((await rig.tripletex.counts({ company: rig.company })).length).toBe(9)

  const { runId } = await runOf(rig).describe()
  await sweepNow(product)
  expect(await runOf(rig).describe(), 'what is over is not begun again').toMatchObject({ runId })
})

test('L14: a run that is held is left alone, and lost it is held again until it is approved', async () => {
  const rig = await integrationOf(product)
  await crowd(rig, 2)
  const sync = await rig.start('manual')
  await rig.held(sync)
  await age(sync)
  const { runId } = await runOf(rig).describe()
  await sweepNow(product)
  expect(await runOf(rig).describe()).toMatchObject({ runId, status: { name: 'RUNNING' } })
  await runOf(rig).terminate('by mistake')
  await sweepNow(product)
  await expect.poll(async () => await isRunning(rig), patience).toBe(true)
  expect(await rig.held(sync)).toMatchObject({ heldBecause: ['first-live-run'] })
  expect(await rig.numbersThere()).toEqual([])
  await rig.approve(sync)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'completed' })
  expect(await rig.numbersThere()).toEqual(['1', '2'])
})

const schedule = {
  weekdays: ['monday'],
  at: '06:00',
  timeZone: 'Europe/Oslo',
  from: '2026-01-01',
  until: null,
} as const

const hasSchedule = async (rig: IntegrationRig): Promise<boolean> => {
  try {
    await product.temporal.schedule.getHandle(idOf(rig)).describe()
    return true
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false
    throw error
  }
}

test('L14: a schedule that Temporal lost is made again, and none of an integration that is paused', async () => {
  const [live, paused] = [await integrationOf(product), await integrationOf(product, { stage: 'paused' })]
  const lost = await integrationOf(product, { stage: 'needs-authorisation' })
  await product.db('integrations').where({ id: lost.id }).update({ paused_at: new Date(), paused_by: 'p' })
  const ids = [live.id, paused.id, lost.id]
  await product
    .db('integrations')
    .whereIn('id', ids)
    .update({ schedule: JSON.stringify(schedule) })
  await sweepNow(product)
  expect(await hasSchedule(live)).toBe(true)
  expect(await hasSchedule(paused)).toBe(false)
  expect(await hasSchedule(lost), 'paused, and without authorisation since').toBe(false)
})

test('L14: a schedule whose times, zone, policies or pause in Temporal are others than those of the row is mended', async () => {
  const rig = await integrationOf(product)
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  const wanted = { ...schedule, weekdays: ['monday', 'friday', 'sunday'], until: '2036-12-31' }
  // The sweep of the minute looks at what has a schedule.
  const write = (of: object | null) =>
    product
      .db('integrations')
      .where({ id: rig.id })
      .update({ schedule: of && JSON.stringify(of) })
  const schedules = createSyncSchedules(product.temporal)
  const row = { ...wanted, weekdays: ['monday', 'friday', 'sunday'] as const, frozen: [] }
  const handle = product.temporal.schedule.getHandle(idOf(rig))
  await schedules.keep(ref, row)
  expect(await schedules.isKept(ref, row), 'as it was made').toBe(true)
  const others = [
    { ...row, at: '06:15' },
    { ...row, weekdays: ['monday'] },
    { ...row, timeZone: 'Europe/Helsinki' },
    { ...row, from: '2026-01-02' },
    { ...row, until: null },
    { ...row, frozen: ['2036-03-03'] },
  ] as SyncSchedule[]
  for (const other of others) {
    await schedules.keep(ref, other)
    expect(await schedules.isKept(ref, row), JSON.stringify(other)).toBe(false)
  }
  await write(wanted)
  await sweepNow(product)
  expect(await schedules.isKept(ref, row)).toBe(true)
  const changes = [
    { policies: { overlap: 'ALLOW_ALL' } },
    { policies: { catchupWindow: '1 minute' } },
    { state: { paused: true } },
  ] as const
  for (const change of changes) {
    await write(null)
    await handle.update((current) => ({ ...current, ...change }))
    expect(await schedules.isKept(ref, row), JSON.stringify(change)).toBe(false)
    await write(wanted)
    await sweepNow(product)
    expect(await schedules.isKept(ref, row), JSON.stringify(change)).toBe(true)
  }
})

test('I3 L14: a step of which nobody heard the end is forgotten after a day, with what it brought', async () => {
  const { id, tenant } = await integrationOf(product)
  const step = { tenant_id: tenant.id, integration_id: id, kind: 'authorise', sealed: 'v1.x', actor: 'a' }
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await product.db('integration_steps').insert([
    { ...step, made_at: at(25) },
    { ...step, made_at: at(23) },
    { ...step, made_at: at(25), sealed: null, taken_at: at(25), answer: '{}' },
  ])
  await sweepNow(product)
  const left: unknown[] = await product
    .db('integration_steps')
    .where({ integration_id: id })
    .select('made_at')
  expect(left).toHaveLength(2)
})

async function closeTenantOf({ tenant }: IntegrationRig): Promise<void> {
  const { error } = await product.platform.POST('/v1/tenants/{id}/close', {
    params: { path: { id: tenant.id }, header: { 'Koppling-Actor': 'op-1' } },
    body: { reason: 'moved away', confirm: tenant.id },
  })
  if (error) throw new Error(error.detail)
}

test('L14: closing the tenant ends its runs without another write, and leaves neither credentials nor schedule', async () => {
  const rig = await integrationOf(product, { approvedScope: 100 })
  await crowd(rig, 9)
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  await product
    .db('integrations')
    .where({ id: rig.id })
    .update({ schedule: JSON.stringify(schedule) })
  await createSyncSchedules(product.temporal).keep(ref, { ...schedule, frozen: [] })
  const integration = await product.temporal.workflow.start('integration', {
    taskQueue: mainQueue,
    workflowId: integrationWorkflowId(ref),
    args: [{ ...ref, stage: 'live' }],
  })
  await eightAtMost(rig)
  const sync = await rig.start('manual')
  await expect.poll(async () => (await rig.numbersThere()).length, patience).toBeGreaterThan(1)
  await closeTenantOf(rig)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'stopped', problem: 'tenant-closed' })
  await rig.tripletex.clearFaults()
  const written = await rig.writes()
  expect((await rig.numbersThere()).length).toBeLessThan(9)
  expect(await product.db('integrations').where({ id: rig.id }).first()).toMatchObject({
    stage: 'disconnected',
    credentials_sealed: null,
  })
  expect(await hasSchedule(rig)).toBe(true)
  await sweepNow(product)
  expect(await hasSchedule(rig)).toBe(false)
  expect(await integration.result()).toBe('disconnected')
  expect(await rig.writes()).toBe(written)
})

/** Held though everybody is known there, so that it need not call the system before it would be held again. */
async function heldOnceMore(): Promise<{ rig: IntegrationRig; sync: string; writes: number }> {
  const rig = await integrationOf(product, { approvedScope: 100 })
  await crowd(rig, 2)
  await rig.run('manual')
  await product.db('integrations').where({ id: rig.id }).update({ approved_scope: null })
  const sync = await rig.start('manual')
  await rig.held(sync)
  await age(sync)
  return { rig, sync, writes: await rig.writes() }
}

test.for(['held', 'lost'] as const)(
  'L14: a run that is %s when its tenant is closed is ended by the sweep',
  async (how) => {
    const { rig, sync, writes } = await heldOnceMore()
    if (how === 'lost') await runOf(rig).terminate('by mistake')
    await closeTenantOf(rig)
    expect((await findSync(product.db, rig.tenant.id, sync))?.stage).toBe('held')
    await sweepNow(product)
    expect(await rig.ended(sync)).toMatchObject({ outcome: 'stopped', problem: 'tenant-closed' })
    expect(await rig.writes()).toBe(writes)
  },
)

test('I8 L14: a run that is held when its integration is disconnected is ended by the sweep', async () => {
  const { rig, sync, writes } = await heldOnceMore()
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  await setDisconnected(product.db, ref, { now: new Date().toISOString() })
  await sweepNow(product)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'stopped', problem: 'integration-disconnected' })
  expect(await rig.writes()).toBe(writes)
})

test('L14: a run that finds its credentials gone because the tenant was closed says so', async () => {
  const rig = await integrationOf(product)
  const sync = await rig.insert('manual')
  await closeTenantOf(rig)
  const lost = { outcome: 'stopped', problem: 'authorisation-lost', authorisationLostWhy: 'x' } as const
  await closeSync({ db: product.db, clock: databaseClock }, rig.ref(sync), lost)
  expect(await findSync(product.db, rig.tenant.id, sync)).toMatchObject({
    outcome: 'stopped',
    problem: 'tenant-closed',
  })
})
