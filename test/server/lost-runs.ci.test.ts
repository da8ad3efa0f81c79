// The sweep's comparison of database and workflows (L14): what Temporal lost is started again, and no effect is repeated.
import { randomUUID } from 'node:crypto'
import type { WorkflowHandle } from '@temporalio/client'
import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startWorkers } from '../../src/run-worker.ts'
import { createTemporalClient } from '../../src/temporal/connect.ts'
import { leaverWorkflowId, returnerWorkflowId } from '../../src/temporal/ids.ts'
import { prepareNamespace } from '../../src/temporal/namespace.ts'
import { dueAttribute } from '../../src/temporal/search-attributes.ts'
import { inDays } from '../support/dates.ts'
import { activitiesOf } from '../support/histories.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
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
  return await dueOfRun(runOf(employment, temporal))
}

async function dueOfRun(run: WorkflowHandle): Promise<string | undefined> {
  const { status, typedSearchAttributes } = await run.describe()
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
async function settle(): Promise<void> {
  for (const table of ['leavers', 'returns'])
    await product.db(table).update({ marked_at: product.db.raw(`marked_at - interval '11 minutes'`) })
}

/** A new employment of somebody whose account is closed; answers when it opens. */
async function comesBack(id: string, days: number): Promise<string> {
  const employments = [
    { id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) },
    { id: `${id}-2`, startDate: inDays(days) },
  ]
  await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id } },
    body: employee(id, { employments }),
  })
  await allTold(product.db)
  return (await readUser(tenant, `U-${id}`)).opensAt ?? ''
}

/** A return that sleeps for 30 days, and whose run knows it. */
async function returning(id: string) {
  await hire({ ...product, tenant }, id)
  const leaver = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })
  await outcomeOf(tenant, leaver.id, 'completed')
  const opensAt = await comesBack(id, 30)
  const run = product.temporal.workflow.getHandle(returnerWorkflowId({ tenant: tenant.id, user: `U-${id}` }))
  await expect.poll(() => dueOfRun(run)).toBe(opensAt)
  return { opensAt, run, mine: { tenant_id: tenant.id, user_id: `U-${id}` } }
}

/** What the database says of a return; answers how to bring that back. */
async function backUpReturn(id: string): Promise<() => Promise<void>> {
  const rows = [
    ['returns', { tenant_id: tenant.id, user_id: `U-${id}` }],
    ['users', { tenant_id: tenant.id, id: `U-${id}` }],
    ['employments', { tenant_id: tenant.id, id: `${id}-2` }],
  ] as const
  const saved = await Promise.all(
    rows.map(async ([table, where]) => (await product.db(table).where(where)) as object[]),
  )
  return async () => {
    for (const [index, [table, where]] of rows.entries())
      await product
        .db(table)
        .where(where)
        .update(saved[index]?.[0] ?? {})
  }
}

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
    .poll(async () => (await readLeaver(tenant, id)).steps.connection.problem, { timeout: 180_000 })
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
    .poll(async () => (await runOf('T5-1').describe()).status.name, { timeout: 180_000 })
    .toBe('COMPLETED')
  const user: unknown = await product.db('users').where({ tenant_id: tenant.id, id: 'U-T5' }).first('active')
  expect(user).toEqual({ active: true })
})

test('L14: after a restored backup a run that wakes by a newer plan obeys the older one of the database', async () => {
  const { id, actsAt } = await sleeping('T6')
  const plan = { cycle: 1, version: 9, dueAt: new Date().toISOString(), outcome: null }
  await runOf('T6-1').signal('replan', plan)
  const asked = async () => activitiesOf(await runOf('T6-1').fetchHistory()).length
  await expect.poll(asked, { timeout: 180_000 }).toBeGreaterThan(0)
  await expect.poll(() => dueOf('T6-1'), { timeout: 180_000 }).toBe(actsAt)
  await terminate(tenant, 'T6-1', { lastDay: inDays(60) })
  await expect.poll(() => dueOf('T6-1')).toBe((await readLeaver(tenant, id)).actsAt)
})

test.for([
  ['later', 'B1', 60],
  ['earlier', 'B2', 20],
] as const)(
  `L11, L14: after a restored backup a return that goes by a date %s than the database's is replaced by one that goes by its own`,
  async ([, id, days]) => {
    const { opensAt, run } = await returning(id)
    const restore = await backUpReturn(id)
    const lost = await comesBack(id, days)
    await expect.poll(() => dueOfRun(run)).toBe(lost)
    await restore()
    await sweepNow(product)
    expect(await dueOfRun(run), 'news may still be on the way').toBe(lost)
    await settle()
    await sweepNow(product)
    expect(await dueOfRun(run)).toBe(opensAt)
    const { runId } = await run.describe()
    await sweepNow(product)
    expect(await run.describe(), 'what goes by the same date is left alone').toMatchObject({ runId })
  },
)

test('L11, L14: after a restored backup a return that wakes by a newer plan obeys the older one of the database', async () => {
  const { opensAt, run } = await returning('B3')
  const plan = { version: 9, opensAt: new Date().toISOString(), outcome: null }
  await run.signal('replan', plan)
  await expect
    .poll(async () => activitiesOf(await run.fetchHistory()).length, { timeout: 180_000 })
    .toBeGreaterThan(0)
  await expect.poll(() => dueOfRun(run), { timeout: 180_000 }).toBe(opensAt)
  const moved = await comesBack('B3', 40)
  await expect.poll(() => dueOfRun(run)).toBe(moved)
  expect(activitiesOf(await run.fetchHistory()), 'asked once').toHaveLength(1)
})

test('L11, L14: after a restored backup a run whose return is gone ends by itself and opens nothing', async () => {
  const { run, mine } = await returning('B4')
  await product.db('returns').where(mine).delete()
  await product.db('users').where({ tenant_id: tenant.id, id: 'U-B4' }).update({ opens_at: null })
  await product.db('employments').where({ tenant_id: tenant.id, id: 'B4-2' }).delete()
  await run.signal('replan', { version: 2, opensAt: new Date().toISOString(), outcome: null })
  expect(await run.result()).toBe('cancelled')
  expect(await readUser(tenant, 'U-B4')).toMatchObject({ active: false, opensAt: null })
})

test('L11, L14: a return that was told and sleeps past its date is replaced, and opens the account', async () => {
  const { run, mine } = await returning('B5')
  const yesterday = new Date(Date.now() - 86_400_000)
  await product
    .db('employments')
    .where({ tenant_id: tenant.id, id: 'B5-2' })
    .update({ start_date: inDays(0) })
  await product.db('users').where({ tenant_id: tenant.id, id: 'U-B5' }).update({ opens_at: yesterday })
  await product.db('returns').where(mine).update({ marked_at: yesterday })
  await sweepNow(product)
  await expect
    .poll(async () => (await readUser(tenant, 'U-B5')).active, { timeout: 180_000, interval: 100 })
    .toBe(true)
  expect(await run.result()).toBe('open')
})

test('L14: in a fresh namespace all that slept come back, and what is due acts once', async () => {
  const slept = await Promise.all(
    Array.from({ length: 6 }, async (_, index) => await sleeping(`N${index}`, 30 + index)),
  )
  const back = await returning('N50')
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
    expect(await dueOfRun(fresh.workflow.getHandle(back.run.workflowId))).toBe(back.opensAt)
    await outcomeOf(tenant, due.id, 'completed')
    expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
  }
  await fresh.connection.close()
})
