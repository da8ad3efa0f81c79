import type { Knex } from 'knex'
import { findEmployeeRow } from '../db/employees.ts'
import { plannedEmployments } from '../db/employments.ts'
import { hasOpenLeaver } from '../db/retention.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import type { PersonToKeep } from '../domain/retention.ts'

/** As it stands; the caller holds the person. Undefined: there is none. */
export async function personToKeep(
  trx: Knex,
  tenant: string,
  { employee, timeZone, now }: { employee: string; now: Instant } & Pick<SettingsDocument, 'timeZone'>,
): Promise<PersonToKeep | undefined> {
  const row = await findEmployeeRow(trx, tenant, employee)
  if (row === undefined) return undefined
  return {
    employments: await plannedEmployments(trx, tenant, employee),
    lastChangedAt: row.updated_at.toISOString(),
    timeZone,
    preserve: row.preserve,
    hasOpenLeaver: await hasOpenLeaver(trx, tenant, employee),
    now,
  }
}
