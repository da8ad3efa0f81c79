// Who an employee is at the target (I12), as people see and decide it; runs find the others by the rules.
import type { Knex } from 'knex'

export const matchKinds = ['matched', 'new', 'doubtful'] as const

export type StoredMatch = {
  employeeId: string
  kind: (typeof matchKinds)[number]
  remoteId: string | null
  matchedBy: string | null
  doubt: string | null
  candidates: string[]
  decidedBy: string | null
  at: string
}

export type AtTarget = { tenant: string; integration: string; target: string }

type Row = {
  employee_id: string
  kind: StoredMatch['kind']
  remote_id: string | null
  matched_by: string | null
  doubt: string | null
  candidates: string[] | null
  decided_by: string | null
  at: Date
}

const where = ({ tenant, integration, target }: AtTarget) => ({
  tenant_id: tenant,
  integration_id: integration,
  target,
})

/** In order of the employees' ids. */
export async function listMatches(
  db: Knex,
  at: AtTarget,
  { kind, after, limit }: { kind: StoredMatch['kind'] | undefined; after: string; limit: number },
): Promise<StoredMatch[]> {
  const rows = await db<Row>('matches')
    .where({ ...where(at), ...(kind !== undefined && { kind }) })
    .where('employee_id', '>', after)
    .orderBy('employee_id')
    .limit(limit)
  return rows.map(fromRow)
}

export async function findMatch(db: Knex, at: AtTarget, employee: string): Promise<StoredMatch | undefined> {
  const row = await db<Row>('matches')
    .where({ ...where(at), employee_id: employee })
    .first()
  return row && fromRow(row)
}

/** Undefined: nobody of ours. */
export async function linkedTo(db: Knex, at: AtTarget, remoteId: string): Promise<string | undefined> {
  const row = await db<Row>('matches')
    .where({ ...where(at), remote_id: remoteId })
    .first('employee_id')
  return row?.employee_id
}

/**
 * `remoteId` null: new there. What was sent to somebody else is forgotten, so that the next run sends all of it to this one. The
 * caller holds person and integration.
 */
export async function decideMatch(
  trx: Knex,
  at: AtTarget,
  { employee, remoteId, by, now }: { employee: string; remoteId: string | null; by: string; now: string },
): Promise<void> {
  const row = {
    kind: remoteId === null ? 'new' : 'matched',
    remote_id: remoteId,
    matched_by: null,
    doubt: null,
    candidates: null,
    decided_by: by,
    at: now,
  }
  await trx('matches')
    .insert({ ...where(at), employee_id: employee, ...row })
    .onConflict(['tenant_id', 'integration_id', 'target', 'employee_id'])
    .merge(row)
  await trx('sync_records')
    .where({ ...where(at), employee_id: employee })
    .delete()
}

/** Of an error: two employees would have been linked to one there. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'constraint') === 'matches_one_employee_each'
}

function fromRow(row: Row): StoredMatch {
  return {
    employeeId: row.employee_id,
    kind: row.kind,
    remoteId: row.remote_id,
    matchedBy: row.matched_by,
    doubt: row.doubt,
    candidates: row.candidates ?? [],
    decidedBy: row.decided_by,
    at: row.at.toISOString(),
  }
}
