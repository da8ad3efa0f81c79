// The sweep's comparison of database and workflows (L14): what Temporal lost is started again, and no effect is repeated.
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startWorkers } from '../../src/run-worker.ts'
import { createTemporalClient } from '../../src/temporal/connect.ts'
import { leaverWorkflowId } from '../../src/temporal/ids.ts'
import { prepareNamespace } from '../../src/temporal/namespace.ts'
import { dueAttribute } from '../../src/temporal/search-attributes.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { sweepNow } from '../support/sweep.ts'
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

const runOf = (employment: string, temporal = product.temporal) =>
  temporal.workflow.getHandle(leaverWorkflowId({ tenant: tenant.id, employment }))

/** The instant that the run sleeps towards, if it runs. */
async function dueOf(employment: string, temporal = product.temporal): Promise<string | undefined> {
  const { status, typedSearchAttributes } = await runOf(employment, temporal).describe()
  return status.name === 'RUNNING' ? typedSearchAttributes.get(dueAttribute)?.toISOString() : undefined
}

/** A leaver that sleeps for that many days and some, and whose run knows it. */
async function sleeping(id: string, days = 30) {
  await hire({ ...product, tenant }, id)
  const leaver = await terminate(tenant, `${id}-1`, { lastDay: inDays(days) })
  await allTold(product.db)
  return leaver
}

/** As if all were told ten minutes ago and more. */
const settle = () =>
  product.db('leavers').update({ marked_at: product.db.raw(`marked_at - interval '11 minutes'`) })

test('L14: a leaver whose run was terminated comes back by the next sweep with the same date, as the same version', async () => {
  const { id, actsAt } = await sleeping('T1')
  await runOf('T1-1').terminate('by mistake')
  const before = await readLeaver(tenant, id)
  await sweepNow(product)
  expect(await dueOf('T1-1')).toBe(actsAt)
  expect(await readLeaver(tenant, id)).toEqual(before)

  const { runId } = await runOf('T1-1').describe()
  await settle()
  await sweepNow(product)
  expect(await runOf('T1-1').describe(), 'what runs is left alone').toMatchObject({ runId })
})

test('L14: a leaver that was cut between its two steps is started again and removes the connection once', async () => {
  const account = await hire({ ...product, tenant }, 'T2')
  await product.sandbox.addFault({ kind: 'outage', users: [account, 't2@example.se'] })
  const { id } = await terminate(tenant, 'T2-1', { lastDay: inDays(-20) })
  await expect
    .poll(async () => (await readLeaver(tenant, id)).steps.connection.problem, { timeout: 30_000 })
    .toBe('server-error')
  await runOf('T2-1').terminate('by mistake')
  await product.sandbox.clearFaults()
  await sweepNow(product)
  await outcomeOf(tenant, id, 'completed')
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
})

test('L14: a completed leaver whose run is gone is not started again', async () => {
  await hire({ ...product, tenant }, 'T3')
  const { id } = await terminate(tenant, 'T3-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  await expect.poll(async () => (await runOf('T3-1').describe()).status.name).toBe('COMPLETED')
  const { runId } = await runOf('T3-1').describe()
  await settle()
  await sweepNow(product)
  expect(await runOf('T3-1').describe()).toMatchObject({ runId, status: { name: 'COMPLETED' } })
})

test('L14: after a restored backup a run that goes by a plan which the database lost is replaced by one that goes by its', async () => {
  const { id, actsAt } = await sleeping('T4')
  const backup: object[] = await product.db('leavers').where({ id })
  await terminate(tenant, 'T4-1', { lastDay: inDays(60) })
  await allTold(product.db)
  await expect.poll(() => dueOf('T4-1')).not.toBe(actsAt)
  await product
    .db('leavers')
    .where({ id })
    .update(backup[0] ?? {})
  await sweepNow(product)
  expect(await dueOf('T4-1'), 'news may still be on the way').not.toBe(actsAt)
  await settle()
  await sweepNow(product)
  expect(await dueOf('T4-1')).toBe(actsAt)
})

test('L14: after a restored backup a run whose leaver is gone ends by itself and closes nothing', async () => {
  const { id } = await sleeping('T5')
  await product.db('leaver_steps').where({ leaver_id: id }).delete()
  await product.db('leavers').where({ id }).delete()
  await product.db('employments').where({ id: 'T5-1' }).update({ last_day: null, terminated_by: null })
  const plan = { cycle: 1, version: 2, dueAt: new Date().toISOString(), outcome: null }
  await runOf('T5-1').signal('replan', plan)
  await expect
    .poll(async () => (await runOf('T5-1').describe()).status.name, { timeout: 30_000 })
    .toBe('COMPLETED')
  const user: unknown = await product.db('users').where({ tenant_id: tenant.id, id: 'U-T5' }).first('active')
  expect(user).toEqual({ active: true })
})

test('L14: after a restored backup a run that wakes by a newer plan obeys the older one of the database', async () => {
  const { id, actsAt } = await sleeping('T6')
  const plan = { cycle: 1, version: 9, dueAt: new Date().toISOString(), outcome: null }
  await runOf('T6-1').signal('replan', plan)
  await expect.poll(() => dueOf('T6-1')).toBe(plan.dueAt)
  await expect.poll(() => dueOf('T6-1'), { timeout: 30_000 }).toBe(actsAt)
  await terminate(tenant, 'T6-1', { lastDay: inDays(60) })
  await expect.poll(() => dueOf('T6-1')).toBe((await readLeaver(tenant, id)).actsAt)
})

test('L14: in a fresh namespace all that slept come back, and what is due acts once', async () => {
  const slept = await Promise.all(
    Array.from({ length: 6 }, async (_, index) => await sleeping(`N${index}`, 30 + index)),
  )
  await product.stopWorkers()
  const account = await hire({ ...product, tenant }, 'N99')
  const due = await terminate(tenant, 'N99-1', { lastDay: inDays(-20) })
  await allTold(product.db)
  await settle()

  const { address = '' } = product.config.temporal
  const namespace = `test-${randomUUID()}`
  const fresh = createTemporalClient({ address, namespace })
  await prepareNamespace(fresh)
  const config = { ...product.config, temporal: { ...product.config.temporal, namespace } }
  const workflowBundle = { codePath: inject('workflowBundle') }
  {
    await using _workers = await startWorkers(config, { log: pino({ level: 'silent' }), workflowBundle })
    await sweepNow({ temporal: fresh })
    for (const { employmentId, actsAt } of slept) expect(await dueOf(employmentId ?? '', fresh)).toBe(actsAt)
    await outcomeOf(tenant, due.id, 'completed')
    expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
  }
  await fresh.connection.close()
})
