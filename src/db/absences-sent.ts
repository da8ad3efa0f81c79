// Where the absences of each employee are at a target (I9), sealed under the person's key since it holds their dates.
import type { Knex } from 'knex'
import type { AbsencesSent } from '../domain/absence.ts'
import { keyOfRecord, whereRecord, type Destination } from './sync-records.ts'
import type { Vault } from './vault.ts'

const placeOf = ({ integration, target }: Destination, employee: string) =>
  ({ table: 'sync_records', column: 'absences_sealed', row: `${integration}/${target}/${employee}` }) as const

/** By employee; of whom nothing was sent is left out. */
export async function absencesSentOf(
  db: Knex,
  vault: Vault,
  destination: Destination,
  employees: readonly string[],
): Promise<Map<string, AbsencesSent>> {
  const rows = (await db('sync_records')
    .where(whereRecord(destination))
    .whereIn('employee_id', [...employees])
    .whereNotNull('absences_sealed')
    .select('employee_id', 'absences_sealed')) as { employee_id: string; absences_sealed: string }[]
  const ids = rows.map((row) => row.employee_id)
  const vaults = await vault.forPeople(db, destination.tenant, ids)
  return new Map(
    rows.flatMap(({ employee_id: id, absences_sealed: sealed }): [string, AbsencesSent][] => {
      const opened = vaults.get(id)?.open(placeOf(destination, id), sealed)
      return opened === undefined ? [] : [[id, opened as AbsencesSent]]
    }),
  )
}

/** The caller holds the employee. */
export async function putAbsencesSent(
  trx: Knex,
  vault: Vault,
  destination: Destination,
  { employee, sent }: { employee: string; sent: AbsencesSent },
): Promise<void> {
  const opened = await vault.forPerson(trx, destination.tenant, employee)
  await trx('sync_records')
    .insert({
      ...whereRecord(destination),
      employee_id: employee,
      absences_sealed: opened.seal(placeOf(destination, employee), sent),
    })
    .onConflict([...keyOfRecord])
    .merge(['absences_sealed'])
}
