// All that is kept of one person is in the export: every personal field, every table, and the words of reasons.
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EmployeeView, UserFields } from '../../src/api/schemas/employee.ts'
import { tablesOfPeople } from '../../src/db/person-records.ts'
import { putResult } from '../../src/db/sync-results.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { readLeavers } from '../support/leavers.ts'
import { employee } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const read = async (path: string, key = tenant.keys.admin): Promise<Answer> =>
  await send(product.url, { path: `/v1/${path}/export`, key, headers: { 'Koppling-Actor': 'dpo-1' } })

async function write(method: string, path: string, json: object): Promise<void> {
  const headers = { 'Koppling-Actor': 'hr-7' }
  const answer = await send(product.url, { method, path: `/v1/${path}`, key: tenant.keys.hr, json, headers })
  expect(answer.status, answer.detail).toBeLessThan(300)
}

/** Each value its own, so that one cannot stand for another. */
const document = {
  revision: 41,
  employeeNumber: 'marker-number',
  givenName: 'marker-given',
  familyName: 'marker-family',
  workEmail: 'marker-work@example.se',
  privateEmail: 'marker-private@example.se',
  mobilePhone: '+46700001122',
  nationalId: { country: 'SE', number: '198001019876' },
  birthDate: '1981-02-03',
  protectedIdentity: true,
  preserve: true,
  address: { street: 'marker-street', postalCode: '98765', city: 'marker-city', country: 'FI' },
  bankAccount: { country: 'NO', clearing: '8327-9', number: '987654321' },
  departmentId: 'marker-department',
  officeId: 'marker-office',
  managerEmployeeId: 'marker-manager',
  employments: [
    {
      id: 'marker-employment',
      employerId: null,
      startDate: '2019-03-04',
      lastDay: null,
      withdrawn: false,
      contractType: 'marker-contract',
      fullTimePercent: '87.5',
      jobTitle: 'marker-title',
      occupationCode: 'marker-occupation',
      pay: { type: 'hourly', amount: '314.15', currency: 'DKK', from: '2019-05-06' },
    },
  ],
  user: {
    id: 'U-X1',
    username: 'marker-username',
    vismaConnectEmail: 'marker-connect@example.se',
    vismaConnectUserId: 'marker-connect-user',
    userTemplateId: null,
    deactivateAfterDays: 17,
    reactivateDaysBefore: 3,
    administrator: false,
    exempt: false,
    active: null,
    inactiveSince: null,
    connected: 'yes',
  },
  withdrawUser: false,
} as const

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

const absence = {
  revision: 43,
  employeeId: 'X1',
  employmentId: 'marker-employment',
  type: 'marker-type',
  startDate: '2021-02-03',
  endDate: '2021-03-04',
  percent: '62.5',
  withdrawn: true,
}

const reasons = ['marker-termination', 'marker-by-hand', 'marker-removal', 'marker-decision']

async function fill(): Promise<void> {
  const sync = await fillSyncs()
  await write('PUT', 'employees/X1', document)
  await write('PUT', 'absences/marker-absence', absence)
  await putResult(product.db, vaultOf(product.config), {
    ...{ tenant: tenant.id, sync, now: instantIn(0), fields: [sentField] },
    result: { employeeId: 'X1', outcome: 'updated', reach: 'accepted', problem: null },
  })
  await write('PUT', 'employments/marker-employment/termination', { lastDay: inDays(40), reason: reasons[0] })
  await write('PUT', 'employments/marker-employment/termination', { lastDay: inDays(30), reason: reasons[0] })
  await write('POST', 'users/U-X1/deactivate', { reason: reasons[1] })
  await write('POST', 'connection-removals', { users: ['U-X1'], reason: reasons[2] })
  const [leaver] = await readLeavers(tenant, 'X1')
  const mine = { tenant_id: tenant.id }
  const decision = { ...mine, leaver_id: leaver?.id, kind: 'cancel', reason: reasons[3], actor: 'hr-7' }
  await product.db('leaver_decisions').insert(decision)
  await product.db('leaver_reminders').insert({ ...mine, leaver_id: leaver?.id, due_at: instantIn(30) })
  await product.db('returns').insert({ ...mine, user_id: 'U-X1' })
  await product
    .db('provider_users')
    .insert({ ...mine, user_id: 'U-X1', provider: 'scim2/x', remote_id: 'marker-account' })
  await product.db('erasures').insert({ ...mine, employee_id: 'X1', requested_at: instantIn(0) })
  await product
    .db('open_todos')
    .insert({ ...mine, key: 'x', problem: 'x', since: instantIn(0), employee_id: 'X1' })
  const replan = { ...mine, what: 'settings', subject_id: tenant.id, total: 1 }
  const [made] = (await product.db('replans').insert(replan).returning('id')) as { id: string }[]
  await product.db('left_out').insert({ ...mine, person: 'X1', replan_id: made?.id })
  const event = (await product
    .db('events')
    .where({ ...mine, type: 'leaver.planned' })
    .first('id')) as { id: string }
  const endpoint = {
    id: `whe_${tenant.id}`,
    url: 'https://hr.example.se/events',
    created_by: 'x',
    created_at: instantIn(0),
  }
  await product.db('webhook_endpoints').insert({ ...mine, ...endpoint })
  const delivery = {
    id: `del_${tenant.id}`,
    endpoint_id: endpoint.id,
    event_id: event.id,
    type: 'leaver.planned',
  }
  await product
    .db('webhook_deliveries')
    .insert({ ...mine, ...delivery, next_at: instantIn(0), created_at: instantIn(0) })
}

const sentField = {
  field: 'familyName',
  outcome: 'updated',
  from: 'marker-name-there',
  to: 'marker-name-here',
  reason: null,
} as const

/** Answers the run. */
async function fillSyncs(): Promise<string> {
  const mine = { tenant_id: tenant.id }
  const insert = async (table: string, row: object) => {
    const [made] = (await product
      .db(table)
      .insert({ ...mine, ...row })
      .returning('*')) as { id: string }[]
    return made?.id ?? ''
  }
  await insert('employers', { id: 'acme-se', name: 'Acme', country: 'SE' })
  const integration = { system: 'tripletex', name: 'x', employer_id: 'acme-se', scope: {}, created_by: 'x' }
  const integrationId = await insert('integrations', { ...integration, starts_on: '2026-11-01' })
  const ofTarget = { integration_id: integrationId, target: '1' }
  const sync = { ...ofTarget, kind: 'test', mapping_version: 1, started_by: 'x' }
  const syncId = await insert('syncs', sync)
  await insert('sync_records', { ...ofTarget, dataset: 'employees', employee_id: 'X1' })
  const staged = { employee_id: 'X1', remote_id: '1/1', record_sealed: 'v1.test.sealed', sent: {} }
  const asked = { employee_id: 'X1', asked_at: '2026-11-05T23:00:00.000Z' }
  await insert('sync_jobs', { ...ofTarget, sync_id: syncId, ...asked })
  await insert('staged_records', { sync_id: syncId, ...staged })
  await insert('matches', { ...ofTarget, employee_id: 'X1', kind: 'new' })
  return syncId
}

test('export: every field of an employee, of employment and user, and the words of every reason are in it', async () => {
  expect(Object.keys(document).toSorted(), 'the test sends every field').toEqual(
    Object.keys(EmployeeView.omit({ id: true }).shape).toSorted(),
  )
  expect(Object.keys(document.user).toSorted()).toEqual(['id', ...Object.keys(UserFields)].toSorted())
  await fill()
  const { status, body } = await read('employees/X1')
  expect(status).toBe(200)
  const text = JSON.stringify(body)
  const missing = [...leavesOf(document), 'marker-absence', ...leavesOf(absence), ...reasons].filter(
    (value) => !text.includes(value),
  )
  expect(missing).toEqual([])
  expect(body).toMatchObject({
    employeeId: 'X1',
    userId: 'U-X1',
    employee: { nationalId: document.nationalId, bankAccount: document.bankAccount, protectedIdentity: true },
    absences: [{ id: 'marker-absence', ...absence }],
    user: { username: 'marker-username' },
    leavers: [
      { employmentId: 'marker-employment', edits: expect.arrayContaining([expect.anything()]) as unknown },
    ],
    evidence: [{ employmentId: 'marker-employment', outcome: 'closed-by-hand' }],
  })
  expect(text, 'no key and no cipher').not.toMatch(/"v1\.[\w-]+\./)
})

test('export: each table that names people has its rows in it', async () => {
  const { body } = await read('employees/X1')
  const { records } = body as { records: Record<string, unknown[]> }
  expect(Object.keys(records).toSorted()).toEqual(tablesOfPeople.toSorted())
  expect(records['sync_results'], 'what became of each field is opened').toMatchObject([
    { outcome: 'updated', fields: [sentField] },
  ])
})

/** Named by a column, and not in an export; why. */
const others: Record<string, string> = {
  replans:
    'the subject is a setting, a template or an employer; the position is a page’s, and gone with the re-plan',
  retention_rounds: 'how far a round of today came',
  syncs: 'the position is how far a run came, and gone with its end',
  sweep_progress: 'how far a round of comparing came, over all tenants',
}

test('export: a table with the id of a person is exported, or named here with the reason why not', async () => {
  const named = '(^|_)(employee|employment|user|leaver|person|subject|position)(_id)?$'
  const rows = (await product
    .db('information_schema.columns')
    .where({ table_schema: 'public' })
    .andWhere((query: Knex.QueryBuilder) => void query.whereRaw('column_name ~ ?', [named]))
    .distinct('table_name')) as { table_name: string }[]
  const found = rows.map(({ table_name: name }) => name)
  expect(found).toEqual(expect.arrayContaining(['employments', 'users', ...Object.keys(others)]))
  expect(found.filter((name) => !tablesOfPeople.includes(name) && others[name] === undefined)).toEqual([])
})

test('export: that somebody read it stands in the audit trail, and only an admin may', async () => {
  for (const role of ['hr', 'viewer'] as const)
    expect(await read('employees/X1', tenant.keys[role])).toMatchObject({ status: 403 })
  const entries: unknown = await product
    .db('audit')
    .where({ tenant_id: tenant.id, action: 'employee.exported' })
    .select('subject_kind', 'subject_id', 'actor', 'new_value')
  expect(entries).toEqual(
    Array.from({ length: 2 }, () => ({
      subject_kind: 'employee',
      subject_id: 'X1',
      actor: 'dpo-1',
      new_value: null,
    })),
  )
})

test('export: nobody else is in it', async () => {
  await write('PUT', 'employees/Y1', employee('Y1', { familyName: 'Somebody', managerEmployeeId: 'X1' }))
  await write('POST', 'connection-removals', { users: ['U-X1', 'U-Y1'], reason: 'both' })
  const { body } = await read('employees/X1')
  expect(JSON.stringify(body)).not.toMatch(/Y1|Somebody/)
})

test('export: who takes a user over does not get the leavers of whoever had it before', async () => {
  const user = { id: 'U-shared', username: 'shared' }
  const employments = [{ id: 'F1-1', startDate: '2020-02-01', lastDay: inDays(40) }]
  await write('PUT', 'employees/F1', employee('F1', { user, employments }))
  await write('PUT', 'employees/F1', employee('F1', { user: null, withdrawUser: true, employments }))
  await write('PUT', 'employees/F2', employee('F2', { user }))
  const { body } = await read('employees/F2')
  expect(body).toMatchObject({ user: { id: 'U-shared' }, leavers: [] })
  expect(JSON.stringify(body)).not.toContain('F1')
})

test('export: a user without employee has one of its own, and the user of an employee is told where to ask', async () => {
  const user = {
    username: 'marker-consultant',
    vismaConnectEmail: 'marker-own@example.se',
    accessEndsOn: inDays(20),
  }
  await write('PUT', 'users/C1', user)
  const { status, body } = await read('users/C1')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    employeeId: null,
    userId: 'C1',
    employee: null,
    user,
    leavers: [{ userId: 'C1' }],
  })
  expect((body as { records: object }).records).toHaveProperty('users')
  expect(await read('users/U-X1')).toMatchObject({
    status: 404,
    detail: expect.stringContaining('/employees/X1/export') as string,
  })
  expect(await read('users/nobody')).toMatchObject({ status: 404 })
})
