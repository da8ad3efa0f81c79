// What PUT means: the document replaces the former one, but never ends or deletes by omission.
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runApi } from '../../src/run-api.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeavers, readUser, revoke, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'
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

type Document = ReturnType<typeof employee>

async function put(id: string, document: object, headers: Record<string, string> = {}): Promise<Answer> {
  return await send(product.url, {
    method: 'PUT',
    path: `/v1/employees/${id}`,
    key: tenant.keys.hr,
    json: document,
    headers,
  })
}

async function get(id: string): Promise<Answer> {
  return await send(product.url, { path: `/v1/employees/${id}`, key: tenant.keys.viewer })
}

/** The document is refused as said, and nothing changed. */
async function expectRefused(
  id: string,
  document: object,
  refusal: {
    status: number
    problem: string
    pointer: string
    says: RegExp
    headers?: Record<string, string>
  },
): Promise<void> {
  await allTold(product.db)
  const before = await readTables(product.db)
  const answer = await put(id, document, refusal.headers)
  expect(answer).toMatchObject({
    status: refusal.status,
    problem: refusal.problem,
    pointers: [refusal.pointer],
  })
  expect(answer.detail).toMatch(refusal.says)
  expect(await readTables(product.db)).toEqual(before)
}

test('PUT: a known employment that is left out is 409, and withdrawn: true takes it out', async () => {
  const both = employee('P1', {
    employments: [
      { id: 'P1-1', startDate: '2020-02-01', lastDay: inDays(20) },
      { id: 'P1-2', startDate: '2021-02-01', lastDay: inDays(40) },
    ],
  })
  expect((await put('P1', both)).status).toBe(201)
  const one = { ...both, employments: both.employments.slice(0, 1) }
  await expectRefused('P1', one, {
    status: 409,
    problem: 'employment-missing',
    pointer: '/employments',
    says: /P1-2 is missing; send it, or with withdrawn: true/,
  })

  const withdrawn = {
    ...both,
    employments: both.employments.map((each, at) => ({ ...each, withdrawn: at === 1 })),
  }
  expect((await put('P1', withdrawn)).status).toBe(200)
  const leavers = await readLeavers(tenant, 'P1')
  expect(leavers.find(({ employmentId }) => employmentId === 'P1-2')).toMatchObject({
    outcome: 'cancelled',
    reason: 'withdrawn',
  })
  expect(
    leavers.find(({ employmentId, stage }) => employmentId === 'P1-1' && stage === 'waiting'),
  ).toMatchObject({
    noAccessFrom: inDays(26),
  })
  expect((await put('P1', one)).status, 'a withdrawn one need not be repeated').toBe(200)
})

test('PUT: a known user that is left out, or exchanged, is 409', async () => {
  await put('P2', employee('P2'))
  const refusal = {
    status: 409,
    problem: 'user-missing',
    pointer: '/user',
    says: /U-P2 is missing.*withdrawUser: true/,
  }
  await expectRefused('P2', { ...employee('P2'), user: null }, refusal)
  await expectRefused('P2', employee('P2', { user: { id: 'U-P2b', username: 'p2b' } }), refusal)
  await expectRefused(
    'P2',
    employee('P2', { user: { id: 'U-P2b', username: 'p2b' }, withdrawUser: true }),
    refusal,
  )
})

test('PUT: withdrawUser takes the user off the employee; its row stays, and another employee may have it', async () => {
  await put('P3', employee('P3'))
  expect((await put('P3', { ...employee('P3'), user: null, withdrawUser: true })).body).toMatchObject({
    user: null,
  })
  const user = await readUser(tenant, 'U-P3')
  expect(user).toMatchObject({ employeeId: null, active: true, connection: 'unknown', username: 'P3' })

  expect((await put('P3b', { ...employee('P3b'), user: employee('P3').user })).status).toBe(201)
  expect(await readUser(tenant, 'U-P3')).toMatchObject({ employeeId: 'P3b' })
})

test('L11: an account that koppling closed stays closed when it moves to an employee who stays', async () => {
  await hire({ ...product, tenant }, 'P19')
  const { id } = await terminate(tenant, 'P19-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const employments = [{ id: 'P19-1', startDate: '2020-02-01', lastDay: inDays(-20) }]
  const without = { ...employee('P19', { employments }), user: null, withdrawUser: true }
  expect((await put('P19', without)).status).toBe(200)
  expect((await put('P19b', { ...employee('P19b'), user: employee('P19').user })).status).toBe(201)
  expect(await readUser(tenant, 'U-P19')).toMatchObject({
    employeeId: 'P19b',
    active: false,
    inactiveWhy: 'automation',
  })
  expect(await readLeavers(tenant, 'P19')).toMatchObject([{ id, outcome: 'completed' }])
})

test('L11: an account that koppling closed opens for a new employment, unless that is off', async () => {
  await hire({ ...product, tenant }, 'P20')
  const { id } = await terminate(tenant, 'P20-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const employments = [
    { id: 'P20-1', startDate: '2020-02-01', lastDay: inDays(-20) },
    { id: 'P20-2', startDate: inDays(-1) },
  ]
  const returning = async (reactivateDaysBefore: number | 'off') => {
    const user = { id: 'U-P20', username: 'P20', vismaConnectEmail: emailOf('P20'), reactivateDaysBefore }
    expect((await put('P20', employee('P20', { employments, user }))).status).toBe(200)
    return await readUser(tenant, 'U-P20')
  }
  expect(await returning('off')).toMatchObject({ active: false, inactiveWhy: 'automation' })
  expect(await returning(0)).toMatchObject({ active: true, inactiveWhy: null })
})

test('L11: off and exempt, said afterwards, do not open an account that koppling closed', async () => {
  await hire({ ...product, tenant }, 'P21')
  const { id } = await terminate(tenant, 'P21-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const employments = [{ id: 'P21-1', startDate: '2020-02-01', lastDay: inDays(-20) }]
  for (const afterwards of [{ exempt: true }, { deactivateAfterDays: 'off' } as const]) {
    const user = { id: 'U-P21', username: 'P21', vismaConnectEmail: emailOf('P21'), ...afterwards }
    expect((await put('P21', employee('P21', { employments, user }))).status).toBe(200)
    expect(await readUser(tenant, 'U-P21')).toMatchObject({ active: false, inactiveWhy: 'automation' })
  }
  expect(await readLeavers(tenant, 'P21')).toMatchObject([{ id, outcome: 'completed' }])
})

test('PUT: a user of another employee is 409 and names that employee', async () => {
  await put('P4', employee('P4'))
  await put('P4b', { ...employee('P4b'), user: null })
  const taken = { ...employee('P4b'), user: employee('P4').user }
  await expectRefused('P4b', taken, {
    status: 409,
    problem: 'user-elsewhere',
    pointer: '/user/id',
    says: /belongs to the employee P4; .*withdrawUser: true/,
  })
})

test('PUT: an employment of another employee is 409 and names that employee', async () => {
  await put('P5', employee('P5'))
  const taken = employee('P5b', { employments: [{ id: 'P5-1', startDate: '2020-02-01' }] })
  await expectRefused('P5b', taken, {
    status: 409,
    problem: 'employment-elsewhere',
    pointer: '/employments/0/id',
    says: /belongs to the employee P5; give this one another id/,
  })
})

test('PUT: an unknown user template is 422; L1: a deleted one falls through to the next level', async () => {
  const withTemplate = employee('P6', {
    user: { id: 'U-P6', username: 'P6', userTemplateId: 'season' },
    employments: [{ id: 'P6-1', startDate: '2020-02-01', lastDay: inDays(30) }],
  })
  await expectRefused('P6', withTemplate, {
    status: 422,
    problem: 'template-unknown',
    pointer: '/user/userTemplateId',
    says: /no user template season; create it by PUT \/v1\/user-templates\/season/,
  })

  const path = { params: { path: { id: 'season' } } }
  await tenant.admin.PUT('/v1/user-templates/{id}', {
    ...path,
    body: { name: 'Season', deactivateAfterDays: 60 },
  })
  expect((await put('P6', withTemplate)).status).toBe(201)
  expect(await readLeavers(tenant, 'P6')).toMatchObject([
    { days: 60, daysFrom: 'template', noAccessFrom: inDays(91) },
  ])
  await tenant.admin.DELETE('/v1/user-templates/{id}', path)
  expect((await put('P6', withTemplate)).status, 'a deleted template is still known').toBe(200)
  expect(await readLeavers(tenant, 'P6')).toMatchObject([
    { days: 5, daysFrom: 'default', noAccessFrom: inDays(36) },
  ])
})

test('PUT: an unknown employer is 422', async () => {
  const document = employee('P7', {
    employments: [{ id: 'P7-1', startDate: '2020-02-01', employerId: 'nobody-ab' }],
  })
  await expectRefused('P7', document, {
    status: 422,
    problem: 'employer-unknown',
    pointer: '/employments/0/employerId',
    says: /no employer nobody-ab; create it by PUT \/v1\/employers\/nobody-ab first/,
  })
})

test('PUT: an older revision is 409 stale; the same, a newer and none at all are taken', async () => {
  const at = (revision: number | null): Document =>
    employee('P8', { revision, familyName: `Revision ${revision}` })
  await put('P8', at(7))
  await expectRefused('P8', at(6), {
    status: 409,
    problem: 'stale',
    pointer: '/revision',
    says: /6 is older than the known 7/,
  })
  expect((await put('P8', at(7))).status).toBe(200)
  expect((await put('P8', at(8))).status).toBe(200)
  expect((await put('P8', at(null))).status).toBe(200)
  expect((await get('P8')).body).toMatchObject({ familyName: 'Revision null' })
})

test('PUT: lastDay null against PUT termination is 409 termination-exists, unless If-Match shows what was seen', async () => {
  await put('P9', employee('P9'))
  const planned = await terminate(tenant, 'P9-1', { lastDay: inDays(15) })
  await expectRefused('P9', employee('P9'), {
    status: 409,
    problem: 'termination-exists',
    pointer: '/employments/0/lastDay',
    says: /revoke it by DELETE termination, or send If-Match/,
  })
  const tag = (await get('P9')).headers.get('etag') ?? ''
  expect((await put('P9', employee('P9'), { 'If-Match': tag })).status).toBe(200)
  await outcomeOf(tenant, planned.id, 'cancelled')
})

test('PUT: a last day of the document that PUT termination repeats is a termination of its own from then on', async () => {
  const ending = employee('P22', {
    employments: [{ id: 'P22-1', startDate: '2020-02-01', lastDay: inDays(15) }],
  })
  await put('P22', ending)
  expect((await put('P22', employee('P22'))).status, 'what the document said, it may take back').toBe(200)
  await put('P22', ending)
  await terminate(tenant, 'P22-1', { lastDay: inDays(15) })
  await expectRefused('P22', employee('P22'), {
    status: 409,
    problem: 'termination-exists',
    pointer: '/employments/0/lastDay',
    says: /revoke it by DELETE termination, or send If-Match/,
  })
  await revoke(tenant, 'P22-1')
})

test('PUT: a document with the last day of PUT termination keeps how access ends; another last day edits it', async () => {
  await put('P10', employee('P10'))
  const planned = await terminate(tenant, 'P10-1', {
    lastDay: inDays(15),
    access: { endsOn: inDays(3) },
    reason: 'garden leave',
  })
  const on = (lastDay: string) =>
    employee('P10', { employments: [{ id: 'P10-1', startDate: '2020-02-01', lastDay }] })
  expect((await put('P10', on(inDays(15)))).status).toBe(200)
  expect(await readLeavers(tenant, 'P10')).toMatchObject([
    { id: planned.id, noAccessFrom: inDays(3), edits: [] },
  ])
  expect((await put('P10', on(inDays(16)))).status).toBe(200)
  expect(await readLeavers(tenant, 'P10')).toMatchObject([
    { id: planned.id, lastDay: inDays(16), noAccessFrom: inDays(3), edits: [{ what: 'plan' }] },
  ])
  await revoke(tenant, 'P10-1')
})

test('PUT: If-Match with another ETag than the current one is 412, for an employee that does not exist as well', async () => {
  const refused = { status: 412, problem: 'precondition-failed', pointers: [] }
  await put('P11', employee('P11'))
  const first = (await get('P11')).headers.get('etag') ?? ''
  const changed = await put('P11', employee('P11', { familyName: 'Changed' }), { 'If-Match': first })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(first)
  await allTold(product.db)
  const before = await readTables(product.db)
  expect(await put('P11', employee('P11'), { 'If-Match': first })).toMatchObject(refused)
  expect(await put('P11b', employee('P11b'), { 'If-Match': '*' })).toMatchObject(refused)
  expect((await put('P11b', employee('P11b'), { 'If-Match': first })).detail).toMatch(
    /Read the document again/,
  )
  expect(await readTables(product.db)).toEqual(before)
})

test('L8: active false later on is by hand: the leaver ends closed-by-hand and the connection is kept', async () => {
  const account = await hire({ ...product, tenant }, 'P12')
  const planned = await terminate(tenant, 'P12-1', { lastDay: inDays(20) })
  const saying = (active: boolean) =>
    employee('P12', {
      employments: [{ id: 'P12-1', startDate: '2020-02-01', lastDay: inDays(20) }],
      user: { id: 'U-P12', username: 'P12', vismaConnectEmail: emailOf('P12'), active },
    })
  expect((await put('P12', saying(false))).status).toBe(200)
  expect(await outcomeOf(tenant, planned.id, 'closed-by-hand')).toMatchObject({
    stage: 'finished',
    steps: { account: { state: 'skipped' }, connection: { state: 'skipped' } },
  })
  expect(await readUser(tenant, 'U-P12')).toMatchObject({
    active: false,
    mayLogIn: false,
    inactiveWhy: 'person',
  })
  expect(await product.sandbox.person(account)).toMatchObject({ clients: [sandboxClientId] })
  const workflow = product.temporal.workflow.getHandle(`leaver/${tenant.id}/P12-1`)
  await expect
    .poll(async () => (await workflow.describe()).status.name, { timeout: 30_000 })
    .toBe('COMPLETED')

  expect((await put('P12', saying(true))).status, 'a person may open what a person closed').toBe(200)
  expect(await readUser(tenant, 'U-P12')).toMatchObject({ active: true, inactiveWhy: null })
  expect((await readLeavers(tenant, 'P12'))[0]).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(26) })
  await revoke(tenant, 'P12-1')
})

test('PUT: active true on an account that koppling closed is 409 use-reactivate; left out and false change nothing', async () => {
  await hire({ ...product, tenant }, 'P13')
  const { id } = await terminate(tenant, 'P13-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const saying = (active: boolean | undefined) =>
    employee('P13', {
      employments: [{ id: 'P13-1', startDate: '2020-02-01', lastDay: inDays(-20) }],
      user: {
        id: 'U-P13',
        username: 'P13',
        vismaConnectEmail: emailOf('P13'),
        ...(active !== undefined && { active }),
      },
    })
  await expectRefused('P13', saying(true), {
    status: 409,
    problem: 'use-reactivate',
    pointer: '/user/active',
    says: /koppling closed the account of U-P13; .*leave "active" out/,
  })
  const before = await readTables(product.db)
  expect((await put('P13', saying(undefined))).status).toBe(200)
  expect((await put('P13', saying(false))).status).toBe(200)
  expect(await readTables(product.db)).toEqual(before)
})

test('PUT: unknown fields are refused by name at every level, and ignored in extra', async () => {
  const document = employee('P14', {
    employments: [{ id: 'P14-1', startDate: '2020-02-01', ...{ salaryBand: 7 } }],
    user: { id: 'U-P14', username: 'P14', ...{ shoeSize: 44 } },
    ...{ nickName: 'Pia' },
  })
  await allTold(product.db)
  const before = await readTables(product.db)
  const answer = await put('P14', document)
  expect(answer).toMatchObject({ status: 422, problem: 'invalid-request' })
  expect(answer.pointers.toSorted()).toEqual(['/employments/0/salaryBand', '/nickName', '/user/shoeSize'])
  expect(await readTables(product.db)).toEqual(before)

  const extra = { nickName: 'Pia', nested: { anything: [1, null] } }
  const taken = await put('P14', { ...employee('P14'), extra })
  expect(taken.status).toBe(201)
  expect(taken.body).not.toHaveProperty('extra')
})

test('PUT: preserve stays as it is when it is left out, and its change is audited by name', async () => {
  await put('P40', employee('P40'))
  expect((await get('P40')).body).toMatchObject({ preserve: false })
  await put('P40', employee('P40', { preserve: true }))
  const afterwards = employee('P40', { familyName: 'Renamed' })
  expect((await put('P40', afterwards)).body).toMatchObject({ preserve: true, familyName: 'Renamed' })
  expect((await put('P40', { ...afterwards, preserve: null })).body).toMatchObject({ preserve: true })
  expect((await put('P40', { ...afterwards, preserve: false })).body).toMatchObject({ preserve: false })
  const entries = (await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_kind: 'employee', subject_id: 'P40' })
    .orderBy('id')
    .select('new_value')) as { new_value: { changed: string[] } }[]
  const changed = entries.map(({ new_value: value }) => value.changed)
  expect(changed.slice(1)).toEqual([['preserve'], ['familyName'], ['preserve']])
})

test("preserve never stops a leaver: a preserved person's account closes as any other", async () => {
  await hire({ ...product, tenant }, 'P41', { preserve: true })
  const { id } = await terminate(tenant, 'P41-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  expect(await readUser(tenant, 'U-P41')).toMatchObject({ active: false, inactiveWhy: 'automation' })
})

test('PUT: every field of the document is read back as it was sent, and identity number, bank account and pay are sealed', async () => {
  await tenant.admin.PUT('/v1/employers/{id}', {
    params: { path: { id: 'acme-se' } },
    body: { name: 'Acme', country: 'SE', organisationNumber: '556000-0001', timeZone: 'Europe/Stockholm' },
  })
  const document = {
    revision: 3,
    employeeNumber: '1001',
    givenName: 'Ada',
    familyName: 'Lind',
    workEmail: 'ada.lind@example.se',
    privateEmail: 'ada@example.se',
    mobilePhone: '+46700000000',
    nationalId: { country: 'SE', number: '191212121212' },
    birthDate: '1912-12-12',
    protectedIdentity: true,
    preserve: true,
    address: { street: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
    departmentId: 'D10',
    officeId: 'O1',
    managerEmployeeId: 'P1',
    employments: [
      {
        id: 'P15-1',
        employerId: 'acme-se',
        startDate: '2020-02-01',
        lastDay: null,
        withdrawn: false,
        contractType: 'permanent',
        fullTimePercent: '100',
        jobTitle: 'Developer',
        occupationCode: '2512',
        pay: { type: 'monthly', amount: '42000.00', currency: 'SEK', from: '2025-01-01' },
      },
    ],
    user: {
      id: 'U-P15',
      username: 'ada.lind',
      vismaConnectEmail: 'ada.lind@example.se',
      vismaConnectUserId: 'c0ffee',
      userTemplateId: null,
      deactivateAfterDays: 'off',
      reactivateDaysBefore: 3,
      administrator: true,
      exempt: true,
    },
  }
  const answer = await put('P15', document)
  const state = { active: true, inactiveSince: null, connected: 'unknown' }
  const expected = { id: 'P15', ...document, user: { ...document.user, ...state }, withdrawUser: false }
  expect(answer.body).toEqual(expected)
  const read = await send(product.url, { path: '/v1/employees/P15', key: tenant.keys.hr })
  expect(read.body, 'whole to hr, whose identity is protected').toEqual(expected)
  const kept = JSON.stringify(await readTables(product.db))
  expect(['191212121212', '123456789', '42000'].filter((secret) => kept.includes(secret))).toEqual([])
})

test('L9: a user that is inactive at first sight is never touched by the automation', async () => {
  const document = employee('P16', {
    employments: [{ id: 'P16-1', startDate: '2020-02-01', lastDay: inDays(-20) }],
    user: { id: 'U-P16', username: 'P16', active: false, inactiveSince: '2025-03-01', connected: 'yes' },
  })
  expect((await put('P16', document)).status).toBe(201)
  expect(await readLeavers(tenant, 'P16')).toMatchObject([
    { stage: 'finished', outcome: 'cancelled', reason: 'inactive', noAccessFrom: null },
  ])
  expect(await readUser(tenant, 'U-P16')).toMatchObject({ inactiveWhy: 'launch', connection: 'yes' })
  expect((await get('P16')).body).toMatchObject({ user: { inactiveSince: '2025-03-01' } })
})

test('PUT: since when a user is inactive is a date, whatever zone the database has', async () => {
  await product.db.raw(`alter database ?? set timezone to 'Asia/Tokyo'`, [
    new URL(databaseUrl()).pathname.slice(1),
  ])
  await using api = await runApi(product.config, { log: pino({ level: 'silent' }), contract: 'enforce' })
  const json = employee('P18', {
    user: { id: 'U-P18', username: 'P18', active: false, inactiveSince: '2025-03-01' },
  })
  const answer = await send(api.url, { method: 'PUT', path: '/v1/employees/P18', key: tenant.keys.hr, json })
  expect(answer.body).toMatchObject({ user: { inactiveSince: '2025-03-01' } })
})

const databaseUrl = () => product.config.database.url?.reveal() ?? ''

test('PUT: since when a user is inactive is a local date of the tenant, far west of UTC as well', async () => {
  const west = await product.tenant({ timeZone: 'America/New_York' })
  const user = { id: 'U-P23', username: 'P23', active: false, inactiveSince: '2025-03-01' }
  const request = { path: '/v1/employees/P23', key: west.keys.hr }
  const answer = await send(product.url, { ...request, method: 'PUT', json: employee('P23', { user }) })
  expect(answer.body).toMatchObject({ user: { inactiveSince: '2025-03-01' } })
  expect((await send(product.url, request)).body).toMatchObject({ user: { inactiveSince: '2025-03-01' } })
  expect(await readUser(west, 'U-P23')).toMatchObject({ inactiveSince: '2025-03-01T05:00:00.000Z' })
})

test('PUT: a last day in the document terminates, another one edits, and null revokes it', async () => {
  const on = (lastDay: string | null) =>
    employee('P17', { employments: [{ id: 'P17-1', startDate: '2020-02-01', lastDay }] })
  await put('P17', on(inDays(10)))
  await put('P17', on(inDays(12)))
  await put('P17', on(null))
  expect(await readLeavers(tenant, 'P17')).toMatchObject([
    {
      outcome: 'cancelled',
      reason: 'revoked',
      edits: [
        {
          what: 'plan',
          old: { lastDay: inDays(10) },
          new: { lastDay: inDays(12) },
          noAccessFrom: inDays(18),
        },
        { what: 'ending', new: { outcome: 'cancelled', reason: 'revoked' } },
      ],
    },
  ])
})

test('PUT: a nightly load that repeats everything changes nothing: no row, no audit, no signal', async () => {
  const documents: Record<string, Document> = {
    N1: employee('N1', { employments: [{ id: 'N1-1', startDate: '2020-02-01', lastDay: inDays(30) }] }),
    N2: employee('N2', { employments: [{ id: 'N2-1', startDate: '2020-02-01', lastDay: inDays(-30) }] }),
    N3: employee('N3', {
      employments: [{ id: 'N3-1', startDate: '2020-02-01', lastDay: inDays(30) }],
      user: { id: 'U-N3', username: 'N3', deactivateAfterDays: 'off' },
    }),
    N4: employee('N4', {
      nationalId: { country: 'SE', number: '191212121212' },
      employments: [
        {
          id: 'N4-1',
          startDate: '2020-02-01',
          lastDay: inDays(30),
          pay: { type: 'hourly', amount: '190.50', currency: 'SEK' },
        },
        { id: 'N4-2', startDate: '2021-02-01', lastDay: inDays(60) },
      ],
    }),
  }
  await product.sandbox.addPeople({ people: [{ email: emailOf('N2') }], client: sandboxClientId })
  for (const [id, document] of Object.entries(documents)) expect((await put(id, document)).status).toBe(201)
  await outcomeOf(tenant, (await readLeavers(tenant, 'N2'))[0]?.id ?? '', 'completed')
  await allTold(product.db)
  const runOf = (employment: string) =>
    product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employment}`)
  const events = async (employment: string) => (await runOf(employment).fetchHistory()).events?.length
  await runOf('N2-1').result()
  const workflows = ['N1-1', 'N2-1', 'N4-2']
  const tables = await readTables(product.db)
  const histories = await Promise.all(workflows.map(events))

  for (const [id, document] of Object.entries(documents)) expect((await put(id, document)).status).toBe(200)
  const answers = []
  const lines = Object.entries(documents).map(([id, document]) => ({ id, ...document }))
  for await (const line of tenant.hr.sendLines('/v1/employees/bulk', lines)) answers.push(line.result)
  expect(answers).toEqual(['replaced', 'replaced', 'replaced', 'replaced'])
  expect(await readTables(product.db)).toEqual(tables)
  expect(await Promise.all(workflows.map(events))).toEqual(histories)
})
