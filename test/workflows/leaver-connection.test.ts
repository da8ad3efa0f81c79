// The second step: the Visma Connect connection, in fair weather and foul.
import { expect } from 'vitest'
import type { FailureCode } from '../../src/visma-connect/errors.ts'
import { problemAttribute, stageAttribute } from '../../src/temporal/search-attributes.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf, currentDetails } from '../support/histories.ts'
import type { Company } from '../support/rig-company.ts'
import { completed } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 20_000, interval: 50 }

/** A late notice without delay: the leaver acts now. */
async function leave(rig: Rig, { company, employee }: { company: Company; employee: string }): Promise<void> {
  await company.terminate(`${employee}-1`, { lastDay: await rig.clock.inDays(-20) })
}

async function stuckWith(company: Company, problem: FailureCode | 'not-confirmed'): Promise<void> {
  await expect.poll(async () => (await company.leaver('E1-1')).connection.problem, patience).toBe(problem)
  expect(await company.leaver('E1-1')).toMatchObject({ stage: 'acting', account: { state: 'done' } })
  expect(await company.user('E1')).toMatchObject({ active: false })
}

/** Waits until Visma Connect refused so that a person is needed, and asserts where operators see it. */
async function needsPerson(rig: Rig, { company, problem }: { company: Company; problem: string }) {
  const run = company.run('E1-1')
  await expect.poll(() => currentDetails(run), patience).toContain(problem)
  const leaver = await company.leaver('E1-1')
  expect(leaver).toMatchObject({ stage: 'attention', waitingFor: 'person', account: { state: 'done' } })
  expect(leaver.connection).toMatchObject({ state: 'failed', problem })
  const { typedSearchAttributes } = await run.describe()
  expect(typedSearchAttributes.get(stageAttribute)).toBe('attention')
  expect(typedSearchAttributes.get(problemAttribute)).toBe(problem)

  const asked = (await rig.sandbox.status()).calls
  await rig.clock.on('7 days')
  expect((await run.describe()).status.name).toBe('RUNNING')
  expect((await rig.sandbox.status()).calls, 'asked of Visma Connect without a person').toEqual(asked)
}

test('L14: three days of outage are ridden out, every ten minutes at the most, and end in one unlink each', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUsers = [await acme.hire('E1'), await acme.hire('E2')]
  await rig.sandbox.addFault({ kind: 'outage' })
  await leave(rig, { company: acme, employee: 'E1' })
  await leave(rig, { company: acme, employee: 'E2' })
  await stuckWith(acme, 'server-error')

  await rig.clock.on('3 days')
  await stuckWith(acme, 'server-error')
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  for (const [index, employment] of ['E1-1', 'E2-1'].entries()) {
    await completed(acme.run(employment))
    const [, removal] = activitiesOf(await acme.run(employment).fetchHistory())
    // 10 tries in the first 17 minutes, then 6 an hour.
    expect(removal?.attempt).toBeGreaterThan(400)
    expect(removal?.attempt).toBeLessThan(450)
    expect(await rig.unlinks(connectUsers[index] ?? '')).toBe(1)
    expect(await acme.leaver(employment)).toMatchObject({
      outcome: 'completed',
      connection: { state: 'done', problem: null },
    })
  }
})

test('L14: 429 with Retry-After of 120 s is not asked again before', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'throttle', on: ['unlink'], retryAfter: 120, times: 1 })
  await leave(rig, { company: acme, employee: 'E1' })
  await stuckWith(acme, 'throttled')
  const { unlink = 0 } = (await rig.sandbox.status()).calls

  await rig.clock.on('90 seconds')
  expect((await rig.sandbox.status()).calls).toMatchObject({ unlink })
  await rig.clock.on('30 seconds')
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L14: rejected credentials heal by themselves once they are accepted again', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'reject-token' })
  await leave(rig, { company: acme, employee: 'E1' })
  await stuckWith(acme, 'token-rejected')
  await rig.clock.on('1 hour')
  await stuckWith(acme, 'token-rejected')
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L14: an answer that nobody understands is never permanent: asked hourly after a while, it heals', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'answer', status: 418, body: { error_code: 'TEAPOT' }, on: ['unlink'] })
  await leave(rig, { company: acme, employee: 'E1' })
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
  await leave(rig, { company: acme, employee: 'E1' })
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

test('L7: who was unlinked already by somebody else is unchanged', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1', {}, { linked: false })
  await leave(rig, { company: acme, employee: 'E1' })
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({
    state: 'unchanged',
    observed: 'not-connected',
  })
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('L7: a removal that is said to be done and is not is tried again until a second look confirms it', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'lie', on: ['unlink'] })
  await leave(rig, { company: acme, employee: 'E1' })
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

test('L12: several accounts with the e-mail ask for a person, who takes the termination back', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const { vismaConnectEmail: email } = await acme.user('E1')
  const found = [connectUser, '5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b11'].map((id) => ({ id, email }))
  await rig.sandbox.addFault({ kind: 'answer', on: ['search'], status: 200, body: found })
  await leave(rig, { company: acme, employee: 'E1' })
  await needsPerson(rig, { company: acme, problem: 'several-matches' })

  await acme.revoke('E1-1')
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'undone', connection: { state: 'skipped' } })
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await rig.unlinks(connectUser)).toBe(0)
  await keepHistory('attention', acme.run('E1-1'))
})

test('L12: a known connection that cannot be found by e-mail asks for a person', async ({ rig }) => {
  const acme = await rig.company()
  const user = {
    id: 'U-E1',
    username: 'E1',
    vismaConnectEmail: 'nobody@example.se',
    connected: 'yes',
  } as const
  await acme.put('E1', { user })
  await leave(rig, { company: acme, employee: 'E1' })
  await needsPerson(rig, { company: acme, problem: 'connection-not-found' })
})

test('L12: a known Connect user that Visma Connect does not know asks for a person', async ({ rig }) => {
  const acme = await rig.company()
  const vismaConnectUserId = '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a01'
  await acme.put('E1', { user: { id: 'U-E1', username: 'E1', vismaConnectUserId } })
  await leave(rig, { company: acme, employee: 'E1' })
  await needsPerson(rig, { company: acme, problem: 'connect-user-unknown' })
})

test.for([
  ['an e-mail that nobody has', 'nobody@example.se'],
  ['no e-mail', null],
] as const)(
  'L12: no connection was ever known, and %s: unchanged',
  async ([, vismaConnectEmail], { rig }) => {
    const acme = await rig.company()
    await acme.put('E1', { user: { id: 'U-E1', username: 'E1', vismaConnectEmail } })
    await leave(rig, { company: acme, employee: 'E1' })
    await completed(acme.run('E1-1'))
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'completed',
      account: { state: 'done' },
      connection: { state: 'unchanged', problem: null },
    })
    expect(await acme.user('E1')).toMatchObject({ active: false, connection: 'no' })
  },
)

test.for([
  ['before Visma Connect was asked', 'search', 'yes'],
  ['after it was asked, whose outcome is not known', 'unlink', 'unknown'],
] as const)(
  'L7, L11: who returns while the connection step retries, %s, gets the account back and is not unlinked',
  async ([, operation, connection], { rig }) => {
    const acme = await rig.company()
    const user = {
      id: 'U-E1',
      username: 'E1',
      vismaConnectEmail: `e1.${acme.id}@example.se`,
      connected: 'yes',
    } as const
    const connectUser = await acme.hire('E1', { user })
    await rig.sandbox.addFault({ kind: 'outage', on: [operation] })
    await leave(rig, { company: acme, employee: 'E1' })
    await stuckWith(acme, 'server-error')
    await rig.clock.on('1 hour')

    const lastDay = await rig.clock.inDays(-20)
    const next = { id: 'E1-2', startDate: await rig.clock.inDays(-1) }
    await acme.put('E1', { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }, next], user })
    await completed(acme.run('E1-1'))
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'undone',
      account: { state: 'done' },
      connection: { state: 'skipped', problem: null },
    })
    expect(await acme.user('E1')).toMatchObject({ active: true, inactiveWhy: null, connection })

    await rig.sandbox.clearFaults()
    await rig.clock.on('1 day')
    expect(await rig.unlinks(connectUser)).toBe(0)
    if (operation === 'search') await keepHistory('undone', acme.run('E1-1'))
  },
)

test('L6: a return that nobody was told of is seen by the next attempt, which does not call', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  await leave(rig, { company: acme, employee: 'E1' })
  await stuckWith(acme, 'server-error')
  const teller = { ...rig.intake.teller, soon: () => undefined }
  await acme.with({ teller }).revoke('E1-1')
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'undone', connection: { state: 'skipped' } })
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await rig.unlinks(connectUser)).toBe(0)
})
