// How far each chain goes and from where its rows are kept, apart from them: who cuts rows off would have to sign a new head.
import type { Knex } from 'knex'
import { noHash, type Link } from '../domain/audit-chain.ts'
import type { Trail } from './audit-trails.ts'
import type { Signer } from './signer.ts'

export type AuditHead = Link & {
  /** The last row that retention removed; the chain holds from there. */
  checkpoint: Link
  sealedAt: string | null
  signedBy: string | null
  signature: string | null
}

type Row = {
  tenant_id: string
  sequence: string
  hash: string
  checkpoint_sequence: string
  checkpoint_hash: string
  sealed_at: Date | null
  signed_by: string | null
  signature: string | null
}

const nothing: Link = { sequence: 0, hash: noHash }

/** Of a chain that has no row yet too. */
export async function readHead(db: Knex, trail: Trail): Promise<AuditHead> {
  return headFrom(await db<Row>('audit_heads').where({ tenant_id: trail }).first())
}

/** Locked until the transaction ends; made if there is none. */
export async function lockHead(db: Knex, trail: Trail): Promise<AuditHead> {
  await db('audit_heads')
    .insert({ tenant_id: trail, hash: noHash, checkpoint_hash: noHash })
    .onConflict('tenant_id')
    .ignore()
  return headFrom(await db<Row>('audit_heads').where({ tenant_id: trail }).forUpdate().first())
}

export async function writeHead(
  db: Knex,
  trail: Trail,
  { head, checkpoint, signer }: { head: Link; checkpoint: Link; signer: Signer },
): Promise<void> {
  const { keyId, signature } = signer.sign(signedText(trail, head, checkpoint))
  await db('audit_heads').where({ tenant_id: trail }).update({
    sequence: head.sequence,
    hash: head.hash,
    checkpoint_sequence: checkpoint.sequence,
    checkpoint_hash: checkpoint.hash,
    sealed_at: db.fn.now(),
    signed_by: keyId,
    signature,
  })
}

/** Whether this deployment wrote it. The head of an empty chain says nothing, and needs no signature. */
export function isHeadOurs(trail: Trail, head: AuditHead, signer: Signer): boolean {
  const { signedBy, signature, checkpoint } = head
  if (signedBy === null || signature === null) return head.sequence === 0 && checkpoint.sequence === 0
  return signer.isOurs(signedText(trail, head, checkpoint), { keyId: signedBy, signature })
}

/** Chains with rows that are not sealed yet, and those whose head another key has signed. */
export async function trailsToSeal(db: Knex, { keyId }: Pick<Signer, 'keyId'>): Promise<Trail[]> {
  const { rows } = await db.raw<{ rows: { trail: Trail }[] }>(
    `select distinct tenant_id as trail from audit where sequence is null
     union select '' where exists (select from platform_audit where sequence is null)
     union select tenant_id from audit_heads where signed_by <> ? order by 1`,
    [keyId],
  )
  return rows.map(({ trail }) => trail)
}

function signedText(trail: Trail, head: Link, checkpoint: Link): string {
  return JSON.stringify([trail, head.sequence, head.hash, checkpoint.sequence, checkpoint.hash])
}

function headFrom(row: Row | undefined): AuditHead {
  if (row === undefined)
    return { ...nothing, checkpoint: nothing, sealedAt: null, signedBy: null, signature: null }
  return {
    sequence: Number(row.sequence),
    hash: row.hash,
    checkpoint: { sequence: Number(row.checkpoint_sequence), hash: row.checkpoint_hash },
    sealedAt: row.sealed_at?.toISOString() ?? null,
    signedBy: row.signed_by,
    signature: row.signature,
  }
}
