// Erasing people: access is closed first, then nothing tells any more who it was; evidence and audit trail stay.
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit } from '../../src/db/audit-sealing.ts'
import { verifyAudit } from '../../src/db/audit-verification.ts'
import { erasePerson } from '../../src/db/erase-person.ts'
import { forgetLeavers } from '../../src/db/evidence-retention.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, readUser, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { sweepNow } from '../support/sweep.ts'
import { allTold, atRest, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig
const logged: string[] = []

beforeAll(async () => {
  const written = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  product = await startProduct({ log: pino({ level: 'trace' }, written) })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function erase(path: string, query = ''): Promise<Answer> {
  return await send(product.url, {
    method: 'DELETE',
    path: `/v1/${path}${query}`,
    key: tenant.keys.admin,
    headers: { 'Koppling-Actor': 'dpo-1' },
  })
}

/** Sweeps until the person is gone. */
async function gone(path: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await sweepNow(product)
        return (await send(product.url, { path: `/v1/${path}`, key: tenant.keys.viewer })).status
      },
      { timeout: 300_000, interval: 100 },
    )
    .toBe(404)
}

async function unlinked(account: string): Promise<number> {
  const counts = await product.sandbox.counts({ client: sandboxClientId })
  return counts.find(({ user }) => user === account)?.unlinked ?? 0
}

/** Somebody whose account koppling has closed. */
async function left(id: string, changes: Parameters<typeof hire>[2] = {}) {
  const account = await hire({ ...product, tenant }, id, changes)
  const { id: leaver } = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20), reason: `Left, ${id}` })
  await outcomeOf(tenant, leaver, 'completed')
  return { account, leaver }
}

const auditOf = async (id: string) =>
  await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: id })
    .orderBy('id')
    .select<{ action: string; new_value: object | null }[]>('action', 'actor', 'reason', 'new_value')

/** Everything that Temporal keeps of the tenant's runs, decoded. */
async function readTemporal(): Promise<string> {
  const texts: string[] = []
  for await (const run of product.temporal.workflow.list()) {
    const { memo, typedSearchAttributes } = run
    texts.push(JSON.stringify([run.workflowId, run.type, memo, typedSearchAttributes]))
    const handle = product.temporal.workflow.getHandle(run.workflowId, run.runId)
    const history = JSON.stringify(await handle.fetchHistory())
    const payloads = history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)
    texts.push(history, ...[...payloads].map(([, data]) => Buffer.from(data ?? '', 'base64').toString()))
  }
  return texts.join('\n')
}

test('an erased employee is found nowhere: not in the database, not in Temporal, not in the logs; the audit chain holds', async () => {
  const marks = {
    givenName: 'Mark-Given',
    familyName: 'Mark-Family',
    workEmail: 'mark.work@example.se',
    privateEmail: 'mark.private@example.se',
    mobilePhone: '+46700001234',
    street: 'Mark street 7',
    jobTitle: 'Mark job',
    username: 'mark.login',
    connectEmail: 'mark.connect@example.se',
    identity: '191212121212',
    account: '8327912345678',
    reason: 'Mark said so',
  }
  const body = employee('X1', {
    givenName: marks.givenName,
    familyName: marks.familyName,
    workEmail: marks.workEmail,
    privateEmail: marks.privateEmail,
    mobilePhone: marks.mobilePhone,
    nationalId: { country: 'SE', number: marks.identity },
    address: { street: marks.street, postalCode: '11122', city: 'Stockholm', country: 'SE' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: marks.account },
    employments: [
      {
        id: 'X1-1',
        startDate: '2020-02-01',
        jobTitle: marks.jobTitle,
        pay: { type: 'monthly', amount: '98765.43', currency: 'SEK', from: '2025-01-01' },
      },
    ],
    user: { id: 'U-X1', username: marks.username, vismaConnectEmail: marks.connectEmail },
  })
  const { ids } = await product.sandbox.addPeople({
    people: [{ email: marks.connectEmail }],
    client: sandboxClientId,
  })
  const put = { method: 'PUT', path: '/v1/employees/X1', key: tenant.keys.hr, json: body }
  await send(product.url, {
    ...put,
    headers: { 'Idempotency-Key': 'first', 'Koppling-Reason': marks.reason },
  })
  const { id: leaver } = await terminate(tenant, 'X1-1', { lastDay: inDays(3), reason: marks.reason })
  for (const what of ['postpone', 'release', 'run-now']) {
    const json = { reason: marks.reason, ...(what === 'postpone' && { until: `${inDays(5)}T00:00:00Z` }) }
    const headers = { 'Koppling-Actor': 'hr-17', 'Idempotency-Key': what }
    const decide = async () =>
      await send(product.url, {
        method: 'POST',
        path: `/v1/leavers/${leaver}/${what}`,
        key: tenant.keys.hr,
        json,
        headers,
      })
    // Workers that have just started may not answer in time.
    await expect.poll(decide, { timeout: 180_000 }).toMatchObject({ status: 200 })
  }
  await outcomeOf(tenant, leaver, 'completed')
  await atRest(product.db)
  expect(await product.db('idempotency_keys').where({ path: '/employees/X1' })).toHaveLength(1)
  const search = Object.values(marks)
  const held = JSON.stringify(await readTables(product.db))
  expect(search.filter((mark) => held.includes(mark)).length, 'there is something to find').toBeGreaterThan(8)

  expect(await erase('employees/X1')).toMatchObject({
    status: 409,
    problem: 'still-employed',
  })
  await terminate(tenant, 'X1-1', { lastDay: inDays(-20), access: 'rule', reason: marks.reason })
  await allTold(product.db)
  expect(await erase('employees/X1')).toMatchObject({ status: 200, body: { state: 'erased' } })
  product.erasedAccounts.push(...ids)

  const rows = JSON.stringify(await readTables(product.db)).concat(
    JSON.stringify(await product.db('events')),
    JSON.stringify(await product.db('open_todos')),
    JSON.stringify(await product.db('webhook_deliveries')),
  )
  const temporal = await readTemporal()
  expect(temporal, 'what Temporal keeps was read').toContain('X1-1')
  expect(logged.join(''), 'there is a log').toContain('/v1/employees/{id}')
  for (const mark of search) {
    expect(rows.includes(mark), `${mark} in the database`).toBe(false)
    expect(temporal.includes(mark), `${mark} in Temporal`).toBe(false)
    expect(logged.join('').includes(mark), `${mark} in the logs`).toBe(false)
  }
  expect(await product.db('person_keys').where({ employee_id: 'X1' }), 'the key of what was sealed').toEqual(
    [],
  )
  const answers = product.db('idempotency_keys').whereLike('path', '%X1%')
  expect(await answers, 'answers that are kept').toEqual([])
  const { auditSigner } = vaultOf(product.config)
  await sealAudit(product.db, auditSigner, { forMs: 60_000 })
  expect(await verifyAudit(product.db, auditSigner, tenant.id)).toMatchObject({ intact: true })
})

const absenceOfS1 = { id: 'A1', employee_id: 'S1', employment_id: 'S1-1', details_sealed: 'x' }

test('of syncs and absences an erased employee is forgotten: results, what was sent, who it is there, and where a scope or a test names it', async () => {
  const { account } = await left('S1')
  product.erasedAccounts.push(account)
  const mine = { tenant_id: tenant.id }
  await product.db('employers').insert({ ...mine, id: 'synced', name: 'x', country: 'SE' })
  const all = { employerIds: null, departmentIds: null, officeIds: null }
  const scope = { ...all, employeeIds: ['S1', 'S2'], excludedEmployeeIds: ['S1'] }
  const integration = { ...mine, system: 'tripletex', name: 'x', employer_id: 'synced', created_by: 'x' }
  const [made] = (await product
    .db('integrations')
    .insert({ ...integration, scope, starts_on: '2026-11-01' })
    .returning('id')) as { id: string }[]
  const ofTarget = { ...mine, integration_id: made?.id, target: '1' }
  const [sync] = (await product
    .db('syncs')
    .insert({ ...ofTarget, kind: 'test', employees: ['S1', 'S2'], mapping_version: 1, started_by: 'x' })
    .returning('id')) as { id: string }[]
  for (const id of ['S1', 'S2']) {
    const employeeId = { employee_id: id }
    await product
      .db('sync_results')
      .insert({ ...mine, ...employeeId, sync_id: sync?.id, outcome: 'created', fields_sealed: 'x' })
    await product.db('sync_records').insert({ ...ofTarget, ...employeeId, dataset: 'employees' })
    await product.db('matches').insert({ ...ofTarget, ...employeeId, kind: 'matched', remote_id: id })
    const there = { ...ofTarget, sync_id: sync?.id, name_digest: 'same name' }
    await product.db('remote_people').insert([
      { ...there, remote_id: id, employee_number_digest: `number ${id}`, birth_date_digest: `born ${id}` },
      { ...there, target: '2', remote_id: `by-number-${id}`, employee_number_digest: `number ${id}` },
      { ...there, target: '2', remote_id: `by-birth-${id}`, birth_date_digest: `born ${id}` },
    ])
  }

  for (const id of ['S1', 'S2'])
    await product.db('idempotency_keys').insert({
      ...mine,
      scope: `tenant/${tenant.id}`,
      key: `match-${id}`,
      digest: 'x',
      answer_sealed: 'x',
      path: `/integrations/${made?.id}/matches/${id}`,
    })

  await product.db('absences').insert({ ...mine, ...absenceOfS1 })
  await product.db('idempotency_keys').insert({
    ...mine,
    scope: `tenant/${tenant.id}`,
    key: 'absence',
    digest: 'x',
    answer_sealed: 'x',
    path: '/absences/A1',
  })

  expect(await erase('employees/S1')).toMatchObject({ status: 200, body: { state: 'erased' } })
  expect(await product.db('absences').where(mine)).toEqual([])
  expect(await product.db('idempotency_keys').where({ ...mine, key: 'absence' })).toEqual([])
  for (const table of ['sync_results', 'sync_records', 'matches'])
    expect(await product.db(table).where(mine).pluck('employee_id'), table).toEqual(['S2'])
  const there = await product.db('remote_people').where(mine).orderBy('remote_id').pluck('remote_id')
  expect(there, 'digests of who is there').toEqual(['S2', 'by-birth-S2', 'by-number-S2'])
  const answers = product.db('idempotency_keys').where(mine).whereLike('path', '%/matches/%')
  expect(await answers.pluck('key'), 'answers that are kept').toEqual(['match-S2'])
  expect(await product.db('syncs').where(mine).pluck('employees')).toEqual([['S2']])
  expect(await product.db('integrations').where(mine).pluck('scope')).toEqual([
    { ...all, employeeIds: ['S2'], excludedEmployeeIds: [] },
  ])
})

test('the evidence of an erased employee stays, and names nobody', async () => {
  const { account, leaver } = await left('X2')
  product.erasedAccounts.push(account)
  const before = await readLeaver(tenant, leaver)
  expect(await erase('employees/X2')).toMatchObject({ status: 200, body: { id: 'X2', waitingFor: null } })
  const after = await readLeaver(tenant, leaver)
  const nobody = { employmentId: null, employeeId: null, userId: null, supersededBy: null }
  expect(after).toEqual({
    ...before,
    ...nobody,
    erasedAt: expect.any(String) as string,
    edits: before.edits.map((edit) => ({ ...edit, reason: null })),
    links: { temporal: null },
  })
  const { data: evidence } = await tenant.admin.GET('/v1/leavers/{id}/evidence', {
    params: { path: { id: leaver } },
  })
  expect(evidence).toMatchObject({ leaver, employmentId: null, employeeId: null })
  expect(await auditOf('X2')).toMatchObject([
    { action: 'employee.created', reason: null },
    { action: 'employee.erased', actor: 'dpo-1', new_value: { leavers: [leaver] } },
  ])
  expect(await product.db('events').where({ type: 'person.erased' }).select('data')).toContainEqual({
    data: { employeeId: 'X2', userId: 'U-X2' },
  })
})

test('the evidence of an erased employee goes when its time is over, without leaving a row', async () => {
  const { account, leaver } = await left('X17')
  product.erasedAccounts.push(account)
  await erase('employees/X17')
  await product.db('leaver_edits').where({ leaver_id: leaver }).delete()
  await product.db('leavers').where({ id: leaver }).update({ finished_at: '2020-01-01T00:00:00Z' })
  const now = new Date().toISOString()
  await product.db.transaction(async (trx) => {
    await forgetLeavers(trx, tenant.id, { before: '2021-01-01T00:00:00Z', now, limit: 10 })
  })
  expect(await product.db('leavers').where({ id: leaver })).toEqual([])
})

test('the evidence of an erased employee names no other employment either', async () => {
  const employments = ['X19-1', 'X19-2'].map((id) => ({ id, startDate: '2020-02-01' }))
  const account = await hire({ ...product, tenant }, 'X19', { employments })
  await terminate(tenant, 'X19-2', { lastDay: inDays(5) })
  const { id: first } = await terminate(tenant, 'X19-1', { lastDay: inDays(10) })
  await terminate(tenant, 'X19-2', { lastDay: inDays(20) })
  expect(JSON.stringify((await readLeaver(tenant, first)).edits), 'superseded').toContain('X19-2')
  await terminate(tenant, 'X19-1', { lastDay: inDays(-9) })
  const { id: second } = await terminate(tenant, 'X19-2', { lastDay: inDays(-8) })
  product.erasedAccounts.push(account)
  expect((await erase('employees/X19')).status).toBeLessThan(300)
  await gone('employees/X19')
  for (const leaver of [first, second])
    expect(JSON.stringify(await readLeaver(tenant, leaver))).not.toContain('X19')
})

test('a document that comes in the moment of the erasure makes a new person', async () => {
  const { account } = await left('X20')
  product.erasedAccounts.push(account)
  const trx = await product.db.transaction()
  await trx('employees').where({ tenant_id: tenant.id, id: 'X20' }).forUpdate().select('id')
  const put = tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id: 'X20' } },
    body: employee('X20', { user: { id: 'U-new', username: 'new' } }),
  })
  await expect
    .poll(
      async () => {
        const { rows } = await product.db.raw<{ rows: unknown[] }>(
          `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
        return rows.length
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(1)
  await erasePerson(trx, tenant.id, { employee: 'X20' }, { at: new Date().toISOString() })
  await trx.commit()
  expect((await put).response.status).toBe(201)
})

test('L16: who waits to leave is closed out at once and unlinked, and erased afterwards', async () => {
  const account = await hire({ ...product, tenant }, 'X3')
  await terminate(tenant, 'X3-1', { lastDay: inDays(-1) })
  const answer = await erase('employees/X3')
  expect(answer).toMatchObject({ status: 202, body: { state: 'closing', waitingFor: 'account' } })
  product.erasedAccounts.push(account)
  await gone('employees/X3')
  expect(await unlinked(account)).toBe(1)
  expect(await auditOf('X3')).toMatchObject([
    { action: 'employee.created' },
    { action: 'employee.erasure-requested', actor: 'dpo-1' },
    { action: 'employee.erased', actor: 'dpo-1' },
  ])
})

test('asked again while the access is being closed, it tells how far it is and decides nothing anew', async () => {
  const account = await hire({ ...product, tenant }, 'X4')
  await product.sandbox.addFault({ kind: 'answer', on: ['unlink'], users: [account], status: 503, body: {} })
  const { id: leaver } = await terminate(tenant, 'X4-1', { lastDay: inDays(-1) })
  const first = await erase('employees/X4')
  await expect
    .poll(async () => (await readUser(tenant, 'U-X4')).active, { timeout: 180_000, interval: 50 })
    .toBe(false)
  const edits = (await readLeaver(tenant, leaver)).edits.length
  await sweepNow(product)
  expect(await erase('employees/X4')).toMatchObject({
    status: 202,
    body: { ...(first.body as object), waitingFor: 'connection' },
  })
  expect((await readLeaver(tenant, leaver)).edits).toHaveLength(edits)
  await product.sandbox.clearFaults()
  product.erasedAccounts.push(account)
  await send(product.url, {
    method: 'POST',
    path: `/v1/leavers/${leaver}/retry`,
    key: tenant.keys.hr,
    json: { reason: 'mended' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  await gone('employees/X4')
  expect(await unlinked(account)).toBe(1)
})

test('L11: who is employed again while it waits is not erased', async () => {
  const account = await hire({ ...product, tenant }, 'X5')
  await product.sandbox.addFault({ kind: 'answer', on: ['unlink'], users: [account], status: 503, body: {} })
  await terminate(tenant, 'X5-1', { lastDay: inDays(-1) })
  expect(await erase('employees/X5')).toMatchObject({ status: 202 })
  const again = employee('X5')
  again.employments = [
    { id: 'X5-1', startDate: '2020-02-01', lastDay: inDays(-1) },
    { id: 'X5-2', startDate: inDays(20) },
  ]
  await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id: 'X5' } }, body: again })
  await product.sandbox.clearFaults()
  await sweepNow(product)
  expect((await auditOf('X5')).at(-1)).toMatchObject({
    action: 'employee.erasure-given-up',
    new_value: { why: 'still-employed' },
  })
  expect(await product.db('erasures').where({ employee_id: 'X5' })).toEqual([])
  const { response } = await tenant.hr.GET('/v1/employees/{id}', { params: { path: { id: 'X5' } } })
  expect(response.status).toBe(200)
})

test('L8: who is reactivated by hand while it waits keeps the account, and is not erased', async () => {
  const account = await hire({ ...product, tenant }, 'X18')
  await product.sandbox.addFault({ kind: 'answer', on: ['unlink'], users: [account], status: 503, body: {} })
  await terminate(tenant, 'X18-1', { lastDay: inDays(-1) })
  expect(await erase('employees/X18')).toMatchObject({ status: 202 })
  await expect
    .poll(async () => (await readUser(tenant, 'U-X18')).active, { timeout: 180_000, interval: 50 })
    .toBe(false)
  const reactivated = await send(product.url, {
    method: 'POST',
    path: '/v1/users/U-X18/reactivate',
    key: tenant.keys.hr,
    json: { reason: 'handover' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(reactivated).toMatchObject({ status: 200, body: { active: true } })
  await product.sandbox.clearFaults()
  await sweepNow(product)
  expect((await auditOf('X18')).at(-1)).toMatchObject({
    action: 'employee.erasure-given-up',
    new_value: { why: 'account-open' },
  })
  expect(await readUser(tenant, 'U-X18')).toMatchObject({ active: true })
})

test('L13: whose leaver somebody cancelled while it waits keeps the account', async () => {
  const account = await hire({ ...product, tenant }, 'X6')
  const { id: leaver } = await terminate(tenant, 'X6-1', { lastDay: inDays(-1) })
  await product.stopWorkers()
  expect(await erase('employees/X6')).toMatchObject({ status: 202 })
  await product.db('leavers').where({ id: leaver }).update({
    stage: 'finished',
    outcome: 'cancelled-by-operator',
    finished_at: product.db.fn.now(),
  })
  await product.startWorkers()
  await sweepNow(product)
  expect((await auditOf('X6')).at(-1)).toMatchObject({
    action: 'employee.erasure-given-up',
    new_value: { why: 'account-open' },
  })
  expect(await unlinked(account)).toBe(0)
})

test('L8, L10: of an account that was closed by hand the connection is removed first', async () => {
  const account = await hire({ ...product, tenant }, 'X7')
  await terminate(tenant, 'X7-1', { lastDay: inDays(-1) })
  await send(product.url, {
    method: 'POST',
    path: '/v1/users/U-X7/deactivate',
    key: tenant.keys.hr,
    json: { reason: 'by hand' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(await erase('employees/X7')).toMatchObject({ status: 202, body: { waitingFor: 'connection' } })
  product.erasedAccounts.push(account)
  await gone('employees/X7')
  expect(await unlinked(account)).toBe(1)
})

test('who is employed, also from a later day on, or to be preserved is not erased, and nothing changes', async () => {
  await hire({ ...product, tenant }, 'X8')
  await hire({ ...product, tenant }, 'X9', { employments: [{ id: 'X9-1', startDate: inDays(30) }] })
  await hire({ ...product, tenant }, 'X10', {
    preserve: true,
    employments: [{ id: 'X10-1', startDate: '2020-02-01', lastDay: inDays(-400) }],
    user: null,
  })
  await atRest(product.db)
  const before = await readTables(product.db, tenant.id)
  for (const id of ['X8', 'X9'])
    expect(await erase(`employees/${id}`)).toMatchObject({ status: 409, problem: 'still-employed' })
  expect(await erase('employees/X10')).toMatchObject({
    status: 409,
    problem: 'preserved',
    detail: expect.stringContaining('"preserve": false') as string,
  })
  expect(await readTables(product.db, tenant.id)).toEqual(before)
})

test('L12: an exempt account is not closed: somebody does it by hand first', async () => {
  await hire({ ...product, tenant }, 'X11', {
    employments: [{ id: 'X11-1', startDate: '2020-02-01', lastDay: inDays(-9) }],
    user: { id: 'U-X11', username: 'x11', vismaConnectEmail: emailOf('X11'), exempt: true },
  })
  expect(await erase('employees/X11')).toMatchObject({ status: 409, problem: 'account-open' })
  expect(await readUser(tenant, 'U-X11')).toMatchObject({ active: true })
})

test('L12: the last administrator is not closed out by being erased', async () => {
  const own = await product.tenant()
  await hire({ ...product, tenant: own }, 'X12', {
    employments: [{ id: 'X12-1', startDate: '2020-02-01', lastDay: inDays(-1) }],
    user: { id: 'U-X12', username: 'x12', administrator: true },
  })
  const answer = await send(product.url, {
    method: 'DELETE',
    path: '/v1/employees/X12',
    key: own.keys.admin,
    headers: { 'Koppling-Actor': 'dpo-1' },
  })
  expect(answer).toMatchObject({ status: 409, problem: 'last-administrator' })
})

test('L17: a user without employee is erased once its access has ended', async () => {
  const user = { username: 'consultant', vismaConnectEmail: emailOf('C1') }
  const { ids } = await product.sandbox.addPeople({
    people: [{ email: emailOf('C1') }],
    client: sandboxClientId,
  })
  const put = async (body: object) =>
    await send(product.url, { method: 'PUT', path: '/v1/users/C1', key: tenant.keys.hr, json: body })
  await put(user)
  expect(await erase('users/C1')).toMatchObject({ status: 409, problem: 'still-employed' })
  await put({ ...user, accessEndsOn: inDays(-1) })
  const { status } = await erase('users/C1')
  expect([200, 202]).toContain(status)
  product.erasedAccounts.push(...ids)
  if (status === 202) await gone('users/C1')
  expect(await unlinked(ids[0] ?? '')).toBe(1)
  expect((await readLeavers(tenant)).filter(({ userId }) => userId === 'C1')).toEqual([])
})

test('L15: a dry run tells how far it would be, and changes nothing', async () => {
  const { account } = await left('X13')
  await hire({ ...product, tenant }, 'X14')
  await terminate(tenant, 'X14-1', { lastDay: inDays(-1) })
  await atRest(product.db)
  const before = await readTables(product.db, tenant.id)
  expect(await erase('employees/X13', '?dryRun=true')).toMatchObject({
    status: 200,
    body: { state: 'erased' },
  })
  expect(await erase('employees/X14', '?dryRun=true')).toMatchObject({
    status: 200,
    body: { state: 'closing', waitingFor: 'account' },
  })
  expect(await readTables(product.db, tenant.id)).toEqual(before)
  expect(await unlinked(account)).toBe(1)
})

test('an id that is sent again after its person was erased is a new person', async () => {
  const { account, leaver } = await left('X15')
  product.erasedAccounts.push(account)
  await erase('employees/X15')
  const { response } = await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id: 'X15' } },
    body: employee('X15'),
  })
  expect(response.status).toBe(201)
  expect(await readUser(tenant, 'U-X15')).toMatchObject({ active: true, connection: 'unknown' })
  const { id: next } = await terminate(tenant, 'X15-1')
  expect((await readLeavers(tenant, 'X15')).map(({ id }) => id)).toEqual([next])
  expect(next).not.toBe(leaver)
})

test('the same erasure is answered the same under its Idempotency-Key, although nobody is there any more', async () => {
  const { account } = await left('X16')
  product.erasedAccounts.push(account)
  const request = {
    method: 'DELETE',
    path: '/v1/employees/X16',
    key: tenant.keys.admin,
    headers: { 'Koppling-Actor': 'dpo-1', 'Idempotency-Key': 'erase-x16' },
  }
  const first = await send(product.url, request)
  expect(first).toMatchObject({ status: 200, body: { state: 'erased' } })
  expect(await send(product.url, request)).toMatchObject({ status: 200, body: first.body })
})
