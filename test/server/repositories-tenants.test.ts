// Two tenants whose HR systems use the same ids: whatever is written for one leaves every row of the other as it was.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listApiKeys } from '../../src/db/api-keys.ts'
import { recordAudit } from '../../src/db/audit.ts'
import { endBulkRequest, touchBulkRequest } from '../../src/db/bulk-requests.ts'
import { listEmployeeIds, updateEmployee, type EmployeeFields } from '../../src/db/employees.ts'
import { findEmployer, putEmployer } from '../../src/db/employers.ts'
import {
  findEmployment,
  ownersOfEmployments,
  plannedEmployments,
  putEmployment,
  revokeTermination,
  terminateEmployment,
} from '../../src/db/employments.ts'
import { editsOf, recordEdit } from '../../src/db/leaver-edits.ts'
import { findLeaverDetails, listLeavers } from '../../src/db/leaver-lists.ts'
import { markedLeavers, unmarkLeaver } from '../../src/db/leaver-marks.ts'
import { findReturn, markedReturns, setReturn } from '../../src/db/returns.ts'
import {
  completeLeaver,
  endLeaver,
  findLeaver,
  latestLeaversOf,
  replanLeaver,
  restateEnding,
  setStage,
} from '../../src/db/leavers.ts'
import { stepsOf, updateStep } from '../../src/db/leaver-steps.ts'
import { concernedPeople, countConcerned, isConcerned, type ReplanScope } from '../../src/db/replan-scope.ts'
import { causeOfReplanAhead, listReplans } from '../../src/db/replans.ts'
import { readSettings, updateSettings } from '../../src/db/settings.ts'
import { deleteUserTemplate, findUserTemplate, putUserTemplate } from '../../src/db/user-templates.ts'
import { setConnection, learnConnectUser } from '../../src/db/user-connections.ts'
import {
  activateUser,
  deactivateUser,
  detachUser,
  findUser,
  findUserOfEmployee,
  putUserFields,
} from '../../src/db/users.ts'
import { listUsers } from '../../src/db/user-lists.ts'
import { createVault } from '../../src/db/vault.ts'
import { ownDatabase } from '../support/database.ts'
import { fill, leaverId, rowsOf } from './migrations-rows.ts'

const vault = createVault([{ id: 'test', key: randomBytes(32) }])
let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
  await fill(db, ['acme', 'other'])
  for (const tenant of ['acme', 'other']) {
    await db('person_keys').where({ tenant_id: tenant }).delete()
    await db('tenant_keys').where({ tenant_id: tenant }).delete()
    await vault.createTenantKey(db, tenant)
  }
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

async function rowsOfTenant(trx: Knex, tenant: string): Promise<string[]> {
  const texts: string[] = []
  const tables = [...new Set(rowsOf(tenant).map(([table]) => table))]
  for (const table of tables) {
    const { rows } = await trx.raw<{ rows: { text: string }[] }>(
      'select to_jsonb(t)::text as text from ?? t where tenant_id = ? order by 1',
      [table, tenant],
    )
    texts.push(...rows.map(({ text }) => `${table} ${text}`))
  }
  return [...texts, JSON.stringify(await trx('tenants').where({ id: tenant }))]
}

const fields: EmployeeFields = {
  revision: 1,
  employeeNumber: '2',
  givenName: 'New',
  familyName: 'Name',
  workEmail: null,
  privateEmail: null,
  mobilePhone: null,
  nationalId: null,
  birthDate: null,
  protectedIdentity: false,
  preserve: false,
  address: null,
  bankAccount: null,
  departmentId: null,
  officeId: null,
  managerEmployeeId: null,
}
const employment = {
  id: 'E1-1',
  employerId: null,
  startDate: '2021-01-01',
  lastDay: null,
  withdrawn: true,
  contractType: null,
  fullTimePercent: null,
  jobTitle: null,
  occupationCode: null,
  pay: null,
}
const user = {
  id: 'U1',
  username: 'new',
  vismaConnectEmail: null,
  vismaConnectUserId: null,
  userTemplateId: null,
  deactivateAfterDays: null,
  reactivateDaysBefore: null,
  administrator: true,
  exempt: true,
  active: null,
  inactiveSince: null,
  connected: null,
}
const plan = {
  lastDay: '2026-12-31',
  access: 'rule',
  days: 9,
  daysFrom: 'user',
  noAccessFrom: '2027-01-10',
  actsAt: '2027-01-09T23:00:00.000Z',
  noticeLateByDays: 1,
} as const
const ending = { outcome: 'undone', reason: 'x', supersededBy: null } as const

type Write = [name: string, write: (trx: Knex) => Promise<unknown>]

const writes: Write[] = [
  [
    'updateEmployee',
    async (trx) =>
      await updateEmployee(trx, 'acme', 'E1', { fields, vault: await vault.forPerson(trx, 'acme', 'E1') }),
  ],
  [
    'putEmployment',
    async (trx) =>
      await putEmployment(trx, 'acme', 'E1', {
        document: employment,
        terminatedBy: undefined,
        vault: await vault.forPerson(trx, 'acme', 'E1'),
      }),
  ],
  [
    'terminateEmployment',
    (trx) =>
      terminateEmployment(trx, 'acme', 'E1-1', {
        lastDay: '2026-12-31',
        access: 'now',
        accessAskedAt: null,
        reason: 'x',
      }),
  ],
  ['revokeTermination', (trx) => revokeTermination(trx, 'acme', 'E1-1')],
  [
    'putEmployer',
    (trx) =>
      putEmployer(trx, 'acme', 'acme-se', {
        name: 'New',
        organisationNumber: null,
        country: 'NO',
        timeZone: null,
      }),
  ],
  [
    'putUserTemplate',
    (trx) =>
      putUserTemplate(trx, 'acme', 'T1', {
        name: 'New',
        deactivateAfterDays: 1,
        reactivateDaysBefore: 1,
        keepIfReturningWithinDays: 1,
      }),
  ],
  ['deleteUserTemplate', (trx) => deleteUserTemplate(trx, 'acme', 'T1')],
  ['putUserFields', (trx) => putUserFields(trx, 'acme', { user, employeeId: null })],
  ['detachUser', (trx) => detachUser(trx, 'acme', 'U1')],
  [
    'deactivateUser',
    (trx) => deactivateUser(trx, 'acme', 'U1', { why: 'person', at: '2026-11-05T23:00:00.000Z' }),
  ],
  ['setReturn', (trx) => setReturn(trx, 'acme', 'U1', '2026-11-06T23:00:00.000Z')],
  ['setConnection', (trx) => setConnection(trx, 'acme', 'U1', 'no')],
  [
    'learnConnectUser',
    (trx) => learnConnectUser(trx, 'acme', 'U1', { email: 'u1@example.se', connectUserId: 'connect-1' }),
  ],
  [
    'replanLeaver',
    (trx) => replanLeaver(trx, 'acme', leaverId, { plan, tell: true, bulkRequest: undefined }),
  ],
  ['endLeaver', (trx) => endLeaver(trx, 'acme', leaverId, ending)],
  ['completeLeaver', (trx) => completeLeaver(trx, 'acme', leaverId, ending)],
  ['setStage', (trx) => setStage(trx, 'acme', leaverId, { stage: 'acting', actedLateBySeconds: 1 })],
  ['updateStep', (trx) => updateStep(trx, 'acme', leaverId, 'account', { state: 'done' })],
  ['unmarkLeaver', (trx) => unmarkLeaver(trx, 'acme', leaverId, 1)],
  [
    'recordEdit',
    (trx) => recordEdit(trx, 'acme', leaverId, {}, { what: 'plan', old: 1, new: 2, noAccessFrom: null }),
  ],
  [
    'recordAudit',
    (trx) => recordAudit(trx, 'acme', {}, { action: 'x', subject: { kind: 'user', id: 'U1' } }),
  ],
  [
    'updateSettings',
    async (trx) =>
      await updateSettings(trx, 'acme', {
        ...(await readSettings(trx, 'acme')),
        timeZone: 'Europe/Oslo',
        deactivateAfterDays: 99,
      }),
  ],
  ['createTenantKey', (trx) => vault.createTenantKey(trx, 'acme')],
]

/** In a transaction that is taken back. */
async function tried(work: (trx: Knex) => Promise<unknown>): Promise<{ mine: boolean; theirs: boolean }> {
  const trx = await db.transaction()
  try {
    const before = { mine: await rowsOfTenant(trx, 'acme'), theirs: await rowsOfTenant(trx, 'other') }
    await work(trx)
    return {
      mine: JSON.stringify(before.mine) !== JSON.stringify(await rowsOfTenant(trx, 'acme')),
      theirs: JSON.stringify(before.theirs) !== JSON.stringify(await rowsOfTenant(trx, 'other')),
    }
  } finally {
    await trx.rollback()
  }
}

test.for(writes)("Keys: %s changes the tenant's own rows and nobody else's", async ([, write]) => {
  expect(await tried(write)).toEqual({ mine: true, theirs: false })
})

test('Keys: what follows an earlier change stays with the tenant too: opening, restating, letting go', async () => {
  const after = await tried(async (trx) => {
    await deactivateUser(trx, 'acme', 'U1', { why: 'person', at: '2026-11-05T23:00:00.000Z' })
    await activateUser(trx, 'acme', 'U1')
    await endLeaver(trx, 'acme', leaverId, ending)
    await restateEnding(trx, 'acme', leaverId, { ...ending, reason: 'y' })
    const { id } = (await trx('bulk_requests').where({ tenant_id: 'acme' }).first('id')) as { id: string }
    await touchBulkRequest(trx, 'acme', id)
    await endBulkRequest(trx, 'acme', id)
  })
  expect(after).toEqual({ mine: true, theirs: false })
})

type Read = [name: string, read: (tenant: string) => Promise<unknown>]

const everything = { filter: { all: true }, after: undefined, limit: 100 }

const scopes: ReplanScope[] = [
  { what: 'settings', subject: 'acme' },
  { what: 'user-template', subject: 'T1' },
  { what: 'employer', subject: 'acme-se' },
]

const reads: Read[] = [
  ['findUser', (tenant) => findUser(db, tenant, 'U1')],
  ['findUserOfEmployee', (tenant) => findUserOfEmployee(db, tenant, 'E1')],
  [
    'listUsers',
    async (tenant) => (await listUsers(db, tenant, { filter: {}, after: undefined, limit: 9 })).length,
  ],
  ['listEmployeeIds', (tenant) => listEmployeeIds(db, tenant, { after: undefined, limit: 9 })],
  ['findEmployment', (tenant) => findEmployment(db, tenant, 'E1-1')],
  ['ownersOfEmployments', (tenant) => ownersOfEmployments(db, tenant, ['E1-1'])],
  ['plannedEmployments', (tenant) => plannedEmployments(db, tenant, 'E1')],
  ['findEmployer', (tenant) => findEmployer(db, tenant, 'acme-se')],
  ['findUserTemplate', (tenant) => findUserTemplate(db, tenant, 'T1')],
  ['findReturn', (tenant) => findReturn(db, tenant, 'U1')],
  ['markedReturns', (tenant) => markedReturns(db, { tenant, limit: 9 })],
  ['findLeaver', (tenant) => findLeaver(db, tenant, leaverId)],
  ['findLeaverDetails', (tenant) => findLeaverDetails(db, tenant, leaverId)],
  ['latestLeaversOf', (tenant) => latestLeaversOf(db, tenant, 'E1')],
  ['listLeavers', async (tenant) => (await listLeavers(db, tenant, everything)).length],
  ['stepsOf', async (tenant) => (await stepsOf(db, tenant, [leaverId])).get(leaverId)],
  ['editsOf', async (tenant) => (await editsOf(db, tenant, [leaverId])).get(leaverId)],
  [
    'markedLeavers',
    async (tenant) => (await markedLeavers(db, { tenant, ids: [leaverId], limit: 9 })).length,
  ],
  ['listApiKeys', async (tenant) => (await listApiKeys(db, tenant)).length],
  ['listReplans', async (tenant) => (await listReplans(db, tenant, { after: undefined, limit: 9 })).length],
  ['causeOfReplanAhead', (tenant) => causeOfReplanAhead(db, tenant, 'E1')],
  ...scopes.map((scope): Read => {
    const page = { scope, after: null, limit: 9 }
    return [`concernedPeople by ${scope.what}`, (tenant) => concernedPeople(db, tenant, page)]
  }),
  ...scopes.map((scope): Read => [
    `countConcerned by ${scope.what}`,
    (tenant) => countConcerned(db, tenant, scope),
  ]),
  ...scopes.map((scope): Read => [
    `isConcerned by ${scope.what}`,
    async (tenant) => Number(await isConcerned(db, tenant, { scope, person: 'E1' })),
  ]),
]

/** What a tenant without rows is answered. */
const nothing = [undefined, 0, [], new Map(), new Set()]

test.for(reads)(
  "Keys: %s answers the tenant's own rows, and a tenant without rows nothing",
  async ([, read]) => {
    const own = await read('acme')
    expect(nothing).not.toContainEqual(own)
    expect(nothing).toContainEqual(await read('nobody'))
  },
)

test('Keys: lists hold the rows of one tenant only', async () => {
  expect(await listUsers(db, 'acme', { filter: {}, after: undefined, limit: 9 })).toHaveLength(1)
  expect(await listLeavers(db, 'acme', everything)).toHaveLength(1)
  expect(await listApiKeys(db, 'acme')).toMatchObject([{ id: 'acme-key', tenant: 'acme' }])
  expect(await markedLeavers(db, { tenant: 'acme', limit: 9 })).toMatchObject([{ tenant: 'acme' }])
  expect((await editsOf(db, 'acme', [leaverId])).get(leaverId)).toHaveLength(1)
})
