// What a tenant keeps no longer: the oldest rows of its chain go, and a signed checkpoint says from where it holds.
import type { Knex } from 'knex'
import { automation, recordAudit } from './audit.ts'
import { isHeadOurs, lockHead, writeHead } from './audit-heads.ts'
import type { Trail } from './audit-trails.ts'
import type { Signer } from './signer.ts'
import { inTransaction } from './transaction.ts'

const pageSize = 1_000

/** Removes what is older than its tenant keeps, in whole months; the platform's own trail stays. Answers how many rows went. */
export async function forgetOldAudit(
  db: Knex,
  signer: Signer,
  { now, forMs }: { now: string; forMs: number },
): Promise<number> {
  const startedAt = performance.now()
  let forgotten = 0
  for (const { tenant, before } of await tenantsWithOldAudit(db, now)) {
    for (
      let count = pageSize;
      count === pageSize && performance.now() - startedAt < forMs;
      forgotten += count
    )
      count = await inTransaction(db, (trx) => forgetPage(trx, signer, { tenant, before }))
  }
  return forgotten
}

/**
 * Those whose first kept row is older than they keep, and before when. Whole months, so that one entry a month tells of it.
 */
async function tenantsWithOldAudit(db: Knex, now: string): Promise<{ tenant: string; before: string }[]> {
  const { rows } = await db.raw<{ rows: { tenant: string; before: Date }[] }>(
    `select h.tenant_id as tenant, k.before from audit_heads h
     join settings s on s.tenant_id = h.tenant_id
     cross join lateral (
       select date_trunc('month', ?::timestamptz, 'UTC') - make_interval(months => s.audit_kept_for_months) as before) k
     join audit a on a.tenant_id = h.tenant_id and a.sequence = h.checkpoint_sequence + 1
     where a.at < k.before order by 1`,
    [now],
  )
  return rows.map(({ tenant, before }) => ({ tenant, before: before.toISOString() }))
}

/** Only from the beginning, up to the first row that is still kept: a chain has no holes. */
async function forgetPage(
  trx: Knex,
  signer: Signer,
  { tenant, before }: { tenant: Trail; before: string },
): Promise<number> {
  const head = await lockHead(trx, tenant)
  if (!isHeadOurs(tenant, head, signer)) return 0
  const { rows } = await trx.raw<{ rows: { sequence: string; hash: string; is_old: boolean }[] }>(
    `select sequence, hash, at < ?::timestamptz as is_old from audit
     where tenant_id = ? and sequence > ? and sequence <= ? order by sequence limit ?`,
    [before, tenant, head.checkpoint.sequence, head.sequence, pageSize],
  )
  const firstKept = rows.findIndex(({ is_old: isOld }) => !isOld)
  const old = firstKept < 0 ? rows : rows.slice(0, firstKept)
  const last = old.at(-1)
  if (last === undefined) return 0
  const checkpoint = { sequence: Number(last.sequence), hash: last.hash }
  await writeHead(trx, tenant, { head, checkpoint, signer })
  await trx('audit').where({ tenant_id: tenant }).where('sequence', '<=', checkpoint.sequence).delete()
  await recordAudit(trx, tenant, automation, {
    action: 'audit.forgotten',
    subject: { kind: 'tenant', id: tenant },
    new: { through: checkpoint.sequence, hash: checkpoint.hash, entries: old.length },
  })
  return old.length
}

/**
 * Of a tenant that is shredded: the checkpoint moves to the head of its chain, which is sealed, so that all of its rows may go.
 * Answers false if this deployment has not signed the head.
 */
export async function letGoOfTrail(trx: Knex.Transaction, signer: Signer, tenant: Trail): Promise<boolean> {
  const head = await lockHead(trx, tenant)
  if (!isHeadOurs(tenant, head, signer)) return false
  if (head.sequence > 0) await writeHead(trx, tenant, { head, checkpoint: head, signer })
  return true
}

/** The words of reasons, which people write and which may tell of somebody; the chain holds without them. Answers how many. */
export async function eraseReasons(
  db: Knex,
  tenant: string,
  subjects: readonly { kind: string; id: string }[],
): Promise<number> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `update audit a set reason = null, reason_salt = null
     from jsonb_to_recordset(?::jsonb) as s (kind text, id text)
     where a.tenant_id = ? and a.subject_kind = s.kind and a.subject_id = s.id and a.reason is not null`,
    [JSON.stringify(subjects), tenant],
  )
  return rowCount
}
