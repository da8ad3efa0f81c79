import type { Knex } from 'knex'
import { lockKnownEmployee } from '../db/employees.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Change, Intake } from './context.ts'
import { readPerson } from './person.ts'
import { reconcile } from './reconcile.ts'

type Concerned = { employees: readonly string[]; marked?: readonly string[] }

/**
 * A change that concerns many people: the work changes settings, a template or an employer and answers whom it concerns, and
 * which leavers it marked itself; the leavers of those concerned are brought in line in the same transaction.
 */
export async function changeForMany(
  { db, clock, teller }: Intake,
  { tenant, cause }: Change,
  {
    settingsLock,
    work,
  }: { settingsLock: 'share' | 'update'; work: (trx: Knex.Transaction) => Promise<Concerned> },
): Promise<void> {
  const marked = await inTransaction(db, async (trx) => {
    // It may wait for those that are under way, since it is rare and they are short.
    await trx.raw('set local lock_timeout = 30000')
    await lockSettings(trx, tenant, settingsLock)
    const { employees, marked = [] } = await work(trx)
    const settings = await lockSettings(trx, tenant, settingsLock)
    return [
      ...marked,
      ...(await replanAll(trx, tenant, { employees, settings, cause, now: await clock(trx) })),
    ]
  })
  teller.soon(tenant, marked)
}

async function replanAll(
  trx: Knex.Transaction,
  tenant: string,
  {
    employees,
    settings,
    cause,
    now,
  }: { employees: readonly string[]; settings: SettingsDocument; cause: Change['cause']; now: string },
): Promise<string[]> {
  const marked: string[] = []
  for (const employee of employees) {
    await lockKnownEmployee(trx, tenant, employee)
    const person = await readPerson(trx, tenant, { employee, settings, now })
    marked.push(...(await reconcile(trx, tenant, { person, cause })))
  }
  return marked
}
