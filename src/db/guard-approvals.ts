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
