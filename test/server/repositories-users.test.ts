// Users, their state and whose connection it is: on a real PostgreSQL.
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEmployeeDocument } from '../../src/db/employee-documents.ts'
import { isConnectUserShared, setConnection } from '../../src/db/user-connections.ts'
import { activateUser, deactivateUser, findUser, insertUser, putUserFields } from '../../src/db/users.ts'
import { listUsers } from '../../src/db/user-lists.ts'
import type { UserDocument } from '../../src/domain/documents.ts'
import { ownDatabase } from '../support/database.ts'
import { hire, newTenant, user, vault } from './repositories-rig.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

test('L9: a user seen first as inactive is inactive since launch; one seen as active or without word is active', async () => {
  const tenant = await newTenant(db)
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

test('L9: the date since when a user is inactive comes back as it was sent', async () => {
  const tenant = await newTenant(db)
  await hire(db, tenant, { user: { active: false, inactiveSince: '2024-05-01' } })
  expect(await readEmployeeDocument(db, tenant, 'E1', vault)).toMatchObject({
    user: { inactiveSince: '2024-05-01' },
  })
})

test.for(['America/New_York', 'Pacific/Kiritimati'])(
  'L9: since when a user is inactive is a local date of the tenant, told at first sight or closed since: %s',
  async (timeZone) => {
    const tenant = await newTenant(db, timeZone)
    await hire(db, tenant, { user: { active: false, inactiveSince: '2024-05-01' } })
    const since = async () => (await readEmployeeDocument(db, tenant, 'E1', vault))?.user?.inactiveSince
    expect(await since()).toBe('2024-05-01')
    await activateUser(db, tenant, 'U1')
    expect(await since()).toBe(null)
    const [at, date] =
      timeZone === 'America/New_York'
        ? ['2026-11-06T03:00:00.000Z', '2026-11-05']
        : ['2026-11-05T11:00:00.000Z', '2026-11-06']
    await deactivateUser(db, tenant, 'U1', { why: 'person', at })
    expect(await since()).toBe(date)
  },
)

test('L7, L8: an account is closed once, by the first who closes it, and opens with nothing left of it', async () => {
  const tenant = await newTenant(db)
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
    enforcedAt: null,
  })
})

test('L12: a Connect user id that is known is not lost by a document without it', async () => {
  const tenant = await newTenant(db)
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
    const mine = await newTenant(db)
    const other = await newTenant(db)
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
    expect(await isConnectUserShared(db, mine, 'U1', { connectUserId, email, provider: 'deployment' })).toBe(
      expected,
    )
  },
)

test('users are listed by their last change, to the microsecond, none twice and none left out', async () => {
  const tenant = await newTenant(db)
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
  const tenant = await newTenant(db)
  for (const id of ['U1', 'U2']) await insertUser(db, tenant, { user: { ...user, id }, employeeId: null })
  await db('users').where({ tenant_id: tenant }).update({ changed_at: '2020-11-05T23:00:00Z' })
  const seen = await listUsers(db, tenant, { filter: {}, after: undefined, limit: 2 })
  expect(seen.map(({ id }) => id)).toEqual(['U1', 'U2'])
  await setConnection(db, tenant, 'U1', 'no')
  const later = await listUsers(db, tenant, { filter: {}, after: seen.at(-1)?.position, limit: 2 })
  expect(later).toMatchObject([{ id: 'U1', connection: 'no' }])
  const since = { filter: { changedSince: later[0]?.changedAt }, after: undefined, limit: 2 }
  // What is not settled yet, because any transaction writes, comes a little later.
  await expect.poll(async () => (await listUsers(db, tenant, since)).map(({ id }) => id)).toEqual(['U1'])
})
