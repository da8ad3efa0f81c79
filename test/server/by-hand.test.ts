// What people do to accounts by hand, and how the leavers follow (L8).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedTo, readConnection } from '../support/connections.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, readUser, revoke, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { asleepUntil } from '../support/rig-runs.ts'
import { allTold, atRest, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

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

type ByHand = { user: string; json?: object; key?: string; actor?: string }

async function byHand(
  what: 'deactivate' | 'reactivate',
  { user, json = { reason: 'by hand' }, key = tenant.keys.hr, actor = 'hr-17' }: ByHand,
): Promise<Answer> {
  const headers: Record<string, string> = actor === '' ? {} : { 'Koppling-Actor': actor }
  return await send(product.url, { method: 'POST', path: `/v1/users/${user}/${what}`, key, json, headers })
}

/** Somebody whose account koppling has closed. */
async function closed(id: string) {
  await hire({ ...product, tenant }, id)
  const leaver = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })
  return await outcomeOf(tenant, leaver.id, 'completed')
}

const workflowOf = (employment: string) =>
  product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employment}`)

const auditOf = (id: string) =>
  product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_kind: 'user', subject_id: id })
    .orderBy('id') as unknown as Promise<object[]>

/** The difference to now, in whole days. */
const daysAhead = (instant: string | null) =>
  Math.round((Date.parse(instant ?? '') - Date.now()) / 86_400_000)

test('L8: deactivating by hand ends the leaver, keeps the connection, and says who and why', async () => {
  await hire({ ...product, tenant }, 'H1')
  const { id } = await terminate(tenant, 'H1-1')
  expect(await byHand('deactivate', { user: 'U-H1' })).toMatchObject({
    status: 200,
    body: { active: false, mayLogIn: false, inactiveWhy: 'person' },
  })
  expect(await readLeaver(tenant, id)).toMatchObject({
    stage: 'finished',
    outcome: 'closed-by-hand',
    steps: { connection: { state: 'skipped' } },
  })
  expect((await auditOf('U-H1')).at(-1)).toMatchObject({
    action: 'user.deactivated',
    actor: 'hr-17',
    reason: 'by hand',
    new_value: { by: 'hand' },
  })
  await atRest(product.db)
  const before = await readTables(product.db)
  expect(await byHand('deactivate', { user: 'U-H1' })).toMatchObject({ status: 200 })
  expect(await readTables(product.db), 'a second time changes nothing').toEqual(before)
})

test('L8: somebody let in again after the end waits 14 days, in a cycle of its own', async () => {
  const first = await closed('H2')
  const answer = await byHand('reactivate', { user: 'U-H2' })
  expect(answer).toMatchObject({ status: 200, body: { active: true, inactiveWhy: null, connection: 'no' } })
  const { openUntil } = answer.body as { openUntil: string }
  expect(daysAhead(openUntil)).toBe(14)
  const leavers = await readLeavers(tenant, 'H2')
  expect(leavers).toMatchObject([
    {
      stage: 'held',
      heldBy: 'by-hand-until',
      postponed: { until: openUntil, by: 'hr-17', reason: 'by hand' },
      outcome: null,
    },
    { id: first.id, outcome: 'completed' },
  ])
})

test('L8: the end is the one that was given, and another change does not shorten it', async () => {
  await closed('H3')
  const until = instantIn(40)
  expect(await byHand('reactivate', { user: 'U-H3', json: { reason: 'handover', until } })).toMatchObject({
    body: { openUntil: until },
  })
  await terminate(tenant, 'H3-1', { lastDay: inDays(-25) })
  expect((await readLeavers(tenant, 'H3'))[0]).toMatchObject({ stage: 'held', postponed: { until } })
  expect(await readUser(tenant, 'U-H3')).toMatchObject({ active: true, openUntil: until })
})

test('L8: another end that is given later moves the end, of account and leaver, with who and why', async () => {
  await closed('H10')
  await byHand('reactivate', { user: 'U-H10' })
  const { openUntil } = await readUser(tenant, 'U-H10')
  const until = instantIn(50)
  const longer = { user: 'U-H10', json: { reason: 'longer', until }, actor: 'hr-18' }
  expect(await byHand('reactivate', longer)).toMatchObject({ status: 200, body: { openUntil: until } })
  const [leaver] = await readLeavers(tenant, 'H10')
  expect(leaver).toMatchObject({
    stage: 'held',
    heldBy: 'by-hand-until',
    postponed: { until, by: 'hr-18', reason: 'longer' },
    edits: [
      { what: 'account', old: { openUntil }, new: { openUntil: until }, actor: 'hr-18', reason: 'longer' },
    ],
  })
  await asleepUntil(workflowOf('H10-1'), until)
  await allTold(product.db)
  expect((await auditOf('U-H10')).at(-1)).toMatchObject({
    action: 'user.open-until-moved',
    actor: 'hr-18',
    reason: 'longer',
    old_value: { openUntil },
    new_value: { openUntil: until },
  })
  const before = await readTables(product.db)
  expect(await byHand('reactivate', longer)).toMatchObject({ status: 200, body: { openUntil: until } })
  expect(await byHand('reactivate', { user: 'U-H10' })).toMatchObject({ body: { openUntil: until } })
  expect(await readTables(product.db), 'what is said already changes nothing').toEqual(before)
})

test.for([
  ['somebody employed', 'H11', undefined, /nothing is going to close it.* leave "until" out/],
  ['somebody whose leaver waits', 'H12', inDays(3), /POST \/v1\/leavers\/[0-9a-f-]+\/postpone/],
] as const)(
  'L8: an end for the open account of %s is refused, and the way out is named',
  async ([, id, lastDay, says]) => {
    await hire({ ...product, tenant }, id)
    if (lastDay !== undefined) await terminate(tenant, `${id}-1`, { lastDay })
    await allTold(product.db)
    const before = await readTables(product.db)
    const answer = await byHand('reactivate', { user: `U-${id}`, json: { reason: 'x', until: instantIn(9) } })
    expect(answer).toMatchObject({ status: 409, problem: 'decision-refused', pointers: ['/until'] })
    expect(answer.detail).toMatch(says)
    expect(await readTables(product.db)).toEqual(before)
  },
)

/** Somebody whom koppling closed, and whose account is to open again for a new employment. */
async function returning(id: string) {
  const leaver = await closed(id)
  const employments = [
    { id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) },
    { id: `${id}-2`, startDate: inDays(20) },
  ]
  const body = employee(id, { employments })
  await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  return { leaver, body, user: await readUser(tenant, `U-${id}`) }
}

test('L8, L11: deactivating by hand what koppling has closed takes it over: nothing opens it again', async () => {
  const { leaver, body, user } = await returning('H9')
  expect(user).toMatchObject({ inactiveWhy: 'automation', opensAt: expect.any(String) as string })
  expect(await byHand('deactivate', { user: 'U-H9', json: { reason: 'stays out' } })).toMatchObject({
    status: 200,
    body: { active: false, inactiveWhy: 'person', inactiveSince: user.inactiveSince, opensAt: null },
  })
  const { edits, outcome } = await readLeaver(tenant, leaver.id)
  const said = { actor: 'hr-17', reason: 'stays out' }
  expect(outcome).toBe('completed')
  expect(edits.slice(-2)).toMatchObject([
    { what: 'account', old: { inactiveWhy: 'automation' }, new: { inactiveWhy: 'person' }, ...said },
    { what: 'return', old: { opensAt: user.opensAt }, new: { opensAt: null }, ...said },
  ])
  expect((await auditOf('U-H9')).at(-1)).toMatchObject({
    action: 'user.deactivated',
    ...said,
    old_value: { inactiveWhy: 'automation' },
    new_value: { by: 'hand' },
  })
  await allTold(product.db)
  const before = await readTables(product.db)
  expect(await byHand('deactivate', { user: 'U-H9' })).toMatchObject({ status: 200 })
  expect(await readTables(product.db), 'a second time changes nothing').toEqual(before)

  await revoke(tenant, 'H9-1')
  const employments = [
    { id: 'H9-1', startDate: '2020-02-01', lastDay: inDays(-20) },
    { id: 'H9-2', startDate: inDays(0) },
  ]
  const path = { params: { path: { id: 'H9' } } }
  await tenant.hr.PUT('/v1/employees/{id}', { ...path, body: { ...body, employments } })
  expect(await readUser(tenant, 'U-H9')).toMatchObject({
    active: false,
    inactiveWhy: 'person',
    opensAt: null,
  })
  const asUser = { id: 'U-H9', username: 'H9', active: true }
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', {
    ...path,
    body: { ...body, employments, user: asUser },
  })
  expect(error?.type).toBe('/problems/use-reactivate')
  expect(await byHand('reactivate', { user: 'U-H9' })).toMatchObject({ body: { active: true } })
})

test('L8, L13: releasing the leaver closes the account that was opened by hand', async () => {
  await closed('H4')
  await byHand('reactivate', { user: 'U-H4' })
  const [leaver] = await readLeavers(tenant, 'H4')
  const answer = await send(product.url, {
    method: 'POST',
    path: `/v1/leavers/${leaver?.id}/release`,
    key: tenant.keys.hr,
    json: { reason: 'done early' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(answer.status).toBe(200)
  await outcomeOf(tenant, leaver?.id ?? '', 'completed')
  expect(await readUser(tenant, 'U-H4')).toMatchObject({ active: false, openUntil: null })
})

test('L8: who is employed is let in without an end, and leaves by the rule', async () => {
  await hire({ ...product, tenant }, 'H5')
  await byHand('deactivate', { user: 'U-H5' })
  expect(await byHand('reactivate', { user: 'U-H5' })).toMatchObject({ body: { active: true } })
  expect(await terminate(tenant, 'H5-1', { lastDay: inDays(3) })).toMatchObject({
    stage: 'waiting',
    heldBy: null,
    noAccessFrom: inDays(9),
    postponed: null,
  })
})

test('L8, L16: access now closes again at once who was let in by hand', async () => {
  await closed('H6')
  await byHand('reactivate', { user: 'U-H6' })
  const { id } = await terminate(tenant, 'H6-1', { lastDay: inDays(-20), access: 'now', reason: 'mistake' })
  await outcomeOf(tenant, id, 'completed')
  expect(await readUser(tenant, 'U-H6')).toMatchObject({ active: false, openUntil: null })
})

test('L8, L16: who is let in by hand after access now is closed again at the end', async () => {
  await hire({ ...product, tenant }, 'H7')
  const now = await terminate(tenant, 'H7-1', { lastDay: inDays(60), access: 'now', reason: 'dismissed' })
  await outcomeOf(tenant, now.id, 'completed')
  await byHand('reactivate', { user: 'U-H7' })
  expect(await readLeavers(tenant, 'H7')).toMatchObject([
    { stage: 'held', heldBy: 'by-hand-until' },
    { id: now.id, outcome: 'completed' },
  ])
})

test('L8: a document that says active opens what a person closed, for 14 days after the end of the employment', async () => {
  await hire({ ...product, tenant }, 'H8')
  await byHand('deactivate', { user: 'U-H8' })
  await terminate(tenant, 'H8-1', { lastDay: inDays(-20) })
  const employments = [{ id: 'H8-1', startDate: '2020-02-01', lastDay: inDays(-20) }]
  const user = { id: 'U-H8', username: 'H8', active: true }
  const path = { params: { path: { id: 'H8' } } }
  const body = employee('H8', { employments, user })
  expect((await tenant.hr.PUT('/v1/employees/{id}', { ...path, body })).response.status).toBe(200)
  expect((await readLeavers(tenant, 'H8'))[0]).toMatchObject({ stage: 'held', heldBy: 'by-hand-until' })
})

test('L8: a tenant may choose that deactivating by hand removes the connection too, by call or by document', async () => {
  const choosing = await product.tenant({ removeConnectionWhenDeactivatedByHand: true })
  const accounts = [
    await hire({ ...product, tenant: choosing }, 'S1'),
    await hire({ ...product, tenant: choosing }, 'S2'),
  ]
  await choosing.hr.POST('/v1/users/{id}/deactivate', {
    params: { path: { id: 'U-S1' } },
    body: { reason: 'by hand' },
  })
  await changedTo(choosing, 'U-S1', 'done')
  expect(await readUser(choosing, 'U-S1')).toMatchObject({
    active: false,
    inactiveWhy: 'person',
    connection: 'no',
  })
  expect(await product.sandbox.counts({ user: accounts[0] ?? '' })).toMatchObject([{ unlinked: 1 }])

  const user = { id: 'U-S2', username: 'S2', vismaConnectEmail: emailOf('S2'), active: false }
  const path = { params: { path: { id: 'S2' } } }
  await choosing.hr.PUT('/v1/employees/{id}', { ...path, body: employee('S2', { user }) })
  expect((await readConnection(choosing, 'U-S2')).change).toMatchObject({ kind: 'remove', actor: 'tester' })
})

test.for([
  ['a viewer', { key: 'viewer' }, { status: 403, problem: 'forbidden' }],
  ['nobody named', { actor: '' }, { status: 400, problem: 'actor-required' }],
  ['no reason', { json: {} }, { status: 422, pointers: ['/reason'] }],
  [
    'an end that lies behind',
    { json: { reason: 'x', until: instantIn(-1) } },
    { status: 422, pointers: ['/until'] },
  ],
  [
    'an end in 92 days',
    { json: { reason: 'x', until: instantIn(92) } },
    { status: 422, pointers: ['/until'] },
  ],
  ['a user that nobody knows', { user: 'nobody' }, { status: 404, problem: 'not-found' }],
] as const)(
  'L8: reactivating by hand with %s is refused and changes nothing',
  async ([what, changes, expected]) => {
    const id = `R-${what.replaceAll(' ', '-')}`
    await hire({ ...product, tenant }, id)
    await byHand('deactivate', { user: `U-${id}` })
    await allTold(product.db)
    const before = await readTables(product.db, tenant.id)
    const answer = await byHand('reactivate', {
      user: 'user' in changes ? changes.user : `U-${id}`,
      ...('key' in changes && { key: tenant.keys[changes.key] }),
      ...('actor' in changes && { actor: changes.actor }),
      ...('json' in changes && { json: changes.json }),
    })
    expect(answer).toMatchObject(expected)
    expect(await readTables(product.db, tenant.id)).toEqual(before)
  },
)
