// The second step of a leaver, and connections by hand, where a person does them (mode `task`), and by SCIM (L7, L10, L11).
import type { WorkflowHandle } from '@temporalio/client'
import { expect } from 'vitest'
import { latestChangeOf } from '../../src/db/connection-changes.ts'
import { listTodos } from '../../src/db/todos.ts'
import { confirmByHand } from '../../src/intake/confirming.ts'
import { askForRemoval, askToConnect } from '../../src/intake/connections.ts'
import { connectingWorkflowId, connectionRemovalWorkflowId } from '../../src/temporal/ids.ts'
import { currentDetails } from '../support/histories.ts'
import type { Company } from '../support/rig-company.ts'
import { goBy, goByScim, goByTask, scimCompany, taskCompany } from '../support/rig-modes.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { sweep } from '../support/rig-sweep.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const cause = { actor: 'hr-17' }

async function todos(rig: Rig, { id }: Company) {
  const now = await rig.clock.now()
  const asked = { filter: { problem: 'connection-task' }, after: undefined, limit: 100, now, guardAhead: [] }
  return await listTodos(rig.db, id, asked)
}

/** Waits until the leaver waits for somebody to do it. */
async function isAsked(rig: Rig, company: Company, employment = 'E1-1') {
  await expect
    .poll(async () => await company.leaver(employment), patience)
    .toMatchObject({
      stage: 'attention',
      account: { state: 'done' },
      connection: { state: 'pending', problem: 'connection-task' },
    })
  // As the run has it too, which takes decisions from then on.
  await expect.poll(async () => await currentDetails(company.run(employment)), patience).toContain('by hand')
}

const changeOf = async (rig: Rig, { id }: Company) => await latestChangeOf(rig.db, id, 'U-E1')

async function remove(rig: Rig, { id: tenant }: Company): Promise<WorkflowHandle> {
  await askForRemoval(rig.intake, { tenant, cause }, { user: 'U-E1', reason: 'test' })
  return rig.temporal.workflow.getHandle(connectionRemovalWorkflowId({ tenant, user: 'U-E1' }))
}

async function connect(rig: Rig, { id: tenant }: Company): Promise<WorkflowHandle> {
  const asked = { user: 'U-E1', email: `e1.${tenant}@example.se`, name: null, reason: 'test' }
  await askToConnect(rig.intake, { tenant, cause }, asked)
  return rig.temporal.workflow.getHandle(connectingWorkflowId({ tenant, user: 'U-E1' }))
}

async function confirm(rig: Rig, { id: tenant }: Company): Promise<void> {
  await confirmByHand(rig.intake, { tenant, cause }, { user: 'U-E1', reason: 'done in the portal' })
  await rig.intake.teller.settled()
}

test('L2, L4, L7: somebody is asked once the account is closed, and what is confirmed is done', async ({
  rig,
}) => {
  const acme = await taskCompany(rig)
  const connectUser = await acme.hire('E1')
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(3) })
  const midnight = `${await rig.clock.inDays(9)}T00:00:00.000Z`
  await asleepUntil(acme.run('E1-1'), midnight)
  expect(await todos(rig, acme)).toEqual([])
  await rig.clock.to(midnight)
  await isAsked(rig, acme)
  const { id } = await acme.leaver('E1-1')
  expect(await todos(rig, acme)).toMatchObject([{ leaverId: id, userId: 'U-E1', employeeId: 'E1' }])

  await rig.clock.on('30 days')
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'attention' })
  await acme.decide('E1-1', 'confirm')
  await completed(acme.run('E1-1'))
  const leaver = await acme.leaver('E1-1')
  expect(leaver).toMatchObject({ stage: 'finished', outcome: 'completed' })
  expect(leaver.connection).toMatchObject({ state: 'done', observed: 'confirmed-by-hand', problem: null })
  expect(await acme.user('E1')).toMatchObject({ active: false, connection: 'no', taken: { leaver: id } })
  expect(await todos(rig, acme)).toEqual([])
  expect(await rig.unlinks(connectUser)).toBe(0)
  const audit: object[] = await rig
    .db('audit')
    .where({ tenant_id: acme.id, action: 'user.connection-removed' })
  expect(audit).toMatchObject([{ actor: 'tester', new_value: { observed: 'confirmed-by-hand' } }])
})

test.for([
  ['the termination is revoked', 'undone'],
  ['it is skipped', 'completed'],
] as const)(
  'L7, L11, L13: while somebody is asked, %s: nobody is asked any more',
  async ([, outcome], { rig }) => {
    const acme = await taskCompany(rig)
    await acme.hire('E1')
    await acme.leave('E1')
    await isAsked(rig, acme)
    if (outcome === 'undone') await acme.revoke('E1-1')
    else await acme.decide('E1-1', 'skip')
    await completed(acme.run('E1-1'))
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome, connection: { state: 'skipped' } })
    expect(await acme.user('E1')).toMatchObject({
      active: outcome === 'undone',
      connection: 'unknown',
      taken: null,
    })
    expect(await todos(rig, acme)).toEqual([])
  },
)

test('L11: a leaver that is undone after somebody has confirmed reports the connection as missing', async ({
  rig,
}) => {
  const acme = await taskCompany(rig)
  await acme.hire('E1')
  await acme.leave('E1')
  await isAsked(rig, acme)
  await acme.decide('E1-1', 'confirm')
  await completed(acme.run('E1-1'))
  const { id } = await acme.leaver('E1-1')
  await acme.revoke('E1-1')
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'undone', connection: { state: 'done' } })
  expect(await acme.user('E1')).toMatchObject({ active: true, connection: 'no', taken: { leaver: id } })
})

test.for([
  ['who is known not to be connected', { connected: 'no' }, 'not-connected'],
  ['who has neither e-mail nor Connect user', { vismaConnectEmail: null }, 'not-found'],
] as const)(
  'L7, L12: of somebody %s nobody is asked anything: unchanged',
  async ([, user, observed], { rig }) => {
    const acme = await taskCompany(rig)
    const vismaConnectEmail = `e1.${acme.id}@example.se`
    await acme.put('E1', { user: { id: 'U-E1', username: 'E1', vismaConnectEmail, ...user } })
    await acme.leave('E1')
    await completed(acme.run('E1-1'))
    expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'unchanged', observed })
  },
)

test('L12: somebody is asked when the last of two users of one person leaves, not before', async ({
  rig,
}) => {
  const acme = await taskCompany(rig)
  const vismaConnectEmail = `e1.${acme.id}@example.se`
  await acme.hire('E1')
  await acme.put('E2', { user: { id: 'U-E2', username: 'E2', vismaConnectEmail } })
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'kept-shared' })
  await acme.leave('E2')
  await isAsked(rig, acme, 'E2-1')
})

test('L14: however many are asked for, no queue is stopped', async ({ rig }) => {
  const acme = await taskCompany(rig)
  const ids = Array.from({ length: 22 }, (_, index) => `E${index + 1}`)
  for (const id of ids) {
    await acme.put(id, {})
    await acme.leave(id)
  }
  await expect.poll(async () => (await todos(rig, acme)).length, patience).toBe(ids.length)
  expect(await rig.db('stops')).toEqual([])
  expect(await rig.db('alarms')).toEqual([])
})

test('L6: who waits for somebody is taken by the new mode as soon as there is another, and the other way round', async ({
  rig,
}) => {
  const acme = await taskCompany(rig)
  const connectUser = await acme.hire('E1')
  await acme.leave('E1')
  await isAsked(rig, acme)
  await goBy(rig, acme, undefined)
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'done', observed: 'not-connected' })
  expect(await rig.unlinks(connectUser)).toBe(1)

  await rig.sandbox.addFault({ kind: 'outage' })
  const second = await acme.hire('E2')
  await acme.leave('E2')
  await expect.poll(async () => (await acme.leaver('E2-1')).connection.problem, patience).toBe('server-error')
  await goByTask(rig, acme)
  await rig.clock.on('10 minutes')
  await isAsked(rig, acme, 'E2-1')
  expect(await rig.unlinks(second)).toBe(0)
})

test('L10, L11: by hand too somebody is asked: to remove, then to connect, each until it is confirmed', async ({
  rig,
}) => {
  const acme = await taskCompany(rig)
  const connectUser = await acme.hire('E1')
  await completed(await remove(rig, acme))
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'pending', problem: 'connection-task' })
  expect(await todos(rig, acme)).toMatchObject([
    { userId: 'U-E1', about: { changing: 'U-E1' }, reason: 'remove' },
  ])
  await confirm(rig, acme)
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done', observed: 'confirmed-by-hand' })
  expect(await acme.user('E1')).toMatchObject({ active: true, connection: 'no' })
  expect(await todos(rig, acme)).toEqual([])
  await expect(confirm(rig, acme)).rejects.toThrow('nothing-to-confirm')

  await completed(await connect(rig, acme))
  expect(await todos(rig, acme)).toMatchObject([{ userId: 'U-E1', reason: 'connect' }])
  await confirm(rig, acme)
  expect(await acme.user('E1')).toMatchObject({ connection: 'yes', taken: null })
  expect(await todos(rig, acme)).toEqual([])
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('L10: a removal that somebody is asked for and that is not wanted any more is closed, and confirms nothing', async ({
  rig,
}) => {
  const acme = await taskCompany(rig)
  await acme.hire('E1')
  await acme.byHand('deactivate', 'U-E1')
  await completed(await remove(rig, acme))
  expect(await todos(rig, acme)).toHaveLength(1)
  await sweep(rig)
  expect(await changeOf(rig, acme), 'by the sweep as long as it is wanted').toMatchObject({
    state: 'pending',
  })
  await acme.byHand('reactivate', 'U-E1')
  expect(await todos(rig, acme)).toEqual([])
  await expect(confirm(rig, acme)).rejects.toThrow('nothing-to-confirm')
  await rig.db('connection_changes').update({ started_at: rig.db.raw(`started_at - interval '1 hour'`) })
  await sweep(rig)
  await expect
    .poll(async () => await changeOf(rig, acme), patience)
    .toMatchObject({ state: 'skipped', problem: 'user-active' })
})

test('L10: what somebody was asked for by hand is carried out by another mode, and mends a leaver that waits', async ({
  rig,
}) => {
  const before = await taskCompany(rig)
  await before.hire('E1')
  await before.leave('E1')
  await isAsked(rig, before)
  await completed(await remove(rig, before))
  expect(await todos(rig, before)).toHaveLength(2)
  await confirm(rig, before)
  await completed(before.run('E1-1'))
  expect((await before.leaver('E1-1')).connection).toMatchObject({ state: 'unchanged' })

  const acme = await taskCompany(rig)
  await acme.put('E1', {})
  await completed(await remove(rig, acme))
  const scim = await goByScim(rig, acme)
  const account = await scim.enrol('E1')
  await expect
    .poll(async () => await changeOf(rig, acme), patience)
    .toMatchObject({ state: expect.stringMatching(/done|unchanged/) as string })
  expect((await scim.effects(account)).suspended).toBeLessThanOrEqual(1)
  expect(await todos(rig, acme)).toEqual([])
})

test('L10, L11: by SCIM a removal by hand suspends, and connecting again lets in, each once also if the answer is lost', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  await rig.scim.addFault({ kind: 'do-then-drop', on: ['patch'], times: 1, provider: acme.provider })
  await completed(await remove(rig, acme))
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done', observed: 'suspended' })
  expect(await acme.effects(account)).toEqual({ suspended: 1, resumed: 0 })

  await rig.scim.addFault({ kind: 'do-then-drop', on: ['patch'], times: 1, provider: acme.provider })
  await completed(await connect(rig, acme))
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done', observed: 'active' })
  expect(await acme.user('E1')).toMatchObject({ connection: 'yes', taken: null })
  expect(await acme.effects(account)).toEqual({ suspended: 1, resumed: 1 })

  await connect(rig, acme)
  const again = async () => await changeOf(rig, acme)
  await expect.poll(again, patience).toMatchObject({ state: 'unchanged', observed: 'active' })
  expect(await acme.effects(account)).toEqual({ suspended: 1, resumed: 1 })
})

test.for([
  ['deleted the account and made another one', true],
  ['deleted the account', false],
] as const)(
  'L11: a provider that %s since: found by the e-mail, and never made by koppling',
  async ([, again], { rig }) => {
    const acme = await scimCompany(rig, { inactive: 'gone' })
    const account = await acme.enrol('E1')
    await completed(await remove(rig, acme))
    expect(await changeOf(rig, acme)).toMatchObject({ state: 'done', observed: 'gone' })
    const made = again ? await acme.enrol('E1') : ''
    await completed(await connect(rig, acme))
    // Asked for once at the account that is gone.
    const expected = again ? { state: 'done' } : { state: 'failed', problem: 'connection-not-found' }
    expect(await changeOf(rig, acme)).toMatchObject(expected)
    expect(await rig.db('provider_users').where({ tenant_id: acme.id })).toMatchObject(
      again ? [{ remote_id: made }] : [],
    )
    expect(await acme.effects(account)).toEqual({ suspended: 1, resumed: 0 })
  },
)
