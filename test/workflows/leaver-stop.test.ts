// The platform's stop (L14): nothing acts while it holds, and what was due goes on when it is lifted.
import { expect } from 'vitest'
import { putStop, type StopSwitch } from '../../src/intake/stop.ts'
import { stageAttribute } from '../../src/temporal/search-attributes.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { currentDetails } from '../support/histories.ts'
import { completed } from '../support/rig-runs.ts'
import type { Company } from '../support/rig-company.ts'
import { byProgram, inModes, publicApi } from '../support/rig-in-modes.ts'
import { test, type Rig } from '../support/rig.ts'
import { retrying } from '../support/rig-leavers.ts'

const nothing = { tenant: null, accounts: false, connections: false }

async function stop(rig: Rig, wanted: Partial<StopSwitch>): Promise<void> {
  await putStop(rig.intake, { actor: 'on-call', reason: 'test' }, { ...nothing, ...wanted })
  await rig.intake.teller.settled()
}

const patience = { timeout: 60_000, interval: 50 }

async function heldByStop(company: Company, employment: string): Promise<void> {
  await expect.poll(async () => (await company.leaver(employment)).heldBy, patience).toBe('stop')
}

inModes(
  'L14: with accounts stopped for all what is due is held, lifted it acts, and koppling was not late',
  async (mode, { rig }) => {
    const acme = await mode.company(rig)
    const account = await acme.hire('E1')
    await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(0) })
    await stop(rig, { accounts: true })
    await rig.clock.on('6 days')
    await heldByStop(acme, 'E1-1')
    await rig.clock.on('1 day')
    expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'held', heldBy: 'stop', outcome: null })
    expect(await acme.user('E1')).toMatchObject({ active: true })
    const run = acme.run('E1-1')
    const stageShown = async () => (await run.describe()).typedSearchAttributes.get(stageAttribute)
    expect(await stageShown()).toBe('held')
    expect(await currentDetails(run)).toContain('the platform has stopped it')

    await stop(rig, {})
    await acme.over()
    // Where somebody was asked, as of any other that waited for that.
    expect(await stageShown()).not.toBe('held')
    if (mode === publicApi) await keepHistory('stopped', run)
    const leaver = await acme.leaver('E1-1')
    expect(leaver).toMatchObject({ outcome: 'completed', heldBy: null })
    const late = Math.round((Date.parse(leaver.account.at ?? '') - Date.parse(leaver.actsAt ?? '')) / 1_000)
    expect(late).toBeGreaterThanOrEqual(86_400)
    // Each of the three is rounded by itself.
    expect(Math.abs((leaver.actedLateBySeconds ?? 0) + leaver.stoppedForSeconds - late)).toBeLessThanOrEqual(
      2,
    )
    expect(leaver.stoppedForSeconds, 'the day on which it held').toBeGreaterThanOrEqual(86_400 - 3_600)
    expect(await acme.taken(account)).toBe(1)
  },
)

inModes(
  'L14: with connections stopped accounts close, and nobody is asked for anything before it is lifted',
  async (mode, { rig }) => {
    const acme = await mode.company(rig)
    const account = await acme.hire('E1')
    await stop(rig, { connections: true })
    const before = await acme.calls()
    await acme.leave('E1')
    await heldByStop(acme, 'E1-1')
    await rig.clock.on('1 day')
    expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'acting', heldBy: 'stop' })
    expect(await acme.user('E1')).toMatchObject({ active: false })
    expect(await acme.calls()).toBe(before)

    await stop(rig, {})
    await acme.over()
    expect((await acme.leaver('E1-1')).stoppedForSeconds).toBeGreaterThanOrEqual(86_300)
    expect(await acme.taken(account)).toBe(1)
  },
)

byProgram('L14: a stop in the middle of an outage is seen before the next attempt', async (mode, { rig }) => {
  const { acme, account } = await retrying(rig, mode)
  await stop(rig, { connections: true })
  await acme.returns()
  await rig.clock.on('1 hour')
  await heldByStop(acme, 'E1-1')
  expect(await acme.taken(account)).toBe(0)
  await stop(rig, {})
  await acme.over()
  expect(await acme.taken(account)).toBe(1)
})

inModes(
  'L14, L16: a stop of one tenant holds its access `now` as well, and no other tenant',
  async (mode, { rig }) => {
    const acme = await mode.company(rig)
    const other = await mode.company(rig)
    for (const company of [acme, other]) await company.hire('E1')
    await stop(rig, { tenant: acme.id, accounts: true })
    const lastDay = await rig.clock.inDays(30)
    for (const company of [acme, other])
      await company.terminate('E1-1', { lastDay, access: 'now', reason: 'walked out' })
    await other.over()
    await heldByStop(acme, 'E1-1')
    expect(await acme.user('E1')).toMatchObject({ active: true })
    await stop(rig, { tenant: acme.id })
    await acme.over()
    expect(await acme.user('E1')).toMatchObject({ active: false })
  },
)

test('L14: who is held by a stop and gets a later date waits for that one; a revocation ends the leaver', async ({
  rig,
}) => {
  const acme = await rig.company()
  for (const employee of ['E1', 'E2']) await acme.hire(employee)
  await stop(rig, { accounts: true })
  for (const employee of ['E1', 'E2']) {
    await acme.leave(employee)
    await heldByStop(acme, `${employee}-1`)
  }
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await acme.revoke('E2-1')
  await completed(acme.run('E2-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'waiting', heldBy: null, stoppedForSeconds: 0 })
  await stop(rig, {})
  await rig.clock.on('15 days')
  expect(await acme.user('E1')).toMatchObject({ active: true })
  await rig.clock.on('1 day')
  await completed(acme.run('E1-1'))
  expect(await acme.user('E1')).toMatchObject({ active: false })
  expect(await acme.user('E2')).toMatchObject({ active: true })
})
