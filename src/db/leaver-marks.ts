import type { Knex } from 'knex'
import type { Stage } from '../domain/leaver.ts'
import { userEndId } from '../domain/user-end.ts'
import { clearMark, whereMarked, type MarkFilter } from './marks.ts'
import { prepared } from './prepared.ts'

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
  stage: Stage
  heldBy: string | null
}

type Row = {
  tenant_id: string
  id: string
  employment_id: string | null
  user_id: string | null
  cycle: number
  version: number
  told_version: number
  due_at: Date | null
  outcome: string | null
  stage: Stage
  held_by: string | null
}

/**
 * Soonest first. Not those that a bulk request still holds (L5), nor, looked for by age, those that a re-plan under way tells at
 * its own pace. `replan`: those of one re-plan, but for these.
 */
export async function markedLeavers(
  db: Knex,
  { replan, ...filter }: MarkFilter & { replan?: { id: string; except: readonly string[] } },
): Promise<MarkedLeaver[]> {
  const query = db('leavers as l')
    .modify((query) => whereMarked(query, { alias: 'l', over: 'l.outcome is not null' }, filter))
    .whereNull('l.bulk_request_id')
    .whereNull('l.erased_at')
    .modify((query) => {
      if (replan !== undefined)
        void query.where('l.replan_id', replan.id).whereNotIn('l.id', [...replan.except])
      if (filter.markedForMs !== undefined) {
        void query.whereRaw(
          `not exists (select from replans r where r.tenant_id = l.tenant_id and r.id = l.replan_id and r.finished_at is null)`,
        )
      }
    })
    .orderBy(['l.acts_at', 'l.id'])
    .select(
      'l.tenant_id',
      'l.id',
      'l.employment_id',
      'l.user_id',
      'l.cycle',
      'l.version',
      'l.told_version',
      'l.outcome',
      'l.stage',
      'l.held_by',
      db.raw('greatest(l.acts_at, l.postponed_until) as due_at'),
    )
  const { tenant, ids, markedForMs } = filter
  const ofSome =
    tenant !== undefined && ids !== undefined && markedForMs === undefined && replan === undefined
  const rows = (await (ofSome ? prepared('marked-leavers', query) : query)) as Row[]
  return rows.map((row) => ({
    tenant: row.tenant_id,
    id: row.id,
    employmentId: row.employment_id ?? userEndId(row.user_id ?? ''),
    cycle: row.cycle,
    version: row.version,
    toldVersion: row.told_version,
    dueAt: row.outcome === null ? (row.due_at?.toISOString() ?? null) : null,
    outcome: row.outcome,
    stage: row.stage,
    heldBy: row.held_by,
  }))
}

const canBeTold = `l.told_version < l.version and l.bulk_request_id is null and s.automation = 'on'`

/** How many of a re-plan's leavers are still to be told. */
export async function countToTell(db: Knex, tenant: string, replan: string): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::int as count from leavers l join settings s on s.tenant_id = l.tenant_id
     where l.tenant_id = ? and l.replan_id = ? and ${canBeTold}`,
    [tenant, replan],
  )
  return rows[0].count
}

/** The re-plan tells these from now on; answers those that are leavers. */
export async function giveToReplan(
  db: Knex,
  tenant: string,
  replan: string,
  marked: readonly string[],
): Promise<string[]> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant })
    .whereRaw('id = any(?)', [[...marked]])
    .update({ replan_id: replan })
    .returning('id')) as { id: string }[]
  return rows.map(({ id }) => id)
}

/** What one re-plan has not told, a later one tells. */
export async function passToReplan(
  db: Knex,
  tenant: string,
  { from, to }: { from: string; to: string },
): Promise<number> {
  return await db('leavers')
    .where({ tenant_id: tenant, replan_id: from })
    .whereRaw('told_version < version')
    .update({ replan_id: to })
}

/** Clears the mark, unless the plan changed since this version was read. */
export async function unmarkLeaver(db: Knex, tenant: string, id: string, version: number): Promise<void> {
  await clearMark(db, { table: 'leavers', tenant, id }, version)
}

/** L14: the leaver that waits for a person about this user's connection is to look again. Answers it, to be told. */
export async function markWaitingForPerson(db: Knex, tenant: string, user: string): Promise<string[]> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant, user_id: user, stage: 'attention' })
    .update({ version: db.raw('version + 1'), marked_at: db.raw('clock_timestamp()') })
    .returning('id')) as { id: string }[]
  return rows.map(({ id }) => id)
}

/** The same for all of a tenant: what stood in their way may be mended by another identity provider. */
export async function markAllWaitingForPerson(db: Knex, tenant: string): Promise<string[]> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant, stage: 'attention' })
    .update({ version: db.raw('version + 1'), marked_at: db.raw('clock_timestamp()') })
    .returning('id')) as { id: string }[]
  return rows.map(({ id }) => id)
}

/**
 * L9: when a tenant that only observed is switched on, those that came due meanwhile are marked again, and the re-plan tells all
 * that are marked.
 */
export async function markThoseObserved(db: Knex, tenant: string, replan: string): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, waiting_for: 'automation' })
    .update({ waiting_for: null, version: db.raw('version + 1'), marked_at: db.fn.now() })
  await db('leavers')
    .where({ tenant_id: tenant })
    .whereRaw('told_version < version')
    .update({ replan_id: replan })
}
