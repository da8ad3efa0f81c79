import type { Knex } from 'knex'
import type { SealedEntry } from '../domain/audit-chain.ts'
import { entryOf, rowsOf, type AuditRow, type Trail } from './audit-trails.ts'

export type AuditFilter = {
  subjectKind?: string | undefined
  subjectId?: string | undefined
  actor?: string | undefined
  action?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** An entry as it is listed; what is not sealed yet has no place in the chain. */
export type ListedEntry = Omit<SealedEntry, 'sequence' | 'hash' | 'previousHash'> & {
  sequence: number | null
  hash: string | null
  previousHash: string | null
  position: string
}

/**
 * Newest first: all, by the order in which they were written. Oldest first: what is sealed, by its place in the chain, so that
 * whoever reads on later misses nothing that committed late.
 */
export async function listAudit(
  db: Knex,
  trail: Trail,
  {
    filter,
    order,
    after,
    limit,
  }: { filter: AuditFilter; order: 'newest' | 'oldest'; after: string | undefined; limit: number },
): Promise<ListedEntry[]> {
  const column = order === 'newest' ? 'id' : 'sequence'
  const query = rowsOf(db, trail)
    .orderBy(column, order === 'newest' ? 'desc' : 'asc')
    .limit(limit)
  if (order === 'oldest') void query.whereNotNull('sequence')
  if (after !== undefined) void query.where(column, order === 'newest' ? '<' : '>', after)
  if (filter.subjectKind !== undefined) void query.where('subject_kind', filter.subjectKind)
  if (filter.subjectId !== undefined) void query.where('subject_id', filter.subjectId)
  if (filter.actor !== undefined) void query.where('actor', filter.actor)
  if (filter.action !== undefined) void query.where('action', filter.action)
  if (filter.from !== undefined) void query.where('at', '>=', filter.from)
  if (filter.to !== undefined) void query.where('at', '<', filter.to)
  const rows: AuditRow[] = await query
  return rows.map((row) => listedEntry(trail, row, (order === 'newest' ? row.id : row.sequence) ?? ''))
}

export function listedEntry(trail: Trail, row: AuditRow, position: string): ListedEntry {
  return {
    ...entryOf(trail, row),
    sequence: row.sequence === null ? null : Number(row.sequence),
    previousHash: row.previous_hash,
    hash: row.hash,
    position,
  }
}
