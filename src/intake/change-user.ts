import type { Knex } from 'knex'
import { lockKnownEmployee } from '../db/employees.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { findUser, lockUser, type User } from '../db/users.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Change, Intake } from './context.ts'
import { lockPerson, readPerson } from './person.ts'
import { reconcile } from './reconcile.ts'

type HeldUser = { trx: Knex.Transaction; user: User | undefined; now: Instant }

/**
 * One change of one user under the locks of L6 (`lockBefore`: more of them, before the person's), then the leavers of its employee
 * brought in line, or its own (L17); told once it is committed.
 */
export async function changeUser(
  { db, clock, teller }: Intake,
  { tenant, cause }: Change,
  id: string,
  {
    lockBefore,
    work,
  }: {
    lockBefore?: (trx: Knex.Transaction) => Promise<void>
    /** Answers whom to tell besides. */
    work: (held: HeldUser) => Promise<readonly string[]>
  },
): Promise<void> {
  const marked = await inTransaction(db, async (trx) => {
    const settings = await lockSettings(trx, tenant, 'share')
    await lockBefore?.(trx)
    const employee = (await findUser(trx, tenant, id))?.employeeId ?? undefined
    await lockPerson(trx, tenant, employee === undefined ? { user: id } : { employee })
    const now = await clock(trx)
    const told = await work({ trx, user: await lockUser(trx, tenant, id), now })
    // An employee may have taken the user over before it was locked here.
    const owner = (await findUser(trx, tenant, id))?.employeeId ?? undefined
    if (owner !== undefined && owner !== employee) await lockKnownEmployee(trx, tenant, owner)
    const whose = owner === undefined ? { user: id } : { employee: owner }
    const person = await readPerson(trx, tenant, { ...whose, settings, now })
    return [...told, ...(await reconcile(trx, tenant, { person, cause }))]
  })
  teller.soon(tenant, marked)
}
