import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import type { Stage } from '../domain/leaver.ts'
import { isOfOpenTenant } from './closed-tenants.ts'

/** A leaver that is going to close an account by the rule, as the mass guard looks at it. */
export type DueLeaver = {
  id: string
  /** Both null for the access end of a user without employee (L17). */
  employmentId: string | null
  employeeId: string | null
  userId: string | null
  lastDay: string
  noAccessFrom: string
  dueAt: Instant
  stage: Stage
  heldBy: string | null
  approvalId: string | null
  /** Its approval was undone: only another one lets it go. */
  needsApproval: boolean
  createdAt: Instant
}

type DueRow = {
  id: string
  employment_id: string | null
  employee_id: string | null
  user_id: string | null
  last_day: string
  no_access_from: string
  due_at: Date
  stage: Stage
  held_by: string | null
  guard_approval_id: string | null
  needs_approval: boolean
  created_at: Date
}

/** When a leaver that has not acted yet does so; written as the index is. */
const dueAt = 'greatest(acts_at, postponed_until)'

/** What is going to act by the rule: neither access `now`, nor what a bulk request holds, nor the last administrator. */
const open = `stage in ('waiting', 'held') and bulk_request_id is null and access <> 'now'
  and held_by is distinct from 'last-administrator'`

/** The closings of koppling that still stand. */
const closed = `select l.counted_at from leavers l
  join users u on u.tenant_id = l.tenant_id and u.id = l.user_id and u.closed_by_leaver = l.id
  where l.tenant_id = :tenant and l.counted_at > :since`

export async function insertGuard(db: Knex, tenant: string): Promise<void> {
  // None for a tenant that is shredded.
  await db.raw(
    `insert into guards (tenant_id) select tenant_id from settings where tenant_id = ? on conflict do nothing`,
    [tenant],
  )
}

/** L6: the first lock of whatever closes an account by the rule, and of whoever decides about the guard. */
export async function lockGuard(trx: Knex, tenant: string): Promise<void> {
  const row: unknown = await trx('guards').where({ tenant_id: tenant }).forUpdate().first('tenant_id')
  if (row !== undefined) return
  // Made by a process that did not know the guard yet.
  await insertGuard(trx, tenant)
  await trx('guards').where({ tenant_id: tenant }).forUpdate().first('tenant_id')
}

/** What decides in nearly every case without reading the leavers themselves. `due` and `closed` are counted up to `most` + 1. */
export async function guardGlance(
  db: Knex,
  tenant: string,
  { leaver, since, until, most }: { leaver: string; since: Instant; until: Instant; most: number },
): Promise<{ approvalId: string | null; isHeld: boolean; needsApproval: boolean; closing: number }> {
  const { rows } = await db.raw<{
    rows: [
      {
        guard_approval_id: string | null
        is_held: boolean
        needs_approval: boolean
        due: number
        closed: number
      },
    ]
  }>(
    `select guard_approval_id, held_by is not distinct from 'guard' as is_held, needs_approval,
       (select count(*) from (select from leavers
         where tenant_id = :tenant and ${open} and ${dueAt} < :until limit :most) as them)::int as due,
       (select count(*) from (${closed} limit :most) as them)::int as closed
     from leavers where tenant_id = :tenant and id = :leaver`,
    { tenant, leaver, since, until, most: most + 1 },
  )
  const [row] = rows
  return {
    approvalId: row.guard_approval_id,
    isHeld: row.is_held,
    needsApproval: row.needs_approval,
    closing: row.due + row.closed,
  }
}

/** Due before the instant, soonest first. */
export async function dueLeavers(
  db: Knex,
  tenant: string,
  { until }: { until: Instant },
): Promise<DueLeaver[]> {
  const { rows } = await db.raw<{ rows: DueRow[] }>(
    `select id, employment_id, employee_id, user_id, last_day, no_access_from, ${dueAt} as due_at, stage, held_by,
       guard_approval_id, needs_approval, created_at
     from leavers where tenant_id = :tenant and ${open} and ${dueAt} < :until
     order by ${dueAt}, id`,
    { tenant, until },
  )
  return rows.map((row) => ({
    id: row.id,
    employmentId: row.employment_id,
    employeeId: row.employee_id,
    userId: row.user_id,
    lastDay: row.last_day,
    noAccessFrom: row.no_access_from,
    dueAt: row.due_at.toISOString(),
    stage: row.stage,
    heldBy: row.held_by,
    approvalId: row.guard_approval_id,
    needsApproval: row.needs_approval,
    createdAt: row.created_at.toISOString(),
  }))
}

/**
 * L9: how many leavers of a tenant that only observes would do something before the instant, once it is switched on. Not those
 * that wait for an approval or for another administrator.
 */
export async function countActing(db: Knex, tenant: string, { until }: { until: Instant }): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::int as count from leavers
     where tenant_id = :tenant and ((stage in ('waiting', 'held') and ${dueAt} < :until
         and (held_by is null or held_by not in ('guard', 'last-administrator')))
       or (stage = 'acting' and waiting_for = 'automation'))`,
    { tenant, until },
  )
  return rows[0].count
}

/** When the accounts that koppling closed since then, and that are still closed, count. */
export async function closingsSince(
  db: Knex,
  tenant: string,
  { since }: { since: Instant },
): Promise<Date[]> {
  const { rows } = await db.raw<{ rows: { counted_at: Date }[] }>(closed, { tenant, since })
  return rows.map((row) => row.counted_at)
}

export async function countActiveUsers(db: Knex, tenant: string): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::int as count from users where tenant_id = ? and active`,
    [tenant],
  )
  return rows[0].count
}

/** The account of this leaver is closed: from now on it counts, at this instant. */
export async function countClosing(
  db: Knex,
  tenant: string,
  id: string,
  { at, approvalId }: { at: Instant; approvalId: string | undefined },
): Promise<void> {
  await db('leavers')
    .where({ tenant_id: tenant, id })
    .update({ counted_at: at, ...(approvalId !== undefined && { guard_approval_id: approvalId }) })
}

/**
 * Holds those that wait, without telling their workflows, which ask when they are due. Whoever is being changed at this moment
 * is left out: it is judged when it acts.
 */
export async function holdByGuard(
  trx: Knex,
  tenant: string,
  { ids, now }: { ids: readonly string[]; now: Instant },
): Promise<number> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `update leavers set stage = 'held', held_by = 'guard', guarded_at = :now, waiting_for = null
     where tenant_id = :tenant and id in (
       select id from leavers where tenant_id = :tenant and id = any(:ids) and stage = 'waiting' for update skip locked)
     returning id`,
    { tenant, ids, now },
  )
  await trx('guards').where({ tenant_id: tenant }).update({ held_revision: null, held_since: now })
  return rows.length
}

/** Waits until nobody else changes these leavers, and keeps it so. */
export async function lockLeavers(trx: Knex, tenant: string, ids: readonly string[]): Promise<void> {
  await trx.raw('select from leavers where tenant_id = :tenant and id = any(:ids) order by id for update', {
    tenant,
    ids,
  })
}

/** They pass the guard by this approval; what it held goes on. Answers who is to be told. */
export async function approveLeavers(
  trx: Knex,
  tenant: string,
  { leavers, approval }: { leavers: readonly string[]; approval: string },
): Promise<string[]> {
  await trx.raw(
    `update leavers set guard_approval_id = :approval, needs_approval = false
     where tenant_id = :tenant and id = any(:leavers)`,
    { tenant, leavers, approval },
  )
  return await letGo(trx, tenant, leavers)
}

/** Whatever the guard or the last administrator holds among these goes on, under a new version. Answers who is to be told. */
export async function letGo(trx: Knex, tenant: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `update leavers set stage = 'waiting', held_by = null, version = version + 1, marked_at = now()
     where tenant_id = :tenant and id = any(:ids) and held_by in ('guard', 'last-administrator')
     returning id`,
    { tenant, ids },
  )
  return rows.map(({ id }) => id)
}

/** Those that the guard or the last administrator holds. */
export async function heldBackOf(
  db: Knex,
  tenant: string,
): Promise<{ id: string; employmentId: string; heldBy: string }[]> {
  const rows = (await db('leavers')
    .where({ tenant_id: tenant })
    .whereIn('held_by', ['guard', 'last-administrator'])
    .select('id', 'employment_id', 'held_by')) as { id: string; employment_id: string; held_by: string }[]
  return rows.map((row) => ({ id: row.id, employmentId: row.employment_id, heldBy: row.held_by }))
}

/** Since when exactly this set is held, as the reviews have seen it. */
export async function noteHeldSet(
  trx: Knex,
  tenant: string,
  { revision, now }: { revision: string; now: Instant },
): Promise<Instant> {
  const { rows } = await trx.raw<{ rows: [{ held_since: Date }] }>(
    `update guards set held_revision = :revision,
       held_since = case when held_revision = :revision then held_since else :now::timestamptz end
     where tenant_id = :tenant returning held_since`,
    { tenant, revision, now },
  )
  return rows[0].held_since.toISOString()
}

/** The tenants with leavers that are held so. */
export async function tenantsHoldingBack(db: Knex): Promise<string[]> {
  const rows = (await db('leavers')
    .whereIn('held_by', ['guard', 'last-administrator'])
    .whereRaw(isOfOpenTenant('tenant_id'))
    .distinct('tenant_id')
    .orderBy('tenant_id')) as { tenant_id: string }[]
  return rows.map((row) => row.tenant_id)
}
