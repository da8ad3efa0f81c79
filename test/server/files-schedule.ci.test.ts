// A week of a system that takes files, by its schedule.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncWorkflowId } from '../../src/temporal/ids.ts'
import { inDays } from '../support/dates.ts'
import { liveFileIntegration, type FileRig, type Sync } from '../support/file-integrations.ts'
import { startProduct, type Product } from '../support/product.ts'

const patience = { timeout: 180_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function scheduledRuns({ call, id }: FileRig): Promise<Sync[]> {
  const { body } = await call('GET', `/integrations/${id}/syncs?limit=100`)
  return (body as { data: Sync[] }).data.filter(({ kind }) => kind === 'scheduled')
}

/** What the Schedule does at its time; answers the run at its end. */
async function morning(rig: FileRig): Promise<Sync> {
  const before = (await scheduledRuns(rig)).length
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  await product.temporal.schedule.getHandle(syncWorkflowId(ref)).trigger()
  await expect.poll(async () => (await scheduledRuns(rig)).length, patience).toBe(before + 1)
  const [latest] = await scheduledRuns(rig)
  return await rig.over(latest?.id ?? '')
}

test.each(['agda-ps', 'paxml'] as const)(
  'I7 I9: a week of runs of the schedule of %s brings what changed each day, and no file on a quiet one',
  async (system) => {
    const rig = await liveFileIntegration(product, system)
    const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
    const schedule = { weekdays, at: '06:00', timeZone: 'Europe/Stockholm', from: inDays(1), until: null }
    expect(await rig.call('POST', `/integrations/${rig.id}/promote`, { schedule })).toMatchObject({
      status: 200,
    })
    const nameOf = new Map([1, 2, 3].map((number) => [number, `Test ${number}`]))
    await rig.hire(3)
    const days: { changed: number[]; counts: object; people: number | null }[] = [
      { changed: [], counts: { created: 3 }, people: 3 },
      { changed: [2], counts: { updated: 1, unchanged: 2 }, people: 1 },
      { changed: [], counts: { unchanged: 3 }, people: null },
      { changed: [1, 3], counts: { updated: 2, unchanged: 1 }, people: 2 },
      { changed: [], counts: { unchanged: 3 }, people: null },
    ]
    await product.sftp.runImport()
    for (const [day, { changed, counts, people }] of days.entries()) {
      for (const number of changed) {
        const familyName = `Ek ${day} ${number}`
        nameOf.set(number, familyName)
        await rig.hire(number, { familyName })
      }
      const run = await morning(rig)
      expect(run, `day ${day}`).toMatchObject({ outcome: 'completed', counts })
      expect(run.file?.folder ?? null).toBe(people === null ? null : 'live')
      const imported = (await product.sftp.runImport()).map((one) => [one.outcome, one.people])
      expect(imported).toEqual(people === null ? [] : [['imported', people]])
    }
    const register = await rig.register('live')
    const names = [...register.values()].map(({ fields }) => fields['EFTERNAMN'] ?? fields['efternamn'] ?? '')
    expect(names.toSorted()).toEqual([...nameOf.values()].toSorted())
  },
)
