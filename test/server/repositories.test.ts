// What is written comes back as it was: each repository on a real PostgreSQL.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey } from '../../src/db/api-keys.ts'
import { readEmployeeDocument } from '../../src/db/employee-documents.ts'
import { listEmployeeIds, lockEmployee, updateEmployee, type EmployeeFields } from '../../src/db/employees.ts'
import { findEmployer, knownEmployers, putEmployer } from '../../src/db/employers.ts'
import {
  findEmployment,
  plannedEmployments,
  putEmployment,
  revokeTermination,
  terminateEmployment,
} from '../../src/db/employments.ts'
import { insertSettings, readSettings, updateSettings } from '../../src/db/settings.ts'
import { insertPartner, insertTenant } from '../../src/db/tenants.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import {
  deleteUserTemplate,
  findUserTemplate,
  lockUserTemplate,
  putUserTemplate,
} from '../../src/db/user-templates.ts'
import {
  activateUser,
  deactivateUser,
  findUser,
  insertUser,
  isConnectUserShared,
  listUsers,
  putUserFields,
  setConnection,
} from '../../src/db/users.ts'
import { createVault } from '../../src/db/vault.ts'
import type { EmploymentDocument, SettingsDocument, UserDocument } from '../../src/domain/documents.ts'
import { ownDatabase } from '../support/database.ts'

const vault = createVault([{ id: 'test', key: randomBytes(32) }])
let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let tenants = 0

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

async function newTenant(): Promise<string> {
  tenants += 1
  const id = `tenant-${tenants}`
  await insertTenant(db, { id, name: id, timeZone: 'Europe/Stockholm', partner: null })
  await insertSettings(db, id)
  await vault.createTenantKey(db, id)
  return id
}

const fields: EmployeeFields = {
  revision: 7,
  employeeNumber: '1001',
  givenName: 'Ada',
  familyName: 'Lind',
  workEmail: 'ada.lind@example.se',
  privateEmail: null,
  mobilePhone: '+46700000000',
  nationalId: { country: 'SE', number: '191212121212' },
  protectedIdentity: true,
  address: { street: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' },
  bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
  departmentId: 'D10',
  officeId: null,
  managerEmployeeId: null,
}

const employment: EmploymentDocument = {
  id: 'E1-1',
  employerId: 'acme-se',
  startDate: '2020-02-01',
  lastDay: null,
  withdrawn: false,
  contractType: 'permanent',
  fullTimePercent: '100',
  jobTitle: 'Developer',
  occupationCode: null,
  pay: { type: 'monthly', amount: '42000.00', currency: 'SEK', from: '2025-01-01' },
}

const user: UserDocument = {
  id: 'U1',
  username: 'ada.lind',
  vismaConnectEmail: 'Ada.Lind@example.se',
  vismaConnectUserId: null,
  userTemplateId: null,
  deactivateAfterDays: 'off',
  reactivateDaysBefore: 0,
  administrator: true,
  exempt: false,
  active: null,
  inactiveSince: null,
  connected: null,
}

/** The employee E1 with one employment at acme-se and the user U1. */
async function hire(
  tenant: string,
  changes: { employment?: Partial<EmploymentDocument>; user?: Partial<UserDocument> } = {},
): Promise<void> {
  await putEmployer(db, tenant, 'acme-se', {
    name: 'Acme',
    organisationNumber: '5560000001',
    country: 'SE',
    timeZone: 'Europe/Helsinki',
  })
  await lockEmployee(db, tenant, 'E1', fields)
  const person = await vault.forPerson(db, tenant, 'E1')
  await updateEmployee(db, tenant, 'E1', { fields, vault: person })
  await putEmployment(db, tenant, 'E1', {
    document: { ...employment, ...changes.employment },
    terminatedBy: undefined,
    vault: person,
  })
  await insertUser(db, tenant, { user: { ...user, ...changes.user }, employeeId: 'E1' })
}

test('a document comes back as it was written, sealed fields included', async () => {
  const tenant = await newTenant()
  await hire(tenant)
  expect(await readEmployeeDocument(db, tenant, 'E1', vault)).toEqual({
    ...fields,
    employments: [employment],
    user: { ...user, active: true, connected: 'unknown' },
    withdrawUser: false,
  })
  expect(await readEmployeeDocument(db, tenant, 'E2', vault)).toBe(undefined)
})

test('an employee is made once, and known the second time', async () => {
  const tenant = await newTenant()
  expect(await lockEmployee(db, tenant, 'E1', fields)).toMatchObject({ created: true })
  expect(await lockEmployee(db, tenant, 'E1', fields)).toMatchObject({
    created: false,
    row: { given_name: 'Ada' },
  })
})

test('employees are listed by id, a page after the other', async () => {
  const tenant = await newTenant()
  for (const id of ['E10', 'E2', 'E1', 'e1']) await lockEmployee(db, tenant, id, fields)
  const first = await listEmployeeIds(db, tenant, { after: undefined, limit: 3 })
  const rest = await listEmployeeIds(db, tenant, { after: first.at(-1), limit: 3 })
  expect([...first, ...rest].toSorted()).toEqual(['E1', 'E10', 'E2', 'e1'])
  expect(rest).toHaveLength(1)
})

test('L9: a user seen first as inactive is inactive since launch; one seen as active or without word is active', async () => {
  const tenant = await newTenant()
  await insertUser(db, tenant, {
    user: { ...user, id: 'U1', active: false, inactiveSince: '2024-05-01', connected: 'yes' },
    employeeId: null,
  })
  await insertUser(db, tenant, { user: { ...user, id: 'U2', active: true }, employeeId: null })
  expect(await findUser(db, tenant, 'U1')).toMatchObject({
    active: false,
    inactiveWhy: 'launch',
    connection: 'yes',
  })
  expect(await findUser(db, tenant, 'U2')).toMatchObject({
    active: true,
    inactiveWhy: null,
    inactiveSince: null,
    connection: 'unknown',
  })
})

test('L7, L8: an account is closed once, by the first who closes it, and opens with nothing left of it', async () => {
  const tenant = await newTenant()
  await insertUser(db, tenant, { user, employeeId: null })
  const leaver = '6f1d0d6e-1111-4222-8333-944445555666'
  const at = '2026-11-05T23:00:00.123Z'
  await deactivateUser(db, tenant, 'U1', { why: 'automation', at, leaver })
  await deactivateUser(db, tenant, 'U1', { why: 'person', at: '2026-12-01T00:00:00.000Z' })
  expect(await findUser(db, tenant, 'U1')).toMatchObject({
    active: false,
    inactiveWhy: 'automation',
    inactiveSince: at,
    closedByLeaver: leaver,
  })
  await activateUser(db, tenant, 'U1')
  expect(await findUser(db, tenant, 'U1')).toMatchObject({
    active: true,
    inactiveWhy: null,
    inactiveSince: null,
    closedByLeaver: null,
  })
})

test('L12: a Connect user id that is known is not lost by a document without it', async () => {
  const tenant = await newTenant()
  await insertUser(db, tenant, { user: { ...user, vismaConnectUserId: 'connect-1' }, employeeId: null })
  await putUserFields(db, tenant, { user: { ...user, username: 'new' }, employeeId: null })
  expect(await findUser(db, tenant, 'U1')).toMatchObject({ username: 'new', vismaConnectUserId: 'connect-1' })
})

const shared: [string, Partial<UserDocument>, boolean][] = [
  ['the same Connect user', { vismaConnectUserId: 'connect-x' }, true],
  [
    'the same e-mail in other letters, its Connect user not yet known',
    { vismaConnectEmail: 'ADA.LIND@EXAMPLE.SE' },
    true,
  ],
  ['the same e-mail but another Connect user', { vismaConnectUserId: 'connect-y' }, false],
  ['another e-mail', { vismaConnectEmail: 'other@example.se' }, false],
  ['the same Connect user, inactive', { vismaConnectUserId: 'connect-x', active: false }, false],
  [
    'the same Connect user, its connection removed',
    { vismaConnectUserId: 'connect-x', connected: 'no' },
    false,
  ],
]

test.for(shared)(
  'L12: another tenant has a user with %s: the connection is shared: %s',
  async ([title, changes, expected]) => {
    const mine = await newTenant()
    const other = await newTenant()
    const connectUserId = `connect-${title}`
    const theirs =
      changes.vismaConnectUserId === 'connect-x' ? { ...changes, vismaConnectUserId: connectUserId } : changes
    const email = `${title}@example.se`
    const otherEmail =
      changes.vismaConnectEmail === undefined
        ? email
        : changes.vismaConnectEmail === 'other@example.se'
          ? 'other@example.se'
          : email.toUpperCase()
    await insertUser(db, mine, { user: { ...user, vismaConnectUserId: connectUserId }, employeeId: null })
    await insertUser(db, other, {
      user: { ...user, ...theirs, vismaConnectEmail: otherEmail },
      employeeId: null,
    })
    expect(await isConnectUserShared(db, mine, 'U1', { connectUserId, email })).toBe(expected)
  },
)

test('users are listed by their last change, to the microsecond, none twice and none left out', async () => {
  const tenant = await newTenant()
  await db.transaction(async (trx) => {
    for (let number = 1; number <= 25; number += 1) {
      await insertUser(trx, tenant, { user: { ...user, id: `U${number}` }, employeeId: null })
      // All of one millisecond, some of one microsecond.
      await trx('users')
        .where({ tenant_id: tenant, id: `U${number}` })
        .update({ changed_at: `2026-11-05T23:00:00.0000${10 + (number % 7)}Z` })
    }
  })
  const seen: string[] = []
  let after: { changedAt: string; id: string } | undefined
  for (;;) {
    const page = await listUsers(db, tenant, { filter: {}, after, limit: 4 })
    seen.push(...page.map(({ id }) => id))
    after = page.at(-1)?.position
    if (page.length < 4) break
  }
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
})

test('a change of a user moves it behind what a reader has already seen', async () => {
  const tenant = await newTenant()
  for (const id of ['U1', 'U2']) await insertUser(db, tenant, { user: { ...user, id }, employeeId: null })
  const [, last] = await listUsers(db, tenant, { filter: {}, after: undefined, limit: 2 })
  await setConnection(db, tenant, 'U1', 'no')
  const later = await listUsers(db, tenant, { filter: {}, after: last?.position, limit: 2 })
  expect(later).toMatchObject([{ id: 'U1', connection: 'no' }])
  expect(
    await listUsers(db, tenant, {
      filter: { changedSince: later[0]?.changedAt },
      after: undefined,
      limit: 9,
    }),
  ).toMatchObject([{ id: 'U1' }])
})

const settings: SettingsDocument = {
  deactivateAfterDays: 0,
  reactivateDaysBefore: 'off',
  keepIfReturningWithinDays: 30,
  timeZone: 'Europe/Oslo',
  dueTime: '06:00',
  automation: 'observe',
  lateNoticeDelayMinutes: 0,
  guard: { count: 3, percent: 50 },
  removeConnectionWhenDeactivatedByHand: true,
  testValidDays: 7,
  approverMustDiffer: true,
}

test('L1: new settings inherit the days; what is set comes back as it was set', async () => {
  const tenant = await newTenant()
  expect(await readSettings(db, tenant)).toEqual({
    deactivateAfterDays: null,
    reactivateDaysBefore: null,
    keepIfReturningWithinDays: 0,
    timeZone: 'Europe/Stockholm',
    dueTime: '00:00',
    automation: 'on',
    lateNoticeDelayMinutes: 10,
    guard: { count: 10, percent: 5 },
    removeConnectionWhenDeactivatedByHand: false,
    testValidDays: 30,
    approverMustDiffer: false,
  })
  await updateSettings(db, tenant, settings)
  expect(await readSettings(db, tenant)).toEqual(settings)
})

test.for([[null], ['off'], [0], [1], [60], [999]] as const)(
  'L1: %j days of a template come back as they were',
  async ([days]) => {
    const tenant = await newTenant()
    const template = {
      name: 'Seasonal',
      deactivateAfterDays: days,
      reactivateDaysBefore: days,
      keepIfReturningWithinDays: null,
    }
    await putUserTemplate(db, tenant, 'T1', template)
    expect(await findUserTemplate(db, tenant, 'T1')).toEqual(template)
  },
)

test('L1: a deleted template is known but has no values, and is itself again when it is written', async () => {
  const tenant = await newTenant()
  const template = {
    name: 'Seasonal',
    deactivateAfterDays: 60,
    reactivateDaysBefore: 2,
    keepIfReturningWithinDays: 30,
  }
  expect(await lockUserTemplate(db, tenant, 'T1', 'share')).toEqual({ known: false, template: undefined })
  await putUserTemplate(db, tenant, 'T1', template)
  await deleteUserTemplate(db, tenant, 'T1')
  expect(await findUserTemplate(db, tenant, 'T1')).toBe(undefined)
  expect(await lockUserTemplate(db, tenant, 'T1', 'share')).toEqual({ known: true, template: undefined })
  await putUserTemplate(db, tenant, 'T1', template)
  expect(await lockUserTemplate(db, tenant, 'T1', 'share')).toEqual({ known: true, template })
})

test('employers are replaced whole, and asked for by id', async () => {
  const tenant = await newTenant()
  const employer = { name: 'Acme', organisationNumber: null, country: 'NO', timeZone: 'Europe/Oslo' }
  await putEmployer(db, tenant, 'acme-no', { ...employer, organisationNumber: '974760673' })
  await putEmployer(db, tenant, 'acme-no', employer)
  expect(await findEmployer(db, tenant, 'acme-no')).toEqual(employer)
  expect(await knownEmployers(db, tenant, ['acme-no', 'acme-dk'])).toEqual(new Set(['acme-no']))
})

test('L16: a termination is kept with how access ends, and a revoked one leaves nothing', async () => {
  const tenant = await newTenant()
  await hire(tenant)
  const read = () => findEmployment(db, tenant, 'E1-1')
  const terminated = { lastDay: '2026-10-31', accessAskedAt: null, reason: 'Resigned' }
  await terminateEmployment(db, tenant, 'E1-1', { ...terminated, access: { endsOn: '2026-10-15' } })
  expect(await read()).toMatchObject({
    lastDay: '2026-10-31',
    access: { endsOn: '2026-10-15' },
    reason: 'Resigned',
  })
  await terminateEmployment(db, tenant, 'E1-1', {
    ...terminated,
    access: 'now',
    accessAskedAt: '2026-09-01T07:59:00.123Z',
  })
  expect(await read()).toMatchObject({ access: 'now', accessAskedAt: '2026-09-01T07:59:00.123Z' })
  await revokeTermination(db, tenant, 'E1-1')
  expect(await read()).toMatchObject({ lastDay: null, access: 'rule', accessAskedAt: null, reason: null })
})

test("L2: an employment is planned in its employer's zone, else in the tenant's; a withdrawn one not at all", async () => {
  const tenant = await newTenant()
  await hire(tenant)
  const person = await vault.forPerson(db, tenant, 'E1')
  await putEmployer(db, tenant, 'zoneless', {
    name: 'Zoneless',
    organisationNumber: null,
    country: 'SE',
    timeZone: null,
  })
  const more: EmploymentDocument[] = [
    { ...employment, id: 'E1-2', employerId: 'zoneless', lastDay: '2026-10-31' },
    { ...employment, id: 'E1-3', employerId: null },
    { ...employment, id: 'E1-4', withdrawn: true },
  ]
  for (const document of more)
    await putEmployment(db, tenant, 'E1', { document, terminatedBy: undefined, vault: person })
  const planned = await plannedEmployments(db, tenant, 'E1')
  expect(planned.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    {
      id: 'E1-1',
      startDate: '2020-02-01',
      lastDay: undefined,
      access: 'rule',
      accessAskedAt: undefined,
      timeZone: 'Europe/Helsinki',
    },
    {
      id: 'E1-2',
      startDate: '2020-02-01',
      lastDay: '2026-10-31',
      access: 'rule',
      accessAskedAt: undefined,
      timeZone: 'Europe/Stockholm',
    },
    {
      id: 'E1-3',
      startDate: '2020-02-01',
      lastDay: undefined,
      access: 'rule',
      accessAskedAt: undefined,
      timeZone: 'Europe/Stockholm',
    },
  ])
})

test('a key is found by its whole secret, while it lives', async () => {
  const tenant = await newTenant()
  const made = await insertApiKey(db, { role: 'hr', name: 'HR', tenant, partner: null, createdBy: 'test' })
  expect(await findApiKey(db, made.secret)).toEqual(made.key)
  expect(made.secret.startsWith(`kop_${made.key.id}_`)).toBe(true)
  const last = made.secret.at(-1) === 'A' ? 'B' : 'A'
  for (const wrong of [
    `${made.secret.slice(0, -1)}${last}`,
    made.secret.slice(0, -1),
    `${made.secret}A`,
    `kop_${made.key.id}_`,
    made.key.id,
    '',
  ]) {
    expect(await findApiKey(db, wrong), wrong.slice(0, 4)).toBe(undefined)
  }
  await revokeApiKey(db, made.key.id)
  expect(await findApiKey(db, made.secret)).toBe(undefined)
  expect(await listApiKeys(db, tenant)).toMatchObject([
    { id: made.key.id, revokedAt: expect.stringMatching(/Z$/) },
  ])
})

test('a tenant and a partner are made once', async () => {
  const tenant = await newTenant()
  const again = { id: tenant, name: 'Again', timeZone: 'UTC', partner: null }
  await expect(insertTenant(db, again)).rejects.toMatchObject({ code: 'already-exists', pointer: '/id' })
  await insertPartner(db, { id: 'vendor', name: 'Vendor' })
  await expect(insertPartner(db, { id: 'vendor', name: 'Again' })).rejects.toMatchObject({
    code: 'already-exists',
  })
})

test('two transactions that wait for each other both end, one of them at its second attempt', async () => {
  const tenant = await newTenant()
  for (const id of ['E1', 'E2']) await lockEmployee(db, tenant, id, fields)
  let attempts = 0
  const bothHold = Promise.withResolvers<void>()
  const lockBoth = (order: readonly string[]) =>
    inTransaction(db, async (trx) => {
      attempts += 1
      for (const id of order) {
        await trx('employees').where({ tenant_id: tenant, id }).forUpdate().first()
        if (attempts >= 2) bothHold.resolve()
        if (id === order[0]) await bothHold.promise
      }
    })
  await Promise.all([lockBoth(['E1', 'E2']), lockBoth(['E2', 'E1'])])
  expect(attempts).toBe(3)
})

test('a transaction that fails for another reason is not repeated', async () => {
  let attempts = 0
  const failing = inTransaction(db, async (trx) => {
    attempts += 1
    await trx.raw('select 1 / 0')
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(attempts).toBe(1)
})
