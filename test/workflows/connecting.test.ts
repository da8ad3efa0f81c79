// Connecting beside what takes the connection away: one call at a time, and the removal has the last word (L10, L11).
import type { WorkflowHandle } from '@temporalio/client'
import { expect } from 'vitest'
import { connectionActivities } from '../../activities/connections.ts'
import { connectionByHandActivities } from '../../activities/connections-by-hand.ts'
import { latestChangeOf } from '../../src/db/connection-changes.ts'
import { deactivateByHand } from '../../src/intake/by-hand.ts'
import { askForRemoval, askToConnect } from '../../src/intake/connections.ts'
import { connectingWorkflowId, connectionRemovalWorkflowId } from '../../src/temporal/ids.ts'
import type { IdentityProviders } from '../../src/visma-connect/providers.ts'
import type { VismaConnect } from '../../src/visma-connect/public-api.ts'
import type { Scim } from '../../src/visma-connect/scim2/scim.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { providersBy } from '../support/providers.ts'
import type { Company } from '../support/rig-company.ts'
import { scimCompany } from '../support/rig-modes.ts'
import { completed } from '../support/rig-runs.ts'
import { untold } from '../support/rig-sweep.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const cause = { actor: 'hr-17' }

async function connect(
  rig: Rig,
  { id: tenant }: Company,
  email = `e1.${tenant}@example.se`,
): Promise<WorkflowHandle> {
  const asked = { user: 'U-E1', email, name: null, reason: 'test' }
  await askToConnect(rig.intake, { tenant, cause }, asked)
  return rig.temporal.workflow.getHandle(connectingWorkflowId({ tenant, user: 'U-E1' }))
}

async function remove(rig: Rig, { id: tenant }: Company): Promise<WorkflowHandle> {
  await askForRemoval(rig.intake, { tenant, cause }, { user: 'U-E1', reason: 'test' })
  return rig.temporal.workflow.getHandle(connectionRemovalWorkflowId({ tenant, user: 'U-E1' }))
}

const changeOf = async (rig: Rig, { id }: Company) => await latestChangeOf(rig.db, id, 'U-E1')
const changesOf = async (rig: Rig, { id }: Company) =>
  (await rig.db('connection_changes').where({ tenant_id: id }).orderBy('requested_at')) as object[]

async function problemIs(rig: Rig, company: Company, problem: string) {
  await expect.poll(async () => (await changeOf(rig, company))?.problem, patience).toBe(problem)
}

const effects = async (rig: Rig, user: string) =>
  (await rig.sandbox.counts({ user })).map(({ linked, unlinked }) => ({ linked, unlinked }))

test('L11: connecting is one activity, and rides out an outage with one effect', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1', {}, { linked: false })
  await rig.sandbox.addFault({ kind: 'outage' })
  const run = await connect(rig, acme)
  await problemIs(rig, acme, 'server-error')
  await rig.clock.on('1 hour')
  await rig.sandbox.clearFaults()
  await rig.clock.on('15 minutes')
  await completed(run)
  expect(await run.result()).toBe('done')
  expect(await acme.user('E1')).toMatchObject({ connection: 'yes', vismaConnectUserId: account, taken: null })
  expect(await effects(rig, account)).toEqual([{ linked: 1, unlinked: 0 }])
  await keepHistory('connecting', run)
})

test.for([
  ['the removal of a person', false],
  ['a leaver that comes due', true],
] as const)('L10, L11: %s takes the place of a connect that waits', async ([, leaves], { rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1', {}, { linked: false })
  await rig.sandbox.addFault({ kind: 'outage', on: ['create'] })
  const connecting = await connect(rig, acme)
  await problemIs(rig, acme, 'server-error')
  if (leaves) await acme.leave('E1')
  const removing = leaves ? acme.run('E1-1') : await remove(rig, acme)
  await expect
    .poll(async () => (await changesOf(rig, acme))[0], patience)
    .toMatchObject({ kind: 'connect', state: 'skipped' })
  await rig.sandbox.clearFaults()
  await rig.clock.on('15 minutes')
  await completed(connecting)
  await completed(removing)
  expect(await acme.user('E1')).toMatchObject({ active: !leaves, connection: 'no' })
  expect(await rig.unlinks(account)).toBe(0)
})

test('L11: who is closed while connecting waits is not connected', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1', {}, { linked: false })
  await rig.sandbox.addFault({ kind: 'outage' })
  const run = await connect(rig, acme)
  await problemIs(rig, acme, 'server-error')
  await deactivateByHand(rig.intake, { tenant: acme.id, cause }, { id: 'U-E1', reason: 'test' })
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(run)
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'skipped', problem: 'user-inactive' })
  expect(await effects(rig, account)).toEqual([])
})

test('L12: several accounts with the e-mail end it with what a person must mend', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1', {}, { linked: false })
  const email = `e1.${acme.id}@example.se`
  const found = [account, '5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b11'].map((id) => ({ id, email }))
  await rig.sandbox.addFault({ kind: 'answer', on: ['search'], status: 200, body: found })
  await completed(await connect(rig, acme))
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'failed', problem: 'several-matches' })
  expect(await effects(rig, account)).toEqual([])
})

test('L10, L11: what ends the connecting of somebody does not end the removal that took its place meanwhile', async ({
  rig,
}) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  let removing: WorkflowHandle | undefined
  const vismaConnect: VismaConnect = {
    ...rig.vismaConnect,
    async findByEmail(email) {
      const found = await rig.vismaConnect.findByEmail(email)
      removing = await remove(rig, acme)
      return [...found, { id: '5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b11', email }]
    },
  }
  const { connectByHand } = connectionByHandActivities({
    ...rig.intake,
    providers: providersBy(vismaConnect),
  })
  rig.instead.connectByHand = connectByHand
  await completed(await connect(rig, acme))
  await expect
    .poll(async () => await changesOf(rig, acme), patience)
    .toMatchObject([
      { kind: 'connect', state: 'skipped', problem: 'superseded' },
      { kind: 'remove', state: 'done', problem: null },
    ])
  await completed(removing as WorkflowHandle)
  expect(await rig.unlinks(account)).toBe(1)
})

test.for([
  ['who is let in again', false],
  ['whose other user belongs to another tenant', true],
] as const)(
  'L11: somebody %s, and is connected while a leaver removes the connection, is connected after that and stays so',
  async ([, elsewhere], { rig }) => {
    const acme = await rig.company()
    const other = await rig.company()
    const email = `e1.${acme.id}@example.se`
    const account = await acme.hire('E1')
    const user = { id: 'U-E1', username: 'E1', vismaConnectEmail: email, connected: 'no' } as const
    if (elsewhere) await other.put('E1', { user })
    const place = elsewhere ? other : acme
    let connecting: WorkflowHandle | undefined
    const vismaConnect: VismaConnect = {
      ...rig.vismaConnect,
      async unlink(id) {
        const removal = await rig.vismaConnect.unlink(id)
        if (connecting !== undefined) return removal
        // Told of it, the run would end before its activity, and this server's clock would stand still from then on.
        if (!elsewhere) await untold(rig, acme).revoke('E1-1')
        connecting = await connect(rig, place, email)
        const tried = async () => {
          const change = await changeOf(rig, place)
          return change?.problem ?? change?.finishedAt
        }
        await expect.poll(tried, patience).toBeTruthy()
        return removal
      },
    }
    const { removeConnection } = connectionActivities({ ...rig.intake, providers: providersBy(vismaConnect) })
    rig.instead.removeConnection = removeConnection
    await acme.leave('E1')
    const removed = async () => (await acme.leaver('E1-1')).connection.state
    await expect.poll(removed, patience).toBe('done')
    await completed(acme.run('E1-1'))
    await rig.clock.on('1 minute')
    await completed(connecting as unknown as WorkflowHandle)
    expect(await changeOf(rig, place)).toMatchObject({ state: 'done', observed: 'connected' })
    expect(await place.user('E1')).toMatchObject({ active: true, connection: 'yes', taken: null })
    expect(await effects(rig, account)).toEqual([{ linked: 1, unlinked: 1 }])
  },
)

test('L11, L12: nobody is let in while the same account is suspended as that of another user, and stays in after that', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  const user = {
    id: 'U-E2',
    username: 'E2',
    vismaConnectEmail: `E1.${acme.id}@example.se`,
    connected: 'no',
  } as const
  await acme.put('E2', { user })
  const changeOfE2 = async () => await latestChangeOf(rig.db, acme.id, 'U-E2')
  let isAsked = false
  const providers: IdentityProviders = {
    ...rig.providers,
    async of(...asked) {
      const provider = await rig.providers.of(...asked)
      if (provider.mode !== 'scim2') return provider
      const { scim } = provider
      const suspend: Scim['suspend'] = async (id) => {
        const suspension = await scim.suspend(id)
        if (isAsked) return suspension
        isAsked = true
        await askToConnect(
          rig.intake,
          { tenant: acme.id, cause },
          { user: 'U-E2', email: user.vismaConnectEmail, name: null, reason: 'test' },
        )
        const tried = async () => {
          const change = await changeOfE2()
          return change?.problem ?? change?.finishedAt
        }
        await expect.poll(tried, patience).toBeTruthy()
        return suspension
      }
      return { ...provider, scim: { ...scim, suspend } }
    },
  }
  rig.instead.removeConnection = connectionActivities({ ...rig.intake, providers }).removeConnection
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  await rig.clock.on('1 minute')
  await completed(rig.temporal.workflow.getHandle(connectingWorkflowId({ tenant: acme.id, user: 'U-E2' })))
  expect(await changeOfE2()).toMatchObject({ state: 'done', observed: 'active' })
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'done', observed: 'suspended' })
  expect(await acme.effects(account)).toEqual({ suspended: 1, resumed: 1 })
})
