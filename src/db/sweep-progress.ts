import type { Knex } from 'knex'
import type { Stage } from '../domain/leaver.ts'
import { userEndId } from '../domain/user-end.ts'

/** A leaver as it stands in the database, to be compared with its run. */
export type ToCompare = {
  tenant: string
  id: string
  employmentId: string
  version: number
  dueAt: string
  stage: Stage
  waitingFor: string | null
  heldBy: string | null
  /** The workflow has had time to follow what it was told last. */
  isSettled: boolean
}

/** `due`: acts soon or should have acted. `ahead`: all others. */
export type Round = 'due' | 'ahead'

type Row = {
  tenant_id: string
  id: string
  employment_id: string | null
  user_id: string | null
  version: number
  acts_at: Date
  due_at: Date
  stage: Stage
  waiting_for: string | null
  held_by: string | null
  is_settled: boolean
}

const soonMs = 600_000
const settledAfterMs = 600_000

/**
 * The next open leavers of all tenants whose workflow was told, soonest first; after the last one the round begins anew.
 * Fewer than `limit` end the round.
 */
export async function nextToCompare(
  db: Knex,
  round: Round,
  { now, limit }: { now: string; limit: number },
): Promise<ToCompare[]> {
  const soon = new Date(Date.parse(now) + soonMs)
  const reached = (await db('sweep_progress').where({ round }).first()) as
    { acts_at: Date; leaver_id: string } | undefined
  const rows = (await db('leavers as l')
    .whereNot('l.stage', 'finished')
    .whereRaw('l.told_version = l.version')
    .whereNull('l.bulk_request_id')
    .where('l.acts_at', round === 'due' ? '<=' : '>', soon)
    .modify((query) => {
      if (reached !== undefined)
        void query.whereRaw('(l.acts_at, l.id) > (?, ?)', [reached.acts_at, reached.leaver_id])
    })
    .orderBy(['l.acts_at', 'l.id'])
    .limit(limit)
    .select(
      'l.tenant_id',
      'l.id',
      'l.employment_id',
      'l.user_id',
      'l.version',
      'l.acts_at',
      'l.stage',
      'l.waiting_for',
      'l.held_by',
      db.raw('greatest(l.acts_at, l.postponed_until) as due_at'),
      db.raw(`l.marked_at < clock_timestamp() - ? * interval '1 millisecond' as is_settled`, [
        settledAfterMs,
      ]),
    )) as Row[]
  await keepProgress(db, round, rows.length < limit ? undefined : rows.at(-1))
  return rows.map((row) => ({
    tenant: row.tenant_id,
    id: row.id,
    employmentId: row.employment_id ?? userEndId(row.user_id ?? ''),
    version: row.version,
    dueAt: row.due_at.toISOString(),
    stage: row.stage,
    waitingFor: row.waiting_for,
    heldBy: row.held_by,
    isSettled: row.is_settled,
  }))
}

async function keepProgress(db: Knex, round: Round, last: Row | undefined): Promise<void> {
  if (last === undefined) {
    await db('sweep_progress').where({ round }).delete()
    return
  }
  await db('sweep_progress')
    .insert({ round, acts_at: last.acts_at, leaver_id: last.id })
    .onConflict('round')
    .merge()
}

/** As if its workflow had never been told: it is started again. Nothing is done if the leaver changed since it was read. */
export async function forgetTold(
  db: Knex,
  { tenant, id, version }: Pick<ToCompare, 'tenant' | 'id' | 'version'>,
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id, version, told_version: version })
    .whereNot({ stage: 'finished' })
    .update({ told_version: 0, marked_at: db.raw('clock_timestamp()') })
}
