// Absences as the HR system tells them: one document each, of an employment of its employee.
import { afterAll, beforeAll, expect, test } from 'vitest'
import pino from 'pino'
import { inDays } from '../support/dates.ts'
import { readLeavers, terminate } from '../support/leavers.ts'
import { employee } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig
const logged: string[] = []

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  product = await startProduct({ workers: false, log })
  tenant = await product.tenant()
  for (const id of ['E1', 'E2']) await put(`employees/${id}`, employee(id))
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const put = async (path: string, json: object, headers = {}): Promise<Answer> =>
  await send(product.url, { method: 'PUT', path: `/v1/${path}`, key: tenant.keys.hr, json, headers })
const get = async (path: string): Promise<Answer> =>
  await send(product.url, { path: `/v1/${path}`, key: tenant.keys.viewer })

const absence = {
  employeeId: 'E1',
  employmentId: 'E1-1',
  type: 'sick-marker',
  startDate: '2026-06-01',
  percent: '62.5',
}
const whole = { ...absence, revision: null, endDate: null, withdrawn: false }

test('PUT makes an absence, replaces it, and a viewer reads it as it was sent, without extra', async () => {
  const made = await put('absences/A1', { ...absence, extra: { anything: 1 } })
  expect(made).toMatchObject({ status: 201, body: { id: 'A1', ...whole } })
  const read = await get('absences/A1')
  expect(read).toMatchObject({ status: 200, body: { id: 'A1', ...whole } })
  expect(read.headers.get('etag')).toBe(made.headers.get('etag'))
  const ended = { ...absence, endDate: '2026-08-31' }
  expect(await put('absences/A1', ended)).toMatchObject({ status: 200, body: { ...whole, ...ended } })
  expect(await get('absences/nobody')).toMatchObject({ status: 404, problem: 'not-found' })
})

test('PUT: the same document again changes nothing, and an older revision is stale', async () => {
  await put('absences/A2', { ...absence, revision: 7 })
  const before = await readTables(product.db, tenant.id)
  expect(await put('absences/A2', { ...absence, revision: 7 })).toMatchObject({ status: 200 })
  const stale = await put('absences/A2', { ...absence, revision: 6, percent: '50' })
  expect(stale).toMatchObject({ status: 409, problem: 'stale', pointers: ['/revision'] })
  expect(await readTables(product.db, tenant.id)).toEqual(before)
})

test.for([
  ['an employee that nobody knows', { employeeId: 'nobody' }, 422, 'employee-unknown', '/employeeId'],
  ['an employment that nobody knows', { employmentId: 'E1-9' }, 422, 'employment-unknown', '/employmentId'],
  ["another employee's employment", { employmentId: 'E2-1' }, 409, 'employment-elsewhere', '/employmentId'],
  ['another employee', { employeeId: 'E2', employmentId: 'E2-1' }, 409, 'absence-elsewhere', '/employeeId'],
  ['an end before its start', { endDate: '2026-05-31' }, 422, 'invalid-request', '/endDate'],
  ['no percentage', { percent: '0.0' }, 422, 'invalid-request', '/percent'],
  ['more than all of the time', { percent: '100.5' }, 422, 'invalid-request', '/percent'],
  ['a field that nobody knows', { reason: 'x' }, 422, 'invalid-request', '/reason'],
] as const)('PUT with %s is refused, and nothing changes', async ([, changes, status, problem, pointer]) => {
  await put('absences/A3', absence)
  const before = await readTables(product.db, tenant.id)
  const refused = await put('absences/A3', { ...absence, ...changes })
  expect(refused).toMatchObject({ status, problem, pointers: [pointer] })
  expect(await readTables(product.db, tenant.id)).toEqual(before)
})

test.for(['0.0001', '5', '37.5', '99.9999', '100', '100.0000'])(
  'PUT: %s percent is taken',
  async (percent) => {
    expect((await put('absences/A4', { ...absence, percent })).status).toBeLessThan(300)
  },
)

test('L3: an absence starts no leaver and moves none, whatever its dates are', async () => {
  await put('employees/L1', employee('L1'))
  await put('employees/L2', employee('L2'))
  const planned = await terminate(tenant, 'L2-1', { lastDay: inDays(30) })
  await allTold(product.db)
  const of = (id: string) => ({ ...absence, employeeId: id, employmentId: `${id}-1` })
  const before = await readTables(product.db, tenant.id)
  for (const id of ['L1', 'L2']) {
    await put(`absences/of-${id}`, { ...of(id), startDate: inDays(-9), endDate: inDays(-1) })
    await put(`absences/of-${id}`, { ...of(id), startDate: inDays(-9), endDate: inDays(60) })
    await put(`absences/of-${id}`, { ...of(id), withdrawn: true })
  }
  expect(await readLeavers(tenant, 'L1')).toEqual([])
  expect(await readLeavers(tenant, 'L2')).toEqual([planned])
  const after = await readTables(product.db, tenant.id)
  const changed = Object.keys(after).filter(
    (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
  )
  expect(changed).toEqual(['absences', 'audit'])
})

test('why somebody is away stands in no audit trail and no log, and not in clear in the database', async () => {
  await put('absences/A5', absence)
  await put('absences/A5', { ...absence, type: 'other-marker' })
  const audit = await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: 'E1' })
    .select('new_value')
  expect(audit).toContainEqual({
    new_value: { absence: 'A5', employment: 'E1-1', withdrawn: false, changed: ['type'] },
  })
  const rows = JSON.stringify(await readTables(product.db))
  expect(rows).not.toMatch(/(sick|other)-marker/)
  expect(logged.length).toBeGreaterThan(0)
  expect(logged.join('\n')).not.toMatch(/(sick|other)-marker/)
})
