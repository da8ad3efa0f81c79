// Whether a trail is what was sealed: page by page with flat memory, and so many rows at most in one look.
import type { Knex } from 'knex'
import { breakBetween, type Break, type Link, type Verification } from '../domain/audit-chain.ts'
import { isHeadOurs, readHead, type AuditHead } from './audit-heads.ts'
import { digestsOf, rowsOf, sealedAfter, type AuditRow, type Trail } from './audit-trails.ts'
import type { Signer } from './signer.ts'

const pageSize = 500
const mostAtOnce = 100_000

type Look = {
  /** Goes on after this row, which an earlier look has found whole. */
  after?: number | undefined
  /** A row whose hash was kept elsewhere. */
  known?: Link | undefined
  most?: number
}

/** In one snapshot, so that sealing and retention at the same moment do not look like a break. */
export async function verifyAudit(
  db: Knex,
  signer: Signer,
  trail: Trail,
  { after, known, most = mostAtOnce }: Look = {},
): Promise<Verification> {
  return await db.transaction(
    async (trx) => {
      const head = await readHead(trx, trail)
      const from = await linkAt(trx, trail, { head, sequence: after ?? 0 })
      const { to, broken: brokenRow } = await walk(trx, trail, { from, head, most })
      const isWhole = brokenRow === undefined && to.sequence >= head.sequence
      const broken =
        brokenRow ??
        (known && (await differing(trx, trail, { head, known }))) ??
        (isWhole ? await brokenHead(trx, trail, { head, to, signer }) : undefined)
      return {
        intact: broken === undefined,
        broken: broken ?? null,
        from,
        to,
        next: broken === undefined && !isWhole ? to.sequence : null,
        head: { sequence: head.sequence, hash: head.hash },
      }
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
}

/** The row at that place; the checkpoint for all that was removed. */
async function linkAt(
  db: Knex,
  trail: Trail,
  { head, sequence }: { head: AuditHead; sequence: number },
): Promise<Link> {
  if (sequence <= head.checkpoint.sequence) return head.checkpoint
  const [entry] = await sealedAfter(db, trail, { after: sequence - 1, upTo: sequence, limit: 1 })
  return { sequence, hash: entry?.hash ?? '' }
}

async function walk(
  db: Knex,
  trail: Trail,
  { from, head, most }: { from: Link; head: AuditHead; most: number },
): Promise<{ to: Link; broken?: Break }> {
  const end = Math.min(head.sequence, from.sequence + most)
  let to = from
  while (to.sequence < end) {
    const entries = await sealedAfter(db, trail, { after: to.sequence, upTo: end, limit: pageSize })
    for (const entry of entries) {
      const broken = breakBetween(to, entry, digestsOf(entry))
      if (broken !== undefined) return { to, broken }
      to = { sequence: entry.sequence, hash: entry.hash }
    }
    if (entries.length === 0) return { to, broken: { sequence: to.sequence + 1, problem: 'missing' } }
  }
  return { to }
}

async function differing(
  db: Knex,
  trail: Trail,
  { head, known }: { head: AuditHead; known: Link },
): Promise<Break | undefined> {
  // What retention has removed says nothing any more; what is said of the place before the first row neither.
  if (known.sequence < head.checkpoint.sequence || known.sequence === 0) return undefined
  const { hash } = await linkAt(db, trail, { head, sequence: known.sequence })
  return hash === known.hash ? undefined : { sequence: known.sequence, problem: 'not-as-known' }
}

async function brokenHead(
  db: Knex,
  trail: Trail,
  { head, to, signer }: { head: AuditHead; to: Link; signer: Signer },
): Promise<Break | undefined> {
  if (to.hash !== head.hash) return { sequence: head.sequence, problem: 'head-differs' }
  const [beyond]: AuditRow[] = await rowsOf(db, trail)
    .where('sequence', '>', head.sequence)
    .orderBy('sequence')
    .limit(1)
  if (beyond !== undefined) return { sequence: Number(beyond.sequence), problem: 'beyond-head' }
  if (!isHeadOurs(trail, head, signer)) return { sequence: head.sequence, problem: 'head-not-signed' }
  return undefined
}
