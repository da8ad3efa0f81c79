// L14: a large tenant is closed, and the worker is killed in the middle of ending what was open.
import { expect, test, vi } from 'vitest'
import { createKopplingClient } from '../../src/client/client.ts'
import { insertCrowd } from '../support/crowd.ts'
import { holdLeaver } from '../support/locks.ts'
import { startProduct } from '../support/product.ts'
import { ageMarks } from '../support/sweep.ts'
import { allTold } from '../support/tables.ts'
import { startWorkerProcess } from '../support/worker-process.ts'
import { sweepScheduleId } from '../../src/temporal/ids.ts'

const count = 600
const patience = { timeout: 600_000, interval: 500 }

test('L14: of a closed tenant with 600 leavers all end without effects, although the worker is killed in the middle', async () => {
  await using product = await startProduct({ workers: false })
  const [tenant, other] = [await product.tenant(), await product.tenant()]
  for (const { id } of [tenant, other])
    await insertCrowd(product.db, id, { count: id === tenant.id ? count : 10 })
  await using first = await startWorkerProcess(product)
  for (const { admin } of [tenant, other])
    await admin.PUT('/v1/settings', { body: { timeZone: 'Europe/Stockholm', deactivateAfterDays: 7 } })
  const open = async () =>
    (await product.db('leavers').where({ tenant_id: tenant.id }).whereNot({ stage: 'finished' })).length
  await vi.waitFor(async () => expect(await open()).toBe(count), patience)
  await vi.waitFor(() => allTold(product.db), patience)
  const standing = async (): Promise<unknown> =>
    await product
      .db('leavers')
      .where({ tenant_id: other.id })
      .orderBy('id')
      .select('id', 'stage', 'outcome', 'acts_at', 'version', 'told_version')
  const before = await standing()

  const key = product.config.platformKey?.reveal() ?? ''
  const platform = createKopplingClient({ baseUrl: product.url, key, actor: 'op-1' })
  const { rows } = await product.db.raw<{ rows: { id: string }[] }>(
    `select id from leavers where tenant_id = ? order by acts_at, id offset 399 limit 1`,
    [tenant.id],
  )
  const trigger = () => product.temporal.schedule.getHandle(sweepScheduleId).trigger()
  {
    // The last of those that the sweep ends first is held from before the closing on: any sweep waits in the middle.
    await using leaver = await holdLeaver(product.db, { tenant: tenant.id, id: rows[0]?.id ?? '' })
    const { data } = await platform.POST('/v1/tenants/{id}/close', {
      params: { path: { id: tenant.id } },
      body: { reason: 'moved away', confirm: tenant.id },
    })
    expect(data?.ended).toMatchObject({ leavers: count })
    expect(await open()).toBe(count - 200)
    // A sweep that runs already swallows the trigger.
    await vi.waitFor(async () => {
      await trigger()
      await leaver.waiting(1)
    }, patience)
    await first.kill()
  }
  expect(await open()).toBe(count - 200)

  await using _second = await startWorkerProcess(product)
  await vi.waitFor(
    async () => {
      await ageMarks(product)
      await trigger()
      expect(await open()).toBe(0)
      const query = `WorkflowType = 'leaver' and ExecutionStatus = 'Running' and WorkflowId starts_with 'leaver/${tenant.id}/'`
      expect((await product.temporal.workflow.count(query)).count).toBe(0)
    },
    { ...patience, interval: 3_000 },
  )
  expect(await product.db('users').where({ tenant_id: tenant.id, active: true })).toHaveLength(count)
  expect(await product.sandbox.counts()).toEqual([])
  expect(await standing()).toEqual(before)
})
