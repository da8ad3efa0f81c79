import type { Knex } from 'knex'
import type { Link } from '../domain/audit-chain.ts'
import { readHead } from './audit-heads.ts'
import { listedEntry, type ListedEntry } from './audit-lists.ts'
import { rowsOf, type AuditRow } from './audit-trails.ts'
import { findLeaverDetails, type LeaverDetails } from './leaver-lists.ts'
import { employmentColumn, type Leaver, type LeaverRow } from './leavers.ts'

export type Evidence = LeaverDetails & {
  createdAt: string
  finishedAt: string | null
  /** What the audit trail says of it, in the order in which it was written. */
  entries: ListedEntry[]
  head: Link
}

const mostEntries = 1_000

/** All that is known of a leaver, in one snapshot. */
export async function findEvidence(db: Knex, tenant: string, id: string): Promise<Evidence | undefined> {
  return await db.transaction(
    async (trx) => {
      const details = await findLeaverDetails(trx, tenant, id)
      const times = await trx<LeaverRow>('leavers')
        .where({ tenant_id: tenant, id })
        .first('created_at', 'finished_at')
      if (details === undefined || times === undefined) return undefined
      const { sequence, hash } = await readHead(trx, tenant)
      return {
        ...details,
        createdAt: times.created_at.toISOString(),
        finishedAt: times.finished_at?.toISOString() ?? null,
        entries: await entriesAbout(trx, tenant, details.leaver),
        head: { sequence, hash },
      }
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
}

/**
 * What names the leaver, what was done to its employment until it was over, and to its user in that time. An acknowledgement or a
 * reactivation may come later and names it.
 */
async function entriesAbout(db: Knex, tenant: string, leaver: Leaver): Promise<ListedEntry[]> {
  const rows: AuditRow[] = await rowsOf(db, tenant)
    .whereRaw(
      `exists (select from leavers l where l.tenant_id = audit.tenant_id and l.id = :id and (
         (subject_kind = 'leaver' and subject_id = l.id::text)
         or (subject_kind = 'employment' and subject_id = :employment and at <= coalesce(l.finished_at, at))
         or (subject_kind = 'employee' and subject_id = l.employee_id and at <= coalesce(l.finished_at, at)
           and new_value -> 'employments' @> jsonb_build_array(jsonb_build_object('id', :employment::text)))
         or (subject_kind = 'user' and subject_id = l.user_id
           and (new_value ->> 'leaver' = l.id::text or at between l.created_at and coalesce(l.finished_at, at)))))
       and (subject_kind, subject_id) in (values ('leaver', :id), ('employment', :employment), ('employee', :employee), ('user', :user))`,
      {
        id: leaver.id,
        employment: employmentColumn(leaver.employmentId) ?? '',
        employee: leaver.employeeId ?? '',
        user: leaver.userId ?? '',
      },
    )
    .orderBy('id')
    .limit(mostEntries)
  return rows.map((row) => listedEntry(tenant, row, row.id))
}
