// The mass guard in time: what it holds, what frees it, and that a held leaver waits without asking.
import { expect } from 'vitest'
import { readSettings } from '../../src/db/settings.ts'
import { approveGuard } from '../../src/intake/guard-approvals.ts'
import { reviewHeldBack } from '../../src/intake/guard-review.ts'
import { readGuard, revisionOf } from '../../src/intake/mass-guard.ts'
import { activitiesOf, currentDetails } from '../support/histories.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import type { Company } from '../support/rig-company.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 20_000, interval: 50 }
const admin = { actor: 'admin-1' }

/** A company where two may close within 24 hours. */
const company = (rig: Rig) => rig.company({ guard: { count: 2, percent: 0 } })

async function hireAll(acme: Company, ids: readonly string[]): Promise<void> {
  for (const id of ids) await acme.hire(id)
}

const midnightIn = async (rig: Rig, days: number) => `${await rig.clock.inDays(days)}T00:00:00.000Z`

/** Their employments end in so many days, so that the accounts close six days later. */
async function leaveIn(rig: Rig, acme: Company, days: number, ids: readonly string[]): Promise<string> {
  for (const id of ids) await acme.terminate(`${id}-1`, { lastDay: await rig.clock.inDays(days) })
  const midnight = await midnightIn(rig, days + 6)
  for (const id of ids) await asleepUntil(acme.run(`${id}-1`), midnight)
  return midnight
}

async function expectHeld(acme: Company, ids: readonly string[], by = 'guard'): Promise<void> {
  for (const id of ids) {
    await expect.poll(async () => (await acme.leaver(`${id}-1`)).heldBy, patience).toBe(by)
    expect(await acme.leaver(`${id}-1`)).toMatchObject({ stage: 'held' })
    expect(await acme.user(id)).toMatchObject({ active: true })
  }
}

/** Waits until the run has asked so often, and says that it is held. */
async function expectAsked(acme: Company, id: string, times: number): Promise<void> {
  const run = acme.run(`${id}-1`)
  await expect.poll(async () => activitiesOf(await run.fetchHistory()).length, patience).toBe(times)
  await expect.poll(async () => await currentDetails(run), patience).toMatch(/mass guard holds/)
}

/** The sweep looks twice: first that nobody changes the set any more. */
async function review(rig: Rig): Promise<void> {
  await reviewHeldBack(rig.intake)
  await rig.clock.on('1 minute')
  await reviewHeldBack(rig.intake)
  await rig.intake.teller.settled()
}

async function reading(rig: Rig, acme: Company) {
  const settings = await readSettings(rig.db, acme.id)
  return await readGuard(rig.db, acme.id, { settings, now: await rig.clock.now() })
}

async function approve(rig: Rig, acme: Company): Promise<void> {
  const { held } = await reading(rig, acme)
  const shown = { revision: revisionOf(held), count: held.length }
  await approveGuard(
    rig.intake,
    { tenant: acme.id, cause: admin },
    { ...shown, reason: 'as planned', by: admin.actor },
  )
  await rig.intake.teller.settled()
}

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
})
