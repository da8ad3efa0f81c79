import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Instant } from '../domain/local-time.ts'

/** L13: an admin lets so many accounts close: the set that was shown, or ahead, those of one date. */
export type GuardApproval = {
  id: string
  count: number
  /** Given ahead, for those whose access ends on this date. */
  date: CalendarDate | null
  reason: string
  by: string
  at: Instant
  undone: { at: Instant; by: string; reason: string } | null
}

type Row = {
  tenant_id: string
  id: string
  count: number
  for_date: string | null
  reason: string
  actor: string
  approved_at: Date
  undone_at: Date | null
  undone_by: string | null
  undone_reason: string | null
}

export async function insertApproval(
  db: Knex,
  tenant: string,
  { count, date, reason, by, at }: Omit<GuardApproval, 'id' | 'undone'>,
): Promise<string> {
  const row = { tenant_id: tenant, count, for_date: date, reason, actor: by, approved_at: at }
  const [made] = (await db('guard_approvals').insert(row).returning('id')) as { id: string }[]
  if (made === undefined) throw new Error('insert returned nothing')
  return made.id
}

export async function findApproval(db: Knex, tenant: string, id: string): Promise<GuardApproval | undefined> {
  const row = await db<Row>('guard_approvals').where({ tenant_id: tenant, id }).first()
  return row && approvalFromRow(row)
}

/** Whatever has not acted by it wants another approval, and is held until then. Answers how many. */
export async function withdrawApproval(
  trx: Knex,
  tenant: string,
  { id, now }: { id: string; now: Instant },
): Promise<number> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `update leavers set guard_approval_id = null, needs_approval = true, guarded_at = :now,
       stage = 'held', held_by = case when stage = 'waiting' then 'guard' else held_by end
     where tenant_id = :tenant and guard_approval_id = :id and stage in ('waiting', 'held')
     returning id`,
    { tenant, id, now },
  )
  return rows.length
}

export type ClosedByApproval = { leaver: string; employeeId: string | null; userId: string }

/** The leavers whose accounts closed by this approval and still are, of employees first; not those that a person closed as well (L8). */
export async function closedByApproval(db: Knex, tenant: string, id: string): Promise<ClosedByApproval[]> {
  const { rows } = await db.raw<{ rows: ClosedByApproval[] }>(
    `select l.id as leaver, l.employee_id as "employeeId", l.user_id as "userId" from leavers l
     join users u on u.tenant_id = l.tenant_id and u.id = l.user_id and u.closed_by_leaver = l.id
       and u.employee_id is not distinct from l.employee_id and u.inactive_why = 'automation'
     where l.tenant_id = :tenant and l.guard_approval_id = :id order by l.employee_id, l.user_id`,
    { tenant, id },
  )
  return rows
}

/** The new cycle of an account that was given back: held until another approval, whatever the numbers are. */
export async function requireApproval(
  trx: Knex,
  tenant: string,
  { leaver, now }: { leaver: string; now: Instant },
): Promise<void> {
  await trx('leavers')
    .where({ tenant_id: tenant, id: leaver, stage: 'waiting' })
    .update({ stage: 'held', held_by: 'guard', guarded_at: now, needs_approval: true, waiting_for: null })
}

export type LostConnection = { leaverId: string; userId: string | null; employeeId: string | null }

/** Whose Visma Connect connection was asked to be removed by leavers of this approval. */
export async function connectionsAskedFor(db: Knex, tenant: string, id: string): Promise<LostConnection[]> {
  const { rows } = await db.raw<{ rows: LostConnection[] }>(
    `select l.id as "leaverId", l.user_id as "userId", l.employee_id as "employeeId" from leavers l
     join leaver_steps s on s.tenant_id = l.tenant_id and s.leaver_id = l.id and s.step = 'connection'
     where l.tenant_id = :tenant and l.guard_approval_id = :id and s.asked_at is not null and s.state <> 'unchanged'
     order by l.employee_id, l.user_id`,
    { tenant, id },
  )
  return rows
}

export async function markUndone(
  db: Knex,
  tenant: string,
  id: string,
  { at, by, reason }: { at: Instant; by: string; reason: string },
): Promise<void> {
  await db('guard_approvals')
    .where({ tenant_id: tenant, id })
    .update({ undone_at: at, undone_by: by, undone_reason: reason })
}

/** The latest first. */
export async function latestApprovals(
  db: Knex,
  tenant: string,
  { limit }: { limit: number },
): Promise<GuardApproval[]> {
  const rows = await db<Row>('guard_approvals')
    .where({ tenant_id: tenant })
    .orderBy([{ column: 'approved_at', order: 'desc' }, 'id'])
    .limit(limit)
  return rows.map(approvalFromRow)
}

/** The latest approval ahead of each of these dates, and how many of the date closed by an approval ahead of it. */
export async function approvalsAhead(
  db: Knex,
  tenant: string,
  dates: readonly CalendarDate[],
): Promise<{ id: string; date: CalendarDate; count: number; closed: number }[]> {
  const { rows } = await db.raw<{
    rows: { id: string; for_date: CalendarDate; count: number; closed: number }[]
  }>(
    `select distinct on (a.for_date) a.id, a.for_date, a.count,
       (select count(*)::int from leavers l join guard_approvals b on b.tenant_id = l.tenant_id and b.id = l.guard_approval_id
        where b.tenant_id = a.tenant_id and b.for_date = a.for_date and l.counted_at is not null) as closed
     from guard_approvals a
     where a.tenant_id = :tenant and a.for_date = any(:dates) and a.undone_at is null
     order by a.for_date, a.approved_at desc`,
    { tenant, dates },
  )
  return rows.map(({ for_date: date, ...row }) => ({ ...row, date }))
}

function approvalFromRow(row: Row): GuardApproval {
  return {
    id: row.id,
    count: row.count,
    date: row.for_date,
    reason: row.reason,
    by: row.actor,
    at: row.approved_at.toISOString(),
    undone:
      row.undone_at === null
        ? null
        : {
            at: row.undone_at.toISOString(),
            by: row.undone_by ?? '',
            reason: row.undone_reason ?? '',
          },
  }
}
