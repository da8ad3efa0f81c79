// Webhooks over days: outages, absences and changes of secrets, by the clock of the server (Standard Webhooks).
import { WorkflowNotFoundError } from '@temporalio/client'
import { expect } from 'vitest'
import { listEvents, publishEvents } from '../../src/db/events.ts'
import { listTodos } from '../../src/db/todos.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import type { Company } from '../support/rig-company.ts'
import { sweep } from '../support/rig-sweep.ts'
import { endpointAt, happen, quiet } from '../support/rig-webhooks.ts'
import { test } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }

const ids = (receiver: Receiver, from = 0): string[] => receiver.received.slice(from).map(({ id }) => id)

test('webhooks: a receiver that is down for 24 hours gets everything once it is back, and each try was in its time', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  const company = await rig.company()
  const endpoint = await endpointAt(rig, company, receiver)
  receiver.answer = 503
  await happen(rig, company, 'D1')
  await quiet(rig, endpoint)
  for (const id of ['D2', 'D3']) {
    await rig.clock.on('12 hours')
    await happen(rig, company, id)
    await quiet(rig, endpoint)
  }
  const [first] = await endpoint.deliveries()
  const startedAt = first?.createdAt ?? ''
  const lateBy = [0, 5, 305, 2_105, 9_305, 27_305, 63_305].map(
    (seconds, index) =>
      Date.parse(first?.attempts[index]?.at ?? '') - Date.parse(secondsAfter(startedAt, seconds)),
  )
  expect(lateBy.filter((ms) => ms >= 0 && ms < 60_000)).toHaveLength(7)
  const missed = new Set(ids(receiver))
  const down = receiver.received.length

  receiver.answer = 200
  await happen(rig, company, 'D5')
  await quiet(rig, endpoint)
  await expect
    .poll(async () => (await endpoint.deliveries()).map(({ state }) => state), patience)
    .toEqual(Array(4).fill('delivered'))
  await quiet(rig, endpoint)
  const events = await listEvents(rig.db, company.id, { after: 0, limit: 500 })
  expect(new Set(ids(receiver, down))).toEqual(new Set(events.map(({ id }) => id)))
  expect(missed.size).toBe(3)
  expect(receiver.received.filter(({ verifiedBy }) => verifiedBy.length !== 1)).toEqual([])
}, 600_000)

test('webhooks: while a secret is rotated no delivery is lost, whenever the receiver changes over', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  const company = await rig.company()
  const endpoint = await endpointAt(rig, company, receiver)
  // The receiver takes what it can verify by the one secret that it knows.
  let known = 0
  receiver.answer = (response, { verifiedBy }) =>
    response.writeHead(verifiedBy.includes(known) ? 200 : 401).end()
  await happen(rig, company, 'R1')
  await quiet(rig, endpoint)
  const { secret, formerUntil } = await endpoint.rotate()
  receiver.secrets.push(secret)
  expect(Date.parse(formerUntil) - Date.parse(await rig.clock.now())).toBeGreaterThan(23 * 3_600_000)
  await happen(rig, company, 'R2')
  await quiet(rig, endpoint)
  await rig.clock.on('20 hours')
  known = 1
  await happen(rig, company, 'R3')
  await quiet(rig, endpoint)
  await rig.clock.on('5 hours')
  await happen(rig, company, 'R4')
  await quiet(rig, endpoint)
  await expect
    .poll(() => receiver.received.map(({ verifiedBy }) => verifiedBy), patience)
    .toEqual([[0], [0, 1], [0, 1], [1]])
  await expect
    .poll(async () => (await endpoint.deliveries()).map(({ state, tries }) => [state, tries]), patience)
    .toEqual(Array.from({ length: 4 }, () => ['delivered', 1]))
  await quiet(rig, endpoint)
})

test('L14: an endpoint whose workflow was never started is found by the sweep', async ({ rig }) => {
  await using receiver = await startReceiver()
  const company = await rig.company()
  const endpoint = await endpointAt(rig, company, receiver)
  await company.hire('M1')
  await company.terminate('M1-1', { lastDay: await rig.clock.inDays(300) })
  // As if the process had died between the commit and the telling.
  await publishEvents(rig.db, { now: await rig.clock.now(), limit: 10 })
  await sweep(rig)
  await expect(endpoint.run.describe()).rejects.toThrow(WorkflowNotFoundError)
  await rig.clock.on('2 minutes')
  expect(receiver.received).toEqual([])
  await sweep(rig)
  await quiet(rig, endpoint)
  expect(receiver.received).toHaveLength(1)
  expect((await endpoint.run.describe()).status.name).toBe('COMPLETED')
})

test('webhooks: the workflow sleeps until the next attempt is due, and ends when nothing waits', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  const company = await rig.company()
  const endpoint = await endpointAt(rig, company, receiver)
  await expect(endpoint.run.describe()).rejects.toThrow(WorkflowNotFoundError)
  receiver.answer = 503
  await happen(rig, company, 'S1')
  await quiet(rig, endpoint)
  await rig.clock.on('6 minutes')
  await quiet(rig, endpoint)
  expect(receiver.received).toHaveLength(3)
  expect((await endpoint.run.describe()).status.name).toBe('RUNNING')
  receiver.answer = 200
  await rig.clock.on('30 minutes')
  await expect.poll(async () => (await endpoint.run.describe()).status.name, patience).toBe('COMPLETED')
  const { events } = await endpoint.run.fetchHistory()
  expect(
    events?.filter(({ activityTaskScheduledEventAttributes: scheduled }) => scheduled != null),
  ).toHaveLength(4)
  expect(JSON.stringify(events)).not.toContain(receiver.url)
  await keepHistory('delivering', endpoint.run)
})

test('L7: where the tenant has an endpoint, 15 minutes without acknowledgement are a to-do, until it comes', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  receiver.answer = (response, { type }) => response.writeHead(type === 'user.deactivated' ? 500 : 200).end()
  const company = await rig.company()
  const silent = await rig.company()
  const endpoint = await endpointAt(rig, company, receiver)
  for (const each of [company, silent]) {
    await each.hire('L1')
    await each.leave('L1')
    await expect.poll(async () => (await each.leaver('L1-1')).outcome, patience).toBe('completed')
  }
  const todos = async ({ id }: Company) => {
    const now = await rig.clock.now()
    return (await listTodos(rig.db, id, { filter: {}, after: undefined, limit: 9, now, guardAhead: [] })).map(
      ({ problem }) => problem,
    )
  }
  await rig.publisher.publish()
  await quiet(rig, endpoint)
  await rig.clock.on('14 minutes')
  expect(await todos(company)).toEqual([])
  await rig.clock.on('2 minutes')
  expect([await todos(company), await todos(silent)]).toEqual([['enforcement-missing'], []])
  await sweep(rig)
  await quiet(rig, endpoint)
  receiver.answer = 200
  await rig.clock.on('1 hour')
  await expect.poll(async () => (await company.user('L1')).enforcedAt, patience).not.toBeNull()
  expect(await todos(company)).toEqual([])
  await quiet(rig, endpoint)
  await sweep(rig)
  await quiet(rig, endpoint)
  const events = await listEvents(rig.db, company.id, { after: 0, limit: 99 })
  const changes = events.filter(({ type }) => type.startsWith('todo.'))
  expect(changes).toMatchObject([
    {
      type: 'todo.opened',
      data: { problem: 'enforcement-missing', for: 'hr', userId: 'U-L1', employeeId: 'L1' },
    },
    { type: 'todo.closed', data: { problem: 'enforcement-missing', for: 'hr', userId: 'U-L1' } },
  ])
})

test('events: three days before an account closes it is said so, once for each date', async ({ rig }) => {
  const company = await rig.company()
  const observing = await rig.company({ automation: 'observe' })
  const soon = async ({ id }: Company) => {
    await sweep(rig)
    const events = await listEvents(rig.db, id, { after: 0, limit: 99 })
    return events.filter(({ type }) => type === 'leaver.closes-soon').map(({ data }) => data['noAccessFrom'])
  }
  const lastDay = await rig.clock.inDays(4)
  for (const each of [company, observing]) {
    await each.hire('C1')
    await each.terminate('C1-1', { lastDay })
  }
  const first = await rig.clock.inDays(10)
  expect(await soon(company)).toEqual([])
  await rig.clock.on('7 days')
  expect(await soon(company)).toEqual([first])
  expect(await soon(company)).toEqual([first])
  const later = await rig.clock.inDays(8)
  await company.terminate('C1-1', { lastDay: later })
  expect(await soon(company)).toEqual([first])
  await rig.clock.on('11 days')
  expect(await soon(company)).toEqual([first, await rig.clock.inDays(3)])
  expect(await soon(observing)).toEqual([])
})
