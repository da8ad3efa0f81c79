// Everyone whom an integration covers, page by page, so that memory stays flat.
import type { Knex } from 'knex'
import { absencesOfMany } from '../db/absences.ts'
import type { Integration } from '../db/integrations.ts'
import { documentsOf, pageOfScope } from '../db/sync-scope.ts'
import { readSettings } from '../db/settings.ts'
import type { Clock } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import { absencesToTell, type Absence } from '../domain/absence.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { localDateAt } from '../domain/local-time.ts'
import { employersOf } from '../domain/scope.ts'
import { employmentsTold } from '../domain/sync-run.ts'

/** `absences`: those that are told, where the integration covers them. */
export type Covered = { id: string; document: EmployeeDocument; absences: Absence[] }

export type Walk = {
  /** The tenant's date, by which everyone on the way is judged. */
  today: CalendarDate
  employers: readonly string[]
  pages: (after: string) => AsyncGenerator<Covered[]>
}

/** `vault` undefined: without what is sealed. */
export async function walkScope(
  { db, clock, vault }: { db: Knex; clock: Clock; vault: Vault | undefined },
  tenant: string,
  integration: Pick<Integration, 'employerId' | 'scope' | 'startsOn'>,
  { rowsAtOnce = 500 }: { rowsAtOnce?: number } = {},
): Promise<Walk> {
  const { timeZone } = await readSettings(db, tenant)
  const today = localDateAt({ instant: await clock(db), timeZone })
  const employers = employersOf(integration)
  const whole = { scope: { ...integration.scope, employerIds: employers }, today, goesOnFrom: null }
  async function* pages(after: string): AsyncGenerator<Covered[]> {
    for (let position = after; ;) {
      const employees = await pageOfScope(db, tenant, { ...whole, after: position, limit: rowsAtOnce })
      const last = employees.at(-1)
      if (last === undefined) return
      const documents = await documentsOf(db, vault, { tenant, employees })
      const absences =
        vault === undefined || !integration.scope.datasets.includes('absences')
          ? new Map<string, Absence[]>()
          : await absencesOfMany(db, vault, { tenant, employees })
      const found = employees.flatMap((id): Covered[] => {
        const document = documents.get(id)
        if (document === undefined) return []
        const told = absencesToTell(absences.get(id) ?? [], {
          employments: employmentsTold(document, employers),
          startsOn: integration.startsOn,
          sent: {},
        })
        return [{ id, document, absences: told }]
      })
      if (found.length > 0) yield found
      if (employees.length < rowsAtOnce) return
      position = last
    }
  }
  return { today, employers, pages }
}
