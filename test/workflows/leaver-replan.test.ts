// A changed setting whose people are not planned again yet, or never by the process that died: nobody acts by the former date.
import { expect } from 'vitest'
import type { Replanner } from '../../src/intake/replanner.ts'
import { sweepQueue } from '../../src/temporal/queues.ts'
import { activitiesOf, timersOf } from '../support/histories.ts'
import { asleepUntil, completed, midnightIn } from '../support/rig-runs.ts'
import type { Company } from '../support/rig-company.ts'
import { test, type Rig } from '../support/rig.ts'

/** The process died right after the commit. */
const dead: Replanner = {
  start: () => Promise.resolve(),
  takeOver: () => Promise.resolve(0),
  idle: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

async function leaving(rig: Rig, acme: Company, employee: string, days: number): Promise<string> {
  const connectUser = await acme.hire(employee)
  await acme.terminate(`${employee}-1`, { lastDay: await rig.clock.inDays(days) })
  return connectUser
}

/** The sweep, when the process that died has been silent for long enough. */
async function sweep(rig: Rig): Promise<void> {
  await rig.db('replans').update({ seen_at: rig.db.raw(`seen_at - interval '1 minute'`) })
  await completed(
    await rig.temporal.workflow.start('sweep', { workflowId: 'sweep', taskQueue: sweepQueue, args: [] }),
  )
  await rig.intake.replans.idle()
}

async function planEdits(rig: Rig, acme: Company, employment: string) {
  const { id } = await acme.leaver(employment)
  return (await rig.db('leaver_edits').where({ leaver_id: id }).orderBy('number')) as {
    actor: string
    no_access_from: string
  }[]
}

test('L6: more days of which the leaver was never told hold when it wakes; the edit names who changed them', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await leaving(rig, acme, 'E1', 10)
  const before = await midnightIn(rig, 16)
  const after = await midnightIn(rig, 41)
  await asleepUntil(acme.run('E1-1'), before)
  await acme.with({ replans: dead }).settings({ deactivateAfterDays: 30 })

  await rig.clock.to(before)
  await asleepUntil(acme.run('E1-1'), after)
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await planEdits(rig, acme, 'E1-1')).toMatchObject([
    { actor: 'tester', no_access_from: after.slice(0, 10) },
  ])
  await rig.clock.to(after)
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L4, L14: fewer days that make a sleeping leaver due reach it through the sweep, when the process died after its commit', async ({
  rig,
}) => {
  const acme = await rig.company({ deactivateAfterDays: 90 })
  const connectUser = await leaving(rig, acme, 'E1', 10)
  await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 101))
  await acme.with({ replans: dead }).settings({ deactivateAfterDays: 0 })
  await rig.clock.to(await midnightIn(rig, 20))
  expect(await acme.user('E1'), 'asleep by the former date').toMatchObject({ active: true })

  await sweep(rig)
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ days: 0, outcome: 'completed' })
  expect(await planEdits(rig, acme, 'E1-1')).toHaveLength(1)
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L4: of two changes the later one takes over whom the earlier one left: one edit, told once', async ({
  rig,
}) => {
  const acme = await rig.company()
  for (const employee of ['E1', 'E2', 'E3']) await leaving(rig, acme, employee, 10)
  await acme.with({ replans: dead }).settings({ deactivateAfterDays: 7 })
  await acme.settings({ deactivateAfterDays: 9 })
  await sweep(rig)

  const [earlier, later] = (await rig.db('replans').where({ tenant_id: acme.id }).orderBy('started_at')) as {
    id: string
    done: number
    moved: number
    superseded_by: string | null
    finished_at: Date | null
  }[]
  expect(earlier).toMatchObject({
    done: 0,
    moved: 0,
    superseded_by: later?.id,
    finished_at: expect.any(Date),
  })
  expect(later).toMatchObject({ done: 3, moved: 3, superseded_by: null, finished_at: expect.any(Date) })
  for (const employment of ['E1-1', 'E2-1', 'E3-1']) {
    await asleepUntil(acme.run(employment), await midnightIn(rig, 20))
    expect(await planEdits(rig, acme, employment)).toHaveLength(1)
    const history = await acme.run(employment).fetchHistory()
    expect(activitiesOf(history)).toEqual([])
    expect(timersOf(history), 'slept by the first date, then by the last').toHaveLength(2)
  }
})

test('L4: somebody edited meanwhile keeps the edit, and is not moved again by the re-plan', async ({
  rig,
}) => {
  const acme = await rig.company()
  await leaving(rig, acme, 'E1', 10)
  await acme.with({ replans: dead }).settings({ deactivateAfterDays: 7 })
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(20) })
  await sweep(rig)
  await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 28))
  expect(await planEdits(rig, acme, 'E1-1')).toHaveLength(1)
  const replan: unknown = await rig.db('replans').where({ tenant_id: acme.id }).first()
  expect(replan).toMatchObject({ done: 1, moved: 0, to_tell: 0, finished_at: expect.any(Date) })
})
