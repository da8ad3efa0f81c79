// What the deactivating transaction decides, whatever the workflow was told.
import { expect } from 'vitest'
import { beginBulkRequest, endBulkRequest } from '../../src/db/bulk-requests.ts'
import { downTeller } from '../support/down-teller.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf, currentDetails, timersOf } from '../support/histories.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import { asleepUntil, completed, midnightIn, someoneWaitsForLock } from '../support/rig-runs.ts'
import { inModes, publicApi, type Mode } from '../support/rig-in-modes.ts'
import { test, type Rig } from '../support/rig.ts'
import { asleep } from '../support/rig-leavers.ts'

/** E1 sleeps until a midnight, and is going to leave twenty days later. */
async function aboutToMove(rig: Rig, mode: Mode) {
  const { midnight: oldMidnight, ...one } = await asleep(rig, mode)
  const newMidnight = await midnightIn(rig, 36)
  return { ...one, oldMidnight, newMidnight, newLastDay: await rig.clock.inDays(30) }
}

inModes('L6: an edit that nobody was told of is obeyed', async (mode, { rig }) => {
  const { acme, account, oldMidnight, newMidnight, newLastDay } = await aboutToMove(rig, mode)
  await acme.with({ teller: downTeller }).terminate('E1-1', { lastDay: newLastDay })

  await rig.clock.to(oldMidnight)
  await asleepUntil(acme.run('E1-1'), newMidnight)
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await acme.taken(account)).toBe(0)
  await rig.clock.to(newMidnight)
  await acme.over()
  expect(await acme.leaver('E1-1')).toMatchObject({ lastDay: newLastDay, outcome: 'completed' })
  expect(await acme.taken(account)).toBe(1)
})

inModes(
  'L6: an edit that commits just before the deactivation comes wholly before it: the plan moved',
  async (mode, { rig }) => {
    const { acme, account, oldMidnight, newMidnight, newLastDay } = await aboutToMove(rig, mode)

    const uncommitted = await rig.db.transaction()
    await acme.with({ db: uncommitted, teller: downTeller }).terminate('E1-1', { lastDay: newLastDay })
    await rig.clock.to(oldMidnight)
    await someoneWaitsForLock(rig.db)
    await uncommitted.commit()
    await asleepUntil(acme.run('E1-1'), newMidnight)
    expect(await acme.user('E1')).toMatchObject({ active: true })
    expect(await acme.taken(account)).toBe(0)
  },
)

inModes(
  'L6, L11: an edit that commits just after the deactivation comes wholly after it: undone, and planned anew',
  async (mode, { rig }) => {
    const { acme, account, oldMidnight, newMidnight, newLastDay } = await aboutToMove(rig, mode)

    // The deactivation holds the person's locks until it is let go. The connection's step stays out of it: the time-skipping server
    // refuses a cancellation of an activity that ends at the same moment, and never gives that task again.
    rig.instead.removeConnection = () => Promise.reject(new Error('not before the edit'))
    const deactivating = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    rig.activityClock = async () => {
      rig.activityClock = rig.clock.now
      deactivating.resolve()
      await goOn.promise
      return await rig.clock.now()
    }
    await rig.clock.to(oldMidnight)
    await deactivating.promise
    const edit = acme.terminate('E1-1', { lastDay: newLastDay })
    await someoneWaitsForLock(rig.db)
    goOn.resolve()
    await edit

    await asleepUntil(acme.run('E1-1'), newMidnight)
    expect(await acme.user('E1')).toMatchObject({ active: true })
    const cycles = await rig.db('leavers').where({ tenant_id: acme.id }).orderBy('cycle')
    expect(cycles).toMatchObject([
      { cycle: 1, stage: 'finished', outcome: 'undone' },
      { cycle: 2, stage: 'waiting', outcome: null, last_day: newLastDay },
    ])
    delete rig.instead.removeConnection
    await rig.clock.to(secondsAfter(newMidnight, -60))
    expect(await acme.taken(account)).toBe(0)
    await rig.clock.to(newMidnight)
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'completed' })
    expect(await acme.taken(account)).toBe(1)
  },
)

test('L6: while the clock of the database is 1 ms behind, the workflow waits a whole second', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1')
  const midnight = await midnightIn(rig, 16)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  rig.activityClock = () => {
    rig.activityClock = rig.clock.now
    return Promise.resolve(secondsAfter(midnight, -0.001))
  }
  await rig.clock.to(secondsAfter(midnight, 10))
  await completed(acme.run('E1-1'))
  const [, pause, ...others] = timersOf(await acme.run('E1-1').fetchHistory())
  expect(pause).toMatchObject({ end: 'fired', summary: 'Until the account closes' })
  expect(pause?.waitMs).toBeGreaterThanOrEqual(1_000)
  expect(others).toEqual([])
})

inModes(
  'L9: a tenant that observes plans and lists, nothing acts, and `on` lets what came due go on',
  async (mode, { rig }) => {
    const { acme, account, midnight } = await asleep(rig, mode)
    await acme.settings({ automation: 'observe' })
    await acme.hire('E2')
    await acme.leave('E2')

    await rig.clock.to(midnight)
    await expect
      .poll(async () => (await acme.leaver('E1-1')).waitingFor, { timeout: 60_000, interval: 50 })
      .toBe('automation')
    await rig.clock.on('30 days')
    expect(await currentDetails(acme.run('E1-1'))).toContain('observes')
    expect(await acme.leaver('E2-1')).toMatchObject({ stage: 'waiting', toldVersion: 0 })
    expect([await acme.user('E1'), await acme.user('E2')]).toMatchObject([{ active: true }, { active: true }])
    expect(await acme.taken(account)).toBe(0)

    await acme.settings({ automation: 'on' }, { confirmed: 2 })
    await acme.over()
    await acme.over('E2-1')
    if (mode === publicApi) await keepHistory('observing', acme.run('E1-1'))
    expect([await acme.user('E1'), await acme.user('E2')]).toMatchObject([
      { active: false },
      { active: false },
    ])
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes(
  'L5: what a bulk request changed acts only after its last line, also if an older date comes meanwhile',
  async (mode, { rig }) => {
    const { acme, account, midnight } = await asleep(rig, mode)
    await acme.hire('E2')

    const bulkRequest = await beginBulkRequest(rig.db, acme.id)
    const inBulk = acme.with({ bulkRequest })
    const overdue = await rig.clock.inDays(-20)
    await inBulk.terminate('E1-1', { lastDay: overdue })
    await inBulk.terminate('E2-1', { lastDay: overdue })
    await rig.clock.to(secondsAfter(midnight, 180))
    expect(await acme.leaver('E2-1')).toMatchObject({ stage: 'waiting', heldByBulk: true, toldVersion: 0 })
    expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'waiting', heldByBulk: true })
    expect([await acme.user('E1'), await acme.user('E2')]).toMatchObject([{ active: true }, { active: true }])

    rig.intake.teller.soon(acme.id, await endBulkRequest(rig.db, acme.id, bulkRequest))
    await rig.intake.teller.settled()
    await acme.over()
    await acme.over('E2-1')
    expect(await acme.taken(account)).toBe(1)
    const asked = activitiesOf(await acme.run('E1-1').fetchHistory())
    const looks = asked.filter(({ type }) => type === 'deactivateWhenDue')
    expect(looks.length, 'a minute between two of them').toBeLessThanOrEqual(5)
  },
)
