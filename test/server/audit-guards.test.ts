// What PostgreSQL itself refuses about audit trails, also to the owner of the tables, and what a role of less rights can do.
import { readFileSync } from 'node:fs'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAudit } from '../../src/db/audit.ts'
import { eraseReasons, forgetOldAudit } from '../../src/db/audit-retention.ts'
import { sealAudit } from '../../src/db/audit-sealing.ts'
import { verifyAudit } from '../../src/db/audit-verification.ts'
import { recordPlatformAudit } from '../../src/db/platform-audit.ts'
import { newSigner, sealEverything, writeEntries } from '../support/audit.ts'
import { ownDatabase } from '../support/database.ts'
import { newTenant } from './repositories-rig.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let tenant: string
const signer = newSigner()

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
  tenant = await newTenant(db)
  await writeEntries(db, tenant, 3, { reason: 'as agreed' })
  await recordPlatformAudit(db, { reason: 'as agreed' }, { action: 'platform.stopped', value: {} })
  await sealEverything(db, signer)
  await writeEntries(db, tenant, 1, { reason: 'not sealed yet' })
  await recordPlatformAudit(db, {}, { action: 'platform.lifted', value: {} })
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const refused: [title: string, sql: string][] = [
  ['another actor of a sealed entry', `update audit set actor = 'nobody' where sequence = 2`],
  [
    'another actor of an entry that is not sealed yet',
    `update audit set actor = 'nobody' where sequence is null`,
  ],
  ['another tenant of an entry', `update audit set tenant_id = 'other' where sequence = 2`],
  ['another reason', `update audit set reason = 'else' where sequence = 2`],
  [
    'a reason erased and something else with it',
    `update audit set reason = null, reason_salt = null, actor = 'x' where sequence = 2`,
  ],
  [
    'an erased digest',
    `update audit set reason = null, reason_salt = null, reason_digest = null where sequence = 2`,
  ],
  ['another hash', `update audit set hash = previous_hash where sequence = 2`],
  ['a broken seal', `update audit set sequence = null, previous_hash = null, hash = null where sequence = 2`],
  [
    'a seal that changes the entry',
    `update audit set sequence = 9, previous_hash = 'x', hash = 'x', action = 'y' where sequence is null`,
  ],
  ['a removed entry', `delete from audit where sequence = 1`],
  ['a removed entry that is not sealed yet', `delete from audit where sequence is null`],
  ['an emptied trail', `truncate audit`],
  ['another value of the platform', `update platform_audit set value = '{"x": 1}' where sequence = 1`],
  ['a removed entry of the platform', `delete from platform_audit where sequence = 1`],
  ['an emptied trail of the platform', `truncate platform_audit`],
  ['a head that goes back', `update audit_heads set sequence = sequence - 1`],
  ['a head of another chain', `update audit_heads set tenant_id = tenant_id || 'x'`],
  ['a removed head', `delete from audit_heads`],
  ['emptied heads', `truncate audit_heads`],
]

test.for(refused)('audit: PostgreSQL refuses %s', async ([, sql]) => {
  await expect(db.raw(sql)).rejects.toThrow(/the audit trail is append-only|a chain only grows/)
})

test('audit: a checkpoint does not go back or beyond the head', async () => {
  await expect(db.raw('update audit_heads set checkpoint_sequence = sequence + 1')).rejects.toMatchObject({
    constraint: 'audit_heads_check',
  })
})

/** The grants of the document, for a role that is there without being made: it owns the database and none of its tables. */
function grants(): string {
  const sql = /```sql\n(.+?)```/s.exec(readFileSync('docs/audit.md', 'utf8'))?.[1] ?? ''
  return sql.replace(/^create role .+\n/, '').replaceAll('koppling_app', 'pg_database_owner')
}

test('audit: a role with the documented rights writes, seals, erases and forgets, and cannot rewrite or switch the guards off', async () => {
  await using own = await ownDatabase()
  const mine = await newTenant(own.db)
  await own.db('settings').where({ tenant_id: mine }).update({ audit_kept_for_months: 12 })
  await own.db.raw(grants())
  const asApp = async <Result>(work: (trx: Knex.Transaction) => Promise<Result>): Promise<Result> =>
    await own.db.transaction(async (trx) => {
      await trx.raw('set local role pg_database_owner')
      return await work(trx)
    })
  await asApp(async (trx) => {
    await trx('audit').insert({
      tenant_id: mine,
      action: 'test.old',
      subject_kind: 'user',
      subject_id: 'U1',
      at: '2020-01-01',
    })
    const subject = { kind: 'user', id: 'U1' } as const
    await recordAudit(trx, mine, { reason: 'as agreed' }, { action: 'test.new', subject })
    await recordPlatformAudit(trx, {}, { action: 'platform.stopped', value: {} })
    expect(await sealAudit(trx, signer, { forMs: 60_000 })).toEqual({ entries: 3, foreign: [] })
    expect(await eraseReasons(trx, mine, [subject])).toBe(1)
    const now = new Date().toISOString()
    expect(await forgetOldAudit(trx, signer, { now, forMs: 60_000 })).toBe(1)
  })
  expect(await verifyAudit(own.db, signer, mine)).toMatchObject({ intact: true, from: { sequence: 1 } })

  const forbidden = [
    `update audit set actor = 'nobody'`,
    `delete from audit`,
    `truncate audit`,
    `update platform_audit set action = 'x'`,
    `delete from platform_audit`,
    `alter table audit disable trigger user`,
    `drop trigger append_only on audit`,
    `alter table audit_heads drop column signature`,
    `create or replace function audit_refuse_rewrite() returns trigger language plpgsql as 'begin return new; end'`,
    `set local session_replication_role = replica`,
  ]
  for (const sql of forbidden) {
    await expect(
      asApp((trx) => trx.raw(sql)),
      sql,
    ).rejects.toThrow(/permission denied|must be owner|the audit trail is append-only/)
  }
})
