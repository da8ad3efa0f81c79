// Settings, templates, keys, tenants and transactions: on a real PostgreSQL.
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey } from '../../src/db/api-keys.ts'
import { lockEmployee, lockKnownEmployee } from '../../src/db/employees.ts'
import { readSettings, updateSettings } from '../../src/db/settings.ts'
import { insertPartner, insertTenant } from '../../src/db/tenants.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import {
  deleteUserTemplate,
  findUserTemplate,
  lockUserTemplate,
  putUserTemplate,
} from '../../src/db/user-templates.ts'
import type { SettingsDocument } from '../../src/domain/documents.ts'
import { ownDatabase } from '../support/database.ts'
import { fields, newTenant } from './repositories-rig.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
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
  connectDomains: ['example.se', 'example.no'],
  welcomeMail: { applicationName: 'HRM', redirectUri: 'https://hrm.example.se/' },
  testValidDays: 7,
  approverMustDiffer: true,
  auditKeptForMonths: null,
  retention: {
    payDays: 30,
    bankAccountDays: 31,
    nationalIdDays: 32,
    addressDays: 33,
    resultsDays: 34,
    evidenceMonths: 12,
  },
}

test('L1: new settings inherit the days; what is set comes back as it was set', async () => {
  const tenant = await newTenant(db)
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
    connectDomains: [],
    welcomeMail: null,
    testValidDays: 30,
    approverMustDiffer: false,
    auditKeptForMonths: 120,
    retention: {
      payDays: 90,
      bankAccountDays: 90,
      nationalIdDays: 90,
      addressDays: 90,
      resultsDays: 90,
      evidenceMonths: 24,
    },
  })
  await updateSettings(db, tenant, settings)
  expect(await readSettings(db, tenant)).toEqual(settings)
})

test.for([[null], ['off'], [0], [1], [60], [999]] as const)(
  'L1: %j days of a template come back as they were',
  async ([days]) => {
    const tenant = await newTenant(db)
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
  const tenant = await newTenant(db)
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

test('a key is found by its whole secret, while it lives', async () => {
  const tenant = await newTenant(db)
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
  const tenant = await newTenant(db)
  const again = { id: tenant, name: 'Again', timeZone: 'UTC', partner: null }
  await expect(insertTenant(db, again)).rejects.toMatchObject({ code: 'already-exists', pointer: '/id' })
  await insertPartner(db, { id: 'vendor', name: 'Vendor' })
  await expect(insertPartner(db, { id: 'vendor', name: 'Again' })).rejects.toMatchObject({
    code: 'already-exists',
  })
})

test('two transactions that wait for each other both end, one of them at its second attempt', async () => {
  const tenant = await newTenant(db)
  for (const id of ['E1', 'E2']) await lockEmployee(db, tenant, id, fields)
  let attempts = 0
  let holding = 0
  const bothHold = Promise.withResolvers<void>()
  const lockBoth = (first: string, second: string) =>
    inTransaction(db, async (trx) => {
      attempts += 1
      await lockKnownEmployee(trx, tenant, first)
      holding += 1
      if (holding === 2) bothHold.resolve()
      await bothHold.promise
      await lockKnownEmployee(trx, tenant, second)
    })
  await Promise.all([lockBoth('E1', 'E2'), lockBoth('E2', 'E1')])
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
