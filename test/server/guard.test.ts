// The mass guard over HTTP: a file that by mistake terminates many people touches nobody until an admin has looked at it (L13).
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, revoke, terminate } from '../support/leavers.ts'
import { emailOf, employee } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { sweepNow } from '../support/sweep.ts'
import { allTold, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type Guard = components['schemas']['Guard']

const patience = { timeout: 60_000, interval: 100 }

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

let companies = 0

/** A tenant of 40 people whose guard is the one that a tenant is born with: 10, or 5 %. */
async function company(): Promise<{ tenant: TenantRig; ids: string[] }> {
  const tenant = await product.tenant({ guard: { count: 10, percent: 5 } })
  // Each its own people: a connection that two tenants share is kept (L12).
  companies += 1
  const ids = Array.from({ length: 40 }, (_, index) => `G${companies}-${index + 1}`)
  const people = ids.map((id) => ({ email: emailOf(id) }))
  await product.sandbox.addPeople({ people, client: sandboxClientId })
  await load(tenant, ids, null)
  return { tenant, ids }
}

/** The HR system's nightly file. */
async function load(tenant: TenantRig, ids: readonly string[], lastDay: string | null): Promise<void> {
  const lines = ids.map((id) => ({
    id,
    ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
  }))
  const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
  expect(answers.filter(({ result }) => result === 'refused')).toEqual([])
}

async function readGuard({ viewer }: TenantRig): Promise<Guard> {
  const { data } = await viewer.GET('/v1/guard')
  if (data === undefined) throw new Error('no guard')
  return data
}

const post = (tenant: TenantRig, path: string, json: object, as: { key?: string; actor?: string } = {}) =>
  send(product.url, {
    method: 'POST',
    path,
    key: as.key ?? tenant.keys.admin,
    json,
    headers: as.actor === '' ? {} : { 'Koppling-Actor': as.actor ?? 'admin-1' },
  })

const approve = async (
  tenant: TenantRig,
  json: object,
  as?: { key?: string; actor?: string },
): Promise<Answer> => await post(tenant, '/v1/guard/approve', json, as)

const activeUsers = async ({ viewer }: TenantRig): Promise<number> => {
  const { data } = await viewer.GET('/v1/users', { params: { query: { active: 'true', limit: 500 } } })
  return data?.data.length ?? 0
}

/** Waits until so many are held, and none of them acts. */
async function held(tenant: TenantRig, count: number): Promise<void> {
  const isHeld = ({ stage, heldBy }: { stage: string; heldBy: string | null }) =>
    stage === 'held' && heldBy === 'guard'
  await expect.poll(async () => (await readLeavers(tenant)).filter(isHeld).length, patience).toBe(count)
  await allTold(product.db)
}

/** As the to-do list says it. */
async function heldSince({ viewer }: TenantRig): Promise<string | undefined> {
  const { data } = await viewer.GET('/v1/todo', { params: { query: { problem: 'guard-holds' } } })
  return data?.data[0]?.since
}

/** L11: all that the approval closed, and nobody else, by one call. */
async function expectConnectedAgain(
  tenant: TenantRig,
  { approval, ids }: { approval: string; ids: readonly string[] },
): Promise<void> {
  const report = async (of: string) => {
    const query = { approval: of, limit: 500 }
    const { data } = await tenant.viewer.GET('/v1/reports/connection-missing', { params: { query } })
    return data?.data.map(({ user }) => user.employeeId ?? '').toSorted()
  }
  expect(await report(approval)).toEqual(ids.toSorted())
  expect(await report(randomUUID())).toEqual([])
  const connecting = { filter: { approval }, reason: 'wrong file' }
  const answer = await post(tenant, '/v1/connections', connecting, { key: tenant.keys.hr })
  expect(answer).toMatchObject({ status: 202, body: { total: ids.length } })
  await expect.poll(async () => await report(approval), patience).toEqual([])
}

/** What the events say of the guard. */
async function holdings({ id }: TenantRig): Promise<unknown[]> {
  const rows: { data: unknown }[] = await product
    .db('events')
    .where({ tenant_id: id, type: 'guard.holding' })
    .select('data')
  return rows.map(({ data }) => data)
}

const unlinks = async () =>
  (await product.sandbox.counts({ client: sandboxClientId })).reduce((sum, each) => sum + each.unlinked, 0)

test('L13: a file that terminates 15 of 40 by mistake is held as a whole, and taking it back clears it', async () => {
  const { tenant, ids } = await company()
  const before = await unlinks()
  await load(tenant, ids.slice(0, 15), inDays(-20))
  await held(tenant, 15)
  const guard = await readGuard(tenant)
  expect(guard).toMatchObject({ state: 'holding', count: 15, closing: 15, of: 40, limit: 10 })
  expect(guard.leavers.map(({ employeeId }) => employeeId ?? '').toSorted()).toEqual(
    ids.slice(0, 15).toSorted(),
  )
  expect(await activeUsers(tenant)).toBe(40)
  expect(await holdings(tenant), 'told once, for the whole set').toEqual([{ held: 15, limit: 10, of: 40 }])

  await load(tenant, ids.slice(0, 15), null)
  expect(await readGuard(tenant)).toMatchObject({ state: 'clear', count: 0, leavers: [], windowStart: null })
  const outcomes = (await readLeavers(tenant)).map(({ outcome, reason }) => [outcome, reason])
  expect(outcomes).toEqual(Array.from({ length: 15 }, () => ['cancelled', 'revoked']))
  expect(await activeUsers(tenant)).toBe(40)
  expect(await unlinks()).toBe(before)
})

test('L13, L18: an approval frees exactly the set that was shown; who joins later wants one of his own', async () => {
  const { tenant, ids } = await company()
  await load(tenant, ids.slice(0, 12), inDays(-20))
  await held(tenant, 12)
  const shown = await readGuard(tenant)
  const since = await heldSince(tenant)
  await terminate(tenant, `${ids[12]}-1`, { lastDay: inDays(-20) })
  await held(tenant, 13)
  await sweepNow(product)
  expect(await heldSince(tenant), 'not since its last change').toEqual(since)
  const late = await approve(tenant, { revision: shown.revision, count: 12, reason: 'planned' })
  expect(late).toMatchObject({ status: 409, problem: 'guard-changed', body: { count: 13 } })
  expect(await activeUsers(tenant)).toBe(40)

  await revoke(tenant, `${ids[12]}-1`)
  const answer = await approve(tenant, { revision: shown.revision, count: 12, reason: 'planned' })
  expect(answer).toMatchObject({
    status: 200,
    body: { count: 12, date: null, by: 'admin-1', reason: 'planned', undone: null },
  })
  const leavers = await readLeavers(tenant)
  for (const { id, employeeId } of leavers) {
    if (employeeId !== ids[12]) await outcomeOf(tenant, id, 'completed')
  }
  expect(await activeUsers(tenant)).toBe(28)
  const { edits } = await outcomeOf(tenant, shown.leavers[0]?.id ?? '', 'completed')
  expect(edits).toMatchObject([
    { what: 'decision', new: { decision: 'guard-approved' }, actor: 'admin-1', reason: 'planned' },
  ])

  await terminate(tenant, `${ids[13]}-1`, { lastDay: inDays(-20) })
  await held(tenant, 1)
  expect(await readGuard(tenant)).toMatchObject({ count: 1, closing: 13, of: 40, limit: 10 })
  await revoke(tenant, `${ids[13]}-1`)

  // L11: what a person closed as well is nobody's to undo but a person's.
  const byHand = await post(tenant, `/v1/users/U-${ids[11]}/deactivate`, { reason: 'stays out' })
  expect(byHand).toMatchObject({ status: 200, body: { inactiveWhy: 'person' } })
  const { id: approval } = answer.body as { id: string }
  const undone = await post(tenant, '/v1/guard/undo', { approval, reason: 'wrong file' })
  expect(undone).toMatchObject({ status: 200, body: { accountsGivenBack: 11, heldAgain: 0 } })
  const { connectionsToRestore } = undone.body as { connectionsToRestore: { employeeId: string }[] }
  expect(connectionsToRestore.map(({ employeeId }) => employeeId).toSorted()).toEqual(
    ids.slice(0, 12).toSorted(),
  )
  expect(undone.body).toMatchObject({ approval })
  await expectConnectedAgain(tenant, { approval, ids: ids.slice(0, 11) })
  expect(await activeUsers(tenant)).toBe(39)
  expect((await readLeaver(tenant, shown.leavers[0]?.id ?? '')).outcome).toBe('undone')
  const again = await post(tenant, '/v1/guard/undo', { approval, reason: 'wrong file' })
  expect(again).toMatchObject({ status: 409, problem: 'decision-refused' })
  // They are still terminated: each waits for another approval, also when few are left.
  await load(tenant, ids.slice(3, 12), null)
  expect(await readGuard(tenant)).toMatchObject({ state: 'holding', count: 3, approvals: [{ id: approval }] })
  await sweepNow(product)
  await sweepNow(product)
  expect(await activeUsers(tenant)).toBe(39)
  await load(tenant, ids.slice(0, 3), null)
  expect(await readGuard(tenant)).toMatchObject({ state: 'clear' })
})

test('L13: a date on which too many would close is shown seven days ahead, and approved ahead for a number', async () => {
  const { tenant, ids } = await company()
  const date = inDays(6)
  await load(tenant, ids.slice(0, 12), inDays(0))
  const planned = await readGuard(tenant)
  expect(planned).toMatchObject({ state: 'clear', ahead: [{ date, count: 12, isApproved: false }] })
  const past = await approve(tenant, { date: inDays(-1), count: 12, reason: 'season ends' })
  expect(past).toMatchObject({ status: 422, pointers: ['/date'] })
  const both = await approve(tenant, { date, revision: planned.revision, count: 12, reason: 'x' })
  expect(both).toMatchObject({ status: 422, pointers: ['/revision'] })
  expect(await approve(tenant, { date, count: 12, reason: 'season ends' })).toMatchObject({
    status: 200,
    body: { date, count: 12 },
  })
  expect(await readGuard(tenant)).toMatchObject({ ahead: [{ date, count: 12, isApproved: true }] })
  await load(tenant, ids.slice(12, 13), inDays(0))
  expect(await readGuard(tenant)).toMatchObject({ ahead: [{ date, count: 13, isApproved: false }] })
})

test('L13: when fewer are left than the limit, or the limit is raised, what was held goes on by itself', async () => {
  const { tenant, ids } = await company()
  await load(tenant, ids.slice(0, 12), inDays(-20))
  await held(tenant, 12)
  await load(tenant, ids.slice(0, 1), null)
  expect(await readGuard(tenant)).toMatchObject({ state: 'holding', count: 11 })
  const body = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, guard: { count: 11, percent: 5 } }
  expect((await tenant.admin.PUT('/v1/settings', { body })).error).toBeUndefined()
  expect(await readGuard(tenant)).toMatchObject({ state: 'clearing', count: 11, closing: 11, limit: 11 })
  // The first review sees the set, the second one finds it unchanged; the schedule's own may be either.
  await sweepNow(product)
  await sweepNow(product)
  await expect.poll(async () => await activeUsers(tenant), patience).toBe(29)
})

test('L13: what makes no sense to approve, or may not be, is refused and changes nothing', async () => {
  const { tenant, ids } = await company()
  const { revision } = await readGuard(tenant)
  const nothing = await approve(tenant, { revision, count: 1, reason: 'x' })
  expect(nothing).toMatchObject({ status: 409, problem: 'guard-changed', body: { count: 0 } })
  await load(tenant, ids.slice(0, 11), inDays(-20))
  await held(tenant, 11)
  const shown = { revision: (await readGuard(tenant)).revision, count: 11, reason: 'x' }
  // The first review of this set notes it, and those of the Schedule find it noted.
  await sweepNow(product)
  const before = await readTables(product.db, tenant.id)
  const refusals = [
    [await approve(tenant, shown, { key: tenant.keys.hr }), { status: 403, problem: 'forbidden' }],
    [await approve(tenant, shown, { actor: '' }), { status: 400, problem: 'actor-required' }],
    [await approve(tenant, { ...shown, count: 10 }), { status: 409, problem: 'guard-changed' }],
    [await approve(tenant, { ...shown, reason: ' ' }), { status: 422, pointers: ['/reason'] }],
    [await approve(tenant, { ...shown, revision: 'other' }), { status: 409, body: { count: 11 } }],
  ] as const
  for (const [answer, expected] of refusals) expect(answer).toMatchObject(expected)
  const [first, second] = (await readGuard(tenant)).leavers
  const release = await post(tenant, `/v1/leavers/${first?.id}/release`, { reason: 'x' })
  expect(release).toMatchObject({
    status: 409,
    problem: 'decision-refused',
    detail: expect.stringContaining('POST /v1/guard/approve'),
  })
  expect(await readTables(product.db, tenant.id)).toEqual(before)

  const until = instantIn(2)
  expect(
    await post(tenant, `/v1/leavers/${first?.id}/postpone`, { until, reason: 'see first' }),
  ).toMatchObject({ status: 200, body: { stage: 'held', heldBy: 'operator' } })
  expect(await post(tenant, `/v1/leavers/${second?.id}/cancel`, { reason: 'stays' })).toMatchObject({
    status: 200,
    body: { outcome: 'cancelled-by-operator' },
  })
  expect(await readGuard(tenant)).toMatchObject({ state: 'clearing', count: 9 })
})

test('L13, L18: what the guard holds is a to-do from its first moment, and none once it is taken back', async () => {
  const { tenant, ids } = await company()
  const list = async () => await tenant.viewer.GET('/v1/todo')
  await load(tenant, ids.slice(0, 11), inDays(-20))
  await held(tenant, 11)
  expect((await list()).data?.data).toMatchObject([{ problem: 'guard-holds', for: 'hr', leaverId: null }])
  await load(tenant, ids.slice(0, 11), null)
  expect((await list()).data?.data).toEqual([])
})
