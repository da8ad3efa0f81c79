// Audit trails as they stand in their tables: one of each tenant, and the platform's own, whose tenant is ''.
import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { canonical, chainedForm, type ChainedForm, type SealedEntry } from '../domain/audit-chain.ts'

/** The id of a tenant, or the platform's own trail. */
export type Trail = string

export const platformTrail: Trail = ''

export type AuditRow = {
  id: string
  sequence: string | null
  at_text: string
  action: string
  subject_kind: string | null
  subject_id: string | null
  actor: string | null
  key_id: string | null
  partner_id: string | null
  workflow_id: string | null
  run_id: string | null
  request_id: string | null
  old_value: unknown
  new_value: unknown
  reason: string | null
  reason_salt: string | null
  reason_digest: string | null
  previous_hash: string | null
  hash: string | null
}

export const tableOf = (trail: Trail): 'audit' | 'platform_audit' =>
  trail === platformTrail ? 'platform_audit' : 'audit'

const common = `id, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, action, actor, key_id,
  partner_id, workflow_id, run_id, request_id, reason, reason_salt, reason_digest, previous_hash, hash`
const ofTenant = `${common}, subject_kind, subject_id, old_value, new_value`
const ofPlatform = `${common}, null as subject_kind, null as subject_id, null as old_value, value as new_value`

/** The rows of a trail, for the caller to narrow down and to order. */
export function rowsOf(db: Knex, trail: Trail): Knex.QueryBuilder<object, AuditRow[]> {
  const query: Knex.QueryBuilder<object, AuditRow[]> = db<object, AuditRow[]>(tableOf(trail))
  void query.select(db.raw(trail === platformTrail ? ofPlatform : ofTenant))
  if (trail !== platformTrail) void query.where({ tenant_id: trail })
  return query
}

/** In the order of the chain, after that place. */
export async function sealedAfter(
  db: Knex,
  trail: Trail,
  { after, upTo, limit }: { after: number; upTo?: number; limit: number },
): Promise<SealedEntry[]> {
  const query = rowsOf(db, trail).where('sequence', '>', after).orderBy('sequence').limit(limit)
  if (upTo !== undefined) void query.where('sequence', '<=', upTo)
  const rows: AuditRow[] = await query
  return rows.map((row) => sealedEntry(trail, row))
}

/** All of a row but its place in the chain. */
export function entryOf(trail: Trail, row: AuditRow) {
  return {
    tenant: trail === platformTrail ? null : trail,
    at: row.at_text,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    actor: row.actor,
    keyId: row.key_id,
    partnerId: row.partner_id,
    workflowId: row.workflow_id,
    runId: row.run_id,
    requestId: row.request_id,
    old: row.old_value,
    new: row.new_value,
    reason: row.reason,
    reasonSalt: row.reason_salt,
    reasonDigest: row.reason_digest,
  }
}

function sealedEntry(trail: Trail, row: AuditRow): SealedEntry {
  return {
    ...entryOf(trail, row),
    sequence: Number(row.sequence),
    previousHash: row.previous_hash ?? '',
    hash: row.hash ?? '',
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const hashOfForm = (form: ChainedForm): string => sha256(canonical(form))

/** The hash and the digest that a row must have by what it says. */
export function digestsOf(entry: SealedEntry): { hash: string; reasonDigest: string | null } {
  return { hash: hashOfForm(chainedForm(entry)), reasonDigest: reasonDigest(entry) }
}

/** Salted, since a short reason could be guessed from a bare hash. */
export function reasonDigest({
  reason,
  reasonSalt,
}: {
  reason: string | null
  reasonSalt: string | null
}): string | null {
  return reason === null ? null : sha256(`${reasonSalt}${reason}`)
}
