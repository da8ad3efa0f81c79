import type { Knex } from 'knex'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Change, Intake } from './context.ts'
import { readPerson } from './person.ts'
import { reconcile } from './reconcile.ts'

export type Held = { trx: Knex.Transaction; settings: SettingsDocument; now: Instant }

/**
 * One change of one person: settings held shared, then the work (which locks template and person), then the leavers brought
 * in line, all in one transaction; told once it is committed.
 */
export async function changePerson<Result>(
  { db, clock, teller }: Intake,
  { tenant, cause, bulkRequest }: Change,
  work: (held: Held) => Promise<{ employee: string; result: Result; marked?: readonly string[] }>,
): Promise<Result> {
  const { result, marked } = await inTransaction(db, async (trx) => {
    const settings = await lockSettings(trx, tenant, 'share')
    const now = await clock(trx)
    const done = await work({ trx, settings, now })
    const person = await readPerson(trx, tenant, { employee: done.employee, settings, now })
    const marked = await reconcile(trx, tenant, { person, cause, bulkRequest })
    return { result: done.result, marked: [...(done.marked ?? []), ...marked] }
  })
  if (bulkRequest === undefined) teller.soon(tenant, marked)
  return result
}
