// What a changed setting of a large tenant would do, asked first: the measure is printed, the numbers are the real ones.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertCrowd } from '../support/crowd.ts'
import { startProduct, type Product } from '../support/product.ts'
import { changeSettings, finishedReplan } from '../support/replans.ts'

const people = 10_000

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

test('L15: a dry run of a setting over 10,000 leavers counts what the re-plan then moves', async () => {
  const observe = { automation: 'observe' } as const
  const tenant = await product.tenant(observe)
  await insertCrowd(product.db, tenant.id, { count: people })
  const preview = async (days: number) => {
    const began = performance.now()
    const { data, error } = await tenant.admin.PUT('/v1/settings', {
      params: { query: { dryRun: true } },
      body: {
        timeZone: 'Europe/Stockholm',
        lateNoticeDelayMinutes: 0,
        ...observe,
        deactivateAfterDays: days,
      },
    })
    if (error) throw new Error(error.detail)
    console.log(`dry run over ${people}: ${((performance.now() - began) / 1_000).toFixed(2)} s`)
    return data
  }
  const timeout = 10 * 60_000
  expect(await preview(10)).toMatchObject({ counts: { planned: people }, truncated: true })
  const opening = await changeSettings(tenant, { ...observe, deactivateAfterDays: 10 })
  expect(await finishedReplan(tenant, opening, timeout)).toMatchObject({ moved: people })

  expect(await preview(20)).toMatchObject({ counts: { planned: 0, movedLater: people, movedEarlier: 0 } })
  expect(await preview(2)).toMatchObject({ counts: { movedLater: 0, movedEarlier: people } })
  const moving = await changeSettings(tenant, { ...observe, deactivateAfterDays: 20 })
  const { moved, startedAt, plannedAt } = await finishedReplan(tenant, moving, timeout)
  expect(moved).toBe(people)
  const seconds = (Date.parse(plannedAt ?? '') - Date.parse(startedAt)) / 1_000
  console.log(`the same for real: ${seconds.toFixed(1)} s`)
})
