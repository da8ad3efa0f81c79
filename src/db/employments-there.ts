// Where each employment of an employee is at a target, by its id there.
import type { Knex } from 'knex'
import type { EmploymentsThere } from '../domain/employments-there.ts'
import { keyOfRecord, whereRecord, type Destination } from './sync-records.ts'

type Row = { employee_id: string; employments_there: EmploymentsThere }

export async function employmentsThereOf(
  db: Knex,
  destination: Destination,
  employees: readonly string[],
): Promise<Map<string, EmploymentsThere>> {
  const rows = (await db('sync_records')
    .where(whereRecord(destination))
    .whereIn('employee_id', [...employees])
    .select('employee_id', 'employments_there')) as Row[]
  return new Map(rows.map((row) => [row.employee_id, row.employments_there]))
}

export async function putEmploymentsThere(
  trx: Knex,
  destination: Destination,
  { employee, there }: { employee: string; there: EmploymentsThere },
): Promise<void> {
  await trx('sync_records')
    .insert({
      ...whereRecord(destination),
      employee_id: employee,
      employments_there: JSON.stringify(there),
    })
    .onConflict(keyOfRecord)
    .merge(['employments_there'])
}
