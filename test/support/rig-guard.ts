// The mass guard in time: a company whose limit is small, and what its leavers say of themselves.
import { expect } from 'vitest'
import { readSettings } from '../../src/db/settings.ts'
import { approveGuard } from '../../src/intake/guard-approvals.ts'
import { reviewHeldBack } from '../../src/intake/guard-review.ts'
import { readGuard, revisionOf } from '../../src/intake/mass-guard.ts'
import { activitiesOf, currentDetails } from './histories.ts'
import type { Company } from './rig-company.ts'
import { asleepUntil, midnightIn } from './rig-runs.ts'
import type { Rig } from './rig.ts'

const patience = { timeout: 60_000, interval: 50 }
export const admin = { actor: 'admin-1' }

/** A company where two may close within 24 hours. */
export const company = (rig: Rig) => rig.company({ guard: { count: 2, percent: 0 } })

export async function hireAll(acme: Company, ids: readonly string[]): Promise<void> {
  for (const id of ids) await acme.hire(id)
}

/** Their employments end in so many days, so that the accounts close six days later. */
export async function leaveIn(
  rig: Rig,
  acme: Company,
  days: number,
  ids: readonly string[],
): Promise<string> {
  for (const id of ids) await acme.terminate(`${id}-1`, { lastDay: await rig.clock.inDays(days) })
  const midnight = await midnightIn(rig, days + 6)
  for (const id of ids) await asleepUntil(acme.run(`${id}-1`), midnight)
  return midnight
}

export async function expectHeld(acme: Company, ids: readonly string[], by = 'guard'): Promise<void> {
  for (const id of ids) {
    await expect.poll(async () => (await acme.leaver(`${id}-1`)).heldBy, patience).toBe(by)
    expect(await acme.leaver(`${id}-1`)).toMatchObject({ stage: 'held' })
    expect(await acme.user(id)).toMatchObject({ active: true })
  }
}

/** Waits until the run has asked so often, and says that it is held: a run that is ended while it asks stops the server's clock. */
export async function expectAsked(acme: Company, id: string, times: number): Promise<void> {
  const run = acme.run(`${id}-1`)
  await expect.poll(async () => activitiesOf(await run.fetchHistory()).length, patience).toBe(times)
  await expect.poll(async () => await currentDetails(run), patience).toMatch(/mass guard holds/)
}

/** The sweep looks twice: first that nobody changes the set any more. */
export async function review(rig: Rig): Promise<void> {
  await reviewHeldBack(rig.intake)
  await rig.clock.on('1 minute')
  await reviewHeldBack(rig.intake)
  await rig.intake.teller.settled()
}

async function reading(rig: Rig, acme: Company) {
  const settings = await readSettings(rig.db, acme.id)
  return await readGuard(rig.db, acme.id, { settings, now: await rig.clock.now() })
}

/** Answers the approval's id. */
export async function approve(rig: Rig, acme: Company): Promise<string> {
  const { held } = await reading(rig, acme)
  const shown = { revision: revisionOf(held), count: held.length }
  const { id } = await approveGuard(
    rig.intake,
    { tenant: acme.id, cause: admin },
    { ...shown, reason: 'as planned', by: admin.actor },
  )
  await rig.intake.teller.settled()
  return id
}
