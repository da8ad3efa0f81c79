import type { Knex } from 'knex'
import type { Cause } from './audit.ts'
import { causeColumns, causeFromColumns, type CauseColumns } from './cause.ts'
import { isOfOpenTenant } from './closed-tenants.ts'
import { countToTell } from './leaver-marks.ts'
import { isConcerned, type ReplanScope } from './replan-scope.ts'

/** A change that concerns many people, and how far they are planned again and their workflows told. */
export type Replan = ReplanScope & {
  id: string
  cause: Cause
  /** People. */
  total: number
  done: number
  /** Those that an error kept from being planned; the judge of L6 computes theirs. */
  failed: number
  /** Leavers whose date moved. */
  moved: number
  /** Leavers; null until all are planned. */
  toTell: number | null
  told: number
  startedAt: string
  plannedAt: string | null
  finishedAt: string | null
  /** The later re-plan that took over what was left. */
  supersededBy: string | null
}

/** A process at work on a re-plan; whoever takes over draws another number. */
export type Runner = { tenant: string; id: string; runner: string }

type Row = CauseColumns & {
  tenant_id: string
  id: string
  what: ReplanScope['what']
  subject_id: string
  total: number
  done: number
  failed: number
  moved: number
  to_tell: number | null
  position: string | null
  runner: string
  seen_at: Date
  started_at: Date
  planned_at: Date | null
  finished_at: Date | null
  superseded_by: string | null
}

/** How long a re-plan may be silent before its process counts as dead. */
const silentForSeconds = 30

export async function insertReplan(
  db: Knex,
  tenant: string,
  { scope, cause, total }: { scope: ReplanScope; cause: Cause; total: number },
): Promise<Runner> {
  const [row] = (await db('replans')
    .insert({
      tenant_id: tenant,
      what: scope.what,
      subject_id: scope.subject,
      ...causeColumns(cause),
      total,
    })
    .returning(['id', 'runner'])) as { id: string; runner: string }[]
  if (row === undefined) throw new Error('insert returned nothing')
  return { tenant, ...row }
}

export async function findReplan(db: Knex, tenant: string, id: string): Promise<Replan | undefined> {
  const row = await db<Row>('replans').where({ tenant_id: tenant, id }).first()
  return row && (await replanFromRow(db, row))
}

export type ReplanPosition = { startedAt: string; id: string }

/** Newest first. */
export async function listReplans(
  db: Knex,
  tenant: string,
  { after, limit }: { after: ReplanPosition | undefined; limit: number },
): Promise<(Replan & { position: ReplanPosition })[]> {
  const rows = (await db<Row>('replans')
    .where({ tenant_id: tenant })
    .modify((query) => {
      if (after !== undefined) void query.whereRaw('(started_at, id) < (?, ?)', [after.startedAt, after.id])
    })
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .select(
      '*',
      db.raw(`to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as started`),
    )) as (Row & { started: string })[]
  return await Promise.all(
    rows.map(async (row) => ({
      ...(await replanFromRow(db, row)),
      position: { startedAt: row.started, id: row.id },
    })),
  )
}

/** Where planning goes on; undefined if it is over, or another process has taken over. Locked until the transaction ends. */
export async function lockPlanning(
  db: Knex,
  { tenant, id, runner }: Runner,
): Promise<{ scope: ReplanScope; cause: Cause; position: string | null } | undefined> {
  const row = await db<Row>('replans')
    .where({ tenant_id: tenant, id, runner })
    .whereNull('planned_at')
    .forUpdate()
    .first()
  return row && { scope: scopeOf(row), cause: causeFromColumns(row), position: row.position }
}

export async function advancePlanning(
  db: Knex,
  { tenant, id }: Runner,
  { position, done, failed, moved }: { position: string; done: number; failed: number; moved: number },
): Promise<void> {
  await db('replans')
    .where({ tenant_id: tenant, id })
    .update({
      position,
      done: db.raw('done + ?', [done]),
      failed: db.raw('failed + ?', [failed]),
      moved: db.raw('moved + ?', [moved]),
      seen_at: db.raw('clock_timestamp()'),
    })
}

/** All are planned, or left to a later re-plan: what is told from now on is counted. */
export async function endPlanning(
  db: Knex,
  { tenant, id }: Runner,
  supersededBy: string | null,
): Promise<void> {
  await db('replans')
    .where({ tenant_id: tenant, id })
    .update({
      planned_at: db.raw('clock_timestamp()'),
      to_tell: await countToTell(db, tenant, id),
      superseded_by: supersededBy,
    })
}

/** Answers false if another process has taken over. */
export async function finishReplan(
  db: Knex,
  { tenant, id, runner }: Runner,
  passedOn?: { to: string; count: number },
): Promise<boolean> {
  const updated = await db('replans')
    .where({ tenant_id: tenant, id, runner })
    .update({
      finished_at: db.raw('clock_timestamp()'),
      ...(passedOn !== undefined && {
        superseded_by: passedOn.to,
        to_tell: db.raw('greatest(to_tell - ?, 0)', [passedOn.count]),
      }),
    })
  return updated > 0
}

/** A later change of the settings concerns everybody: what is left to do is done by its re-plan. */
export async function laterReplanOfAll(db: Knex, { tenant, id }: Runner): Promise<string | undefined> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select later.id from replans later join replans r on r.tenant_id = later.tenant_id and r.id = ?
     where later.tenant_id = ? and later.what = 'settings' and later.started_at > r.started_at
     order by later.started_at desc limit 1`,
    [id, tenant],
  )
  return rows[0]?.id
}

/** Says that the process lives; false if another one has taken over. */
export async function touchReplan(db: Knex, { tenant, id, runner }: Runner): Promise<boolean> {
  const touched = await db('replans')
    .where({ tenant_id: tenant, id, runner })
    .whereNull('finished_at')
    .update({ seen_at: db.raw('clock_timestamp()') })
  return touched > 0
}

/** The process ends before the work does: another one may take over at once. */
export async function leaveReplan(db: Knex, { tenant, id, runner }: Runner): Promise<void> {
  await db('replans').where({ tenant_id: tenant, id, runner }).update({ seen_at: '-infinity' })
}

/** Takes over those whose process died, or left. */
export async function takeOverReplans(db: Knex): Promise<Runner[]> {
  const { rows } = await db.raw<{ rows: Runner[] }>(
    `update replans set runner = gen_random_uuid(), seen_at = clock_timestamp()
     where finished_at is null and seen_at < clock_timestamp() - ? * interval '1 second' and ${isOfOpenTenant('tenant_id')}
     returning tenant_id as tenant, id, runner`,
    [silentForSeconds],
  )
  return rows
}

/** Who moved this person's date, if a re-plan is on its way to the person; the latest of several. */
export async function causeOfReplanAhead(
  db: Knex,
  tenant: string,
  person: string,
): Promise<Cause | undefined> {
  const rows = await db<Row>('replans')
    .where({ tenant_id: tenant })
    .whereNull('finished_at')
    .whereNull('planned_at')
    .whereRaw('(position is null or position < ?)', [person])
    .orderBy('started_at', 'desc')
  for (const row of rows) {
    if (await isConcerned(db, tenant, { scope: scopeOf(row), person })) return causeFromColumns(row)
  }
  return undefined
}

function scopeOf({ what, subject_id }: Row): ReplanScope {
  return { what, subject: subject_id }
}

async function replanFromRow(db: Knex, row: Row): Promise<Replan> {
  const left = row.to_tell === null ? 0 : await countToTell(db, row.tenant_id, row.id)
  return {
    ...scopeOf(row),
    id: row.id,
    cause: causeFromColumns(row),
    total: row.total,
    done: row.done,
    failed: row.failed,
    moved: row.moved,
    toTell: row.to_tell,
    told: Math.max(0, (row.to_tell ?? 0) - left),
    startedAt: row.started_at.toISOString(),
    plannedAt: row.planned_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    supersededBy: row.superseded_by,
  }
}
