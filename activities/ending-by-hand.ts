// How what a person asked for about a connection ends: in its row, and in the audit trail if something was done.
import type { Knex } from 'knex'
import { recordAudit } from '../src/db/audit.ts'
import { endChange, findChange, type ChangeEnd } from '../src/db/connection-changes.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { lockUser } from '../src/db/users.ts'
import type { Intake } from '../src/intake/context.ts'
import { stopAfterEqualRefusals } from '../src/intake/equal-refusals.ts'
import type { UserRef } from '../src/temporal/connection-messages.ts'

const doneAction = { remove: 'user.connection-removed', connect: 'user.connected' } as const

/** Answers the state; one that was ended meanwhile stays as it is. */
export async function endByHand(trx: Knex, tenant: string, id: string, ending: ChangeEnd): Promise<string> {
  const wasOpen = await endChange(trx, tenant, id, ending)
  const change = await findChange(trx, tenant, id)
  if (change === undefined) throw new Error(`connection change ${id} is gone`)
  if (wasOpen && change.state === 'done') {
    await recordAudit(trx, tenant, change.cause, {
      action: doneAction[change.kind],
      subject: { kind: 'user', id: change.userId },
      new: { change: id },
    })
  }
  return change.state
}

/** What only a person can bring on: it is a person who asked, and who asks again; too many equal ones stop the queue (L14). */
export async function failByHand(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { tenant, user }: UserRef,
  { change, problem }: { change: string; problem: string },
): Promise<string> {
  return await inTransaction(db, async (trx) => {
    await lockUser(trx, tenant, user)
    const at = await clock(trx)
    const state = await endByHand(trx, tenant, change, { state: 'failed', observed: null, at, problem })
    if (state === 'failed') await stopAfterEqualRefusals(trx, { problem, now: at })
    return state
  })
}
