// The mass guard in time: edits, decisions, approvals, and a window that passes on.
import { expect } from 'vitest'
import { approveAhead } from '../../src/intake/guard-approvals.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import {
  admin,
  approve,
  company,
  expectAsked,
  expectHeld,
  hireAll,
  leaveIn,
  review,
} from '../support/rig-guard.ts'
import { asleepUntil, completed, midnightIn } from '../support/rig-runs.ts'
import { test } from '../support/rig.ts'

test('L13: once the window has passed on, what it held goes on by itself', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2', 'E3'])
  await acme.leave('E1')
  await acme.leave('E2')
  for (const id of ['E1', 'E2']) await completed(acme.run(`${id}-1`))
  await acme.leave('E3')
  await expectHeld(acme, ['E3'])
  await expectAsked(acme, 'E3', 1)
  await rig.clock.on('23 hours')
  await review(rig)
  await expectHeld(acme, ['E3'])
  await rig.clock.on('2 hours')
  await review(rig)
  await completed(acme.run('E3-1'))
})

test('L13, L16: run now and access now pass the guard', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2', 'E3', 'E4'])
  const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2', 'E3', 'E4'])
  await rig.clock.to(midnight)
  await expectHeld(acme, ['E1', 'E2', 'E3', 'E4'])
  await acme.decide('E1-1', 'run-now')
  const lastDay = await rig.clock.inDays(-6)
  await acme.terminate('E2-1', { lastDay, access: 'now', reason: 'left at once' })
  for (const id of ['E1', 'E2']) await completed(acme.run(`${id}-1`))
  await expectHeld(acme, ['E3', 'E4'])
  for (const id of ['E3', 'E4']) await expectAsked(acme, id, 1)
})

test('L13, L4: a held leaver whose date moves waits for the new one, and is judged anew', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2', 'E3'])
  const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2', 'E3'])
  await rig.clock.to(midnight)
  await expectHeld(acme, ['E1', 'E2', 'E3'])
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(30) })
  const later = await midnightIn(rig, 36)
  await asleepUntil(acme.run('E1-1'), later)
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'waiting', heldBy: null })
  await review(rig)
  for (const id of ['E2', 'E3']) await completed(acme.run(`${id}-1`))
  await rig.clock.to(later)
  await completed(acme.run('E1-1'))
})

test('L13: an approval is for the date that was shown', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, ['E1', 'E2', 'E3'])
  const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2', 'E3'])
  await rig.clock.to(secondsAfter(midnight, -3_600))
  await approve(rig, acme)
  for (const id of ['E1', 'E2', 'E3']) {
    await acme.terminate(`${id}-1`, { lastDay: await rig.clock.inDays(30) })
  }
  await rig.clock.to(await midnightIn(rig, 36))
  await expectHeld(acme, ['E1', 'E2', 'E3'])
  for (const id of ['E1', 'E2', 'E3']) await expectAsked(acme, id, 1)
})

test('L13: approved ahead for a date and a number, as many pass; one more, and all of them are held', async ({
  rig,
}) => {
  for (const [count, passes] of [
    [3, true],
    [2, false],
  ] as const) {
    const acme = await company(rig)
    await hireAll(acme, ['E1', 'E2', 'E3'])
    const midnight = await leaveIn(rig, acme, 10, ['E1', 'E2', 'E3'])
    const approving = { date: midnight.slice(0, 10), count, reason: 'season ends', by: 'admin-1' }
    await approveAhead(rig.intake, { tenant: acme.id, cause: admin }, approving)
    await rig.clock.to(midnight)
    for (const id of ['E1', 'E2', 'E3']) {
      if (passes) await completed(acme.run(`${id}-1`))
      else await expectAsked(acme, id, 1)
    }
    if (!passes) await expectHeld(acme, ['E1', 'E2', 'E3'])
  }
})
