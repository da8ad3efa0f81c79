// A change commits together with the mark that a workflow must hear of it: `version` rises, and `told_version` follows when it
// was told. Each table with these columns is told and swept in the same way.
import type { Knex } from 'knex'
import { prepared } from './prepared.ts'

export type MarkedTable = 'leavers' | 'returns'

export type MarkFilter = { tenant?: string; ids?: readonly string[]; markedForMs?: number; limit: number }

/**
 * Those of a table, by its alias, whose workflow has not been told of the latest version; none of a tenant that only observes
 * (L9). Of a closed tenant, after all others, only that it is over: `over` is SQL for that.
 */
export function whereMarked(
  query: Knex.QueryBuilder,
  { alias, over }: { alias: string; over: string },
  { tenant, ids, markedForMs, limit }: MarkFilter,
): void {
  void query
    .join('settings as s', 's.tenant_id', `${alias}.tenant_id`)
    .join('tenants as t', 't.id', `${alias}.tenant_id`)
    .whereRaw('??.told_version < ??.version', [alias, alias])
    .whereRaw(`case when t.closed_at is null then s.automation = 'on' else ${over} end`)
    .orderByRaw('t.closed_at is not null')
    .limit(limit)
  if (tenant !== undefined) void query.where(`${alias}.tenant_id`, tenant)
  if (ids !== undefined) void query.whereRaw('??.id = any(?)', [alias, [...ids]])
  if (markedForMs !== undefined) {
    void query.whereRaw("??.marked_at < clock_timestamp() - ? * interval '1 millisecond'", [
      alias,
      markedForMs,
    ])
  }
}

export type Mark = { table: MarkedTable; tenant: string; id: string }

/** Clears the mark, unless there is a newer version than the one that was told. Answers whether this was the latest. */
export async function clearMark(db: Knex, { table, tenant, id }: Mark, version: number): Promise<boolean> {
  const update = db(table).where({ tenant_id: tenant, id, version }).update({ told_version: version })
  return (await prepared(`clear-mark-of-${table}`, update)) > 0
}

/**
 * Marks the latest version once more where it was told while this older one was still under way: nobody knows which of the two
 * the workflow heard last. Answers whether it did.
 */
export async function markOvertaken(
  db: Knex,
  { table, tenant, id }: Mark,
  version: number,
): Promise<boolean> {
  const marked = await db(table)
    .where({ tenant_id: tenant, id })
    .where('version', '>', version)
    .whereRaw('told_version = version')
    .update({ told_version: version, marked_at: db.raw('clock_timestamp()') })
  return marked > 0
}

/** The mark stands, and counts from now. */
export async function postponeMark(db: Knex, { table, tenant, id }: Mark): Promise<void> {
  await db(table)
    .where({ tenant_id: tenant, id })
    .update({ marked_at: db.raw('clock_timestamp()') })
}
