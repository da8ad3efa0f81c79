// Shredding a tenant that was closed 30 days ago: nothing of it is left in any table, nobody else loses a row, and what is cut goes on.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordAudit } from '../../src/db/audit.ts'
import { platformTrail } from '../../src/db/audit-trails.ts'
import { verifyAudit } from '../../src/db/audit-verification.ts'
import { holdOpenTenant } from '../../src/db/closed-tenants.ts'
import { lockGuard } from '../../src/db/guard.ts'
import { recordPlatformAudit } from '../../src/db/platform-audit.ts'
import { lockSettings } from '../../src/db/settings.ts'
import { createVault } from '../../src/db/vault.ts'
import { closingOf } from '../../src/domain/closing.ts'
import { shredWhatIsOver } from '../../src/intake/closed-tenants.ts'
import { sealEverything, tamper, writeEntries } from '../support/audit.ts'
import { ownDatabase } from '../support/database.ts'
import { holdEmployee } from '../support/locks.ts'
import { readTables } from '../support/tables.ts'
import { fill, rowsOf, webhookRowsOf } from './migrations-rows.ts'

const closedAt = '2026-11-05T23:00:00.000Z'
const { shreddedOn } = closingOf(closedAt)
const marker = 'marker-of-somebody'

const masterKey = { id: 'test', key: randomBytes(32) }
const vault = createVault([masterKey])

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let tenants = 0
/** One with a row in every table, closed, with a marker in its free texts. */
let tenant: string
let others: Record<string, string[]>

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
  await fill(db, ['other'])
  await db('tenants').insert({
    id: 'closed-lately',
    name: 'x',
    time_zone: 'UTC',
    closed_at: '2026-11-06T00:00:00Z',
  })
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})
beforeEach(async () => {
  others = await readTables(db, 'other')
  tenants += 1
  tenant = `closed-${tenants}`
  await db('tenants').insert({
    id: tenant,
    name: marker,
    time_zone: 'Europe/Stockholm',
    partner_id: 'vendor',
    closed_at: closedAt,
  })
  for (const [table, row] of [...rowsOf(tenant), ...webhookRowsOf(tenant)]) await db(table).insert(row)
  await vault.createTenantKey(db, tenant)
  await db('employees').where({ tenant_id: tenant }).update({ given_name: marker, private_email: marker })
  await db('stops').insert({
    what: 'accounts',
    tenant_id: tenant,
    cause: 'operator',
    reason: marker,
    actor: marker,
    stopped_at: closedAt,
  })
  await db('alarms').insert({
    tenant_id: tenant,
    kind: 'equal-refusals',
    queue: 'connections',
    problem: marker,
    count: 21,
    since: closedAt,
  })
  await db('rate_limits').insert({ key: `requests:tenant/${tenant}`, points: 1, expire: 0 })
  await writeEntries(db, tenant, 3, { actor: marker, reason: marker })
  await sealEverything(db, vault.auditSigner)
  await recordAudit(db, tenant, {}, { action: 'tenant.closed', subject: { kind: 'tenant', id: tenant } })
  await recordPlatformAudit(
    db,
    { actor: 'op-1', reason: marker },
    { action: 'platform.tenant-closed', value: { tenant } },
  )
  await sealEverything(db, vault.auditSigner)
})

const shred = async ({ now = shreddedOn, forMs = 60_000 } = {}) =>
  await shredWhatIsOver({ db, vault, now, forMs })

/** By table of the tenant's: how many rows there are. */
async function rowsLeft(): Promise<Record<string, number>> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  )
  expect(rows.length).toBeGreaterThan(30)
  const left: Record<string, number> = {}
  for (const { name } of rows) {
    const found: unknown[] = await db(name).where({ tenant_id: tenant })
    if (found.length > 0) left[name] = found.length
  }
  return left
}

/** The tables in which the text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hit = (await db({ t: name })
      .whereRaw('strpos(to_jsonb(t)::text, ?) > 0', [text])
      .first(db.raw('1 as one'))) as unknown
    if (hit !== undefined) found.push(name)
  }
  return found
}

const tombstone = async () => (await db('tenants').where({ id: tenant }).first()) as object

async function expectShredded(): Promise<void> {
  expect(await rowsLeft()).toEqual({})
  expect(await tablesWith(marker)).toEqual([])
  expect(await tombstone()).toMatchObject({
    id: tenant,
    name: 'shredded',
    closed_at: new Date(closedAt),
    shredded_at: new Date(shreddedOn),
  })
}

test('closing: 30 days later every row of the tenant is gone from every table, and all that stays is its id and one entry', async () => {
  expect(await tablesWith(marker)).toEqual([
    'alarms',
    'audit',
    'employees',
    'platform_audit',
    'stops',
    'tenants',
  ])
  expect(Object.keys(await rowsLeft())).toContain('webhook_deliveries')
  expect(await shred()).toEqual([])
  await expectShredded()
  // Each names it by the scope or the id.
  expect(await tablesWith(tenant)).toEqual(['platform_audit', 'tenants'])
  const trail: unknown[] = await db('platform_audit')
    .whereRaw(`value ->> 'tenant' = ?`, [tenant])
    .orderBy('id')
    .select('action', 'actor', 'reason')
  expect(trail).toEqual([
    { action: 'platform.tenant-closed', actor: 'op-1', reason: null },
    { action: 'platform.tenant-shredded', actor: 'koppling', reason: null },
  ])
})

test('closing: a workflow that wakes after the shredding is refused, and leaves no row behind', async () => {
  await shred()
  await db.transaction(async (trx) => {
    await lockGuard(trx, tenant)
    await expect(lockSettings(trx, tenant, 'share')).rejects.toMatchObject({ code: 'tenant-closed' })
    await expect(holdOpenTenant(trx, tenant)).rejects.toMatchObject({ code: 'tenant-closed' })
  })
  await expectShredded()
})

test('closing: nobody else loses a row, and whoever was closed later stays', async () => {
  await shred()
  expect(await readTables(db, 'other')).toEqual({ ...others, ...(await platformTables()) })
  expect(await db('tenants').where({ id: 'closed-lately' }).first()).toMatchObject({ shredding_since: null })
})

/** Those without tenants, which tell of the shredding. */
async function platformTables() {
  const { platform_audit, tenants: known, rate_limits } = await readTables(db)
  return { platform_audit, tenants: known, ...(rate_limits && { rate_limits }) }
}

test('closing: a second before nothing is shredded, and a tenant that was opened again is not', async () => {
  const justBefore = new Date(Date.parse(shreddedOn) - 1_000).toISOString()
  await shred({ now: justBefore })
  expect(await tombstone()).toMatchObject({ name: marker, shredding_since: null })
  await db('tenants').where({ id: tenant }).update({ closed_at: null })
  await shred()
  expect(Object.keys(await rowsLeft()).length).toBeGreaterThan(25)
  await db('tenants').where({ id: tenant }).update({ closed_at: closedAt })
})

test('closing: what is sealed cannot be opened from the first moment of the shredding on, while rows are still there', async () => {
  const sealer = await vault.forPerson(db, tenant, 'E2').catch(() => undefined)
  expect(sealer).toBeUndefined()
  await shred({ forMs: 0 })
  const left = await rowsLeft()
  expect(left).not.toHaveProperty('tenant_keys')
  expect(left).not.toHaveProperty('api_keys')
  expect(left).toHaveProperty('employees')
  await expect(createVault([masterKey]).forTenant(db, tenant)).rejects.toThrow(/has no key/)
  await shred()
  await expectShredded()
})

test('closing: the shredding of a process that died in the middle is gone on with by the next', async () => {
  {
    await using employee = await holdEmployee(db, { tenant, id: 'E1' })
    const dying = shred().catch((error: unknown) => error)
    await employee.waiting(1)
    await db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    expect(await dying).toBeInstanceOf(Error)
  }
  const left = Object.keys(await rowsLeft())
  expect(left).toContain('employees')
  expect(left).not.toContain('leavers')
  await shred()
  await expectShredded()
})

test('closing: the chain of the platform holds although the words about the tenant are gone', async () => {
  await shred()
  await sealEverything(db, vault.auditSigner)
  expect((await verifyAudit(db, vault.auditSigner, platformTrail)).intact).toBe(true)
})

test('closing: a trail whose head somebody else signed stays, and is named', async () => {
  await tamper(db, (trx) => trx('audit_heads').where({ tenant_id: tenant }).update({ signature: 'forged' }))
  expect(await shred()).toEqual([tenant])
  expect(Object.keys(await rowsLeft())).toEqual(['audit', 'audit_heads'])
  expect(await tombstone()).toMatchObject({ name: marker, shredded_at: null })
  await tamper(db, async (trx) => {
    await trx('audit').where({ tenant_id: tenant }).delete()
    await trx('audit_heads').where({ tenant_id: tenant }).delete()
  })
  expect(await shred()).toEqual([])
  await expectShredded()
})

test('closing: a key of encryption is forgotten by every process within its time, used or not', async () => {
  const another = createVault([masterKey], { keptMs: 50 })
  for (const table of ['tenant_keys', 'person_keys'])
    await db(table).where({ tenant_id: tenant, wrapped: 'v1.test.wrapped' }).delete()
  await another.forPerson(db, tenant, 'E1')
  // The keys of people are still there.
  await shred({ forMs: 0 })
  await expect.poll(async () => await another.forPerson(db, tenant, 'E1').catch(String)).toMatch(/has no key/)
  await shred()
  await expectShredded()
})
