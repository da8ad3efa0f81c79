// The chain of an audit trail on a real PostgreSQL: whatever is done to it shows, and nothing that is allowed breaks it.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { automation, recordAudit } from '../../src/db/audit.ts'
import { listAudit } from '../../src/db/audit-lists.ts'
import { eraseReasons, forgetOldAudit } from '../../src/db/audit-retention.ts'
import { sealAudit } from '../../src/db/audit-sealing.ts'
import { hashOfForm, platformTrail, sealedAfter } from '../../src/db/audit-trails.ts'
import { verifyAudit } from '../../src/db/audit-verification.ts'
import { recordPlatformAudit } from '../../src/db/platform-audit.ts'
import { createSigner } from '../../src/db/signer.ts'
import { chainedForm, noHash } from '../../src/domain/audit-chain.ts'
import { newSigner, sealEverything, tamper, writeEntries } from '../support/audit.ts'
import { ownDatabase } from '../support/database.ts'
import { newTenant } from './repositories-rig.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
const signer = newSigner()

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

/** A tenant whose trail has so many sealed entries. */
async function sealedTenant(count: number, reason?: string): Promise<string> {
  const tenant = await newTenant(db)
  await writeEntries(db, tenant, count, { actor: 'tester', reason })
  await sealEverything(db, signer)
  return tenant
}

const verify = async (tenant: string) => await verifyAudit(db, signer, tenant)
const chainOf = async (tenant: string) => await sealedAfter(db, tenant, { after: 0, limit: 1_000 })

test('audit: sealed entries count from 1 without gaps, each linked to the one before, and the chain holds', async () => {
  const tenant = await sealedTenant(7)
  const chain = await chainOf(tenant)
  expect(chain.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(chain.map(({ previousHash }) => previousHash)).toEqual([
    noHash,
    ...chain.slice(0, -1).map(({ hash }) => hash),
  ])
  const head = { sequence: 7, hash: chain.at(-1)?.hash }
  expect(await verify(tenant)).toEqual({
    intact: true,
    broken: null,
    from: { sequence: 0, hash: noHash },
    to: head,
    next: null,
    head,
  })
})

test('audit: a chain is verified in pieces as well, each from where the one before ended', async () => {
  const tenant = await sealedTenant(7)
  const first = await verifyAudit(db, signer, tenant, { most: 3 })
  expect(first).toMatchObject({ intact: true, from: { sequence: 0 }, to: { sequence: 3 }, next: 3 })
  const second = await verifyAudit(db, signer, tenant, { most: 4, after: 3 })
  expect(second).toMatchObject({ intact: true, from: first.to, to: { sequence: 7 }, next: null })
})

test('audit: chains of tenants are apart: the same entries have other hashes', async () => {
  const [one, other] = [await sealedTenant(1), await sealedTenant(1)]
  expect((await chainOf(one))[0]?.hash).not.toBe((await chainOf(other))[0]?.hash)
})

type Change = (trx: Knex, tenant: string) => Promise<unknown>
const at = (trx: Knex, tenant: string, sequence: number) =>
  trx('audit').where({ tenant_id: tenant, sequence })

/** Rewrites the chain from there as if nothing had happened, with valid hashes and links. */
async function rewriteFrom(trx: Knex, tenant: string, sequence: number): Promise<void> {
  const chain = await sealedAfter(trx, tenant, { after: 0, limit: 1_000 })
  let previousHash = chain.find((entry) => entry.sequence === sequence - 1)?.hash ?? noHash
  for (const entry of chain.filter((each) => each.sequence >= sequence)) {
    const hash = hashOfForm({ ...chainedForm(entry), previousHash })
    await at(trx, tenant, entry.sequence).update({ previous_hash: previousHash, hash })
    previousHash = hash
  }
}

const attacks: [title: string, change: Change, broken: { sequence: number; problem: string }][] = [
  [
    'an altered value',
    (t, id) => at(t, id, 3).update({ new_value: { number: 99 } }),
    { sequence: 3, problem: 'altered' },
  ],
  ['another actor', (t, id) => at(t, id, 1).update({ actor: 'nobody' }), { sequence: 1, problem: 'altered' }],
  [
    'a time that differs by a microsecond',
    (t, id) => at(t, id, 4).update({ at: t.raw(`at + interval '1 microsecond'`) }),
    { sequence: 4, problem: 'altered' },
  ],
  [
    'a workflow that did not act',
    (t, id) => at(t, id, 5).update({ workflow_id: 'leaver/x/y', run_id: 'z' }),
    { sequence: 5, problem: 'altered' },
  ],
  ['a removed entry', (t, id) => at(t, id, 3).delete(), { sequence: 3, problem: 'missing' }],
  ['a removed beginning', (t, id) => at(t, id, 1).delete(), { sequence: 1, problem: 'missing' }],
  ['a cut end', (t, id) => at(t, id, 6).delete(), { sequence: 6, problem: 'missing' }],
  [
    'a removed entry whose gap was closed',
    async (t, id) => {
      await at(t, id, 3).delete()
      for (const sequence of [4, 5, 6]) await at(t, id, sequence).update({ sequence: sequence - 1 })
    },
    { sequence: 3, problem: 'altered' },
  ],
  [
    'two entries that changed places',
    async (t, id) => {
      await at(t, id, 2).update({ sequence: 99 })
      await at(t, id, 3).update({ sequence: 2 })
      await at(t, id, 99).update({ sequence: 3 })
    },
    { sequence: 2, problem: 'altered' },
  ],
  [
    'an inserted entry that fits the one before',
    async (t, id) => {
      for (const sequence of [6, 5, 4]) await at(t, id, sequence).update({ sequence: sequence + 1 })
      const [three] = await sealedAfter(t, id, { after: 2, limit: 1 })
      if (three === undefined) throw new Error('no entry 3')
      const forged = { ...three, sequence: 4, action: 'test.forged', previousHash: three.hash }
      const hash = hashOfForm(chainedForm(forged))
      await t.raw(
        `insert into audit (tenant_id, at, action, subject_kind, subject_id, actor, old_value, new_value, reason, reason_salt, reason_digest, sequence, previous_hash, hash)
         select tenant_id, at, 'test.forged', subject_kind, subject_id, actor, old_value, new_value, reason, reason_salt, reason_digest, 4, hash, ?
         from audit where tenant_id = ? and sequence = 3`,
        [hash, id],
      )
    },
    { sequence: 5, problem: 'altered' },
  ],
  [
    'an entry put at the end with a place of its own',
    (t, id) =>
      t.raw(
        `insert into audit (tenant_id, action, subject_kind, subject_id, sequence, previous_hash, hash)
         select tenant_id, 'test.forged', 'employee', 'E9', 7, hash, hash from audit where tenant_id = ? and sequence = 6`,
        [id],
      ),
    { sequence: 7, problem: 'beyond-head' },
  ],
  [
    'an altered entry with a hash of its own',
    async (t, id) => {
      const [three] = await sealedAfter(t, id, { after: 2, limit: 1 })
      if (three === undefined) throw new Error('no entry 3')
      const hash = hashOfForm({ ...chainedForm(three), actor: 'nobody' })
      await at(t, id, 3).update({ actor: 'nobody', hash })
    },
    { sequence: 4, problem: 'unlinked' },
  ],
  [
    'an altered entry and a chain written anew from there',
    async (t, id) => {
      await at(t, id, 4).update({ actor: 'nobody' })
      await rewriteFrom(t, id, 4)
    },
    { sequence: 6, problem: 'head-differs' },
  ],
  [
    'the same with a new head',
    async (t, id) => {
      await at(t, id, 4).update({ actor: 'nobody' })
      await rewriteFrom(t, id, 4)
      const last = (await sealedAfter(t, id, { after: 5, limit: 1 }))[0]?.hash
      await t('audit_heads').where({ tenant_id: id }).update({ hash: last })
    },
    { sequence: 6, problem: 'head-not-signed' },
  ],
  [
    'a cut end with a new head',
    async (t, id) => {
      const five = (await sealedAfter(t, id, { after: 4, limit: 1 }))[0]?.hash
      await at(t, id, 6).delete()
      await t('audit_heads').where({ tenant_id: id }).update({ sequence: 5, hash: five })
    },
    { sequence: 5, problem: 'head-not-signed' },
  ],
  [
    'a removed beginning with a new checkpoint',
    async (t, id) => {
      const two = (await sealedAfter(t, id, { after: 1, limit: 1 }))[0]?.hash
      await t('audit').where({ tenant_id: id }).where('sequence', '<=', 2).delete()
      await t('audit_heads').where({ tenant_id: id }).update({ checkpoint_sequence: 2, checkpoint_hash: two })
    },
    { sequence: 6, problem: 'head-not-signed' },
  ],
  [
    'a chain without head',
    (t, id) => t('audit_heads').where({ tenant_id: id }).delete(),
    { sequence: 1, problem: 'beyond-head' },
  ],
  [
    'another reason',
    (t, id) => at(t, id, 2).update({ reason: 'it was somebody else' }),
    { sequence: 2, problem: 'reason-altered' },
  ],
]

test.for(attacks)('audit: %s shows, and at which place', async ([, change, broken]) => {
  const tenant = await sealedTenant(6, 'as agreed')
  expect((await verify(tenant)).intact).toBe(true)
  await tamper(db, (trx) => change(trx, tenant))
  expect(await verify(tenant)).toMatchObject({ intact: false, broken, next: null })
})

test('audit: what nobody signed is not sealed on, so that it does not become ours; other chains go on', async () => {
  const tenant = await sealedTenant(3)
  await tamper(db, async (trx) => {
    await at(trx, tenant, 3).delete()
    const [, two] = await sealedAfter(trx, tenant, { after: 0, limit: 2 })
    await trx('audit_heads').where({ tenant_id: tenant }).update({ sequence: 2, hash: two?.hash })
  })
  await writeEntries(db, tenant, 1)
  const other = await newTenant(db)
  await writeEntries(db, other, 1)
  expect(await sealAudit(db, signer, { forMs: 60_000 })).toEqual({ entries: 1, foreign: [tenant] })
  expect(await chainOf(tenant)).toHaveLength(2)
  expect((await verify(tenant)).broken).toEqual({ sequence: 2, problem: 'head-not-signed' })
  expect((await verify(other)).intact).toBe(true)
  await tamper(db, (trx) => trx('audit_heads').where({ tenant_id: tenant }).delete())
  await tamper(db, (trx) => trx('audit').where({ tenant_id: tenant }).delete())
})

test('audit: a return to an older state, head and all, shows by a head that was kept elsewhere', async () => {
  const tenant = await sealedTenant(3)
  const older: object[] = await db('audit_heads').where({ tenant_id: tenant })
  await writeEntries(db, tenant, 2)
  await sealEverything(db, signer)
  const { head: known } = await verify(tenant)
  expect((await verifyAudit(db, signer, tenant, { known })).intact).toBe(true)
  await tamper(db, async (trx) => {
    await trx('audit').where({ tenant_id: tenant }).where('sequence', '>', 3).delete()
    await trx('audit_heads')
      .where({ tenant_id: tenant })
      .update({ ...older[0] })
  })
  expect((await verify(tenant)).intact).toBe(true)
  expect((await verifyAudit(db, signer, tenant, { known })).broken).toEqual({
    ...known,
    hash: undefined,
    problem: 'not-as-known',
  })
})

test('audit: another master key proves what the former one signed, and signs it anew', async () => {
  const [older, newer] = [
    { id: 'older', key: randomBytes(32) },
    { id: 'newer', key: randomBytes(32) },
  ]
  await using own = await ownDatabase()
  const tenant = await newTenant(own.db)
  await writeEntries(own.db, tenant, 2)
  await sealEverything(own.db, createSigner([older], 'test'))
  const both = createSigner([newer, older], 'test')
  expect((await verifyAudit(own.db, both, tenant)).intact).toBe(true)
  expect((await verifyAudit(own.db, createSigner([newer], 'test'), tenant)).broken?.problem).toBe(
    'head-not-signed',
  )
  await sealEverything(own.db, both)
  expect((await verifyAudit(own.db, createSigner([newer], 'test'), tenant)).intact).toBe(true)
})

test('audit: 50 transactions that commit in any order, while two sealers work, leave one unbroken chain', async () => {
  const tenant = await newTenant(db)
  let open = true
  const sealing = Promise.all(
    [1, 2].map(async () => {
      while (open) await sealAudit(db, signer, { forMs: 60_000 })
    }),
  )
  // Each group of four begins in order and commits in the opposite one, so that lower ids appear after higher ones.
  for (let group = 0; group < 13; group += 1) {
    const transactions = await Promise.all([1, 2, 3].map(() => db.transaction()))
    for (const trx of transactions) await writeEntries(trx, tenant, 1)
    for (const trx of transactions.toReversed()) {
      await trx.commit()
      if (group % 4 === 0) await sealAudit(db, signer, { forMs: 60_000 })
    }
    await writeEntries(db, tenant, 1)
  }
  open = false
  await sealing
  await sealEverything(db, signer)
  const chain = await chainOf(tenant)
  expect(chain.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 52 }, (_, index) => index + 1))
  expect((await verify(tenant)).intact).toBe(true)
  const written = await db('audit').where({ tenant_id: tenant }).orderBy('id').pluck('sequence')
  expect(written.map(Number), 'an entry that committed late is sealed late').not.toEqual(
    written.map(Number).toSorted((a, b) => a - b),
  )
})

test('audit: a sealer that is killed in the middle of a page leaves whole pages, and the next one goes on', async () => {
  const tenant = await newTenant(db)
  await db.raw(
    `insert into audit (tenant_id, action, subject_kind, subject_id) select ?, 'test.counted', 'employee', 'E' || n from generate_series(1, 600) as n`,
    [tenant],
  )
  const holder = await db.transaction()
  await holder.raw(
    `select from audit where id = (select id from audit where tenant_id = ? order by id offset 549 limit 1) for update`,
    [tenant],
  )
  const killed = sealAudit(db, signer, { forMs: 60_000 }).catch((error: unknown) => error)
  const waiting = async () => {
    const { rows } = await db.raw<{ rows: { pid: number }[] }>(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows
  }
  await expect.poll(async () => (await waiting()).length, { timeout: 30_000, interval: 20 }).toBe(1)
  await db.raw('select pg_terminate_backend(?)', [(await waiting())[0]?.pid ?? 0])
  expect(await killed).toBeInstanceOf(Error)
  await holder.rollback()
  expect(await chainOf(tenant)).toHaveLength(500)
  expect(await verify(tenant)).toMatchObject({ intact: true, head: { sequence: 500 } })
  await sealEverything(db, signer)
  expect(await verify(tenant)).toMatchObject({ intact: true, head: { sequence: 600 } })
})

test('audit: the words of a reason can be erased, and the chain holds; who gave it, and that there was one, stays', async () => {
  const tenant = await sealedTenant(3, 'a word about somebody')
  expect(await eraseReasons(db, tenant, [{ kind: 'employee', id: 'E2' }])).toBe(1)
  const chain = await chainOf(tenant)
  expect(chain.map(({ reason }) => reason)).toEqual(['a word about somebody', null, 'a word about somebody'])
  expect(chain[1]).toMatchObject({ actor: 'tester', reasonSalt: null, reasonDigest: chain[1]?.reasonDigest })
  expect(chain[1]?.reasonDigest).toMatch(/^[0-9a-f]{64}$/)
  expect((await verify(tenant)).intact).toBe(true)
})

test('audit: two equal reasons have different digests, so that a short one is not guessed from it', async () => {
  const chain = await chainOf(await sealedTenant(2, 'yes'))
  expect(new Set(chain.map(({ reasonDigest }) => reasonDigest)).size).toBe(2)
})

test('audit: what is older than the tenant keeps goes in whole months, a signed checkpoint stays, and an entry tells of it', async () => {
  const tenant = await newTenant(db)
  await db('settings').where({ tenant_id: tenant }).update({ audit_kept_for_months: 12 })
  for (const at of [
    '2025-10-02',
    '2025-10-31T23:59:59Z',
    '2025-11-01T00:00:00Z',
    '2025-12-01',
    '2025-10-05',
  ]) {
    await db('audit').insert({
      tenant_id: tenant,
      action: 'test.dated',
      subject_kind: 'employee',
      subject_id: 'E1',
      at,
    })
  }
  await sealEverything(db, signer)
  const before = await chainOf(tenant)
  const forget = async (now: string) => await forgetOldAudit(db, signer, { now, forMs: 60_000 })
  expect(await forget('2026-10-31T23:59:59Z')).toBe(0)
  expect(await forget('2026-11-01T00:00:00Z')).toBe(2)
  expect(await forget('2026-11-30T00:00:00Z')).toBe(0)
  await sealEverything(db, signer)

  const after = await chainOf(tenant)
  // The last one is old, and stays behind a younger one: a chain has no holes.
  expect(after.map(({ sequence, action }) => [sequence, action])).toEqual([
    [3, 'test.dated'],
    [4, 'test.dated'],
    [5, 'test.dated'],
    [6, 'audit.forgotten'],
  ])
  const checkpoint = { sequence: 2, hash: before[1]?.hash }
  expect(after.at(-1)).toMatchObject({
    actor: 'koppling',
    new: { through: 2, hash: checkpoint.hash, entries: 2 },
  })
  expect(await verify(tenant)).toMatchObject({ intact: true, from: checkpoint, to: { sequence: 6 } })
  await tamper(db, (trx) => at(trx, tenant, 3).delete())
  expect((await verify(tenant)).broken).toEqual({ sequence: 3, problem: 'missing' })
})

test('audit: whoever keeps it for good loses nothing', async () => {
  const tenant = await newTenant(db)
  await db('settings').where({ tenant_id: tenant }).update({ audit_kept_for_months: null })
  await db('audit').insert({
    tenant_id: tenant,
    action: 'test.dated',
    subject_kind: 'employee',
    subject_id: 'E1',
    at: '1990-01-01',
  })
  await sealEverything(db, signer)
  await forgetOldAudit(db, signer, { now: '2026-11-01T00:00:00Z', forMs: 60_000 })
  expect(await chainOf(tenant)).toHaveLength(1)
})

test('audit: what an operator does to many tenants is a chain of its own', async () => {
  await recordPlatformAudit(
    db,
    { actor: 'oncall', reason: 'outage' },
    { action: 'platform.stopped', value: { what: 'accounts' } },
  )
  await recordPlatformAudit(db, automation, { action: 'platform.lifted', value: { what: 'accounts' } })
  await sealEverything(db, signer)
  const chain = await chainOf(platformTrail)
  expect(chain).toMatchObject([
    { sequence: 1, tenant: null, actor: 'oncall', new: { what: 'accounts' } },
    { sequence: 2, tenant: null, actor: 'koppling' },
  ])
  expect((await verify(platformTrail)).intact).toBe(true)
  await tamper(db, (trx) => trx('platform_audit').where({ sequence: 1 }).update({ actor: 'somebody' }))
  expect((await verify(platformTrail)).broken).toEqual({ sequence: 1, problem: 'altered' })
})

test('audit: oldest first misses nothing that commits late; newest first shows what is not sealed yet', async () => {
  const tenant = await sealedTenant(2)
  const late = await db.transaction()
  await recordAudit(late, tenant, {}, { action: 'test.late', subject: { kind: 'employee', id: 'late' } })
  await writeEntries(db, tenant, 1)
  await sealEverything(db, signer)
  const page = { filter: {}, limit: 10 } as const
  const seen = await listAudit(db, tenant, { ...page, order: 'oldest', after: undefined })
  expect(seen.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
  await late.commit()
  const newest = await listAudit(db, tenant, { ...page, order: 'newest', after: undefined })
  expect(newest.map(({ subjectId, sequence }) => [subjectId, sequence])).toEqual([
    ['E1', 3],
    ['late', null],
    ['E2', 2],
    ['E1', 1],
  ])
  await sealEverything(db, signer)
  const rest = await listAudit(db, tenant, { ...page, order: 'oldest', after: seen.at(-1)?.position })
  expect(rest.map(({ subjectId, sequence }) => [subjectId, sequence])).toEqual([['late', 4]])
})
