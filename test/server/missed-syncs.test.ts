// Runs of a schedule that did not begin (I7): found once, with the reason, and seen by people until one comes to its end.
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScheduled } from '../../activities/scheduled-sync.ts'
import { setPaused, setResumed, setSchedule } from '../../src/db/integration-changes.ts'
import { databaseClock } from '../../src/db/transaction.ts'
import { reportMissedSyncs } from '../../src/intake/missed-syncs.ts'
import { syncWorkflowId } from '../../src/temporal/ids.ts'
import { mainQueue } from '../../src/temporal/queues.ts'
import { weekdays } from '../../src/domain/sync-schedule.ts'
import { integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { sweepNow } from '../support/sweep.ts'

const patience = { timeout: 60_000, interval: 50 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** Every day at 06:00 of Stockholm, which is 05:00 UTC in winter. What is looked at lies ahead, where no sweep of the clock looks. */
const daily = {
  weekdays: [...weekdays],
  at: '06:00',
  timeZone: 'Europe/Stockholm',
  from: '2026-01-01',
  until: '2036-02-29',
}

const refOf = ({ id, tenant }: IntegrationRig) => ({ tenant: tenant.id, integration: id })

async function change({ id }: IntegrationRig, columns: object): Promise<void> {
  await product.db('integrations').where({ id }).update(columns)
}

async function scheduled(settledUntil: string, columns: object = {}): Promise<IntegrationRig> {
  const rig = await integrationOf(product)
  await change(rig, { schedule: JSON.stringify(daily), settled_until: settledUntil, ...columns })
  return rig
}

const look = (now: string) => reportMissedSyncs(product.db, { now, atOnce: 10_000, forMs: 60_000 })

async function shown({ id, tenant }: IntegrationRig) {
  const { data } = await tenant.viewer.GET('/v1/integrations/{id}', { params: { path: { id } } })
  return data?.missed ?? []
}

const datesOf = async (rig: IntegrationRig) => (await shown(rig)).map(({ date }) => date)

async function todosOf({ tenant: { viewer } }: IntegrationRig) {
  const { data } = await viewer.GET('/v1/todo', { params: { query: { for: 'payroll' } } })
  return data?.data ?? []
}

async function told({ tenant }: IntegrationRig, type: string): Promise<unknown[]> {
  const events = product.db('events').where({ tenant_id: tenant.id, type }).orderBy('position')
  return (await events.pluck('data')) as unknown[]
}

async function ended(rig: IntegrationRig, startedAt: string, columns: object): Promise<void> {
  const id = await rig.insert('scheduled')
  const at = { started_at: startedAt, ended_at: startedAt }
  await product
    .db('syncs')
    .where({ id })
    .update({ stage: 'finished', outcome: 'completed', ...at, ...columns })
}

test('I7: a run that nothing starts is missed once nothing can start it any more, and told of once', async () => {
  const rig = await scheduled('2036-02-02T12:00:00.000Z')
  await look('2036-02-03T11:00:00.000Z')
  expect(await shown(rig), 'it may be caught up with').toEqual([])
  const missed = {
    date: '2036-02-03',
    dueAt: '2036-02-03T05:00:00.000Z',
    reason: 'not-started',
    syncId: null,
  }
  for (const now of ['2036-02-03T11:30:00.000Z', '2036-02-03T11:31:00.000Z']) await look(now)
  await Promise.all([look('2036-02-03T11:32:00.000Z'), look('2036-02-03T11:32:00.000Z')])
  expect(await shown(rig)).toEqual([missed])
  expect(await told(rig, 'sync.missed')).toEqual([{ ...missed, integrationId: rig.id }])
})

test('I7: after an outage of days each run of them is missed, and none that began, if late', async () => {
  const rig = await scheduled('2036-02-02T12:00:00.000Z')
  await ended(rig, '2036-02-04T10:50:00.000Z', {})
  await look('2036-02-06T09:00:00.000Z')
  expect(await datesOf(rig)).toEqual(['2036-02-05', '2036-02-03'])
  await look('2036-02-06T11:30:00.000Z')
  expect(await datesOf(rig)).toEqual(['2036-02-06', '2036-02-05', '2036-02-03'])
})

test('I8: a frozen date, a time of pause, and what was due before a schedule began have no missed run', async () => {
  const frozen = await scheduled('2036-02-02T12:00:00.000Z', { frozen: JSON.stringify(['2036-02-03']) })
  const paused = await scheduled('2036-02-02T12:00:00.000Z')
  await setPaused(product.db, refOf(paused), { by: 'p', now: '2036-02-04T05:10:00.000Z' })
  const resumed = await scheduled('2036-02-02T12:00:00.000Z')
  await setPaused(product.db, refOf(resumed), { by: 'p', now: '2036-02-02T13:00:00.000Z' })
  await setResumed(product.db, refOf(resumed), { now: '2036-02-03T05:05:00.000Z' })
  const changed = await scheduled('2036-02-02T12:00:00.000Z')
  await setSchedule(product.db, refOf(changed), { schedule: daily, now: '2036-02-03T05:05:00.000Z' })
  const neverLive = await integrationOf(product, { stage: 'setting-up' })
  await look('2036-02-04T12:00:00.000Z')
  expect(await datesOf(frozen)).toEqual(['2036-02-04'])
  expect(await datesOf(paused), 'one that was due before the pause').toEqual(['2036-02-03'])
  expect(await datesOf(resumed)).toEqual(['2036-02-04'])
  expect(await datesOf(changed)).toEqual(['2036-02-04'])
  expect(await datesOf(neverLive)).toEqual([])
})

test('I7: over both changes of the clocks each day has one run that can be missed', async () => {
  const rig = await scheduled('2036-03-28T12:00:00.000Z', {
    schedule: JSON.stringify({ ...daily, until: null }),
  })
  await look('2036-03-31T12:00:00.000Z')
  expect((await shown(rig)).map(({ dueAt }) => dueAt)).toEqual([
    '2036-03-31T04:00:00.000Z',
    '2036-03-30T04:00:00.000Z',
    '2036-03-29T05:00:00.000Z',
  ])
  await change(rig, { settled_until: '2036-10-25T12:00:00.000Z' })
  await look('2036-10-27T12:00:00.000Z')
  expect((await shown(rig)).slice(0, 2).map(({ dueAt }) => dueAt)).toEqual([
    '2036-10-27T05:00:00.000Z',
    '2036-10-26T05:00:00.000Z',
  ])
})

/** A schedule whose latest run was due within the last quarter of an hour, and what its Schedule does. */
async function dueNow(columns: object = {}): Promise<IntegrationRig & { dueAt: string; date: string }> {
  const now = DateTime.utc()
  const due = now.set({ minute: Math.floor(now.minute / 15) * 15, second: 0, millisecond: 0 })
  const date = due.toISODate()
  const rig = await integrationOf(product, { approvedScope: 100 })
  await change(rig, {
    schedule: JSON.stringify({ ...daily, at: due.toFormat('HH:mm'), timeZone: 'UTC', until: date }),
    settled_until: due.minus({ hours: 1 }).toJSDate(),
    ...columns,
  })
  return { ...rig, dueAt: due.toJSDate().toISOString(), date }
}

let starters = 0

async function start(rig: IntegrationRig): Promise<unknown> {
  const workflowId = `starter/${syncWorkflowId(refOf(rig))}/${starters++}`
  const options = { taskQueue: mainQueue, workflowId, args: [refOf(rig)] }
  return await product.temporal.workflow.execute('syncStarter', options)
}

test('I7: a run that begins is not missed, however often the sweep looks', async () => {
  const rig = await dueNow()
  expect(await start(rig)).toBe('started')
  const [sync] = (await product.db('syncs').where({ integration_id: rig.id }).pluck('id')) as string[]
  await rig.ended(sync ?? '')
  await look(DateTime.utc().plus({ hours: 12 }).toJSDate().toISOString())
  expect(await shown(rig)).toEqual([])
})

test.for([
  [
    'authorisation-lost',
    { stage: 'needs-authorisation', authorisation_lost_at: new Date(), authorisation_lost_why: 'x' },
  ],
  ['credentials-expired', { credentials_expire_on: '2026-01-01' }],
] as const)(
  'I7 I10: a run that cannot begin is missed at once, for the reason %s',
  async ([reason, columns]) => {
    const rig = await dueNow(columns)
    await start(rig)
    await start(rig)
    const { date, dueAt } = rig
    expect(await shown(rig)).toEqual([{ date, dueAt, reason, syncId: null }])
    expect(await told(rig, 'sync.missed')).toHaveLength(1)
  },
)

test('I8: what is frozen or paused when its run is due is known not to be missed', async () => {
  const frozen = await dueNow()
  await change(frozen, { frozen: JSON.stringify([frozen.date]) })
  expect(await start(frozen)).toBe('frozen')
  await change(frozen, { frozen: '[]' })
  const lostWhilePaused = await dueNow({
    stage: 'needs-authorisation',
    paused_at: new Date(0),
    paused_by: 'p',
  })
  expect(await start(lostWhilePaused)).toBe('needs-authorisation')
  await look(DateTime.utc().plus({ hours: 12 }).toJSDate().toISOString())
  expect(await shown(frozen)).toEqual([])
  expect(await shown(lostWhilePaused)).toEqual([])
})

test('I8: a run in whose way an earlier one stands is missed and names it, but not one that people have begun since', async () => {
  const [held, joined] = [await dueNow(), await dueNow()]
  const sync = await held.insert('manual')
  const earlier = new Date(Date.parse(held.dueAt) - 1)
  await product.db('syncs').where({ id: sync }).update({ stage: 'held', started_at: earlier })
  const deps = { db: product.db, clock: databaseClock, connectors: new Map() }
  expect(await openScheduled(deps, refOf(held))).toEqual({ sync, why: null })
  expect(await shown(held)).toMatchObject([{ date: held.date, reason: 'run-under-way', syncId: sync }])
  expect((await todosOf(held)).map(({ problem }) => problem)).toEqual(['sync-held'])
  const end = { stage: 'finished', ended_at: new Date() }
  await product
    .db('syncs')
    .where({ id: sync })
    .update({ ...end, outcome: 'stopped' })
  expect((await todosOf(held)).map(({ problem }) => problem)).toEqual(['sync-missed'])
  await product.db('syncs').where({ id: sync }).update({ outcome: 'completed' })
  expect(await todosOf(held), 'it came to its end since').toEqual([])

  await joined.insert('manual')
  await openScheduled(deps, refOf(joined))
  expect(await shown(joined)).toEqual([])
})

test('I7: a run that was missed before the one that begins now is reported all the same', async () => {
  const rig = await dueNow()
  const yesterday = DateTime.fromISO(rig.dueAt, { zone: 'utc' }).minus({ days: 1 })
  await change(rig, { settled_until: yesterday.minus({ hours: 1 }).toJSDate() })
  expect(await start(rig)).toBe('started')
  expect(await datesOf(rig)).toEqual([yesterday.toISODate()])
})

test('I7 L18: missed runs are one to-do with their number, found by the sweep, until a run comes to its end', async () => {
  const now = DateTime.utc()
  const rig = await scheduled(now.minus({ days: 2, hours: 6, minutes: 30 }).toJSDate().toISOString())
  const until = now.plus({ days: 1 }).toISODate()
  // Twelve hours from now, and from the runs of the days before: no run becomes due, or is missed, while the test looks.
  const at = `${String((now.hour + 12) % 24).padStart(2, '0')}:00`
  await change(rig, { schedule: JSON.stringify({ ...daily, at, timeZone: 'UTC', until }) })
  await sweepNow(product)
  await expect.poll(() => shown(rig), patience).toHaveLength(2)
  const [latest, first] = await shown(rig)
  const [todo] = await todosOf(rig)
  expect(todo).toMatchObject({ problem: 'sync-missed', count: 2, reason: 'not-started' })
  expect(todo).toMatchObject({ since: first?.dueAt, date: latest?.date })
  expect(todo?.ways.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET /v1/integrations/${rig.id}`,
    `POST /v1/integrations/${rig.id}/sync`,
  ])
  await ended(rig, now.toJSDate().toISOString(), { kind: 'manual', outcome: 'stopped' })
  expect(await todosOf(rig)).toHaveLength(1)
  await ended(rig, now.toJSDate().toISOString(), { kind: 'manual' })
  expect(await todosOf(rig)).toEqual([])
})

test('I8 L18: missed runs wait for nobody while the integration is paused or runs by hand', async () => {
  const rig = await scheduled('2036-02-02T12:00:00.000Z')
  await look('2036-02-03T12:00:00.000Z')
  expect(await todosOf(rig)).toHaveLength(1)
  await change(rig, { stage: 'paused' })
  expect(await todosOf(rig)).toEqual([])
  await change(rig, { stage: 'live', schedule: null })
  expect(await todosOf(rig)).toEqual([])
})
