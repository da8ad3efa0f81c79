// Seals committed rows, apart from the transactions that write them: those never wait for each other because of a chain.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Link } from '../domain/audit-chain.ts'
import { isHeadOurs, lockHead, trailsToSeal, writeHead } from './audit-heads.ts'
import { entryOf, hashOfForm, platformTrail, reasonDigest, rowsOf, tableOf } from './audit-trails.ts'
import type { AuditRow, Trail } from './audit-trails.ts'
import type { Signer } from './signer.ts'
import { inTransaction } from './transaction.ts'

const pageSize = 500

/** `foreign`: chains whose head this deployment did not sign. They are left alone, so that nothing false is signed anew. */
export type Sealing = { entries: number; foreign: Trail[] }

/** Seals what is committed, as far as the time goes; what commits later is sealed later. */
export async function sealAudit(db: Knex, signer: Signer, { forMs }: { forMs: number }): Promise<Sealing> {
  const startedAt = performance.now()
  const sealing: Sealing = { entries: 0, foreign: [] }
  for (const trail of await trailsToSeal(db, signer)) {
    const { entries, isForeign } = await sealTrail(db, signer, { trail, until: startedAt + forMs })
    if (isForeign) sealing.foreign.push(trail)
    sealing.entries += entries
  }
  return sealing
}

/** The same for one chain; `isWhole`: all of it is sealed. */
export async function sealTrail(
  db: Knex,
  signer: Signer,
  { trail, until }: { trail: Trail; until: number },
): Promise<{ entries: number; isForeign: boolean; isWhole: boolean }> {
  const sealed = { entries: 0, isForeign: false, isWhole: false }
  while (performance.now() < until) {
    const page = await sealPage(db, signer, trail)
    if (page === 'foreign') return { ...sealed, isForeign: true }
    if (page === 'busy') return sealed
    sealed.entries += page
    if (page < pageSize) return { ...sealed, isWhole: true }
  }
  return sealed
}

/** One page in one transaction: killed at any point it leaves the chain as it was, or one page longer. */
async function sealPage(db: Knex, signer: Signer, trail: Trail): Promise<'busy' | 'foreign' | number> {
  return await inTransaction(db, async (trx) => {
    if (!(await isAlone(trx, trail))) return 'busy'
    const head = await lockHead(trx, trail)
    if (!isHeadOurs(trail, head, signer)) return 'foreign'
    const rows: AuditRow[] = await rowsOf(trx, trail)
      .whereNull('sequence')
      .orderBy('id')
      .limit(pageSize)
      .forUpdate()
    const seals = sealsOf(trail, head, rows)
    await writeSeals(trx, trail, seals)
    const last = seals.at(-1)
    const reached = last === undefined ? head : { sequence: last.sequence, hash: last.hash }
    if (reached.sequence > 0)
      await writeHead(trx, trail, { head: reached, checkpoint: head.checkpoint, signer })
    return rows.length
  })
}

/** One sealer at a time for each chain; whoever finds another at work leaves it to that one. */
async function isAlone(trx: Knex, trail: Trail): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { alone: boolean }[] }>(
    `select pg_try_advisory_xact_lock(hashtextextended('koppling-audit/' || ?, 0)) as alone`,
    [trail],
  )
  return rows[0]?.alone === true
}

type Seal = Link & {
  id: string
  previous_hash: string
  reason_salt: string | null
  reason_digest: string | null
}

function sealsOf(trail: Trail, head: Link, rows: readonly AuditRow[]): Seal[] {
  let previous = head
  return rows.map((row) => {
    const { reason, reasonSalt: _salt, ...entry } = entryOf(trail, row)
    const reasonSalt = reason === null ? null : randomBytes(16).toString('hex')
    const digest = reasonDigest({ reason, reasonSalt })
    const form = {
      ...entry,
      sequence: previous.sequence + 1,
      reasonDigest: digest,
      previousHash: previous.hash,
    }
    previous = { sequence: form.sequence, hash: hashOfForm(form) }
    return {
      id: row.id,
      ...previous,
      previous_hash: form.previousHash,
      reason_salt: reasonSalt,
      reason_digest: digest,
    }
  })
}

async function writeSeals(trx: Knex, trail: Trail, seals: readonly Seal[]): Promise<void> {
  await trx.raw(
    `update ${tableOf(trail)} as a set sequence = s.sequence, previous_hash = s.previous_hash, hash = s.hash,
       reason_salt = s.reason_salt, reason_digest = s.reason_digest
     from jsonb_to_recordset(:seals::jsonb) as s (id bigint, sequence bigint, previous_hash text, hash text, reason_salt text, reason_digest text)
     where a.id = s.id ${trail === platformTrail ? '' : 'and a.tenant_id = :trail'}`,
    { seals: JSON.stringify(seals), trail },
  )
}
