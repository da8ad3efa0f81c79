// A closed tenant: nothing acts for it any more, whoever comes too late, and what is open ends by itself.
import { expect } from 'vitest'
import { accountActivities } from '../../activities/accounts.ts'
import { lookUpActivities } from '../../activities/look-ups.ts'
import { usersToLookUp } from '../../src/db/connect-look-ups.ts'
import { askForRemoval, askToConnect } from '../../src/intake/connections.ts'
import { addDays } from '../../src/domain/calendar-date.ts'
import { connectingWorkflowId, connectionRemovalWorkflowId } from '../../src/temporal/ids.ts'
import { outcomeAttribute } from '../../src/temporal/search-attributes.ts'
import { close, closeOnly, reopen } from '../support/rig-closing.ts'
import { startReceiver } from '../support/receiver.ts'
import { providersBy } from '../support/providers.ts'
import type { Company } from '../support/rig-company.ts'
import { asleepUntil, completed, someoneWaitsForLock, stuckWith } from '../support/rig-runs.ts'
import { age, sweep, untold } from '../support/rig-sweep.ts'
import { endpointAt, happen, quiet } from '../support/rig-webhooks.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const midnightOf = (date: string) => `${date}T00:00:00.000Z`
const second = (instant: string, seconds: number) =>
  new Date(Date.parse(instant) + seconds * 1_000).toISOString()
const ended = { stage: 'finished', outcome: 'cancelled', reason: 'tenant-closed' }

/** What operators see of the run. */
const outcomeShown = async (company: Company) =>
  (await company.run('E1-1').describe()).typedSearchAttributes.get(outcomeAttribute)

/** E1 of two companies, asleep towards the same midnight. */
async function twoAsleep(rig: Rig) {
  const acme = await rig.company()
  const other = await rig.company()
  // Asked once: a test before may have left the clock a second before midnight.
  const lastDay = await rig.clock.inDays(10)
  const midnight = midnightOf(addDays(lastDay, 6))
  const connectUsers: string[] = []
  for (const company of [acme, other]) {
    connectUsers.push(await company.hire('E1'))
    await company.terminate('E1-1', { lastDay })
    await asleepUntil(company.run('E1-1'), midnight)
  }
  const [connectUser = '', otherUser = ''] = connectUsers
  return { acme, other, midnight, connectUser, otherUser }
}

/** The other company's leaver has acted, once; this one's has not. */
async function expectUntouched(
  rig: Rig,
  { acme, other, connectUser, otherUser }: Awaited<ReturnType<typeof twoAsleep>>,
): Promise<void> {
  await completed(other.run('E1-1'))
  expect(await other.leaver('E1-1')).toMatchObject({ outcome: 'completed' })
  expect(await rig.unlinks(otherUser)).toBe(1)
  expect(await acme.user('E1')).toMatchObject({ active: true, connection: 'unknown' })
  expect(await rig.unlinks(connectUser)).toBe(0)
}

test('closing: a leaver that is due one second later never closes, its run ends, and another tenant’s acts as planned', async ({
  rig,
}) => {
  const both = await twoAsleep(rig)
  await rig.clock.to(second(both.midnight, -1))
  expect(await close(rig, both.acme)).toMatchObject({ ended: { leavers: 1, returns: 0, connections: 0 } })
  await completed(both.acme.run('E1-1'))
  expect(await outcomeShown(both.acme)).toBe('cancelled')
  await rig.clock.on('1 day')
  await expectUntouched(rig, both)
  expect(await both.acme.leaver('E1-1')).toMatchObject({
    ...ended,
    account: { state: 'skipped' },
    connection: { state: 'skipped' },
  })
})

test('closing: a leaver between its timer and its step does nothing, and ends', async ({ rig }) => {
  const both = await twoAsleep(rig)
  const { deactivateWhenDue } = accountActivities(rig.intake)
  rig.instead.deactivateWhenDue = async (asked) => {
    // The timer has fired, and the step has not begun.
    if (asked.tenant === both.acme.id) await closeOnly(rig, both.acme)
    return await deactivateWhenDue(asked)
  }
  await rig.clock.to(both.midnight)
  await completed(both.acme.run('E1-1'))
  expect(await outcomeShown(both.acme)).toBe('cancelled')
  await expectUntouched(rig, both)
  await sweep(rig)
  expect(await both.acme.leaver('E1-1')).toMatchObject(ended)
})

test('L6: a closing waits for the step that is under way, and the next one does nothing', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const lastDay = await rig.clock.inDays(10)
  const midnight = midnightOf(addDays(lastDay, 6))
  await acme.terminate('E1-1', { lastDay })
  await asleepUntil(acme.run('E1-1'), midnight)
  const deactivating = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  rig.instead.removeConnection = () => Promise.reject(new Error('not before the closing'))
  rig.activityClock = async () => {
    rig.activityClock = rig.clock.now
    deactivating.resolve()
    await goOn.promise
    return await rig.clock.now()
  }
  await rig.clock.to(midnight)
  await deactivating.promise
  const closing = close(rig, acme)
  await someoneWaitsForLock(rig.db)
  goOn.resolve()
  await closing
  expect(await acme.user('E1')).toMatchObject({ active: false })
  delete rig.instead.removeConnection
  await rig.clock.on('1 hour')
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(0)
})

test('closing: a connection step that tries again asks no more', async ({ rig }) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage' })
  await acme.leave('E1')
  await stuckWith(acme, 'server-error')
  await closeOnly(rig, acme)
  await rig.sandbox.clearFaults()
  await rig.clock.on('1 hour')
  await completed(acme.run('E1-1'))
  expect(await rig.unlinks(connectUser)).toBe(0)
  await sweep(rig)
  expect(await acme.leaver('E1-1')).toMatchObject({ ...ended, account: { state: 'done' } })
})

test('closing: an account that was to open again stays closed, and its run ends', async ({ rig }) => {
  const acme = await rig.company()
  await acme.hire('E1')
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  const { lastDay } = await acme.leaver('E1-1')
  const startDate = await rig.clock.inDays(30)
  const opens = midnightOf(addDays(startDate, -1))
  const next = { id: 'E1-2', startDate }
  await acme.put('E1', { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }, next] })
  await asleepUntil(acme.returner('E1'), opens)
  await closeOnly(rig, acme)
  await rig.clock.to(second(opens, 5))
  await completed(acme.returner('E1'))
  expect(await acme.user('E1')).toMatchObject({ active: false })
  await sweep(rig)
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt: null })
})

test('closing: removals and connects that people had asked for are not carried out, and end', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await acme.hire('E2', {}, { linked: false })
  // Their runs begin after the closing.
  await rig.mainWorker.stop()
  const change = { tenant: acme.id, cause: { actor: 'hr-1' } }
  await askForRemoval(rig.intake, change, { user: 'U-E1', reason: 'test' })
  const email = (await acme.user('E2')).vismaConnectEmail ?? ''
  await askToConnect(rig.intake, change, { user: 'U-E2', email, name: null, reason: 'test' })
  await rig.intake.starter.settled()
  await closeOnly(rig, acme)
  const calls = (await rig.sandbox.status()).calls
  await rig.mainWorker.start()
  const ref = { tenant: acme.id, user: '' }
  await completed(rig.temporal.workflow.getHandle(connectionRemovalWorkflowId({ ...ref, user: 'U-E1' })))
  await completed(rig.temporal.workflow.getHandle(connectingWorkflowId({ ...ref, user: 'U-E2' })))
  expect((await rig.sandbox.status()).calls).toEqual(calls)
  expect(await rig.unlinks(connectUser)).toBe(0)
  await sweep(rig)
  const changes: unknown[] = await rig
    .db('connection_changes')
    .where({ tenant_id: acme.id })
    .orderBy('user_id')
  expect(changes).toMatchObject([
    { user_id: 'U-E1', state: 'skipped', problem: 'tenant-closed' },
    { user_id: 'U-E2', state: 'skipped', problem: 'tenant-closed' },
  ])
})

test('closing: nothing is sent to its webhooks any more but that it is closed, and nothing waits for ever', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  const acme = await rig.company()
  receiver.answer = 503
  const endpoint = await endpointAt(rig, acme, receiver)
  await happen(rig, acme, 'E1')
  await quiet(rig, endpoint)
  const before = receiver.received.length
  expect(before).toBeGreaterThan(0)
  receiver.answer = 204
  expect(await close(rig, acme)).toMatchObject({ ended: { webhookDeliveries: 1 } })
  await rig.publisher.publish()
  await rig.clock.on('1 day')
  await expect.poll(() => receiver.received.length, patience).toBe(before + 1)
  expect(receiver.received.at(-1)).toMatchObject({ type: 'tenant.closed', data: { tenant: acme.id } })
  await completed(endpoint.run)
  expect((await endpoint.deliveries()).map(({ type, state, problem }) => [type, state, problem])).toEqual([
    ['leaver.planned', 'failed', 'tenant-closed'],
    ['tenant.closed', 'delivered', null],
  ])
})

test('closing: a partner’s endpoint is sent what is about its other tenants, and of the closed one nothing', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  const [acme, other] = [await rig.company(), await rig.company()]
  await rig.db('partners').insert({ id: 'vendor', name: 'Vendor' })
  for (const { id } of [acme, other]) await rig.db('tenants').where({ id }).update({ partner_id: 'vendor' })
  receiver.answer = 503
  const endpoint = await endpointAt(rig, { partner: 'vendor' }, receiver)
  for (const company of [acme, other]) await happen(rig, company, 'E1')
  await quiet(rig, endpoint)
  const before = receiver.received.length
  await closeOnly(rig, acme)
  receiver.answer = 204
  await rig.clock.on('1 day')
  // What is not sent keeps it from ending no longer.
  await completed(endpoint.run)
  expect(receiver.received.slice(before).map(({ data }) => data['tenant'])).toEqual([other.id])
})

test('closing: of what was due to be sent at that moment no more is begun', async ({ rig }) => {
  await using receiver = await startReceiver()
  const acme = await rig.company()
  receiver.answer = 503
  const endpoint = await endpointAt(rig, acme, receiver)
  const closed = Promise.withResolvers<void>()
  receiver.answer = (response) => void closed.promise.then(() => response.writeHead(204).end())
  for (const id of ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7']) {
    await acme.hire(id)
    await acme.terminate(`${id}-1`, { lastDay: await rig.clock.inDays(300) })
  }
  await rig.publisher.publish()
  // So many at once.
  await expect.poll(() => receiver.received.length, patience).toBe(5)
  await closeOnly(rig, acme)
  closed.resolve()
  await completed(endpoint.run)
  expect(receiver.received).toHaveLength(5)
  expect((await endpoint.deliveries()).filter(({ state }) => state === 'pending')).toHaveLength(2)
})

test('closing: whose connections are unknown is not searched any more, nor of a page that is under way', async ({
  rig,
}) => {
  const acme = await rig.company()
  for (const id of ['E1', 'E2']) await acme.hire(id)
  const waiting = async () => (await usersToLookUp(rig.db, 500)).filter(({ tenant }) => tenant === acme.id)
  expect(await waiting()).toHaveLength(2)
  await rig.db('users').whereNot({ tenant_id: acme.id }).update({ connect_look_up: 'not-found' })
  let asked = 0
  const findByEmail = async (email: string) => {
    asked += 1
    await closeOnly(rig, acme)
    return await rig.vismaConnect.findByEmail(email)
  }
  const lookUps = lookUpActivities({
    ...rig.intake,
    providers: providersBy({ ...rig.vismaConnect, findByEmail }),
  })
  await lookUps.lookUpConnectUsers()
  expect(asked).toBe(1)
  expect(await waiting()).toEqual([])
})

test('L14: what a process that died left open of a closed tenant is ended by the sweep, and nothing is started', async ({
  rig,
}) => {
  const both = await twoAsleep(rig)
  const { acme, midnight } = both
  await acme.hire('E2')
  await untold(rig, acme).terminate('E2-1', { lastDay: await rig.clock.inDays(10) })
  await closeOnly(rig, acme)
  await acme.run('E1-1').terminate('lost')
  await age(rig)
  const { teller, clock } = rig.intake
  await teller.compare({ now: await clock(rig.db), forMs: 10_000 })
  await teller.sweep({ markedForMs: 0, limit: 500 })
  await expect(acme.run('E2-1').describe()).rejects.toThrow(/not found/i)
  await sweep(rig)
  for (const employment of ['E1-1', 'E2-1']) expect(await acme.leaver(employment)).toMatchObject(ended)
  await age(rig)
  await sweep(rig)
  await rig.clock.to(second(midnight, 5))
  await expect(acme.run('E2-1').describe()).rejects.toThrow(/not found/i)
  expect((await acme.run('E1-1').describe()).status.name).toBe('TERMINATED')
  // That it is over was told to nobody, so there is no run for the rig to replay.
  await rig.db('leavers').where({ tenant_id: acme.id, employment_id: 'E2-1' }).update({ told_version: 0 })
  await expectUntouched(rig, both)
})

test('L9: a tenant that only observed is closed as well, and its sleeping runs end', async ({ rig }) => {
  const { acme } = await twoAsleep(rig)
  await acme.settings({ automation: 'observe' })
  await close(rig, acme)
  await completed(acme.run('E1-1'))
})

test('L14: opened again it observes, and whoever is due acts when an admin has switched it on', async ({
  rig,
}) => {
  const both = await twoAsleep(rig)
  const { acme, midnight, connectUser } = both
  await close(rig, acme)
  await completed(acme.run('E1-1'))
  await rig.clock.to(second(midnight, 60))
  await reopen(rig, acme)
  expect(await acme.leaver('E1-1')).toMatchObject({ cycle: 2, stage: 'waiting', outcome: null })
  await age(rig)
  await sweep(rig)
  await rig.clock.on('1 hour')
  await expectUntouched(rig, both)

  await acme.settings({ automation: 'on' }, { confirmed: 1 })
  await rig.intake.teller.settled()
  await expect.poll(async () => (await acme.leaver('E1-1')).outcome, patience).toBe('completed')
  expect(await acme.user('E1')).toMatchObject({ active: false })
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('closing: who is told of another plan by a late change is refused, and nothing is written', async ({
  rig,
}) => {
  const { acme } = await twoAsleep(rig)
  await closeOnly(rig, acme)
  const version = async (company: Company) => (await company.leaver('E1-1')).version
  const before = await version(acme)
  const lastDay = await rig.clock.inDays(20)
  await expect(acme.terminate('E1-1', { lastDay })).rejects.toMatchObject({ code: 'tenant-closed' })
  await expect(acme.byHand('deactivate', 'U-E1')).rejects.toMatchObject({ code: 'tenant-closed' })
  await expect(acme.settings({ deactivateAfterDays: 0 })).rejects.toMatchObject({ code: 'tenant-closed' })
  expect(await version(acme)).toBe(before)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})
