import type { Knex } from 'knex'
import type { Outcome, Stage } from '../domain/leaver.ts'
import { editsOf, type LeaverEdit } from './leaver-edits.ts'
import { leaverColumns, leaverFromRow, type Leaver, type LeaverRow } from './leavers.ts'
import { stepColumns, stepFromRow, stepsOf, type Step, type StepRow } from './leaver-steps.ts'
import { prepared } from './prepared.ts'
import { returnsOfLeavers } from './returns.ts'

/** A leaver with everything that is shown of it. */
export type LeaverDetails = {
  leaver: Leaver
  steps: Step[]
  edits: LeaverEdit[]
  /** L11: when the account that it closed opens again. */
  opensAt: string | null
}

export type LeaverFilter = {
  employee?: string | undefined
  employment?: string | undefined
  user?: string | undefined
  stage?: Stage | undefined
  outcome?: Outcome | undefined
  problem?: string | undefined
  noAccessFrom?: string | undefined
  noAccessTo?: string | undefined
  /** Every cycle of every employment, instead of one row per person. */
  all: boolean
}

/** Where a page goes on: the creation, to the microsecond, and the id (of the cycle, or of the person) that the order goes by. */
export type LeaverPosition = { createdAt: string; id: string }

/**
 * One row per person unless `all`, of the employment if one is given: the open leaver that acts first, else the completed one with the latest date, else the one
 * with the latest date. Newest first: cycles by their creation, people by that of their first cycle, so that nobody is skipped
 * or repeated when cycles open and end while pages are read.
 */
export async function listLeavers(
  db: Knex,
  tenant: string,
  { filter, after, limit }: { filter: LeaverFilter; after: LeaverPosition | undefined; limit: number },
): Promise<(LeaverDetails & LeaverPosition)[]> {
  const rows = (await db
    .with('chosen', chosen(db, tenant, filter))
    .select('c.*', db.raw(`to_char(c.listed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as listed`))
    .from('chosen as c')
    .modify((query) => {
      if (filter.employee !== undefined) void query.where('c.employee_id', filter.employee)
      if (filter.user !== undefined) void query.where('c.user_id', filter.user)
      if (filter.stage !== undefined) void query.where('c.stage', filter.stage)
      if (filter.outcome !== undefined) void query.where('c.outcome', filter.outcome)
      if (filter.noAccessFrom !== undefined) void query.where('c.no_access_from', '>=', filter.noAccessFrom)
      if (filter.noAccessTo !== undefined) void query.where('c.no_access_from', '<', filter.noAccessTo)
      if (filter.problem !== undefined) {
        void query.whereRaw(
          'exists (select from leaver_steps p where p.tenant_id = c.tenant_id and p.leaver_id = c.id and p.problem = ?)',
          [filter.problem],
        )
      }
      if (after !== undefined)
        void query.whereRaw('(c.listed_at, c.place) < (?, ?)', [after.createdAt, after.id])
    })
    .orderBy([
      { column: 'c.listed_at', order: 'desc' },
      { column: 'c.place', order: 'desc' },
    ])
    .limit(limit)) as (LeaverRow & { listed: string; place: string })[]
  const details = await withDetails(db, tenant, rows)
  return details.map((detail, index) => ({
    ...detail,
    createdAt: rows[index]?.listed ?? '',
    id: rows[index]?.place ?? '',
  }))
}

export async function findLeaverDetails(
  db: Knex,
  tenant: string,
  id: string,
): Promise<LeaverDetails | undefined> {
  const rows = await db<LeaverRow>('leavers').where({ tenant_id: tenant, id }).whereNull('forgotten_at')
  return (await withDetails(db, tenant, rows))[0]
}

/** The latest cycle of one employment. */
export async function leaverOfEmployment(
  db: Knex,
  tenant: string,
  employment: string,
): Promise<LeaverDetails | undefined> {
  // In one query, since every notice is answered so.
  const query = db.raw<{ rows: (LeaverRow & { steps: StepRow[]; is_edited: boolean })[] }>(
    `select ${leaverColumns},
       (select json_agg(s) from (select ${stepColumns} from leaver_steps where tenant_id = l.tenant_id and leaver_id = l.id) s) as steps,
       exists (select from leaver_edits where tenant_id = l.tenant_id and leaver_id = l.id) as is_edited
     from leavers l where tenant_id = ? and employment_id = ? order by cycle desc limit 1`,
    [tenant, employment],
  )
  const { rows } = await prepared('leaver-of-employment', query)
  const [row] = rows
  if (row === undefined) return undefined
  if (row.is_edited || !isWaiting(row)) return (await withDetails(db, tenant, [row]))[0]
  return { leaver: leaverFromRow(row), steps: row.steps.map(stepFromRow), edits: [], opensAt: null }
}

function chosen(db: Knex, tenant: string, { all, employment }: LeaverFilter) {
  const bindings = { tenant, employment: employment ?? null }
  const mine =
    'tenant_id = :tenant and forgotten_at is null and (cast(:employment as text) is null or employment_id = :employment)'
  if (all) {
    return db.raw(`select *, created_at as listed_at, id::text as place from leavers where ${mine}`, bindings)
  }
  return db.raw(
    // Without an employee it is the user; of an erased person each stands for itself.
    `select distinct on (place) *, min(created_at) over (partition by place) as listed_at
     from (select *, coalesce(employee_id, 'user/' || user_id, 'erased/' || id) as place from leavers where ${mine}) as l
     order by place, stage = 'finished', case when stage <> 'finished' then acts_at end,
       outcome is distinct from 'completed', acts_at desc nulls last, cycle desc, id`,
    bindings,
  )
}

/** It has closed no account yet. */
function isWaiting({ stage }: LeaverRow): boolean {
  return stage === 'waiting' || stage === 'held'
}

async function withDetails(db: Knex, tenant: string, rows: readonly LeaverRow[]): Promise<LeaverDetails[]> {
  const ids = rows.map(({ id }) => id)
  const steps = await stepsOf(db, tenant, ids)
  const edits = await editsOf(db, tenant, ids)
  const acted = rows.filter((row) => !isWaiting(row))
  const returns = await returnsOfLeavers(
    db,
    tenant,
    acted.map(({ id }) => id),
  )
  return rows.map((row) => ({
    leaver: leaverFromRow(row),
    steps: steps.get(row.id) ?? [],
    edits: edits.get(row.id) ?? [],
    opensAt: returns.get(row.id) ?? null,
  }))
}
