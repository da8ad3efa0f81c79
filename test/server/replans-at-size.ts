// A big re-plan: leavers by the thousand, a process killed on the way, and the timers that sleep in Temporal.
import { expect } from 'vitest'
import { createKopplingClient } from '../../src/client/client.ts'
import { startApiProcess } from '../support/api-process.ts'
import { insertCrowd } from '../support/crowd.ts'
import { readLeaver, terminate } from '../support/leavers.ts'
import { eventNames, timersOf } from '../support/histories.ts'
import { hire } from '../support/people.ts'
import type { Product, TenantRig } from '../support/product.ts'
import { changeSettings, finishedReplan, readReplan } from '../support/replans.ts'
import { allTold } from '../support/tables.ts'

const minute = 60_000
/** Of the leavers whose timers are looked at. */
const sampleSize = 25

/** Opens that many leavers by one re-plan, and moves them all by a second whose process dies. */
export async function expectWholeReplans(product: Product, people: number): Promise<void> {
  const tenant = await product.tenant()
  const ids = await insertCrowd(product.db, tenant.id, { count: people })
  const whole = {
    people: { total: people, done: people, failed: 0 },
    moved: people,
    toTell: people,
    told: people,
  }

  const first = await changeSettings(tenant, { deactivateAfterDays: 30 })
  expect(await finishedReplan(tenant, first, 15 * minute)).toMatchObject(whole)
  await report('opened and started', tenant, first)
  const query = `WorkflowType = 'leaver' and KopplingTenant = '${tenant.id}'`
  await expect
    .poll(async () => (await product.temporal.workflow.count(query)).count, { timeout: minute })
    .toBe(people)
  await expectAsleep(product, tenant, sampleOf(ids))

  const second = await changeAndDie(product, tenant, { deactivateAfterDays: 60 })
  const broken = await readReplan(tenant, second)
  expect(broken.people.done).toBeLessThan(people)
  console.log(`killed after ${broken.people.done} were planned again`)
  await expect
    .poll(async () => (await readReplan(tenant, second)).told, { timeout: 5 * minute, interval: 500 })
    .toBeGreaterThan(0)
  // Somebody else, whose telling does not wait for the thousands.
  await hire({ ...product, tenant }, 'Z1')
  const other = await terminate(tenant, 'Z1-1')
  await expect.poll(() => isTold(product, other.id), { timeout: minute, interval: 50 }).toBe(true)
  const meanwhile = await readReplan(tenant, second)
  expect(meanwhile.told).toBeLessThan(people)
  console.log(`somebody else was told when the re-plan had told ${meanwhile.told}`)
  expect(await finishedReplan(tenant, second, 15 * minute)).toMatchObject(whole)
  await report('moved and told, by the process that took over', tenant, second)
  await allTold(product.db)
  expect(await editsPerLeaver(product, tenant)).toEqual([{ edits: 1, leavers: people }])
  await expectAsleep(product, tenant, sampleOf(ids))
}

/** Changes the settings through an API of its own, which is killed while it plans. */
async function changeAndDie(
  product: Product,
  tenant: TenantRig,
  settings: object,
): Promise<string | undefined> {
  await using api = await startApiProcess(product)
  const admin = createKopplingClient({ baseUrl: api.url, key: tenant.keys.admin, actor: 'tester' })
  const id = await changeSettings({ admin }, settings)
  await expect
    .poll(async () => (await readReplan(tenant, id)).people.done, { timeout: minute, interval: 20 })
    .toBeGreaterThan(0)
  await api.kill()
  return id
}

const sampleOf = (ids: readonly string[]) =>
  ids.filter((_, index) => index % Math.ceil(ids.length / sampleSize) === 7)

/** By the workflows themselves: each sleeps until what its leaver says, and was told no more often than it was moved. */
async function expectAsleep(
  product: Product,
  tenant: TenantRig,
  employees: readonly string[],
): Promise<void> {
  for (const employee of employees) {
    const run = product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employee}-1`)
    const row = (await product
      .db('leavers')
      .where({ tenant_id: tenant.id, employee_id: employee })
      .first('id', 'version')) as { id: string; version: number }
    const { actsAt } = await readLeaver(tenant, row.id)
    await expect
      .poll(
        async () => {
          const history = await run.fetchHistory()
          const open = timersOf(history).filter(({ end }) => end === 'open')
          return open.map(({ firesAt }) => firesAt)
        },
        { timeout: 5 * minute, interval: 500 },
      )
      .toEqual([actsAt])
    const signals = eventNames(await run.fetchHistory()).filter(
      (name) => name === 'WORKFLOW_EXECUTION_SIGNALED',
    )
    expect(signals.length, employee).toBe(row.version - 1)
  }
}

async function isTold(product: Product, id: string): Promise<boolean> {
  const untold: unknown[] = await product.db('leavers').where({ id }).whereRaw('told_version < version')
  return untold.length === 0
}

async function editsPerLeaver(product: Product, tenant: TenantRig): Promise<unknown[]> {
  const { rows } = await product.db.raw<{ rows: unknown[] }>(
    `select edits::int, count(*)::int as leavers from (
       select count(*) as edits from leaver_edits where tenant_id = ? group by leaver_id) as counted group by edits`,
    [tenant.id],
  )
  return rows
}

async function report(what: string, tenant: TenantRig, id: string | undefined): Promise<void> {
  const { people, startedAt, plannedAt, finishedAt } = await readReplan(tenant, id)
  const seconds = (from: string, to: string | null) =>
    ((Date.parse(to ?? from) - Date.parse(from)) / 1_000).toFixed(1)
  const planned = seconds(startedAt, plannedAt)
  const told = seconds(plannedAt ?? startedAt, finishedAt)
  console.log(`${people.total} leavers ${what}: planned in ${planned} s, told in ${told} s`)
}
