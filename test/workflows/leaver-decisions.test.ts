// What people decide about a leaver, while it sleeps, acts, or waits for a person.
import type { WorkflowHandle } from '@temporalio/client'
import { expect } from 'vitest'
import { connectionActivities } from '../../activities/connections.ts'
import { stageAttribute } from '../../src/temporal/search-attributes.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf, currentDetails, eventNames } from '../support/histories.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import { replan } from '../../workflows/messages.ts'
import { asleepUntil, completed, midnightIn } from '../support/rig-runs.ts'
import type { Company } from '../support/rig-company.ts'
import { inModes, publicApi, type Mode } from '../support/rig-in-modes.ts'
import { test, type Rig } from '../support/rig.ts'
import { asleep, retrying } from '../support/rig-leavers.ts'

/** What operators see of the run: the stage that they filter by, and what they read. */
async function shown(run: WorkflowHandle) {
  const { typedSearchAttributes } = await run.describe()
  return { stage: typedSearchAttributes.get(stageAttribute), details: await currentDetails(run) }
}

inModes(
  'L13: a postponed leaver is held past its date, and acts when the postponement ends',
  async (mode, { rig }) => {
    const { acme, account, midnight, run } = await asleep(rig, mode)
    const until = secondsAfter(midnight, 5 * 86_400 + 3_600)
    await acme.decide('E1-1', 'postpone', until)
    await asleepUntil(run, until)
    expect(await acme.leaver('E1-1')).toMatchObject({
      stage: 'held',
      heldBy: 'operator',
      actsAt: midnight,
      postponed: { until, by: 'tester', reason: 'test of postpone' },
    })
    expect(await shown(run)).toEqual({
      stage: 'held',
      details: `Held by an operator, until that ends or somebody releases it. The account is deactivated at ${until}, unless the plan changes.`,
    })

    await rig.clock.to(secondsAfter(until, -1))
    expect(await acme.user('E1')).toMatchObject({ active: true })
    await rig.clock.to(until)
    await acme.over()
    const { actedLateBySeconds, ...acted } = await acme.leaver('E1-1')
    expect(acted).toMatchObject({ outcome: 'completed', heldBy: null, postponed: null })
    expect(actedLateBySeconds, 'counted from the end of the postponement').toBeLessThan(3_600)
    expect((await shown(run)).stage, 'as that of any other that has acted').not.toBe('held')
    if (mode === publicApi) await keepHistory('decided', run)
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes(
  'L13: a released leaver goes by its plan again, at once if its date is past',
  async (mode, { rig }) => {
    const { acme, account, midnight, run } = await asleep(rig, mode)
    await acme.decide('E1-1', 'postpone', secondsAfter(midnight, 20 * 86_400))
    await acme.decide('E1-1', 'release')
    await asleepUntil(run, midnight)
    expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'waiting', heldBy: null, postponed: null })
    expect(await shown(run)).toEqual({
      stage: 'waiting',
      details: `Asleep. The account is deactivated at ${midnight}, unless the plan changes.`,
    })

    await acme.decide('E1-1', 'postpone', secondsAfter(midnight, 20 * 86_400))
    await rig.clock.to(secondsAfter(midnight, 86_400))
    expect(await acme.user('E1')).toMatchObject({ active: true })
    await acme.decide('E1-1', 'release')
    await acme.over()
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes(
  'L13, L14: after a cancellation from Temporal UI a leaver is postponed, released and skipped as before',
  async (mode, { rig }) => {
    const { acme, account, midnight, run } = await asleep(rig, mode)
    const until = secondsAfter(midnight, 5 * 86_400)
    await run.cancel()
    await acme.decide('E1-1', 'postpone', until)
    await asleepUntil(run, until)
    await acme.decide('E1-1', 'release')
    await asleepUntil(run, midnight)
    await acme.goesAway()
    await rig.clock.to(midnight)
    await acme.stuck()
    await acme.decide('E1-1', 'skip')
    await acme.over()
    if (mode === publicApi) await keepHistory('decided-after-cancellation', run)
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'completed',
      connection: { state: 'skipped' },
    })
    expect(await acme.taken(account)).toBe(0)
  },
)

test('L13: an edit of a postponed leaver leaves it postponed, in at most 7 events', async ({ rig }) => {
  const { acme, midnight, run } = await asleep(rig)
  const until = secondsAfter(midnight, 5 * 86_400)
  await acme.decide('E1-1', 'postpone', until)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(12) })
  await asleepUntil(run, until)
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'held', postponed: { until } })
  const before = (await run.describe()).historyLength
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(40) })
  await asleepUntil(run, await midnightIn(rig, 46))
  expect(await shown(run)).toMatchObject({ stage: 'held' })
  expect((await run.describe()).historyLength - before).toBeLessThanOrEqual(7)
})

test('L4, L13: an edit that lets go of a postponed leaver shows date and stage in one event', async ({
  rig,
}) => {
  const { acme, midnight, run } = await asleep(rig)
  const until = secondsAfter(midnight, 5 * 86_400)
  await acme.decide('E1-1', 'postpone', until)
  await asleepUntil(run, until)
  const before = (await run.describe()).historyLength
  const { cycle, version } = await acme.leaver('E1-1')
  await run.signal(replan, { cycle, version: version + 1, dueAt: midnight, outcome: null })
  await asleepUntil(run, midnight)
  expect(await shown(run)).toMatchObject({ stage: 'waiting' })
  expect((await run.describe()).historyLength - before).toBe(7)
})

inModes(
  'L13, L16: run now closes at once although the employment runs, also past a postponement',
  async (mode, { rig }) => {
    const { acme, account, midnight } = await asleep(rig, mode)
    await acme.decide('E1-1', 'postpone', secondsAfter(midnight, 86_400))
    await acme.decide('E1-1', 'run-now')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ access: 'now', outcome: 'completed', postponed: null })
    expect(await acme.user('E1')).toMatchObject({ active: false })
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes('L13, L16: access now ends a postponement', async (mode, { rig }) => {
  const { acme, account, midnight } = await asleep(rig, mode)
  await acme.decide('E1-1', 'postpone', secondsAfter(midnight, 86_400))
  const lastDay = await rig.clock.inDays(10)
  await acme.terminate('E1-1', { lastDay, access: 'now', reason: 'left at once' })
  await acme.over()
  expect(await acme.taken(account)).toBe(1)
})

inModes('L13: a cancelled leaver touches nothing until its termination changes', async (mode, { rig }) => {
  const { acme, account, midnight } = await asleep(rig, mode)
  await acme.decide('E1-1', 'cancel')
  await acme.over()
  await rig.clock.to(secondsAfter(midnight, 86_400))
  await acme.settings({ deactivateAfterDays: 7 })
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 1, outcome: 'cancelled-by-operator' })
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await acme.taken(account)).toBe(0)

  await acme.leave('E1')
  await acme.over()
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'completed' })
  expect(await acme.taken(account)).toBe(1)
})

inModes('L13: retry does not wait for the next attempt', async (mode, { rig }) => {
  const { acme, account } = await retrying(rig, mode)
  await acme.returns()
  await acme.decide('E1-1', 'retry')
  await acme.over()
  expect(await acme.taken(account)).toBe(1)
})

inModes('L13: skip leaves the connection, and the account stays closed', async (mode, { rig }) => {
  const { acme, account } = await retrying(rig, mode)
  await acme.decide('E1-1', 'skip')
  await acme.over()
  expect(await acme.leaver('E1-1')).toMatchObject({
    outcome: 'completed',
    account: { state: 'done' },
    connection: { state: 'skipped', problem: null },
  })
  expect(await acme.user('E1')).toMatchObject({ active: false })
  await acme.returns()
  await rig.clock.on('1 day')
  expect(await acme.taken(account)).toBe(0)
})

inModes('L13: who tries again may leave the connection as it is a moment later', async (mode, { rig }) => {
  const { acme } = await retrying(rig, mode)
  await acme.decide('E1-1', 'retry')
  await acme.decide('E1-1', 'skip')
  await acme.over()
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'skipped' } })
})

test('L13: skip does not wait for the attempt that is under way', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const asked = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  rig.instead.removeConnection = async () => {
    asked.resolve()
    await answered.promise
    throw new Error('too late')
  }
  await acme.leave('E1')
  await asked.promise
  await acme.decide('E1-1', 'skip')
  await completed(acme.run('E1-1'))
  answered.resolve()
  await rig.clock.on('1 day')
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'skipped' } })
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('L13: a decision that makes no sense is refused by the workflow too', async ({ rig }) => {
  const { acme, midnight, run } = await asleep(rig)
  const refusals = [
    [{ id: 'd1', kind: 'retry', until: null }, /is waiting: only a connection/],
    [{ id: 'd2', kind: 'skip', until: null }, /is waiting: only a connection/],
    [{ id: 'd3', kind: 'postpone', until: secondsAfter(midnight, 100 * 86_400) }, /within 90 days/],
    [{ id: 'd4', kind: 'postpone', until: '2020-01-01T00:00:00.000Z' }, /lies ahead/],
  ] as const
  for (const [decision, message] of refusals) {
    await expect(run.executeUpdate('decide', { args: [decision] })).rejects.toMatchObject({
      cause: { type: 'DecisionRefused', message: expect.stringMatching(message) },
    })
  }
  const history = await run.fetchHistory()
  expect(eventNames(history)).not.toContain('WORKFLOW_EXECUTION_UPDATE_ACCEPTED')
  expect(activitiesOf(history)).toEqual([])
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'waiting', version: 1 })
})

test('L13: a decision is carried out once, also if its activity is repeated', async ({ rig }) => {
  const { acme, midnight, run } = await asleep(rig)
  await acme.decide('E1-1', 'postpone', secondsAfter(midnight, 86_400))
  const { version } = await acme.leaver('E1-1')
  const [decision] = (await rig.db('leaver_decisions').where({ tenant_id: acme.id })) as { id: string }[]
  await run.executeUpdate('decide', { args: [{ id: decision?.id, kind: 'release', until: null }] })
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'held', version })
  expect(activitiesOf(await run.fetchHistory())).toHaveLength(2)
})

inModes(
  'L13: a termination that was taken back and is given again is another one than the one an operator cancelled',
  async (mode, { rig }) => {
    const { acme, account, midnight, run } = await asleep(rig, mode)
    const { lastDay } = await acme.leaver('E1-1')
    await acme.decide('E1-1', 'cancel')
    await acme.over()
    await acme.revoke('E1-1')
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'cancelled-by-operator', reason: 'revoked' })

    await acme.terminate('E1-1', { lastDay: lastDay ?? '' })
    await asleepUntil(run, midnight)
    await rig.clock.to(midnight)
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'completed' })
    expect(await acme.taken(account)).toBe(1)
  },
)

/** E1 was closed, by the rule, at once or on garden leave, and a person has let E1 in again until an instant. */
async function letIn(rig: Rig, access: 'rule' | 'now' | { endsOn: string }) {
  const acme = await rig.company()
  await acme.hire('E1')
  const lastDay = await rig.clock.inDays(typeof access === 'object' ? 200 : -20)
  await acme.terminate('E1-1', { lastDay, access, reason: 'left' })
  await completed(acme.run('E1-1'))
  const until = await midnightIn(rig, 20)
  await acme.byHand('reactivate', 'U-E1', until)
  await asleepUntil(acme.run('E1-1'), until)
  expect(await shown(acme.run('E1-1'))).toEqual({
    stage: 'held',
    details: `Held: the account was opened again by hand for a while. The account is deactivated at ${until}, unless the plan changes.`,
  })
  return { acme, until, run: acme.run('E1-1') }
}

test('L8, L13: the cancelled leaver of somebody who was let in by hand stays cancelled, whatever else changes', async ({
  rig,
}) => {
  const { acme, until, run } = await letIn(rig, 'rule')
  await acme.decide('E1-1', 'cancel')
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true, reopened: null })
  await acme.settings({ deactivateAfterDays: 7 })
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'cancelled-by-operator' })
  await rig.clock.to(until)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test('L8, L13: who is let in by hand after a leaver was cancelled is closed again, also where the rule comes no sooner than the end given', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1')
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(-1), access: 'rule', reason: 'left' })
  await acme.decide('E1-1', 'cancel')
  await acme.byHand('deactivate', 'U-E1')
  const until = await midnightIn(rig, 2)
  await acme.byHand('reactivate', 'U-E1', until)
  const leaver = await acme.leaver('E1-1')
  expect(leaver).toMatchObject({ cycle: 2, stage: 'waiting' })
  const actsAt = leaver.actsAt ?? ''
  expect(actsAt > until, 'days of the rule are left').toBe(true)
  await rig.clock.to(actsAt)
  await completed(acme.run('E1-1'))
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test('L8, L16: who is let in by hand on garden leave is closed at the end that was given, not at once', async ({
  rig,
}) => {
  const { acme, until, run } = await letIn(rig, { endsOn: await rig.clock.inDays(-5) })
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'held', heldBy: 'by-hand-until' })
  await rig.clock.to(secondsAfter(until, -1))
  expect(await acme.user('E1')).toMatchObject({ active: true })
  await rig.clock.to(until)
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test('L8, L16: no other change shortens what a person gave to somebody after access now', async ({ rig }) => {
  const { acme, until, run } = await letIn(rig, 'now')
  await acme.settings({ deactivateAfterDays: 7 })
  await acme.put('E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay: await rig.clock.inDays(-9) }],
  })
  await asleepUntil(run, until)
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'held', postponed: { until } })
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test.for([
  ['by run now', (acme: Company) => acme.decide('E1-1', 'run-now')],
  ['for another last day', (acme: Company, day: string) => again(acme, day, 'left once more')],
  [
    'in the same words',
    async (acme: Company) => again(acme, (await acme.leaver('E1-1')).lastDay ?? '', 'left'),
  ],
] as const)(
  'L8, L16: access now that is asked for again, %s, closes within seconds whom a person let in',
  async ([, ask], { rig }) => {
    const { acme, run } = await letIn(rig, 'now')
    await ask(acme, await rig.clock.inDays(-9))
    await completed(run)
    expect(await acme.user('E1')).toMatchObject({ active: false, inactiveWhy: 'automation', reopened: null })
    expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'completed' })
  },
)

test('L8, L13: who is let in while the removal still answers is released at once: the new cycle has not acted', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1')
  const { removeConnection } = connectionActivities({ ...rig.intake, providers: rig.providers })
  rig.instead.removeConnection = async (ref) => {
    delete rig.instead.removeConnection
    const answer = await removeConnection(ref)
    // The run hears of the new cycle and of the decision in one breath.
    await rig.mainWorker.stop()
    await acme.byHand('reactivate', 'U-E1', await midnightIn(rig, 20))
    const released = acme.decide('E1-1', 'release')
    const asked = async () => (await rig.db('leaver_decisions').where({ tenant_id: acme.id })) as object[]
    await expect.poll(asked, { timeout: 60_000, interval: 50 }).toHaveLength(1)
    await rig.mainWorker.start()
    await released
    return answer
  }
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'completed' })
  expect(await acme.user('E1')).toMatchObject({ active: false, reopened: null })
})

test('L13, L16: access now that is asked for again after an operator cancelled it closes all the same', async ({
  rig,
}) => {
  const { acme, run } = await letIn(rig, 'now')
  await acme.decide('E1-1', 'cancel')
  await completed(run)
  await again(acme, (await acme.leaver('E1-1')).lastDay ?? '', 'left')
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: false })
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 3, outcome: 'completed' })
})

const again = (acme: Company, lastDay: string, reason: string) =>
  acme.terminate('E1-1', { lastDay, access: 'now', reason })

/** E1 was closed by the rule, and whoever takes the connection is away. */
async function removing(rig: Rig, mode: Mode) {
  const { acme, account } = await retrying(rig, mode)
  return { acme, account }
}

inModes(
  'L8: a leaver whose account a person closes as well goes on with the connection',
  async (mode, { rig }) => {
    const { acme, account } = await removing(rig, mode)
    await acme.byHand('deactivate', 'U-E1')
    expect(await acme.leaver('E1-1')).toMatchObject({ account: { state: 'done' }, outcome: null })
    await acme.returns()
    await acme.decide('E1-1', 'retry')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'done' } })
    expect(await acme.user('E1')).toMatchObject({ active: false, inactiveWhy: 'person' })
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes(
  'L8, L11: once it is no longer due, the account that a person closed as well stays closed and connected',
  async (mode, { rig }) => {
    const { acme, account } = await removing(rig, mode)
    await acme.byHand('deactivate', 'U-E1')
    await acme.revoke('E1-1')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'cancelled',
      reason: 'revoked',
      connection: { state: 'skipped' },
    })
    expect(await acme.user('E1')).toMatchObject({
      active: false,
      inactiveWhy: 'person',
      connection: 'unknown',
    })
    await acme.returns()
    await rig.clock.on('1 day')
    expect(await acme.taken(account)).toBe(0)
  },
)
