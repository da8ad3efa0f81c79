import type { Knex } from 'knex'
import type { Link, SealedEntry } from '../domain/audit-chain.ts'
import { readHead } from './audit-heads.ts'
import { sealedAfter, type Trail } from './audit-trails.ts'

export type ExportEnd = { head: Link; checkpoint: Link }

const pageSize = 500

/** The chain up to the head that stands at the beginning, page by page; then that head. */
export async function* exportedAudit(
  db: Knex,
  trail: Trail,
  { after }: { after: number },
): AsyncGenerator<SealedEntry | ExportEnd> {
  const { sequence, hash, checkpoint } = await readHead(db, trail)
  for (let last = after; ;) {
    const page = await sealedAfter(db, trail, { after: last, upTo: sequence, limit: pageSize })
    yield* page
    if (page.length < pageSize) break
    last = page.at(-1)?.sequence ?? sequence
  }
  yield { head: { sequence, hash }, checkpoint }
}
