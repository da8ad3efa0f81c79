// The leaver asleep and awake: when it acts, and what it hears meanwhile.
import { expect } from 'vitest'
import type { RemovalAnswer } from '../../activities/removal.ts'
import { editsOf } from '../../src/db/leaver-edits.ts'
import { dueAttribute, outcomeAttribute, stageAttribute } from '../../src/temporal/search-attributes.ts'
import { replan } from '../../workflows/messages.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf, eventNames, timersOf } from '../support/histories.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import { asleepUntil, midnightIn } from '../support/rig-runs.ts'
import { inModes, inModesFor, publicApi } from '../support/rig-in-modes.ts'
import { test } from '../support/rig.ts'
import { asleep } from '../support/rig-leavers.ts'

inModes(
  'L2, L7: 5 days after the last day the account closes at midnight, not a second earlier, and the connection is taken once',
  async (mode, { rig }) => {
    const { acme, account, midnight, run } = await asleep(rig, mode)

    await rig.clock.to(secondsAfter(midnight, -60))
    expect(await acme.user('E1')).toMatchObject({ active: true, inactiveSince: null })
    await rig.clock.to(midnight)
    await acme.over()

    const history = await run.fetchHistory()
    const [deactivation, removal] = activitiesOf(history)
    expect(deactivation).toMatchObject({
      type: 'deactivateWhenDue',
      input: { tenant: acme.id, employment: 'E1-1' },
    })
    expect((deactivation?.asOf ?? '') >= midnight).toBe(true)
    expect(removal).toMatchObject({
      type: 'removeConnection',
      input: { tenant: acme.id, employment: 'E1-1' },
    })
    const leaver = await acme.leaver('E1-1')
    expect(leaver).toMatchObject({
      stage: 'finished',
      outcome: 'completed',
      reason: null,
      toldVersion: leaver.version,
    })
    expect(leaver.account).toMatchObject({ state: 'done', observed: 'inactive', problem: null })
    expect(leaver.connection).toMatchObject({ state: 'done', observed: mode.observed, problem: null })
    const user = await acme.user('E1')
    expect(user).toMatchObject({ active: false, inactiveWhy: 'automation', closedByLeaver: leaver.id })
    expect(user).toMatchObject({
      connection: 'no',
      vismaConnectUserId: mode === publicApi ? account : null,
    })
    expect((user.inactiveSince ?? '') >= midnight).toBe(true)
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes('L5: a notice of a date 14 days ago acts 10 minutes after it came', async (mode, { rig }) => {
  const acme = await mode.company(rig, { lateNoticeDelayMinutes: 10 })
  const account = await acme.hire('E1')
  const before = await rig.clock.now()
  await acme.leave('E1')
  const { actsAt, noticeLateByDays } = await acme.leaver('E1-1')
  expect(noticeLateByDays).toBe(14)
  expect((actsAt ?? '') >= secondsAfter(before, 600)).toBe(true)
  await asleepUntil(acme.run('E1-1'), actsAt ?? '')

  await rig.clock.on('5 minutes')
  expect(await acme.user('E1')).toMatchObject({ active: true })
  await rig.clock.on('5 minutes')
  await acme.over()
  expect(await acme.taken(account)).toBe(1)
})

inModes('L5: without a delay a late notice acts at once, asleep not for a moment', async (mode, { rig }) => {
  const acme = await mode.company(rig, { lateNoticeDelayMinutes: 0 })
  const account = await acme.hire('E1')
  await acme.leave('E1')
  await acme.over()
  expect(timersOf(await acme.run('E1-1').fetchHistory())).toEqual([])
  expect(await acme.taken(account)).toBe(1)
})

inModes(
  'L5: a late notice that is taken back within the 10 minutes touches nothing',
  async (mode, { rig }) => {
    const acme = await mode.company(rig, { lateNoticeDelayMinutes: 10 })
    const account = await acme.hire('E1')
    await acme.leave('E1')
    await rig.clock.on('5 minutes')
    await acme.revoke('E1-1')
    await acme.over()
    await rig.clock.on('1 day')
    expect(await acme.user('E1')).toMatchObject({ active: true })
    expect(await acme.taken(account)).toBe(0)
  },
)

inModesFor([
  ['earlier', 30, 10, 16],
  ['later', 10, 30, 36],
])(
  'L4: a new last day moves the sleeping leaver %s',
  async ({ mode, row: [, lastDay, edited, noAccessIn] }, { rig }) => {
    const acme = await mode.company(rig)
    const account = await acme.hire('E1')
    const newMidnight = await midnightIn(rig, noAccessIn)
    const oldMidnight = await midnightIn(rig, lastDay + 6)
    const newLastDay = await rig.clock.inDays(edited)
    await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(lastDay) })
    await asleepUntil(acme.run('E1-1'), oldMidnight)
    await acme.terminate('E1-1', { lastDay: newLastDay, reason: 'agreed anew' })
    await asleepUntil(acme.run('E1-1'), newMidnight)

    await rig.clock.to(secondsAfter(newMidnight, -60))
    expect(await acme.user('E1')).toMatchObject({ active: true })
    await rig.clock.to(newMidnight)
    await acme.over()
    expect(timersOf(await acme.run('E1-1').fetchHistory())).toMatchObject([
      { firesAt: oldMidnight, end: 'cancelled' },
      { firesAt: newMidnight, end: 'fired' },
    ])
    const { id, outcome } = await acme.leaver('E1-1')
    expect(outcome).toBe('completed')
    const edits = (await editsOf(rig.db, acme.id, [id])).get(id)
    // Where a person confirms, that decision stands there too.
    expect(edits?.filter(({ what }) => what === 'plan')).toMatchObject([
      {
        new: { lastDay: newLastDay },
        noAccessFrom: newMidnight.slice(0, 10),
        actor: 'tester',
        reason: 'agreed anew',
      },
    ])
    const { typedSearchAttributes } = await acme.run('E1-1').describe()
    expect(typedSearchAttributes.get(dueAttribute)).toEqual(new Date(newMidnight))
    expect(await acme.taken(account)).toBe(1)
    if (mode === publicApi && edited < lastDay) await keepHistory('edited', acme.run('E1-1'))
  },
)

inModes('L4: a changed number of days moves the sleeping leaver of its tenant', async (mode, { rig }) => {
  const acme = await mode.company(rig)
  await acme.hire('E1')
  const dayAfter = await midnightIn(rig, 11)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await acme.settings({ deactivateAfterDays: 0 })
  await asleepUntil(acme.run('E1-1'), dayAfter)
  await rig.clock.to(dayAfter)
  await acme.over()
  expect(await acme.leaver('E1-1')).toMatchObject({ days: 0, daysFrom: 'settings', outcome: 'completed' })
})

test.for([
  ['an older version', 1, 1],
  ['the same version', 1, 2],
  ['an older cycle with a newer version', 0, 9],
] as const)('L4: a plan of %s is not obeyed', async ([, cycle, version], { rig }) => {
  const acme = await rig.company()
  await acme.hire('E1')
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(20) })
  const run = acme.run('E1-1')
  const midnight = await midnightIn(rig, 26)
  await asleepUntil(run, midnight)

  await run.signal(replan, { cycle, version, dueAt: await rig.clock.now(), outcome: null })
  await expect
    .poll(async () => eventNames(await run.fetchHistory()).slice(-2), { timeout: 60_000, interval: 50 })
    .toEqual(['WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED'])
  const history = await run.fetchHistory()
  expect(activitiesOf(history)).toEqual([])
  expect(timersOf(history).at(-1)).toMatchObject({ firesAt: midnight, end: 'open' })
})

inModes(
  'L4: a revoked termination ends the run, touches nothing, and a new one opens the next cycle',
  async (mode, { rig }) => {
    const acme = await mode.company(rig)
    const account = await acme.hire('E1')
    await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
    await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 16))
    await acme.revoke('E1-1')
    await acme.over()
    const leaver = await acme.leaver('E1-1')
    expect(leaver).toMatchObject({ cycle: 1, stage: 'finished', outcome: 'cancelled', reason: 'revoked' })
    expect([leaver.account.state, leaver.connection.state]).toEqual(['skipped', 'skipped'])
    const { typedSearchAttributes } = await acme.run('E1-1').describe()
    expect(typedSearchAttributes.get(stageAttribute)).toBe('finished')
    expect(typedSearchAttributes.get(outcomeAttribute)).toBe('cancelled')
    expect(activitiesOf(await acme.run('E1-1').fetchHistory())).toEqual([])
    if (mode === publicApi) await keepHistory('revoked', acme.run('E1-1'))

    await rig.clock.on('30 days')
    expect(await acme.user('E1')).toMatchObject({ active: true })
    expect(await acme.taken(account)).toBe(0)

    const midnight = await midnightIn(rig, 11)
    await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(5) })
    await asleepUntil(acme.run('E1-1'), midnight)
    await rig.clock.to(midnight)
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'completed' })
    expect(await acme.taken(account)).toBe(1)
  },
)

test('L14: a plan that arrives while the last activity ends is not lost', async ({ rig }) => {
  const acme = await rig.company()
  await acme.hire('E1')
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<RemovalAnswer>()
  rig.instead.removeConnection = async () => {
    asked.resolve()
    return await answer.promise
  }
  await acme.leave('E1')
  await asked.promise
  const run = acme.run('E1-1')
  const midnight = await midnightIn(rig, 3)

  await rig.mainWorker.stop()
  await run.signal(replan, { cycle: 2, version: 1, dueAt: midnight, outcome: null })
  answer.resolve({ outcome: 'completed' })
  await expect
    .poll(async () => eventNames(await run.fetchHistory()).slice(-2), { timeout: 60_000, interval: 50 })
    .toContain('ACTIVITY_TASK_COMPLETED')
  await rig.mainWorker.start()
  await asleepUntil(run, midnight)
  expect((await run.describe()).status.name).toBe('RUNNING')
})

inModes(
  'L14: a cancellation from Temporal UI ends nothing: the leaver acts all the same',
  async (mode, { rig }) => {
    const { acme, account, midnight, run } = await asleep(rig, mode)
    await run.cancel()
    await expect
      .poll(async () => eventNames(await run.fetchHistory()).slice(-2), { timeout: 60_000, interval: 50 })
      .toEqual(['WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED'])
    await rig.clock.to(midnight)
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed' })
    expect(await acme.taken(account)).toBe(1)
  },
)
