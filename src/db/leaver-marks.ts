import type { Knex } from 'knex'

/** A leaver whose workflow has not been told of its latest plan. */
export type MarkedLeaver = {
  tenant: string
  id: string
  employmentId: string
  cycle: number
  version: number
  toldVersion: number
  /** Null once the cycle is over. */
  dueAt: string | null
  outcome: string | null
}

type Row = {
  tenant_id: string
  id: string
  employment_id: string
  cycle: number
  version: number
  told_version: number
  due_at: Date | null
  outcome: string | null
}

export type MarkFilter = { tenant?: string; ids?: readonly string[]; markedForMs?: number; limit: number }

/** Soonest first. Not those that a bulk request still holds (L5), nor those of a tenant that only observes (L9). */
export async function markedLeavers(
  db: Knex,
  { tenant, ids, markedForMs, limit }: MarkFilter,
): Promise<MarkedLeaver[]> {
  const rows = (await db('leavers as l')
    .join('settings as s', 's.tenant_id', 'l.tenant_id')
    .whereRaw('l.told_version < l.version')
    .whereNull('l.bulk_request_id')
    .where('s.automation', 'on')
    .modify((query) => {
      if (tenant !== undefined) void query.where('l.tenant_id', tenant)
      if (ids !== undefined) void query.whereIn('l.id', [...ids])
      if (markedForMs !== undefined) {
        void query.whereRaw("l.marked_at < clock_timestamp() - ? * interval '1 millisecond'", [markedForMs])
      }
    })
    .orderBy(['l.acts_at', 'l.id'])
    .limit(limit)
    .select(
      'l.tenant_id',
      'l.id',
      'l.employment_id',
      'l.cycle',
      'l.version',
      'l.told_version',
      'l.outcome',
      db.raw('greatest(l.acts_at, l.postponed_until) as due_at'),
    )) as Row[]
  return rows.map((row) => ({
    tenant: row.tenant_id,
    id: row.id,
    employmentId: row.employment_id,
    cycle: row.cycle,
    version: row.version,
    toldVersion: row.told_version,
    dueAt: row.outcome === null ? (row.due_at?.toISOString() ?? null) : null,
    outcome: row.outcome,
  }))
}

/** Clears the mark, unless the plan changed since this version was read. */
export async function unmarkLeaver(db: Knex, tenant: string, id: string, version: number): Promise<void> {
  await db('leavers').where({ tenant_id: tenant, id, version }).update({ told_version: version })
}

/** The mark stands, and counts from now. */
export async function postponeMark(db: Knex, tenant: string, id: string): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({ marked_at: db.raw('clock_timestamp()') })
}

/**
 * L9: when a tenant that only observed is switched on, those that came due meanwhile are marked again. Answers all that are
 * to be told, soonest first.
 */
export async function markThoseObserved(db: Knex, tenant: string): Promise<string[]> {
  await db('leavers')
    .where({ tenant_id: tenant, waiting_for: 'automation' })
    .update({ waiting_for: null, version: db.raw('version + 1'), marked_at: db.fn.now() })
  const rows = (await db('leavers')
    .where({ tenant_id: tenant })
    .whereRaw('told_version < version')
    .orderBy(['acts_at', 'id'])
    .select('id')) as { id: string }[]
  return rows.map(({ id }) => id)
}
