// Everyone whom an integration covers, page by page, so that memory stays flat.
import type { Knex } from 'knex'
import type { Integration } from '../db/integrations.ts'
import { documentsOf, pageOfScope } from '../db/sync-scope.ts'
import { readSettings } from '../db/settings.ts'
import type { Clock } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { localDateAt } from '../domain/local-time.ts'
import { employersOf } from '../domain/scope.ts'

export type Covered = { id: string; document: EmployeeDocument }

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
  integration: Pick<Integration, 'employerId' | 'scope'>,
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
      const found = employees.flatMap((id): Covered[] => {
        const document = documents.get(id)
        return document === undefined ? [] : [{ id, document }]
      })
      if (found.length > 0) yield found
      if (employees.length < rowsAtOnce) return
      position = last
    }
  }
  return { today, employers, pages }
}
