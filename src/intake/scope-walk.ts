// Everyone whom an integration covers, page by page, so that memory stays flat.
import type { Knex } from 'knex'
import type { Integration } from '../db/integrations.ts'
import { employeesInScope, type Covered } from '../db/scope-pages.ts'
import { readSettings } from '../db/settings.ts'
import type { Clock } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { localDateAt } from '../domain/local-time.ts'
import { employersOf } from '../domain/scope.ts'

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
  const covering = { scope: integration.scope, employers, today }
  async function* pages(after: string): AsyncGenerator<Covered[]> {
    for (let position = after; ;) {
      const page = { after: position, limit: rowsAtOnce }
      const found = await employeesInScope(db, tenant, { covering, page, vault })
      if (found.length > 0) yield found
      const last = found.at(-1)
      if (last === undefined || found.length < rowsAtOnce) return
      position = last.id
    }
  }
  return { today, employers, pages }
}
