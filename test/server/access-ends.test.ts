// Users without employee whose access ends on a date of their own (L17): the same leaver, without an employment.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser } from '../support/leavers.ts'
import { emailOf, employee } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { insist, send } from '../support/requests.ts'
import { ageMarks, sweepNow } from '../support/sweep.ts'
import { allTold, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type UserBody = components['schemas']['User']

const patience = { timeout: 60_000, interval: 100 }

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

async function putUser(id: string, body: Partial<UserBody>, of = tenant) {
  const { data, error, response } = await of.hr.PUT('/v1/users/{id}', {
    params: { path: { id } },
    body: { username: id, vismaConnectEmail: emailOf(id), ...body },
  })
  return { user: data, problem: error, status: response.status }
}

/** A consultant who is linked in the sandbox; answers the account. */
async function consultant(id: string, accessEndsOn: string | null, of = tenant): Promise<string> {
  const { ids } = await product.sandbox.addPeople({
    people: [{ email: emailOf(id) }],
    client: sandboxClientId,
  })
  expect((await putUser(id, { accessEndsOn }, of)).status).toBe(200)
  return ids[0] ?? ''
}

/** Every cycle of the user, newest first. */
async function leaversOf(user: string, of = tenant) {
  const { data } = await of.viewer.GET('/v1/leavers', { params: { query: { user, all: true } } })
  return data?.data ?? []
}

async function closed(id: string) {
  const account = await consultant(id, inDays(-3))
  const [leaver] = await leaversOf(id)
  return { account, leaver: await outcomeOf(tenant, leaver?.id ?? '', 'completed') }
}

const workflowOf = (user: string) => product.temporal.workflow.getHandle(`leaver/${tenant.id}/user/${user}`)

const inStockholm = (instant: string | null) =>
  new Date(instant ?? '').toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' })

const attach = (id: string, user: string, startDate: string) =>
  tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id } },
    body: employee(id, {
      employments: [{ id: `${id}-1`, startDate }],
      user: { id: user, username: user, vismaConnectEmail: emailOf(user) },
    }),
  })

test('L17: an access end is planned at the first instant of that day, moves, and goes without a trace', async () => {
  await consultant('A1', inDays(20))
  expect(await readUser(tenant, 'A1')).toMatchObject({ accessEndsOn: inDays(20), active: true })
  const [leaver, ...others] = await leaversOf('A1')
  expect(others).toEqual([])
  expect(leaver).toMatchObject({
    userId: 'A1',
    employmentId: null,
    employeeId: null,
    lastDay: null,
    days: null,
    daysFrom: null,
    access: { endsOn: inDays(20) },
    noAccessFrom: inDays(20),
    stage: 'waiting',
  })
  expect(inStockholm(leaver?.actsAt ?? null)).toBe(`${inDays(20)} 00:00:00`)
  await allTold(product.db)
  expect((await workflowOf('A1').describe()).status.name).toBe('RUNNING')

  await putUser('A1', { accessEndsOn: inDays(30) })
  await putUser('A1', { username: 'left out changes nothing' })
  expect(await leaversOf('A1')).toMatchObject([
    {
      id: leaver?.id,
      noAccessFrom: inDays(30),
      edits: [{ what: 'plan', old: { noAccessFrom: inDays(20) }, new: { noAccessFrom: inDays(30) } }],
    },
  ])
  await putUser('A1', { accessEndsOn: null })
  expect(await leaversOf('A1')).toMatchObject([{ id: leaver?.id, outcome: 'cancelled', reason: 'revoked' }])
  await allTold(product.db)
  await expect.poll(async () => (await workflowOf('A1').describe()).status.name).toBe('COMPLETED')

  await putUser('A1', { accessEndsOn: inDays(40) })
  expect(await leaversOf('A1')).toMatchObject([
    { stage: 'waiting' },
    { id: leaver?.id, outcome: 'cancelled' },
  ])
})

test('L17: a consultant whose access has ended is closed and unlinked once', async () => {
  const { account, leaver } = await closed('A2')
  expect(leaver).toMatchObject({
    noticeLateByDays: 3,
    steps: { account: { state: 'done' }, connection: { state: 'done' } },
  })
  expect(await readUser(tenant, 'A2')).toMatchObject({
    active: false,
    inactiveWhy: 'automation',
    connection: 'no',
  })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1, connected: false }])
  const { data } = await tenant.viewer.GET('/v1/leavers', { params: { query: { user: 'A2' } } })
  expect(data?.data).toMatchObject([{ id: leaver.id }])
})

test.for([
  ['moved ahead', 'A3', 10],
  ['taken back', 'A4', null],
] as const)('L11, L17: an access end that is %s gives the closed account back', async ([, id, days]) => {
  const { leaver } = await closed(id)
  await putUser(id, { accessEndsOn: days === null ? null : inDays(days) })
  expect(await readUser(tenant, id)).toMatchObject({ active: true, connection: 'no' })
  expect(await readLeaver(tenant, leaver.id)).toMatchObject({ outcome: 'undone' })
  expect((await leaversOf(id)).filter(({ stage }) => stage === 'waiting')).toHaveLength(days === null ? 0 : 1)
})

test('L17: an access end that moves to another day of the past leaves closed', async () => {
  const { leaver } = await closed('A5')
  await putUser('A5', { accessEndsOn: inDays(-1) })
  expect(await readUser(tenant, 'A5')).toMatchObject({ active: false })
  expect(await readLeaver(tenant, leaver.id)).toMatchObject({ outcome: 'completed' })
})

test('L12, L17: exempt ends the leaver, days off do not', async () => {
  await consultant('A6', inDays(10))
  await putUser('A6', { deactivateAfterDays: 'off' })
  expect(await leaversOf('A6')).toMatchObject([{ stage: 'waiting', noAccessFrom: inDays(10) }])
  await putUser('A6', { exempt: true })
  expect(await leaversOf('A6')).toMatchObject([{ outcome: 'cancelled', reason: 'exempt' }])
})

test('L8, L17: closed by hand ends the leaver, and let in again after the end it waits', async () => {
  const byHand = (user: string, what: string, json: object) =>
    send(product.url, {
      method: 'POST',
      path: `/v1/users/${user}/${what}`,
      key: tenant.keys.hr,
      json: { reason: 'by hand', ...json },
      headers: { 'Koppling-Actor': 'hr-17' },
    })
  await consultant('A7', inDays(10))
  await byHand('A7', 'deactivate', {})
  expect(await leaversOf('A7')).toMatchObject([{ outcome: 'closed-by-hand' }])

  const { leaver } = await closed('A8')
  const until = instantIn(5)
  expect(await byHand('A8', 'reactivate', { until })).toMatchObject({ status: 200 })
  expect(await leaversOf('A8')).toMatchObject([
    { stage: 'held', heldBy: 'by-hand-until', postponed: { until } },
    { id: leaver.id },
  ])
})

test('L13, L17: a person postpones, runs now and cancels the leaver of a consultant', async () => {
  const decide = async (user: string, what: string, json: object = {}) => {
    const [leaver] = await leaversOf(user)
    return await insist(product.url, {
      method: 'POST',
      path: `/v1/leavers/${leaver?.id}/${what}`,
      key: tenant.keys.hr,
      json: { reason: 'decided', ...json },
      headers: { 'Koppling-Actor': 'hr-17' },
    })
  }
  const account = await consultant('B1', inDays(10))
  const until = instantIn(20)
  expect(await decide('B1', 'postpone', { until })).toMatchObject({ status: 200, body: { stage: 'held' } })
  expect(await decide('B1', 'run-now')).toMatchObject({ status: 200 })
  const [leaver] = await leaversOf('B1')
  expect(await outcomeOf(tenant, leaver?.id ?? '', 'completed')).toMatchObject({ access: 'now' })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
  await putUser('B1', { accessEndsOn: inDays(90) })
  expect(await readUser(tenant, 'B1'), 'access now is never undone by a change').toMatchObject({
    active: false,
  })

  await consultant('B2', inDays(10))
  expect(await decide('B2', 'cancel')).toMatchObject({ body: { outcome: 'cancelled-by-operator' } })
})

test('L2, L17: a changed hour of the tenant moves the access end', async () => {
  const other = await product.tenant()
  await consultant('B3', inDays(10), other)
  const body = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, dueTime: '06:00' }
  await other.admin.PUT('/v1/settings', { body })
  const [leaver] = await leaversOf('B3', other)
  expect(inStockholm(leaver?.actsAt ?? null)).toBe(`${inDays(10)} 06:00:00`)
})

test('L15, L17: a dry run says what an access end would do, and does nothing', async () => {
  await consultant('B5', null)
  await allTold(product.db)
  const before = await readTables(product.db)
  const path = '/v1/users/B5?dryRun=true'
  const json = { username: 'B5', vismaConnectEmail: emailOf('B5'), accessEndsOn: inDays(10) }
  expect(await send(product.url, { method: 'PUT', path, key: tenant.keys.hr, json })).toMatchObject({
    status: 200,
    body: {
      counts: { planned: 1 },
      entries: [
        {
          change: 'planned',
          userId: 'B5',
          employmentId: null,
          employeeId: null,
          after: { noAccessFrom: inDays(10) },
        },
      ],
    },
  })
  expect(await readTables(product.db)).toEqual(before)
})

test('L9, L17: while the tenant observes nothing acts, and `on` lets it go on', async () => {
  const other = await product.tenant({ automation: 'observe' })
  await consultant('B4', inDays(-3), other)
  const [leaver] = await leaversOf('B4', other)
  expect(leaver).toMatchObject({ stage: 'waiting' })
  expect(await readUser(other, 'B4')).toMatchObject({ active: true })
  const body = {
    timeZone: 'Europe/Stockholm',
    lateNoticeDelayMinutes: 0,
    automation: 'on',
    confirmActingWithin24Hours: 1,
  } as const
  await other.admin.PUT('/v1/settings', { body })
  await outcomeOf(other, leaver?.id ?? '', 'completed')
})

test('L17: an access end for the user of an employee is 422 and changes nothing', async () => {
  await attach('C1', 'U-C1', '2020-02-01')
  await allTold(product.db)
  const before = await readTables(product.db)
  const { status, problem } = await putUser('U-C1', { accessEndsOn: inDays(10) })
  expect([status, problem?.errors?.[0]?.pointer]).toEqual([422, '/accessEndsOn'])
  expect(problem?.errors?.[0]?.detail ?? problem?.detail).toContain('belongs to the employee C1')
  expect(await readTables(product.db)).toEqual(before)
})

test('L17: with an employee the access end goes, and the leaver with it', async () => {
  await consultant('C2', inDays(10))
  await allTold(product.db)
  expect((await attach('E-C2', 'C2', '2020-02-01')).response.status).toBe(201)
  expect(await readUser(tenant, 'C2')).toMatchObject({ employeeId: 'E-C2', accessEndsOn: null, active: true })
  expect(await leaversOf('C2')).toMatchObject([{ outcome: 'cancelled', reason: 'withdrawn' }])
  await ageMarks(product)
  await sweepNow(product)
  await expect.poll(async () => (await workflowOf('C2').describe()).status.name).toBe('COMPLETED')
})

test('L11, L17: whom its access end closed is let in by the rules of the employee: at once, or before the start', async () => {
  await closed('C3')
  await attach('E-C3', 'C3', inDays(0))
  expect(await readUser(tenant, 'C3')).toMatchObject({ employeeId: 'E-C3', active: true, connection: 'no' })

  const { leaver } = await closed('C4')
  await attach('E-C4', 'C4', inDays(30))
  const { opensAt, active } = await readUser(tenant, 'C4')
  expect(active).toBe(false)
  expect(inStockholm(opensAt)).toBe(`${inDays(29)} 00:00:00`)
  expect(await readLeaver(tenant, leaver.id)).toMatchObject({ outcome: 'completed', opensAt })
})

async function todosOf({ viewer }: TenantRig, problem: string) {
  const { data } = await viewer.GET('/v1/todo', { params: { query: { problem } } })
  return data?.data.map(({ leaverId, userId }) => ({ leaverId, userId }))
}

test('L12, L17, L18: the last administrator without employee is a to-do seven days ahead, is held, and goes on with another', async () => {
  const other = await product.tenant()
  await consultant('D1', inDays(6), other)
  await putUser('D1', { administrator: true }, other)
  const [leaver] = await leaversOf('D1', other)
  const todo = [{ leaverId: leaver?.id, userId: 'D1' }]
  expect(await todosOf(other, 'last-administrator')).toEqual(todo)
  await putUser('D1', { administrator: true, accessEndsOn: inDays(8) }, other)
  expect(await todosOf(other, 'last-administrator')).toEqual([])

  await putUser('D1', { administrator: true, accessEndsOn: inDays(-3) }, other)
  await expect
    .poll(async () => (await readLeaver(other, leaver?.id ?? '')).heldBy, patience)
    .toBe('last-administrator')
  expect(await todosOf(other, 'last-administrator')).toEqual(todo)
  await putUser('D2', { administrator: true }, other)
  expect(await todosOf(other, 'last-administrator')).toEqual([])
  await sweepNow(product)
  await outcomeOf(other, leaver?.id ?? '', 'completed')
})

test('L12, L17, L18: an administrator without employee who leaves before does not count as staying', async () => {
  const other = await product.tenant()
  await putUser('D3', { administrator: true, accessEndsOn: inDays(3) }, other)
  await putUser('D4', { administrator: true, accessEndsOn: inDays(5) }, other)
  const [leaver] = await leaversOf('D4', other)
  expect(await todosOf(other, 'last-administrator')).toEqual([{ leaverId: leaver?.id, userId: 'D4' }])
  await putUser('D3', { administrator: true, accessEndsOn: null }, other)
  expect(await todosOf(other, 'last-administrator')).toEqual([])
})

test('L13, L17: undoing an approval gives the accounts of users without employee back, and holds them until another one', async () => {
  const guard = { count: 1, percent: 0 }
  const other = await product.tenant({ guard, automation: 'observe' })
  const post = (path: string, json: object) =>
    send(product.url, {
      method: 'POST',
      path,
      key: other.keys.admin,
      json: { reason: 'a mistake', ...json },
      headers: { 'Koppling-Actor': 'admin-1' },
    })
  const guardOf = async () => (await other.viewer.GET('/v1/guard')).data
  const users = ['D5', 'D6']
  for (const id of users) await consultant(id, inDays(-3), other)
  const body = {
    timeZone: 'Europe/Stockholm',
    lateNoticeDelayMinutes: 0,
    guard,
    automation: 'on',
    confirmActingWithin24Hours: 2,
  } as const
  expect((await other.admin.PUT('/v1/settings', { body })).error).toBeUndefined()
  await expect.poll(async () => (await guardOf())?.count, patience).toBe(2)
  await allTold(product.db)
  const { revision, count } = (await guardOf()) ?? {}
  const approved = await post('/v1/guard/approve', { revision, count })
  const { id: approval } = approved.body as { id: string }
  const leavers = await Promise.all(
    users.map(async (id) => {
      const [leaver] = await leaversOf(id, other)
      return await outcomeOf(other, leaver?.id ?? '', 'completed')
    }),
  )
  const undone = await post('/v1/guard/undo', { approval })
  expect(undone).toMatchObject({
    status: 200,
    body: {
      accountsGivenBack: 2,
      connectionsToRestore: leavers.map(({ id: leaverId, userId }) => ({
        leaverId,
        userId,
        employeeId: null,
      })),
    },
  })
  for (const id of users) {
    expect(await readUser(other, id)).toMatchObject({ active: true })
    expect(await leaversOf(id, other)).toMatchObject([
      { stage: 'held', heldBy: 'guard' },
      { outcome: 'undone' },
    ])
  }
  // One alone would pass the numbers; only another approval lets it go.
  await putUser('D6', { accessEndsOn: null }, other)
  await sweepNow(product)
  await sweepNow(product)
  expect(await guardOf()).toMatchObject({ state: 'holding', count: 1 })
  expect(await readUser(other, 'D5')).toMatchObject({ active: true })
  await putUser('D5', { accessEndsOn: null }, other)
})
