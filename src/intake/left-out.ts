import { forgetLeftOut, listLeftOut, noteTried, type LeftOut } from '../db/left-out.ts'
import { inTransaction } from '../db/transaction.ts'
import { userOfEnd } from '../domain/user-end.ts'
import type { Intake } from './context.ts'
import { holdPerson } from './hold-person.ts'
import type { Whose } from './person.ts'

/**
 * L14: plans those whom an error kept from being planned by a re-plan, each in a transaction of its own; who fails again waits
 * for the next time, and stands in the to-do list.
 */
export async function planLeftOut(
  { db, clock, teller }: Pick<Intake, 'db' | 'clock' | 'teller'>,
  { limit }: { limit: number },
): Promise<void> {
  for (const each of await listLeftOut(db, { limit })) {
    const marked = await planOne({ db, clock }, each).catch(() => undefined)
    if (marked === undefined) await noteTried(db, each)
    else teller.soon(each.tenant, marked)
  }
}

async function planOne(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { tenant, person }: LeftOut,
): Promise<string[]> {
  return await inTransaction(db, async (trx) => {
    const user = userOfEnd(person)
    const whose: Whose = user === undefined ? { employee: person } : { user }
    const { marked } = await holdPerson(trx, { clock }, { tenant, whose })
    await forgetLeftOut(trx, tenant, [person])
    return marked
  })
}
