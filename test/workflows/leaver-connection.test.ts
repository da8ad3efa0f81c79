// The second step's decisions: whose connection it is, when a person is needed, and who returns meanwhile.
import { expect } from 'vitest'
import { accountActivities } from '../../activities/accounts.ts'
import { connectionActivities } from '../../activities/connections.ts'
import { listMissingConnections } from '../../src/db/missing-connections.ts'
import { undoApproval } from '../../src/intake/undo-approval.ts'
import { problemAttribute, stageAttribute } from '../../src/temporal/search-attributes.ts'
import type { VismaConnect } from '../../src/visma-connect/public-api.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { currentDetails } from '../support/histories.ts'
import { providersBy } from '../support/providers.ts'
import type { Company } from '../support/rig-company.ts'
import { approve, expectHeld, leaveIn } from '../support/rig-guard.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { sandboxClient } from '../support/rig-sandbox.ts'
import { age, sweep, untold } from '../support/rig-sweep.ts'
import { byProgram, byProgramFor, inModes, publicApi } from '../support/rig-in-modes.ts'
import { test, type Rig } from '../support/rig.ts'
import { retrying } from '../support/rig-leavers.ts'

const patience = { timeout: 60_000, interval: 50 }

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

test('L7: who was unlinked already by somebody else is unchanged', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1', {}, { linked: false })
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({
    state: 'unchanged',
    observed: 'not-connected',
  })
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('L12: several accounts with the e-mail ask for a person, who takes the termination back', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const { vismaConnectEmail: email } = await acme.user('E1')
  const found = [connectUser, '5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b11'].map((id) => ({ id, email }))
  await rig.sandbox.addFault({ kind: 'answer', on: ['search'], status: 200, body: found })
  await acme.leave('E1')
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
  await acme.leave('E1')
  await needsPerson(rig, { company: acme, problem: 'connection-not-found' })
})

test('L12: a known Connect user that Visma Connect does not know asks for a person', async ({ rig }) => {
  const acme = await rig.company()
  const vismaConnectUserId = '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a01'
  await acme.put('E1', { user: { id: 'U-E1', username: 'E1', vismaConnectUserId } })
  await acme.leave('E1')
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
    await acme.leave('E1')
    await completed(acme.run('E1-1'))
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'completed',
      account: { state: 'done' },
      connection: { state: 'unchanged', problem: null },
    })
    expect(await acme.user('E1')).toMatchObject({ active: false, connection: 'no' })
  },
)

byProgramFor([
  ['before the provider was asked', undefined, 'yes'],
  ['after it was asked, whose outcome is not known', 'taking', 'unknown'],
])(
  'L7, L11: who returns while the connection step retries, %s, gets the account back and is not unlinked',
  async ({ mode, row: [, away, connection] }, { rig }) => {
    const acme = await mode.company(rig)
    const user = {
      id: 'U-E1',
      username: 'E1',
      vismaConnectEmail: `e1.${acme.id}@example.se`,
      connected: 'yes',
    } as const
    const account = await acme.hire('E1', { user })
    await acme.goesAway(away)
    await acme.leave('E1')
    await acme.stuck()
    await rig.clock.on('1 hour')

    const { id, lastDay } = await acme.leaver('E1-1')
    const next = { id: 'E1-2', startDate: await rig.clock.inDays(-1) }
    await acme.put('E1', { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }, next], user })
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'undone',
      account: { state: 'done' },
      connection: { state: 'skipped', problem: null },
    })
    const taken = connection === 'unknown' ? { leaver: id } : null
    expect(await acme.user('E1')).toMatchObject({ active: true, inactiveWhy: null, connection, taken })

    await acme.returns()
    await rig.clock.on('1 day')
    expect(await acme.taken(account)).toBe(0)
    if (mode === publicApi && away === undefined) await keepHistory('undone', acme.run('E1-1'))
  },
)

byProgram(
  'L6: a return that nobody was told of is seen by the next attempt, which does not call',
  async (mode, { rig }) => {
    const { acme, account } = await retrying(rig, mode)
    const teller = { ...rig.intake.teller, soon: () => undefined }
    await acme.with({ teller }).revoke('E1-1')
    await acme.returns()
    await rig.clock.on('10 minutes')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'undone', connection: { state: 'skipped' } })
    expect(await acme.user('E1')).toMatchObject({ active: true })
    expect(await acme.taken(account)).toBe(0)
  },
)

byProgram(
  'L6, L8: who is let in by hand while the connection step retries, with nobody told, is not unlinked, and is closed at the end that was given',
  async (mode, { rig }) => {
    const { acme, account } = await retrying(rig, mode)
    const until = `${await rig.clock.inDays(3)}T12:00:00.000Z`
    await untold(rig, acme).byHand('reactivate', 'U-E1', until)
    await acme.returns()
    await rig.clock.on('10 minutes')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({
      cycle: 2,
      stage: 'held',
      heldBy: 'by-hand-until',
      account: { state: 'pending' },
      connection: { state: 'pending', askedAt: null },
    })
    expect(await acme.user('E1')).toMatchObject({ active: true, taken: null })
    expect(await acme.taken(account)).toBe(0)

    await age(rig)
    await sweep(rig)
    await asleepUntil(acme.run('E1-1'), until)
    await rig.clock.to(until)
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'done' } })
    expect(await acme.user('E1')).toMatchObject({ active: false })
    expect(await acme.taken(account)).toBe(1)
  },
)

byProgram(
  'L8, L13: a decision about a leaver that its run has not heard of yet is carried out, while the run is at the one before',
  async (mode, { rig }) => {
    const { acme } = await retrying(rig, mode)
    const until = `${await rig.clock.inDays(3)}T12:00:00.000Z`
    await untold(rig, acme).byHand('reactivate', 'U-E1', until)
    await acme.decide('E1-1', 'cancel')
    expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, outcome: 'cancelled-by-operator' })
    await acme.returns()
    await rig.clock.on('10 minutes')
    await acme.over()
    expect(await acme.user('E1')).toMatchObject({ active: true })
  },
)

byProgram(
  'L6, L13: whom the undoing of an approval lets in while the connection step retries, with nobody told, is not unlinked and is held again',
  async (mode, { rig }) => {
    const acme = await mode.company(rig, { guard: { count: 2, percent: 0 } })
    const ids = ['E1', 'E2', 'E3']
    const accounts: string[] = []
    for (const id of ids) accounts.push(await acme.hire(id))
    await rig.clock.to(await leaveIn(rig, acme, 10, ids))
    await expectHeld(acme, ids)
    await acme.goesAway()
    const approval = await approve(rig, acme)
    for (const id of ids) {
      const problem = async () => (await acme.leaver(`${id}-1`)).connection.problem
      await expect.poll(problem, patience).toBe('server-error')
    }
    const teller = { ...rig.intake.teller, soon: () => undefined }
    const undone = await undoApproval(
      { ...rig.intake, teller },
      { tenant: acme.id, cause: { actor: 'admin-1' } },
      { approval, reason: 'by mistake', by: 'admin-1' },
    )
    expect(undone).toMatchObject({ accountsGivenBack: 3 })
    await acme.returns()
    await rig.clock.on('10 minutes')
    for (const id of ids) await acme.over(`${id}-1`)
    await expectHeld(acme, ids)
    for (const id of ids) {
      expect(await acme.leaver(`${id}-1`)).toMatchObject({
        cycle: 2,
        account: { state: 'pending' },
        connection: { state: 'pending', askedAt: null },
      })
    }
    const unlinked = () => Promise.all(accounts.map((user) => acme.taken(user)))
    expect(await unlinked()).toEqual([0, 0, 0])

    await approve(rig, acme)
    for (const id of ids) await acme.over(`${id}-1`)
    expect(await unlinked()).toEqual([1, 1, 1])
  },
)

byProgram(
  'L6, L11: a user that is taken off its employee after Visma Connect was asked keeps that, and stands as connection missing once it is let in',
  async (mode, { rig }) => {
    const acme = await mode.company(rig)
    const account = await acme.hire('E1')
    await acme.goesAway('taking')
    await acme.leave('E1')
    await acme.stuck()
    const { id, lastDay } = await acme.leaver('E1-1')
    const employments = [{ id: 'E1-1', startDate: '2020-02-01', lastDay }]
    await acme.put('E1', { employments, user: null, withdrawUser: true })
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({
      outcome: 'cancelled',
      connection: { state: 'skipped' },
    })
    await acme.byHand('reactivate', 'U-E1')
    expect(await acme.user('E1')).toMatchObject({
      active: true,
      connection: 'unknown',
      taken: { leaver: id },
    })
    const all = { filter: {}, after: undefined, limit: 10 }
    expect(await listMissingConnections(rig.db, acme.id, all)).toMatchObject([{ id: 'U-E1' }])
    expect(await acme.taken(account)).toBe(0)
  },
)

byProgram(
  'L12: who is marked exempt while the connection step retries is not unlinked',
  async (mode, { rig }) => {
    const { acme, account } = await retrying(rig, mode)
    const { lastDay } = await acme.leaver('E1-1')
    await acme.put('E1', {
      employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }],
      user: { id: 'U-E1', username: 'E1', vismaConnectEmail: `e1.${acme.id}@example.se`, exempt: true },
    })
    await acme.returns()
    await rig.clock.on('10 minutes')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ connection: { state: 'skipped' } })
    expect(await acme.taken(account)).toBe(0)
  },
)

test('L6: an edit that commits just before the leaver asks for a person opens a new cycle, which does not wait for one', async ({
  rig,
}) => {
  const acme = await rig.company()
  const vismaConnectUserId = '5d0f3e0a-8d1b-4b53-9f0e-3f6f5f9c7a02'
  await acme.put('E1', { user: { id: 'U-E1', username: 'E1', vismaConnectUserId } })
  const lastDay = await rig.clock.inDays(30)
  const midnight = `${await rig.clock.inDays(36)}T00:00:00.000Z`
  rig.instead.askForPerson = async (asked) => {
    delete rig.instead.askForPerson
    await acme.terminate('E1-1', { lastDay })
    await accountActivities(rig.intake).askForPerson(asked)
  }
  await acme.leave('E1')
  await asleepUntil(acme.run('E1-1'), midnight)
  expect(await acme.leaver('E1-1')).toMatchObject({
    cycle: 2,
    stage: 'waiting',
    connection: { state: 'pending', problem: null },
  })
  await rig.clock.to(midnight)
  await needsPerson(rig, { company: acme, problem: 'connect-user-unknown' })
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test.for([
  ['its e-mail is corrected', false],
  ['its Connect user is told', true],
] as const)(
  'L12: while a user is searched by an e-mail that is another person’s, %s: who was found is not unlinked',
  async ([, told], { rig }) => {
    const acme = await rig.company()
    const user = { id: 'U-E1', username: 'E1', vismaConnectEmail: `wrong.${acme.id}@example.se` }
    const another = await acme.hire('E1', { user })
    const right = { email: `right.${acme.id}@example.se`, clients: [sandboxClient] }
    const [own = ''] = (await rig.sandbox.addPeople({ people: [right] })).ids
    const correction = told ? { vismaConnectUserId: own } : { vismaConnectEmail: right.email }

    let corrected = false
    const vismaConnect: VismaConnect = {
      ...rig.vismaConnect,
      async findByEmail(email) {
        const found = await rig.vismaConnect.findByEmail(email)
        if (corrected) return found
        corrected = true
        const { lastDay } = await acme.leaver('E1-1')
        const employments = [{ id: 'E1-1', startDate: '2020-02-01', lastDay }]
        await acme.put('E1', { employments, user: { ...user, ...correction } })
        return found
      },
    }
    const { removeConnection } = connectionActivities({ ...rig.intake, providers: providersBy(vismaConnect) })
    rig.instead.removeConnection = removeConnection
    await acme.leave('E1')
    await completed(acme.run('E1-1'))
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'done' } })
    expect(await acme.user('E1')).toMatchObject({ vismaConnectUserId: own, connection: 'no' })
    expect([await rig.unlinks(another), await rig.unlinks(own)]).toEqual([0, 1])
  },
)

inModes(
  'L14: a cancellation from Temporal UI while the connection step retries ends nothing: one unlink follows',
  async (mode, { rig }) => {
    const { acme, account } = await retrying(rig, mode)
    await acme.run('E1-1').cancel()
    await rig.clock.on('1 hour')
    await acme.stuck()
    await acme.returns()
    await rig.clock.on('10 minutes')
    await acme.over()
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed', connection: { state: 'done' } })
    expect(await acme.taken(account)).toBe(1)
  },
)
