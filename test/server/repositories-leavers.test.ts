// Leavers in their tables: marks, edits, steps, lists and the bulk requests that hold them.
import type { Knex } from 'knex'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  abandonedBulkRequests,
  beginBulkRequest,
  endBulkRequest,
  touchBulkRequest,
} from '../../src/db/bulk-requests.ts'
import { editsOf, recordEdit } from '../../src/db/leaver-edits.ts'
import {
  findLeaverDetails,
  leaverOfEmployment,
  listLeavers,
  type LeaverFilter,
} from '../../src/db/leaver-lists.ts'
import { markedLeavers, unmarkLeaver } from '../../src/db/leaver-marks.ts'
import {
  completeLeaver,
  endLeaver,
  findLeaver,
  insertFinishedLeaver,
  latestLeaversOf,
  openLeaver,
  replanLeaver,
  type Ending,
  type LeaverPlanColumns,
} from '../../src/db/leavers.ts'
import { stepOf, updateStep } from '../../src/db/leaver-steps.ts'
import { ownDatabase } from '../support/database.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let tenants = 0
let tenant: string

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})
beforeEach(async () => {
  tenants += 1
  tenant = `tenant-${tenants}`
  await db('tenants').insert({ id: tenant, name: tenant, time_zone: 'Europe/Stockholm' })
  await db('settings').insert({ tenant_id: tenant })
  for (const id of ['E1', 'E2', 'E3']) {
    await db('employees').insert({
      tenant_id: tenant,
      id,
      employee_number: id,
      given_name: 'Test',
      family_name: 'Person',
    })
    for (const number of [1, 2]) {
      await db('employments').insert({
        tenant_id: tenant,
        id: `${id}-${number}`,
        employee_id: id,
        start_date: '2020-02-01',
      })
    }
  }
})

const plan: LeaverPlanColumns = {
  lastDay: '2026-10-31',
  access: 'rule',
  days: 5,
  daysFrom: 'settings',
  noAccessFrom: '2026-11-06',
  actsAt: '2026-11-05T23:00:00.000Z',
  noticeLateByDays: 0,
}
const completed: Ending = { outcome: 'completed', reason: null, supersededBy: null }
const superseded: Ending = { outcome: 'superseded', reason: null, supersededBy: 'E1-2' }

type Opening = { cycle?: number; bulkRequest?: string; changes?: Partial<LeaverPlanColumns> }

function open(employment: string, { cycle = 1, bulkRequest, changes }: Opening = {}): Promise<string> {
  const employeeId = employment.slice(0, 2)
  return openLeaver(db, tenant, {
    employmentId: employment,
    employeeId,
    userId: `U-${employeeId}`,
    cycle,
    bulkRequest,
    plan: { ...plan, ...changes },
  })
}

const marks = () => markedLeavers(db, { tenant, limit: 100 })
const versionsOf = async (id: string) => {
  const leaver = await findLeaver(db, tenant, id)
  return [leaver?.version, leaver?.toldVersion]
}

test('an open leaver comes back with its plan and two steps that wait', async () => {
  const id = await open('E1-1', { changes: { access: { endsOn: '2026-10-15' }, days: 'off' } })
  expect(await findLeaver(db, tenant, id)).toMatchObject({
    employmentId: 'E1-1',
    employeeId: 'E1',
    userId: 'U-E1',
    cycle: 1,
    lastDay: '2026-10-31',
    access: { endsOn: '2026-10-15' },
    days: 'off',
    daysFrom: 'settings',
    noAccessFrom: '2026-11-06',
    actsAt: '2026-11-05T23:00:00.000Z',
    stage: 'waiting',
    outcome: null,
    heldByBulk: false,
  })
  for (const step of ['account', 'connection'] as const) {
    expect(await stepOf(db, tenant, id, step)).toMatchObject({ state: 'pending', askedAt: null, at: null })
  }
})

test('L3: a second open cycle of one employment is refused by the database; after the end it may be opened', async () => {
  const id = await open('E1-1')
  await expect(open('E1-1', { cycle: 2 })).rejects.toMatchObject({
    constraint: 'leavers_one_open_per_employment',
  })
  await endLeaver(db, tenant, id, { outcome: 'cancelled', reason: 'revoked', supersededBy: null })
  const next = await open('E1-1', { cycle: 2 })
  expect((await latestLeaversOf(db, tenant, 'E1')).get('E1-1')).toMatchObject({ id: next, cycle: 2 })
})

test('Intake: a new leaver is marked; telling clears the mark', async () => {
  const id = await open('E1-1')
  expect(await marks()).toMatchObject([
    {
      tenant,
      id,
      employmentId: 'E1-1',
      cycle: 1,
      version: 1,
      toldVersion: 0,
      dueAt: '2026-11-05T23:00:00.000Z',
    },
  ])
  await unmarkLeaver(db, tenant, id, 1)
  expect(await marks()).toEqual([])
})

test('Intake: a plan that moved while it was told stays marked', async () => {
  const id = await open('E1-1')
  await replanLeaver(db, tenant, id, {
    plan: { ...plan, actsAt: '2026-11-19T23:00:00.000Z' },
    tell: true,
    bulkRequest: undefined,
  })
  await unmarkLeaver(db, tenant, id, 1)
  expect(await marks()).toMatchObject([{ id, version: 2, toldVersion: 0, dueAt: '2026-11-19T23:00:00.000Z' }])
})

test('Intake: a change that moves no date marks nothing', async () => {
  const id = await open('E1-1')
  await unmarkLeaver(db, tenant, id, 1)
  await replanLeaver(db, tenant, id, {
    plan: { ...plan, daysFrom: 'template' },
    tell: false,
    bulkRequest: undefined,
  })
  expect(await versionsOf(id)).toEqual([1, 1])
  expect(await findLeaver(db, tenant, id)).toMatchObject({ daysFrom: 'template' })
})

test('Intake: an end is told without a date, and skips what was still to be done', async () => {
  const id = await open('E1-1')
  await updateStep(db, tenant, id, 'account', {
    state: 'done',
    at: '2026-11-05T23:00:00.000Z',
    observed: 'inactive',
  })
  await endLeaver(db, tenant, id, { outcome: 'undone', reason: null, supersededBy: null })
  expect(await marks()).toMatchObject([{ id, version: 2, dueAt: null }])
  expect(await stepOf(db, tenant, id, 'account')).toMatchObject({ state: 'done', observed: 'inactive' })
  expect(await stepOf(db, tenant, id, 'connection')).toMatchObject({ state: 'skipped' })
})

test('Intake: a leaver that its own workflow completes need not be told, and completes once', async () => {
  const id = await open('E1-1')
  await unmarkLeaver(db, tenant, id, 1)
  await completeLeaver(db, tenant, id, completed)
  await completeLeaver(db, tenant, id, { outcome: 'undone', reason: null, supersededBy: null })
  expect(await findLeaver(db, tenant, id)).toMatchObject({ stage: 'finished', outcome: 'completed' })
  expect(await marks()).toEqual([])
})

test('Intake: an employment with nothing to do has a finished row, steps skipped, and nothing to tell', async () => {
  await insertFinishedLeaver(db, tenant, {
    employmentId: 'E1-1',
    employeeId: 'E1',
    userId: null,
    cycle: 1,
    lastDay: '2026-10-31',
    access: 'rule',
    ending: { outcome: 'cancelled', reason: 'no-user', supersededBy: null },
  })
  const details = await leaverOfEmployment(db, tenant, 'E1-1')
  expect(details).toMatchObject({
    leaver: { stage: 'finished', outcome: 'cancelled', reason: 'no-user', actsAt: null },
    edits: [],
  })
  expect(details?.steps.map(({ state }) => state)).toEqual(['skipped', 'skipped'])
  expect(await marks()).toEqual([])
})

test('Intake: what is marked is told soonest first, and only as many as asked', async () => {
  const late = await open('E1-1', { changes: { actsAt: '2027-01-01T00:00:00.000Z' } })
  const soon = await open('E2-1', { changes: { actsAt: '2026-11-01T00:00:00.000Z' } })
  const middle = await open('E3-1', { changes: { actsAt: '2026-12-01T00:00:00.000Z' } })
  expect((await marks()).map(({ id }) => id)).toEqual([soon, middle, late])
  expect((await markedLeavers(db, { tenant, limit: 2 })).map(({ id }) => id)).toEqual([soon, middle])
  expect((await markedLeavers(db, { tenant, ids: [late], limit: 2 })).map(({ id }) => id)).toEqual([late])
  expect(await markedLeavers(db, { tenant, markedForMs: 3_600_000, limit: 2 })).toEqual([])
})

test('L9: a tenant that only observes is told nothing', async () => {
  await open('E1-1')
  await db('settings').where({ tenant_id: tenant }).update({ automation: 'observe' })
  expect(await marks()).toEqual([])
})

test('L5: what a bulk request holds is told when it ends, and not before', async () => {
  const bulkRequest = await beginBulkRequest(db, tenant)
  const held = await open('E1-1', { bulkRequest })
  const free = await open('E2-1')
  expect(await findLeaver(db, tenant, held)).toMatchObject({ heldByBulk: true })
  expect((await marks()).map(({ id }) => id)).toEqual([free])
  expect(await endBulkRequest(db, tenant, bulkRequest)).toEqual([held])
  expect((await marks()).map(({ id }) => id).toSorted()).toEqual([held, free].toSorted())
})

test('L5: a bulk request counts as abandoned when nobody saw it for a minute', async () => {
  const silent = await beginBulkRequest(db, tenant)
  const alive = await beginBulkRequest(db, tenant)
  await db('bulk_requests')
    .where({ tenant_id: tenant })
    .update({ seen_at: db.raw(`now() - interval '61 seconds'`) })
  await touchBulkRequest(db, tenant, alive)
  const abandoned = (await abandonedBulkRequests(db)).filter((each) => each.tenant === tenant)
  expect(abandoned).toEqual([{ tenant, id: silent }])
})

test('L5: a bulk request that is given up while it lives is taken up again, and keeps what it holds from then on', async () => {
  const bulkRequest = await beginBulkRequest(db, tenant)
  await endBulkRequest(db, tenant, bulkRequest)
  await touchBulkRequest(db, tenant, bulkRequest)
  const held = await open('E1-1', { bulkRequest })
  expect((await abandonedBulkRequests(db)).filter((each) => each.tenant === tenant)).toEqual([])
  expect(await marks()).toEqual([])
  expect(await endBulkRequest(db, tenant, bulkRequest)).toEqual([held])
})

test('L5: an ending that a bulk request holds, whose record is gone, is let go and told as well', async () => {
  const bulkRequest = await beginBulkRequest(db, tenant)
  const ended = await open('E1-1')
  await endLeaver(db, tenant, ended, {
    outcome: 'cancelled',
    reason: 'revoked',
    supersededBy: null,
    bulkRequest,
  })
  await db('bulk_requests').where({ tenant_id: tenant }).delete()
  expect(await marks()).toEqual([])
  const abandoned = (await abandonedBulkRequests(db)).filter((each) => each.tenant === tenant)
  expect(abandoned).toEqual([{ tenant, id: bulkRequest }])
  expect(await endBulkRequest(db, tenant, bulkRequest)).toEqual([ended])
  expect(await marks()).toMatchObject([{ id: ended, dueAt: null, outcome: 'cancelled' }])
})

test('L4: edits are numbered from 1 for each leaver, with who, why, old and new', async () => {
  const one = await open('E1-1')
  const two = await open('E2-1')
  const edit = { what: 'plan', old: { days: 5 }, new: { days: 7 }, noAccessFrom: '2026-11-08' } as const
  await recordEdit(db, tenant, one, { actor: 'anna', reason: 'Longer handover' }, edit)
  await recordEdit(db, tenant, one, {}, { ...edit, noAccessFrom: null })
  await recordEdit(db, tenant, two, {}, edit)
  const edits = await editsOf(db, tenant, [one, two])
  expect(edits.get(one)).toMatchObject([
    {
      number: 1,
      what: 'plan',
      old: { days: 5 },
      new: { days: 7 },
      actor: 'anna',
      reason: 'Longer handover',
      noAccessFrom: '2026-11-08',
    },
    { number: 2, actor: null, reason: null, noAccessFrom: null },
  ])
  expect(edits.get(two)).toMatchObject([{ number: 1 }])
})

async function listed(filter: Partial<LeaverFilter> = {}): Promise<string[]> {
  const rows = await listLeavers(db, tenant, {
    filter: { all: false, ...filter },
    after: undefined,
    limit: 100,
  })
  return rows.map(({ leaver }) => leaver.id)
}

test('one row per person: of two open leavers the one that acts first', async () => {
  const january = await open('E1-1', { changes: { actsAt: '2027-01-05T23:00:00.000Z' } })
  const november = await open('E1-2')
  expect(await listed()).toEqual([november])
  expect((await listed({ all: true })).toSorted()).toEqual([january, november].toSorted())
})

test('one row per person: an open leaver before a completed one, a completed one before a superseded one', async () => {
  const done = await open('E1-1')
  await completeLeaver(db, tenant, done, completed)
  const waiting = await open('E1-2', { changes: { actsAt: '2027-01-05T23:00:00.000Z' } })
  const late = await open('E2-1', { changes: { actsAt: '2027-01-05T23:00:00.000Z' } })
  await endLeaver(db, tenant, late, superseded)
  const early = await open('E2-2')
  await completeLeaver(db, tenant, early, completed)
  expect((await listed()).toSorted()).toEqual([waiting, early].toSorted())
})

test('filters: employee, employment, stage, outcome, dates from and until, problem', async () => {
  const one = await open('E1-1')
  const two = await open('E2-1', { changes: { noAccessFrom: '2026-12-06' } })
  const three = await open('E3-1')
  await completeLeaver(db, tenant, three, completed)
  await updateStep(db, tenant, two, 'connection', { problem: 'several-matches' })
  expect(await listed({ employee: 'E1' })).toEqual([one])
  expect(await listed({ employment: 'E2-1' })).toEqual([two])
  expect(await listed({ stage: 'finished' })).toEqual([three])
  expect(await listed({ outcome: 'completed' })).toEqual([three])
  expect(await listed({ noAccessFrom: '2026-12-06' })).toEqual([two])
  expect((await listed({ noAccessTo: '2026-12-06' })).toSorted()).toEqual([one, three].toSorted())
  expect(await listed({ problem: 'several-matches' })).toEqual([two])
})

test('pages are newest first, none twice and none left out, also of one microsecond', async () => {
  const ids: string[] = []
  for (const employee of ['E1', 'E2', 'E3'])
    for (const number of [1, 2]) ids.push(await open(`${employee}-${number}`))
  await db('leavers').where({ tenant_id: tenant }).update({ created_at: '2026-11-05T23:00:00.000001Z' })
  await db('leavers')
    .where({ tenant_id: tenant, employee_id: 'E2' })
    .update({ created_at: '2026-11-05T23:00:00.000002Z' })
  const seen: string[] = []
  let after: { createdAt: string; id: string } | undefined
  for (;;) {
    const page = await listLeavers(db, tenant, { filter: { all: true }, after, limit: 2 })
    seen.push(...page.map(({ leaver }) => leaver.id))
    const last = page.at(-1)
    if (last === undefined) break
    after = { createdAt: last.createdAt, id: last.id }
  }
  expect(seen.toSorted()).toEqual(ids.toSorted())
  expect(seen.slice(0, 2).toSorted()).toEqual(ids.slice(2, 4).toSorted())
})

test('a leaver that does not exist has no details', async () => {
  expect(await findLeaverDetails(db, tenant, '6f1d0d6e-1111-4222-8333-944445555666')).toBe(undefined)
  expect(await leaverOfEmployment(db, tenant, 'E1-1')).toBe(undefined)
})
