// The whole person decides: several employments, returns, and access that ends otherwise than by the rule.
import { expect } from 'vitest'
import { accountActivities } from '../../activities/accounts.ts'
import { activitiesOf } from '../support/histories.ts'
import { asleepUntil, completed, midnightIn } from '../support/rig-runs.ts'
import { test } from '../support/rig.ts'

const running = (...ids: string[]) => ids.map((id) => ({ id, startDate: '2020-02-01' }))

test('L3: of two employments the one that ends last carries the action, and the other starts nothing', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1', { employments: running('E1-1', 'E1-2') })
  const midnight = await midnightIn(rig, 26)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'superseded', supersededBy: 'E1-2' })
  await acme.terminate('E1-2', { lastDay: await rig.clock.inDays(20) })
  await asleepUntil(acme.run('E1-2'), midnight)
  await expect(acme.run('E1-1').describe()).rejects.toThrow(/not found/i)

  await rig.clock.to(midnight)
  await completed(acme.run('E1-2'))
  expect(await acme.leaver('E1-2')).toMatchObject({ outcome: 'completed' })
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'superseded', supersededBy: 'E1-2' })
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L3: a sleeping leaver whose employment no longer ends last is superseded, and carries again later', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1', { employments: running('E1-1', 'E1-2') })
  await acme.terminate('E1-2', { lastDay: await rig.clock.inDays(10) })
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(20) })
  const midnightOfFirst = await midnightIn(rig, 26)
  await asleepUntil(acme.run('E1-1'), midnightOfFirst)
  await acme.terminate('E1-2', { lastDay: await rig.clock.inDays(30) })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 1, outcome: 'superseded', supersededBy: 'E1-2' })
  await asleepUntil(acme.run('E1-2'), await midnightIn(rig, 36))

  await acme.terminate('E1-2', { lastDay: await rig.clock.inDays(10) })
  await completed(acme.run('E1-2'))
  await asleepUntil(acme.run('E1-1'), midnightOfFirst)
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, stage: 'waiting' })
  await rig.clock.to(midnightOfFirst)
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L3: who ends in 10 days and starts again 7 days after that stays open, and the sleeping leaver ends', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const lastDay = await rig.clock.inDays(10)
  await acme.terminate('E1-1', { lastDay })
  await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 16))
  const next = { id: 'E1-2', startDate: await rig.clock.inDays(17) }
  await acme.put('E1', { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }, next] })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({
    outcome: 'cancelled',
    reason: 'returning',
    supersededBy: 'E1-2',
  })
  await rig.clock.on('30 days')
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('L3: who ends in 10 days and starts again 8 days after that is closed in between', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const lastDay = await rig.clock.inDays(10)
  const midnight = await midnightIn(rig, 16)
  await acme.terminate('E1-1', { lastDay })
  const next = { id: 'E1-2', startDate: await rig.clock.inDays(18) }
  await acme.put('E1', { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }, next] })
  await asleepUntil(acme.run('E1-1'), midnight)
  await rig.clock.to(midnight)
  await completed(acme.run('E1-1'))
  expect(await acme.user('E1')).toMatchObject({ active: false })
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L16: access `now` closes at once although two employments run, and no later edit opens the account again', async ({
  rig,
}) => {
  const acme = await rig.company({ lateNoticeDelayMinutes: 10 })
  const connectUser = await acme.hire('E1', { employments: running('E1-1', 'E1-2') })
  const lastDay = await rig.clock.inDays(90)
  await acme.terminate('E1-1', { lastDay, access: 'now', reason: 'security' })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({
    access: 'now',
    outcome: 'completed',
    noticeLateByDays: 0,
  })
  expect(await acme.user('E1')).toMatchObject({ active: false, inactiveWhy: 'automation' })
  expect(await rig.unlinks(connectUser)).toBe(1)

  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(120) })
  await acme.revoke('E1-1')
  await rig.clock.on('1 day')
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test('L16: where another leaver comes due at the same moment it is access `now` that closes, and nothing undoes it', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1', { employments: running('E1-1', 'E1-2') })
  const endsOn = await rig.clock.inDays(10)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(20), access: { endsOn } })
  await rig.clock.on('12 days')
  const { deactivateWhenDue } = accountActivities(rig.intake)
  const ruleAnswered = Promise.withResolvers<unknown>()
  rig.instead.deactivateWhenDue = async (asked) => {
    if (asked.employment === 'E1-2') await ruleAnswered.promise
    const answer = await deactivateWhenDue(asked)
    if (asked.employment === 'E1-1') ruleAnswered.resolve(answer)
    return answer
  }
  // Over by the rule as well, so that nothing keeps the account open for E1-1 either.
  const lastDay = await rig.clock.inDays(-10)
  await acme.terminate('E1-2', { lastDay, access: 'now', reason: 'security' })
  expect(await ruleAnswered.promise).toMatchObject({ kind: 'wait' })
  await completed(acme.run('E1-2'))
  await rig.clock.on('1 minute')
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-2')).toMatchObject({ access: 'now', outcome: 'completed' })
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'cancelled', reason: 'inactive' })
  await acme.revoke('E1-2')
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test('L16: access `now` wakes a leaver that sleeps until the rule', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const lastDay = await rig.clock.inDays(10)
  await acme.terminate('E1-1', { lastDay })
  await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 16))
  await acme.terminate('E1-1', { lastDay, access: 'now', reason: 'security' })
  await completed(acme.run('E1-1'))
  expect(activitiesOf(await acme.run('E1-1').fetchHistory())).toHaveLength(2)
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L16: access that ends before the last day closes at that midnight, not by the number of days', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1')
  const endsOn = await rig.clock.inDays(3)
  const midnight = `${endsOn}T00:00:00.000Z`
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(90), access: { endsOn } })
  await asleepUntil(acme.run('E1-1'), midnight)
  await rig.clock.to(midnight)
  await completed(acme.run('E1-1'))
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test('L8: who is deactivated by hand while the leaver sleeps keeps the connection', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const user = { id: 'U-E1', username: 'E1', active: false }
  const lastDay = await rig.clock.inDays(10)
  await acme.terminate('E1-1', { lastDay })
  await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 16))
  await acme.put('E1', { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }], user })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'closed-by-hand' })
  await rig.clock.on('30 days')
  expect(await acme.user('E1')).toMatchObject({ active: false, inactiveWhy: 'person' })
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('L3: a sleeping leaver whose user is taken off the employee ends, and no step of it is left behind', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const lastDay = await rig.clock.inDays(10)
  await acme.terminate('E1-1', { lastDay })
  await asleepUntil(acme.run('E1-1'), await midnightIn(rig, 16))
  const employments = [{ id: 'E1-1', startDate: '2020-02-01', lastDay }]
  await acme.put('E1', { employments, user: null, withdrawUser: true })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({
    outcome: 'cancelled',
    reason: 'no-user',
    account: { state: 'skipped' },
    connection: { state: 'skipped' },
  })
  await rig.clock.on('30 days')
  expect(await rig.unlinks(connectUser)).toBe(0)
})
