// The second step in foul weather: what Visma Connect does to the connection step, and how it goes on.
import { ApplicationFailure } from '@temporalio/common'
import { expect } from 'vitest'
import { listAlarms } from '../../src/db/alarms.ts'
import { failureTypes } from '../../src/temporal/failures.ts'
import { activitiesOf } from '../support/histories.ts'
import { asleepUntil, completed, stuckWith } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const alarms = (rig: Rig) => listAlarms(rig.db, { open: undefined, after: undefined, limit: 50 })

/** How many calls the sandbox has let fail. */
const struck = async (rig: Rig) => (await rig.sandbox.status()).faults[0]?.struck ?? 0

/** One day of a long outage. Its middle passes without database and HTTP, for the sake of speed; at both ends calls are seen failing. */
async function dayOfOutage(rig: Rig): Promise<void> {
  await halfHourOfOutage(rig)
  rig.instead.removeConnection = () =>
    Promise.reject(ApplicationFailure.create({ type: failureTypes.unavailable, message: 'server-error' }))
  await rig.clock.on('23 hours')
  delete rig.instead.removeConnection
  await halfHourOfOutage(rig)
}

async function halfHourOfOutage(rig: Rig): Promise<void> {
  const before = await struck(rig)
  await rig.clock.on('30 minutes')
  expect(await struck(rig)).toBeGreaterThan(before)
}

test('L14: three days of outage are ridden out, every ten minutes at the most, and end in one unlink each', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUsers = [await acme.hire('E1'), await acme.hire('E2')]
  const employments = ['E1-1', 'E2-1']
  await rig.sandbox.addFault({ kind: 'outage' })
  for (const employee of ['E1', 'E2']) await acme.leave(employee)
  await stuckWith(acme, 'server-error')
  await dayOfOutage(rig)
  await stuckWith(acme, 'server-error')

  expect(await alarms(rig)).toMatchObject([{ kind: 'outage', problem: 'server-error', closedAt: null }])

  await dayOfOutage(rig)
  await dayOfOutage(rig)
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  for (const [index, employment] of employments.entries()) {
    await completed(acme.run(employment))
    const [, removal] = activitiesOf(await acme.run(employment).fetchHistory())
    // 10 tries in the first 17 minutes, then 6 an hour.
    expect(removal?.attempt).toBeGreaterThan(400)
    expect(removal?.attempt).toBeLessThan(450)
    expect(await acme.leaver(employment)).toMatchObject({
      outcome: 'completed',
      connection: { state: 'done', problem: null },
    })
    expect(await rig.unlinks(connectUsers[index] ?? '')).toBe(1)
  }
  const [alarm, ...others] = await alarms(rig)
  expect(others).toEqual([])
  expect(alarm?.closedAt).not.toBeNull()
})

test('L14, L6: down from before the date for three days, each ends in one unlink; who returns on the second day keeps the connection and gets the account back', async ({
  rig,
}) => {
  const before = (await alarms(rig)).length
  const acme = await rig.company()
  const connectUsers = [await acme.hire('E1'), await acme.hire('E2')]
  const returning = await acme.hire('E3')
  const lastDay = await rig.clock.inDays(0)
  for (const employment of ['E1-1', 'E2-1', 'E3-1']) await acme.terminate(employment, { lastDay })
  const date = `${await rig.clock.inDays(6)}T00:00:00.000Z`
  for (const employment of ['E1-1', 'E2-1', 'E3-1']) await asleepUntil(acme.run(employment), date)
  await rig.sandbox.addFault({ kind: 'outage' })
  await rig.clock.to(date)
  await stuckWith(acme, 'server-error')
  await dayOfOutage(rig)

  const employments = [
    { id: 'E3-1', startDate: '2020-02-01', lastDay },
    { id: 'E3-2', startDate: await rig.clock.inDays(0) },
  ]
  await acme.put('E3', { employments })
  await completed(acme.run('E3-1'))
  expect(await acme.leaver('E3-1')).toMatchObject({ outcome: 'undone', connection: { state: 'skipped' } })
  expect(await acme.user('E3')).toMatchObject({ active: true })
  await dayOfOutage(rig)
  await dayOfOutage(rig)
  expect((await alarms(rig)).length - before).toBe(1)

  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  for (const [index, employment] of ['E1-1', 'E2-1'].entries()) {
    await completed(acme.run(employment))
    expect(await acme.leaver(employment)).toMatchObject({ outcome: 'completed' })
    expect(await rig.unlinks(connectUsers[index] ?? '')).toBe(1)
  }
  expect(await rig.unlinks(returning)).toBe(0)
  expect((await rig.sandbox.person(`e3.${acme.id}@example.se`))?.clients).toHaveLength(1)
  const [alarm] = await alarms(rig)
  expect((await alarms(rig)).length - before).toBe(1)
  expect(alarm).toMatchObject({ kind: 'outage', tenant: null })
  expect(alarm?.closedAt).not.toBeNull()
})

test('L14: calls that fail for less than ten minutes, or between others that succeed, alarm nobody', async ({
  rig,
}) => {
  const before = (await alarms(rig)).length
  const acme = await rig.company()
  for (const employee of ['E1', 'E2']) await acme.hire(employee)
  await rig.sandbox.addFault({ kind: 'outage', users: [`e1.${acme.id}@example.se`] })
  await acme.leave('E1')
  await stuckWith(acme, 'server-error')
  await rig.clock.on('8 minutes')
  await acme.leave('E2')
  await completed(acme.run('E2-1'))
  await rig.clock.on('8 minutes')
  expect(await alarms(rig)).toHaveLength(before)
  await rig.clock.on('20 minutes')
  expect(await alarms(rig), 'nothing else succeeds any more').toHaveLength(before + 1)
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
})

test('L14: after 429 with Retry-After of 1,800 s Visma Connect is not asked again before', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'throttle', on: ['unlink'], retryAfter: 1800, times: 1 })
  await acme.leave('E1')
  await stuckWith(acme, 'throttled')
  const { unlink = 0 } = (await rig.sandbox.status()).calls

  await rig.clock.on('25 minutes')
  expect((await rig.sandbox.status()).calls).toMatchObject({ unlink })
  await rig.clock.on('5 minutes')
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test.for([
  ['the client', 'client-rejected', { on: ['token', 'search'] }],
  ['its token', 'token-rejected', { on: ['search'] }],
] as const)(
  'L14: where Visma Connect rejects %s, it heals once that is accepted',
  async ([, problem, { on }], { rig }) => {
    const acme = await rig.company()
    const connectUser = await acme.hire('E1')
    await rig.sandbox.addFault({ kind: 'reject-token', on: [...on] })
    await acme.leave('E1')
    await stuckWith(acme, problem)
    await rig.clock.on('1 hour')
    await stuckWith(acme, problem)
    await rig.sandbox.clearFaults()
    await rig.clock.on('10 minutes')
    await completed(acme.run('E1-1'))
    expect(await rig.unlinks(connectUser)).toBe(1)
  },
)

test('L14: an answer that nobody understands is never permanent: asked hourly after a while, it heals', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'answer', status: 418, body: { error_code: 'TEAPOT' }, on: ['unlink'] })
  await acme.leave('E1')
  await stuckWith(acme, 'unexpected-status')
  await rig.clock.on('12 hours')
  await stuckWith(acme, 'unexpected-status')
  await rig.sandbox.clearFaults()
  await rig.clock.on('1 hour')
  await completed(acme.run('E1-1'))
  const [, removal] = activitiesOf(await acme.run('E1-1').fetchHistory())
  // 8 in the first two minutes, then one an hour.
  expect(removal?.attempt).toBeGreaterThanOrEqual(19)
  expect(removal?.attempt).toBeLessThanOrEqual(22)
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test.for([
  ['the connection drops', 'do-then-drop'],
  ['it answers 500', 'do-then-fail'],
  ['the answer breaks off', 'cut'],
] as const)('L7: carried out but %s: looked up, a 409 is done, one effect', async ([, kind], { rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind, on: ['unlink'], times: 1 })
  await acme.leave('E1')
  await rig.clock.on('10 seconds')
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({
    outcome: 'completed',
    connection: { state: 'done', observed: 'not-connected', problem: null },
  })
  const [, removal] = activitiesOf(await acme.run('E1-1').fetchHistory())
  expect(removal?.attempt).toBe(2)
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L7: a removal that is said to be done and is not is tried again until a second look confirms it', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'lie', on: ['unlink'] })
  await acme.leave('E1')
  await stuckWith(acme, 'not-confirmed')
  await rig.clock.on('1 hour')
  await stuckWith(acme, 'not-confirmed')
  expect(await rig.unlinks(connectUser)).toBe(0)
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'done', problem: null })
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L9: a tenant that observes again keeps the connection of an account that is closed already, until `on`', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  await acme.leave('E1')
  await stuckWith(acme, 'server-error')
  await acme.settings({ automation: 'observe' })
  await rig.sandbox.clearFaults()
  await rig.clock.on('1 day')
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'acting', waitingFor: 'automation' })
  expect(await rig.unlinks(connectUser)).toBe(0)
  await acme.settings({ automation: 'on' }, { confirmed: 1 })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'done' } })
  expect(await rig.unlinks(connectUser)).toBe(1)
})
