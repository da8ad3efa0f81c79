// The mass guard in time: what it holds, what frees it, and that a held leaver waits without asking.
import { expect } from 'vitest'
import { keepHistory } from '../support/histories-kept.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import { approve, company, expectAsked, expectHeld, hireAll, leaveIn, review } from '../support/rig-guard.ts'
import { asleepUntil, completed, midnightIn } from '../support/rig-runs.ts'
import { test } from '../support/rig.ts'

test('L13: the first one that is due finds the others of its 24 hours, and all are held before any acts', async ({
  rig,
}) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2', 'E3', 'E4'])
  const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2', 'E3'])
  await acme.terminate('E4-1', { lastDay: await rig.clock.inDays(11) })
  await asleepUntil(acme.run('E4-1'), await midnightIn(rig, 17))
  await rig.clock.to(midnight)
  await expectHeld(acme, ['E1', 'E2', 'E3'])
  expect(await acme.leaver('E4-1')).toMatchObject({ stage: 'waiting' })

  await rig.clock.on('6 hours')
  for (const id of ['E1', 'E2', 'E3']) await expectAsked(acme, id, 1)
  await approve(rig, acme)
  for (const id of ['E1', 'E2', 'E3']) await completed(acme.run(`${id}-1`))
  await keepHistory('held-by-guard', acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).actedLateBySeconds).toBeGreaterThanOrEqual(6 * 3_600)
})

test('L13: as many as the limit close without anybody hearing of a guard', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2'])
  const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2'])
  await rig.clock.to(midnight)
  for (const id of ['E1', 'E2']) await completed(acme.run(`${id}-1`))
})

test('L13: what has closed within 24 hours counts, and the next midnight is another day', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2', 'E3', 'E4', 'E5'])
  const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2'])
  await leaveIn(rig, acme, 11, ['E3', 'E4'])
  await rig.clock.to(secondsAfter(midnight, 60))
  for (const id of ['E1', 'E2']) await completed(acme.run(`${id}-1`))
  await rig.clock.to(secondsAfter(midnight, 12 * 3_600))
  await acme.leave('E5')
  // Two have closed this day, and two are going to within 24 hours of this one.
  await expectHeld(acme, ['E5'])
  await rig.clock.to(secondsAfter(midnight, 24 * 3_600 + 60))
  await expectHeld(acme, ['E3', 'E4', 'E5'])
  await rig.clock.on('2 days')
  await expectHeld(acme, ['E3', 'E4', 'E5'])
  await acme.revoke('E5-1')
  await review(rig)
  for (const id of ['E3', 'E4']) await completed(acme.run(`${id}-1`))
})
