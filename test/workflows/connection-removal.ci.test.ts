// A removal by hand under outages, beside a running leaver, and when its run is lost (L10, L14).
import type { WorkflowHandle } from '@temporalio/client'
import { expect } from 'vitest'
import { createActivities } from '../../activities/index.ts'
import { createSyncKeeper } from '../../src/intake/sync-keeper.ts'
import { createPlaces } from '../../activities/places.ts'
import { beginBulkRequest, endBulkRequest } from '../../src/db/bulk-requests.ts'
import { latestChangeOf } from '../../src/db/connection-changes.ts'
import type { Intake } from '../../src/intake/context.ts'
import { askForRemoval } from '../../src/intake/connections.ts'

import { deactivateByHand, reactivateByHand } from '../../src/intake/by-hand.ts'
import { connectionRemovalWorkflowId } from '../../src/temporal/ids.ts'
import { sweepQueue } from '../../src/temporal/queues.ts'
import { createSyncSchedules } from '../../src/temporal/sync-schedules.ts'
import type { VismaConnect } from '../../src/visma-connect/public-api.ts'
import { currentDetails } from '../support/histories.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { providersBy } from '../support/providers.ts'
import type { Company } from '../support/rig-company.ts'
import { completed, stuckWith } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const cause = { actor: 'hr-17' }

async function ask(rig: Rig, { id: tenant }: Company, intake: Intake = rig.intake): Promise<WorkflowHandle> {
  await askForRemoval(intake, { tenant, cause }, { user: 'U-E1', reason: 'test' })
  return rig.temporal.workflow.getHandle(connectionRemovalWorkflowId({ tenant, user: 'U-E1' }))
}

const changeOf = async (rig: Rig, { id }: Company) => await latestChangeOf(rig.db, id, 'U-E1')

async function problemIs(rig: Rig, company: Company, problem: string) {
  await expect.poll(async () => (await changeOf(rig, company))?.problem, patience).toBe(problem)
}

async function sweep(rig: Rig): Promise<void> {
  await rig.db('connection_changes').update({
    requested_at: rig.db.raw(`requested_at - interval '1 hour'`),
    started_at: rig.db.raw(`started_at - interval '1 hour'`),
  })
  const options = { workflowId: 'sweep', taskQueue: sweepQueue, args: [] }
  await completed(await rig.temporal.workflow.start('sweep', options))
}

test('L10: a removal is one activity, and rides out an outage with one effect', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  const run = await ask(rig, acme)
  await problemIs(rig, acme, 'server-error')
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'pending', askedAt: null })
  await rig.clock.on('1 hour')
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(run)
  expect(await run.result()).toBe('done')
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done', observed: 'not-connected', problem: null })
  expect(await rig.unlinks(account)).toBe(1)
  await keepHistory('connection-removal', run)
})

test('L10: a lost answer is found out by the next attempt: done, with one effect', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'do-then-drop', on: ['unlink'], times: 1 })
  await completed(await ask(rig, acme))
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done' })
  expect(await rig.unlinks(account)).toBe(1)
})

test('L10: what was asked for a closed account is not done to one that is open again', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  const change = { tenant: acme.id, cause }
  await deactivateByHand(rig.intake, change, { id: 'U-E1', reason: 'test' })
  await rig.sandbox.addFault({ kind: 'outage', on: ['unlink'] })
  const run = await ask(rig, acme)
  await problemIs(rig, acme, 'server-error')
  await reactivateByHand(rig.intake, change, { id: 'U-E1', reason: 'back', until: null })
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(run)
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'skipped', problem: 'user-active' })
  expect(await acme.user('E1')).toMatchObject({
    active: true,
    connection: 'unknown',
    taken: { leaver: null },
  })
  expect(await rig.unlinks(account)).toBe(0)
})

test('L12: who is marked exempt while the removal retries is not unlinked', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  const run = await ask(rig, acme)
  await problemIs(rig, acme, 'server-error')
  await acme.put('E1', { user: { id: 'U-E1', username: 'E1', exempt: true } })
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(run)
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'skipped', problem: 'user-exempt' })
  expect(await rig.unlinks(account)).toBe(0)
})

test('L10: beside a leaver that is removing the same connection: both end, one of them did it, with one effect', async ({
  rig,
}) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  await acme.leave('E1')
  await stuckWith(acme, 'server-error')
  const run = await ask(rig, acme)
  await problemIs(rig, acme, 'server-error')
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(run)
  await completed(acme.run('E1-1'))
  const leaver = await acme.leaver('E1-1')
  expect(leaver).toMatchObject({ outcome: 'completed', account: { state: 'done' } })
  const states: string[] = [leaver.connection.state, (await changeOf(rig, acme))?.state ?? '']
  expect(new Set(states)).toEqual(new Set(['done', 'unchanged']))
  expect(await acme.user('E1')).toMatchObject({ active: false, connection: 'no' })
  expect(await rig.unlinks(account)).toBe(1)
})

test('L10, L14: a leaver that waits for a person goes on by itself when that person removes the connection by hand', async ({
  rig,
}) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  const refusal = { error_code: 'ERROR_INVALID_USER' }
  await rig.sandbox.addFault({ kind: 'answer', status: 400, body: refusal, on: ['unlink'] })
  await acme.leave('E1')
  await expect.poll(() => currentDetails(acme.run('E1-1')), patience).toContain('waits for a person')
  await rig.sandbox.clearFaults()
  await completed(await ask(rig, acme))
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done' })
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({
    outcome: 'completed',
    connection: { state: 'unchanged', observed: 'not-connected', problem: null },
  })
  expect(await rig.unlinks(account)).toBe(1)
})

test('L10: asked twice while it is under way, one removal runs', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  const run = await ask(rig, acme)
  const first = await changeOf(rig, acme)
  await ask(rig, acme)
  expect((await changeOf(rig, acme))?.id).toBe(first?.id)
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(run)
  expect(await rig.unlinks(account)).toBe(1)
})

/** A tenant that chose so, where a line of a bulk request has deactivated somebody; answers how its workflow is found. */
async function deactivatedInBulk(rig: Rig) {
  const acme = await rig.company({ removeConnectionWhenDeactivatedByHand: true })
  const account = await acme.hire('E1')
  const bulkRequest = await beginBulkRequest(rig.db, acme.id)
  const user = { id: 'U-E1', username: 'E1', vismaConnectEmail: `e1.${acme.id}@example.se`, active: false }
  await acme.with({ bulkRequest }).put('E1', { user })
  expect(await acme.user('E1')).toMatchObject({ active: false, inactiveWhy: 'person' })
  await sweep(rig)
  const run = rig.temporal.workflow.getHandle(connectionRemovalWorkflowId({ tenant: acme.id, user: 'U-E1' }))
  await expect(run.describe(), 'started before the last line').rejects.toThrow(/not found/i)
  return { acme, account, bulkRequest, run }
}

test('L5, L8: out of a bulk request no connection is removed before its last line is answered, not even by the sweep', async ({
  rig,
}) => {
  const { acme, account, bulkRequest, run } = await deactivatedInBulk(rig)
  expect(await rig.unlinks(account)).toBe(0)
  await endBulkRequest(rig.db, acme.id, bulkRequest)
  await sweep(rig)
  await completed(run)
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done' })
  expect(await rig.unlinks(account)).toBe(1)
})

test.for([
  ['of a dead process', false],
  ['whose record is gone', true],
] as const)(
  'L5, L14: what a bulk request %s held of a connection is let go and started by the sweep',
  async ([, isGone], { rig }) => {
    const { account, run } = await deactivatedInBulk(rig)
    if (isGone) await rig.db('bulk_requests').delete()
    else await rig.db('bulk_requests').update({ seen_at: rig.db.raw(`seen_at - interval '2 minutes'`) })
    await sweep(rig)
    await completed(run)
    expect(await rig.unlinks(account)).toBe(1)
  },
)

test('L10: a removal that is asked for one user runs at once, though a bulk request holds that user’s', async ({
  rig,
}) => {
  const { acme, account, run } = await deactivatedInBulk(rig)
  await ask(rig, acme)
  await completed(run)
  expect(await rig.unlinks(account)).toBe(1)
})

test('L14: a removal that nobody started is started by the sweep', async ({ rig }) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  const starter = { ...rig.intake.starter, soon: () => undefined }
  const run = await ask(rig, acme, { ...rig.intake, starter })
  await expect(run.describe()).rejects.toThrow(/not found/i)
  await sweep(rig)
  await completed(run)
  expect(await rig.unlinks(account)).toBe(1)
})

test('L14: a removal whose run was lost in an outage is started again, and ends with one effect', async ({
  rig,
}) => {
  const acme = await rig.company()
  const account = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'do-then-fail', on: ['unlink'] })
  const run = await ask(rig, acme)
  await problemIs(rig, acme, 'server-error')
  await (await ask(rig, acme)).terminate('lost')
  await rig.sandbox.clearFaults()
  await sweep(rig)
  await expect.poll(async () => (await changeOf(rig, acme))?.state, patience).toBe('done')
  await completed(run)
  expect(await rig.unlinks(account)).toBe(1)
})

test('L14: of one tenant no more than four removals are with Visma Connect at once, which keeps no other tenant waiting', async ({
  rig,
}) => {
  const acme = await rig.company()
  const other = await rig.company()
  const intake = { ...rig.intake, starter: { ...rig.intake.starter, soon: () => undefined } }
  const accounts: string[] = []
  const removalOf = async ({ id: tenant, hire }: Company, employee: string) => {
    accounts.push(await hire(employee))
    const user = `U-${employee}`
    await askForRemoval(intake, { tenant, cause }, { user, reason: 'test' })
    return { tenant, user }
  }
  const four = [await removalOf(acme, 'E1'), await removalOf(acme, 'E2'), await removalOf(acme, 'E3')]
  four.push(await removalOf(acme, 'E4'))
  const fifth = await removalOf(acme, 'E5')
  const elsewhere = await removalOf(other, 'E1')

  const answers = Promise.withResolvers<void>()
  let searching = 0
  const vismaConnect: VismaConnect = {
    ...rig.vismaConnect,
    async findByEmail(email) {
      searching += 1
      if (email.endsWith(`${acme.id}@example.se`)) await answers.promise
      return await rig.vismaConnect.findByEmail(email)
    },
  }
  const places = createPlaces({ waitMs: 50 })
  const log = { warn: () => undefined, error: () => undefined }
  const schedules = createSyncSchedules(rig.temporal)
  const syncKeeper = createSyncKeeper({ db: rig.db, client: rig.temporal, schedules, log })
  const payroll = { connectors: new Map(), environment: 'test', schedules, syncKeeper } as const
  const deps = {
    intake,
    providers: providersBy(vismaConnect),
    ...payroll,
    log,
    places,
    publisher: rig.publisher,
    sender: rig.sender,
  }
  const { removeConnectionByHand } = createActivities(deps).vismaConnect
  const removing = four.map(removeConnectionByHand)
  await expect.poll(() => searching, patience).toBe(4)
  await expect(removeConnectionByHand(fifth)).rejects.toThrow('tenant-busy')
  expect(await removeConnectionByHand(elsewhere)).toBe('done')
  expect(searching).toBe(5)

  answers.resolve()
  expect(await Promise.all(removing)).toEqual(['done', 'done', 'done', 'done'])
  expect(await removeConnectionByHand(fifth)).toBe('done')
  for (const account of accounts) expect(await rig.unlinks(account)).toBe(1)
})
