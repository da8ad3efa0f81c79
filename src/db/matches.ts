// Who is who at a target (I12).
import type { Knex } from 'knex'
import type { Doubt } from '../domain/matching.ts'

type OfTarget = { tenant: string; integration: string; target: string }

export type StoredMatch = {
  employeeId: string
  kind: 'matched' | 'new' | 'doubtful'
  remoteId: string | null
  /** `created`: by a run of ours. */
  matchedBy: string | null
  doubt: Doubt | null
  candidates: string[] | null
  /** Null: found by the rules. */
  decidedBy: string | null
}

type Row = {
  employee_id: string
  kind: StoredMatch['kind']
  remote_id: string | null
  matched_by: string | null
  doubt: Doubt | null
  candidates: string[] | null
  decided_by: string | null
}

const where = ({ tenant, integration, target }: OfTarget) => ({
  tenant_id: tenant,
  integration_id: integration,
  target,
})

export async function matchesOf(
  db: Knex,
  of: OfTarget,
  employees: readonly string[],
): Promise<Map<string, StoredMatch>> {
  const rows = (await db('matches')
    .where(where(of))
    .whereIn('employee_id', [...employees])) as Row[]
  return new Map(
    rows.map((row) => [
      row.employee_id,
      {
        employeeId: row.employee_id,
        kind: row.kind,
        remoteId: row.remote_id,
        matchedBy: row.matched_by,
        doubt: row.doubt,
        candidates: row.candidates,
        decidedBy: row.decided_by,
      },
    ]),
  )
}

/** By remote person, the employee that is linked to it. */
export async function employeesLinkedTo(
  db: Knex,
  of: OfTarget,
  remoteIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = (await db('matches')
    .where(where(of))
    .whereIn('remote_id', [...remoteIds])
    .select('remote_id', 'employee_id')) as { remote_id: string; employee_id: string }[]
  return new Map(rows.map((row) => [row.remote_id, row.employee_id]))
}

/** What the rules found; what a person decided meanwhile, or a run linked, stays. */
export async function putFound(
  db: Knex,
  of: OfTarget,
  matches: readonly Omit<StoredMatch, 'decidedBy'>[],
): Promise<void> {
  if (matches.length === 0) return
  await db('matches')
    .insert(
      matches.map((match) => ({
        ...where(of),
        employee_id: match.employeeId,
        kind: match.kind,
        remote_id: match.remoteId,
        matched_by: match.matchedBy,
        doubt: match.doubt,
        candidates: match.candidates,
      })),
    )
    .onConflict(['tenant_id', 'integration_id', 'target', 'employee_id'])
    .merge(['kind', 'remote_id', 'matched_by', 'doubt', 'candidates', 'at'])
    .whereRaw(`matches.decided_by is null and matches.kind <> 'matched'`)
}

/** Where the employee is from now on; `decided_by` stays. */
export async function putLink(
  trx: Knex,
  of: OfTarget,
  { employee, remoteId }: { employee: string; remoteId: string },
): Promise<void> {
  await trx('matches')
    .insert({
      ...where(of),
      employee_id: employee,
      kind: 'matched',
      remote_id: remoteId,
      matched_by: 'created',
    })
    .onConflict(['tenant_id', 'integration_id', 'target', 'employee_id'])
    .merge({ kind: 'matched', remote_id: remoteId, matched_by: 'created', doubt: null, candidates: null })
    .whereRaw(`matches.remote_id is distinct from ?`, [remoteId])
}
