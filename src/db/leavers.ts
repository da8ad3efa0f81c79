import type { Knex } from 'knex'
import type { Days, DaysFrom } from '../domain/days.ts'
import type { Access } from '../domain/employment.ts'
import type { Outcome, Stage, StepState } from '../domain/leaver.ts'
import { erasedEndId, isErasedEnd, userEndId, userOfEnd } from '../domain/user-end.ts'
import { toDays } from './days.ts'
import { fromAccess, toAccess } from './employments.ts'
import { prepared } from './prepared.ts'

/** One cycle of one terminated employment, or of the access end of a user (L17). A finished one without a plan had nothing to do. */
export type Leaver = {
  id: string
  /** By `userEndId` for the access end of a user, by `erasedEndId` of a person who was erased. */
  employmentId: string
  employeeId: string | null
  userId: string | null
  cycle: number
  version: number
  toldVersion: number
  heldByBulk: boolean
  lastDay: string | null
  access: Access
  days: Days | null
  daysFrom: DaysFrom | null
  noAccessFrom: string | null
  actsAt: string | null
  noticeLateByDays: number
  actedLateBySeconds: number | null
  stage: Stage
  heldBy: string | null
  waitingFor: string | null
  outcome: Outcome | null
  reason: string | null
  supersededBy: string | null
  /** L13: by a person, until when and why; null unless it is held so. */
  postponed: Postponement | null
  /** L14: since when a stop of the platform holds it; null unless one does. */
  stoppedAt: string | null
  /** For how long stops that were lifted held it back. */
  stoppedForSeconds: number
  /** When its person was erased: it names nobody any more. */
  erasedAt: string | null
}

export type Postponement = { until: string; by: string | null; reason: string | null }

export type LeaverRow = {
  tenant_id: string
  id: string
  employment_id: string | null
  employee_id: string | null
  user_id: string | null
  cycle: number
  version: number
  told_version: number
  marked_at: Date
  bulk_request_id: string | null
  last_day: string | null
  access: 'rule' | 'now' | 'ends-on'
  access_ends_on: string | null
  days: string | null
  days_from: DaysFrom | null
  no_access_from: string | null
  acts_at: Date | null
  notice_late_by_days: number
  acted_late_by_seconds: number | null
  stage: Stage
  held_by: string | null
  waiting_for: string | null
  outcome: Outcome | null
  reason: string | null
  superseded_by: string | null
  postponed_until: Date | null
  postponed_by: string | null
  postponed_reason: string | null
  stopped_at: Date | null
  stopped_seconds: number
  created_at: Date
  finished_at: Date | null
  erased_at: Date | null
  forgotten_at: Date | null
}

/** What `leaverFromRow` reads. */
export const leaverColumns = `id, employment_id, employee_id, user_id, cycle, version, told_version, bulk_request_id, last_day, access,
  access_ends_on, days, days_from, no_access_from, acts_at, notice_late_by_days, acted_late_by_seconds, stage, held_by,
  waiting_for, outcome, reason, superseded_by, postponed_until, postponed_by, postponed_reason, stopped_at, stopped_seconds,
  erased_at`

export function leaverFromRow(row: LeaverRow): Leaver {
  return {
    id: row.id,
    employmentId: row.employment_id ?? (row.user_id === null ? erasedEndId(row.id) : userEndId(row.user_id)),
    employeeId: row.employee_id,
    userId: row.user_id,
    cycle: row.cycle,
    version: row.version,
    toldVersion: row.told_version,
    heldByBulk: row.bulk_request_id !== null,
    lastDay: row.last_day,
    access: toAccess(row),
    days: toDays(row.days),
    daysFrom: row.days_from,
    noAccessFrom: row.no_access_from,
    actsAt: row.acts_at?.toISOString() ?? null,
    noticeLateByDays: row.notice_late_by_days,
    actedLateBySeconds: row.acted_late_by_seconds,
    stage: row.stage,
    heldBy: row.held_by,
    waitingFor: row.waiting_for,
    outcome: row.outcome,
    reason: row.reason,
    supersededBy: row.superseded_by,
    postponed:
      row.postponed_until === null
        ? null
        : {
            until: row.postponed_until.toISOString(),
            by: row.postponed_by,
            reason: row.postponed_reason,
          },
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    stoppedForSeconds: row.stopped_seconds,
    erasedAt: row.erased_at?.toISOString() ?? null,
  }
}

/** When the leaver acts: by its plan, or when a postponement ends later. Null once it is over. */
export function dueAtOf({ actsAt, postponed, outcome }: Leaver): string | null {
  if (outcome !== null || actsAt === null) return null
  return postponed !== null && postponed.until > actsAt ? postponed.until : actsAt
}

/** What a plan says of a leaver, as columns. */
export type LeaverPlanColumns = {
  lastDay: string
  access: Access
  days: Days
  daysFrom: DaysFrom
  noAccessFrom: string
  actsAt: string
  noticeLateByDays: number
}

export type Ending = { outcome: Outcome; reason: string | null; supersededBy: string | null }

/** The latest cycle of each employment of a person; locked with the person by the caller. */
export async function latestLeaversOf(
  db: Knex,
  tenant: string,
  employee: string,
): Promise<Map<string, Leaver>> {
  return (await latestLeaversOfAll(db, tenant, [employee])).get(employee) ?? new Map<string, Leaver>()
}

/** The same for many people: by employee, then by employment. */
export async function latestLeaversOfAll(
  db: Knex,
  tenant: string,
  employees: readonly string[],
): Promise<Map<string, Map<string, Leaver>>> {
  const query = db.raw<{ rows: LeaverRow[] }>(
    `select distinct on (employee_id, employment_id) ${leaverColumns} from leavers
     where tenant_id = ? and employee_id = any(?) order by employee_id, employment_id, cycle desc`,
    [tenant, [...employees]],
  )
  const { rows } = await prepared('latest-leavers', query)
  const byEmployee = new Map(employees.map((id) => [id, new Map<string, Leaver>()]))
  for (const leaver of rows.map(leaverFromRow))
    byEmployee.get(leaver.employeeId ?? '')?.set(leaver.employmentId, leaver)
  return byEmployee
}

/** The same for the access end of a user without employee (L17): one, or none. */
export async function latestLeaverOfUserEnd(
  db: Knex,
  tenant: string,
  user: string,
): Promise<Map<string, Leaver>> {
  const row = await db<LeaverRow>('leavers')
    .where({ tenant_id: tenant, user_id: user })
    .whereNull('employment_id')
    .orderBy('cycle', 'desc')
    .first()
  return new Map(row === undefined ? [] : [[userEndId(user), leaverFromRow(row)]])
}

export async function findLeaver(db: Knex, tenant: string, id: string): Promise<Leaver | undefined> {
  const row = await db<LeaverRow>('leavers').where({ tenant_id: tenant, id }).first()
  return row && leaverFromRow(row)
}

type CycleOf = Pick<Leaver, 'employmentId' | 'employeeId' | 'userId' | 'cycle'>

function cycleColumns(tenant: string, { employmentId, employeeId, userId, cycle }: CycleOf) {
  return {
    tenant_id: tenant,
    employment_id: employmentColumn(employmentId),
    employee_id: employeeId,
    user_id: userId,
    cycle,
  }
}

/** Opens a cycle; the workflow is to be told. */
export async function openLeaver(
  db: Knex,
  tenant: string,
  leaver: CycleOf & {
    plan: LeaverPlanColumns
    bulkRequest: string | undefined
  },
): Promise<string> {
  const row = {
    ...cycleColumns(tenant, leaver),
    stage: 'waiting',
    bulk_request_id: leaver.bulkRequest ?? null,
    by_bulk_request_id: leaver.bulkRequest ?? null,
    ...planColumns(leaver.plan),
  }
  return await insertWithSteps(db, row, 'pending')
}

/** A terminated employment with nothing to do: finished at once, no workflow. */
export async function insertFinishedLeaver(
  db: Knex,
  tenant: string,
  leaver: CycleOf &
    Pick<Leaver, 'lastDay' | 'access'> & {
      ending: Ending
    },
): Promise<void> {
  const row = {
    ...cycleColumns(tenant, leaver),
    told_version: 1,
    last_day: leaver.lastDay,
    ...fromAccess(leaver.access),
    stage: 'finished',
    finished_at: db.fn.now(),
    ...endingColumns(leaver.ending),
  }
  await insertWithSteps(db, row, 'skipped')
}

/** `tell`: the workflow's date moved, so it must hear of it. */
export async function replanLeaver(
  db: Knex,
  tenant: string,
  id: string,
  { plan, tell, bulkRequest }: { plan: LeaverPlanColumns; tell: boolean; bulkRequest: string | undefined },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({
      ...planColumns(plan),
      ...(tell && { ...marked(db), ...noLongerHeldBack(db) }),
      ...(bulkRequest !== undefined && { by_bulk_request_id: bulkRequest }),
      ...(tell && bulkRequest !== undefined && { bulk_request_id: bulkRequest }),
      // L16: access now waits for no bulk request.
      ...(bulkRequest === undefined && plan.access === 'now' && { bulk_request_id: null }),
    })
}

/** Ends a cycle; the workflow, if one runs, is told so, at the end of the bulk request if one is named. */
export async function endLeaver(
  db: Knex,
  tenant: string,
  id: string,
  ending: Ending & { bulkRequest?: string | undefined },
): Promise<void> {
  await endLeavers(db, tenant, [id], ending)
}

/** The same for many at once. */
export async function endLeavers(
  db: Knex,
  tenant: string,
  ids: readonly string[],
  { bulkRequest, ...ending }: Ending & { bulkRequest?: string | undefined },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant })
    .whereRaw('id = any(?)', [[...ids]])
    .update({
      stage: 'finished',
      ...notHeld,
      waiting_for: null,
      finished_at: db.fn.now(),
      ...endingColumns(ending),
      ...marked(db),
      ...(bulkRequest !== undefined && { bulk_request_id: bulkRequest }),
    })
  await db('leaver_steps')
    .where({ tenant_id: tenant })
    .whereRaw('leaver_id = any(?)', [[...ids]])
    .whereIn('state', ['pending', 'running', 'failed'])
    .update({ state: 'skipped', problem: null })
}

/** Ends a cycle from inside its own workflow, which therefore need not be told. */
export async function completeLeaver(db: Knex, tenant: string, id: string, ending: Ending): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .whereNot({ stage: 'finished' })
    .update({
      stage: 'finished',
      ...notHeld,
      waiting_for: null,
      finished_at: db.fn.now(),
      ...endingColumns(ending),
    })
}

/** Changes how a finished cycle is seen, as when a completed one is undone (L11). */
export async function restateEnding(db: Knex, tenant: string, id: string, ending: Ending): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({ ...endingColumns(ending), ...newsOf(db) })
}

/** The same for one that never had a date, with what the termination says by now. */
export async function restateNothingToDo(
  db: Knex,
  tenant: string,
  id: string,
  { ending, lastDay, access, userId }: Pick<Leaver, 'lastDay' | 'access' | 'userId'> & { ending: Ending },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({
      ...endingColumns(ending),
      last_day: lastDay,
      ...fromAccess(access),
      user_id: userId,
      ...newsOf(db),
    })
}

/** The workflow is to look again, although its date is the same. */
export async function markLeaver(db: Knex, tenant: string, id: string): Promise<void> {
  await db('leavers').where({ tenant_id: tenant, id }).update(marked(db))
}

/** L13, L8: a person holds the leaver back until then. */
export async function postponeLeaver(
  db: Knex,
  tenant: string,
  id: string,
  { heldBy, until, by, reason }: Postponement & { heldBy: 'operator' | 'by-hand-until' },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({
      stage: 'held',
      held_by: heldBy,
      waiting_for: null,
      postponed_until: until,
      postponed_by: by,
      postponed_reason: reason,
      stopped_at: null,
      stopped_seconds: 0,
      ...marked(db),
    })
}

/** The plan counts again. */
export async function releaseLeaver(db: Knex, tenant: string, id: string): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({ stage: 'waiting', ...notHeld, ...marked(db) })
}

export async function setStage(
  db: Knex,
  tenant: string,
  id: string,
  {
    stage,
    waitingFor = null,
    actedLateBySeconds,
    stoppedForSeconds,
  }: {
    stage: Stage
    waitingFor?: string | null
    actedLateBySeconds?: number
    stoppedForSeconds?: number
  },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({
      stage,
      ...notHeld,
      waiting_for: waitingFor,
      // Whoever moves on has followed it.
      retry_asked_at: null,
      ...(actedLateBySeconds !== undefined && { acted_late_by_seconds: actedLateBySeconds }),
      ...(stoppedForSeconds !== undefined && { stopped_seconds: stoppedForSeconds }),
    })
}

/** Null for the access end of a user, and of a person who was erased. */
export function employmentColumn(employmentId: string): string | null {
  return userOfEnd(employmentId) === undefined && !isErasedEnd(employmentId) ? employmentId : null
}

const notHeld = {
  held_by: null,
  postponed_until: null,
  postponed_by: null,
  postponed_reason: null,
  stopped_at: null,
}

/** A date that moved is not the one that was held back, or approved (L13): it is judged anew. */
function noLongerHeldBack(db: Knex) {
  const heldBack = `held_by in ('stop', 'guard', 'last-administrator')`
  return {
    stage: db.raw(`case when ${heldBack} and stage = 'held' then 'waiting' else stage end`),
    held_by: db.raw(`case when ${heldBack} then null else held_by end`),
    guard_approval_id: null,
    stopped_at: null,
    stopped_seconds: 0,
  }
}

/** Told by who marks it, no longer by a re-plan that has not come to it yet. */
function marked(db: Knex) {
  return { version: db.raw('version + 1'), marked_at: db.fn.now(), replan_id: null }
}

function planColumns(plan: LeaverPlanColumns) {
  return {
    last_day: plan.lastDay,
    ...fromAccess(plan.access),
    days: String(plan.days),
    days_from: plan.daysFrom,
    no_access_from: plan.noAccessFrom,
    acts_at: plan.actsAt,
    notice_late_by_days: plan.noticeLateByDays,
  }
}

/** One that was forgotten is shown again, and kept from now on. */
function newsOf(db: Knex) {
  return {
    finished_at: db.raw('case when forgotten_at is null then finished_at else now() end'),
    forgotten_at: null,
  }
}

function endingColumns({ outcome, reason, supersededBy }: Ending) {
  return { outcome, reason, superseded_by: supersededBy }
}

/** In one statement, since every notice makes it. Answers the id. */
async function insertWithSteps(db: Knex, row: object, state: StepState): Promise<string> {
  const made = db('leavers').insert(row).returning(['tenant_id', 'id'])
  const insert = db.raw<{ rows: { id: string }[] }>(
    `with made as (?)
     insert into leaver_steps (tenant_id, leaver_id, step, state)
     select tenant_id, id, step, ? from made cross join unnest('{account,connection}'::text[]) step
     returning leaver_id as id`,
    [made, state],
  )
  const { rows } = await prepared(`insert-leaver-${state}`, insert)
  const [first] = rows
  if (first === undefined) throw new Error('insert returned nothing')
  return first.id
}
