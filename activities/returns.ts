// The return of a closed account (L11): our own user record, so checking and acting are one transaction (L6). Safe to repeat.
import type { Knex } from 'knex'
import { findReturn, unmarkReturn } from '../src/db/returns.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { findUser } from '../src/db/users.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import type { Intake } from '../src/intake/context.ts'
import { holdPerson } from '../src/intake/hold-person.ts'
import { returnPlanOf } from '../src/intake/tell-return.ts'
import type { ReturnPlan } from '../src/temporal/return-messages.ts'

export type ReactivateAnswer =
  | { kind: 'over'; plan: ReturnPlan }
  /** Not yet: sleep until the plan's date, and at least this long. */
  | { kind: 'wait'; plan: ReturnPlan; waitMs: number }
  /** The date is reached, but nothing acts until the return is told. */
  | { kind: 'observing' }

export type UserRef = { tenant: string; user: string }

export type ReturnActivities = ReturnType<typeof returnActivities>

const shortestWaitMs = 1_000

const neverToReturn = { kind: 'over', plan: { version: 0, opensAt: null, outcome: 'cancelled' } } as const

export const returnActivities = (intake: Pick<Intake, 'db' | 'clock' | 'teller'>) => ({
  /** L6: computes again when the account opens, and opens it if that is now; an edit comes wholly before or wholly after it. */
  async reactivateWhenDue({ tenant, user, asOf }: UserRef & { asOf: string }): Promise<ReactivateAnswer> {
    const act = async (trx: Knex.Transaction) => {
      const employee = (await findUser(trx, tenant, user))?.employeeId
      const held =
        employee == null ? undefined : await holdPerson(trx, intake, { tenant, whose: { employee } })
      const known = await findReturn(trx, tenant, user)
      // After a restored backup the database may not know the return that was told.
      if (known === undefined) return { answer: neverToReturn, marked: held?.marked ?? [] }
      // The answer tells the workflow.
      await unmarkReturn(trx, tenant, known)
      const now = held?.now ?? (await intake.clock(trx))
      return { answer: answerOf(returnPlanOf(known), { asOf, now }), marked: held?.marked ?? [] }
    }
    const nothing = { answer: neverToReturn, marked: [] }
    const { answer, marked } = await unlessClosed(() => inTransaction(intake.db, act), nothing)
    intake.teller.soon(tenant, marked)
    return answer
  },
})

function answerOf(plan: ReturnPlan, { asOf, now }: { asOf: string; now: string }): ReactivateAnswer {
  if (plan.opensAt === null) return { kind: 'over', plan }
  if (plan.opensAt <= now) return { kind: 'observing' }
  const behindMs = Date.parse(asOf) - Date.parse(now)
  return { kind: 'wait', plan, waitMs: Math.max(behindMs, shortestWaitMs) }
}
