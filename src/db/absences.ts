// Absences, each of one employment. Type, dates and percent are sealed under the person's key; ids are clear.
import type { Knex } from 'knex'
import type { Absence } from '../domain/absence.ts'
import type { AbsenceDocument } from '../domain/documents.ts'
import type { PersonVault, Vault } from './vault.ts'

type Row = {
  id: string
  employee_id: string
  employment_id: string
  revision: string | null
  withdrawn: boolean
  details_sealed: string
}

type Details = Pick<AbsenceDocument, 'type' | 'startDate' | 'endDate' | 'percent'>

const placeOf = (id: string) => ({ table: 'absences', column: 'details_sealed', row: id }) as const

/** Whose it is; undefined: there is no such absence. */
export async function ownerOfAbsence(db: Knex, tenant: string, id: string): Promise<string | undefined> {
  const row = (await db('absences').where({ tenant_id: tenant, id }).first('employee_id')) as Row | undefined
  return row?.employee_id
}

export async function findAbsence(
  db: Knex,
  tenant: string,
  { id, vault }: { id: string; vault: Pick<PersonVault, 'open'> },
): Promise<AbsenceDocument | undefined> {
  const row = (await db('absences').where({ tenant_id: tenant, id }).first()) as Row | undefined
  return row && documentOf(row, vault)
}

/** By employee, in order of their ids. */
export async function absencesOfMany(
  db: Knex,
  vault: Vault,
  { tenant, employees }: { tenant: string; employees: readonly string[] },
): Promise<Map<string, Absence[]>> {
  const rows = (await db('absences')
    .whereRaw('tenant_id = ? and employee_id = any(?::text[])', [tenant, [...employees]])
    .orderBy('id')) as Row[]
  const vaults = await vault.forPeople(db, tenant, [...new Set(rows.map((row) => row.employee_id))])
  const found = new Map<string, Absence[]>()
  for (const row of rows) {
    const vault = vaults.get(row.employee_id)
    // Erased between the two.
    if (vault === undefined) continue
    const absence = { id: row.id, ...documentOf(row, vault) }
    found.set(row.employee_id, [...(found.get(row.employee_id) ?? []), absence])
  }
  return found
}

/** False, and nothing is written, if the absence is another employee's. */
export async function putAbsence(
  trx: Knex,
  tenant: string,
  { id, document, vault }: { id: string; document: AbsenceDocument; vault: Pick<PersonVault, 'seal'> },
): Promise<boolean> {
  const { employeeId, employmentId, revision, withdrawn, ...details } = document
  const written = (await trx('absences')
    .insert({
      tenant_id: tenant,
      id,
      employee_id: employeeId,
      employment_id: employmentId,
      revision,
      withdrawn,
      details_sealed: vault.seal(placeOf(id), details satisfies Details),
      updated_at: trx.fn.now(),
    })
    .onConflict(['tenant_id', 'id'])
    .merge()
    .where('absences.employee_id', employeeId)
    .returning('id')) as unknown[]
  return written.length > 0
}

function documentOf(row: Row, vault: Pick<PersonVault, 'open'>): AbsenceDocument {
  return {
    revision: row.revision === null ? null : Number(row.revision),
    employeeId: row.employee_id,
    employmentId: row.employment_id,
    withdrawn: row.withdrawn,
    ...(vault.open(placeOf(row.id), row.details_sealed) as Details),
  }
}
