// Connections that people ask for by hand (L10): outside of any leaver, with the same care. Every activity is safe to repeat.
import type { Knex } from 'knex'
import { beginCall, findOpenChange, noteChangeProblem } from '../src/db/connection-changes.ts'
import { isStopped } from '../src/db/stops.ts'
import { lockUser, noteAskedFor } from '../src/db/users.ts'
import { NeedsPerson, NotNow } from '../src/domain/step-failure.ts'
import type { UserRef } from '../src/temporal/connection-messages.ts'
import { Refused } from '../src/visma-connect/errors.ts'
import { attemptConnecting } from './connecting.ts'
import { endByHand, failByHand } from './ending-by-hand.ts'
import {
  attemptRemoval,
  type HeldRemoval,
  type RemovalDeps,
  type RemovalOver,
  type RemovalRecord,
} from './removal.ts'

export type ConnectionByHandActivities = ReturnType<typeof connectionByHandActivities>

export const connectionByHandActivities = (deps: RemovalDeps) => ({
  /**
   * L10: answers the state that the removal ended in. What only a person can bring on ends it as `failed`, since it is a person
   * who asked. Throws the failures of Visma Connect that heal.
   */
  async removeConnectionByHand(ref: UserRef): Promise<string> {
    const record = recordOf(deps, ref)
    try {
      const { outcome } = await attemptRemoval(deps, record)
      if (outcome === null) throw new NotNow('stopped')
      return outcome
    } catch (error) {
      if (!(error instanceof NeedsPerson || error instanceof Refused)) throw error
      return await failByHand(deps, ref, error.code)
    }
  },

  /** L11: the same for connecting again. */
  async connectByHand(ref: UserRef): Promise<string> {
    try {
      return await attemptConnecting(deps, ref)
    } catch (error) {
      if (!(error instanceof NeedsPerson || error instanceof Refused)) throw error
      return await failByHand(deps, ref, error.code)
    }
  },
})

/** The open removal of the user. */
function recordOf({ db, clock }: RemovalDeps, { tenant, user }: UserRef): RemovalRecord {
  return {
    tenant,
    hold: (trx) => holdRemoval(trx, { clock }, { tenant, user }),
    async lock(trx) {
      await lockUser(trx, tenant, user)
      return await clock(trx)
    },
    begin: (trx, id, askedAt) => beginCall(trx, tenant, id, { askedAt }),
    end: (trx, id, seen) => endByHand(trx, tenant, id, { ...seen, problem: null }),
    noteProblem: (id, problem) => noteChangeProblem(db, tenant, id, problem),
    leaverOf: () => undefined,
  }
}

async function holdRemoval(
  trx: Knex.Transaction,
  { clock }: Pick<RemovalDeps, 'clock'>,
  { tenant, user: id }: UserRef,
): Promise<HeldRemoval | RemovalOver> {
  const user = await lockUser(trx, tenant, id)
  const change = await findOpenChange(trx, tenant, id)
  if (user === undefined || change?.kind !== 'remove' || change.heldByBulk) return { over: 'finished' }
  const now = await clock(trx)
  const why = user.exempt ? 'user-exempt' : user.active && !change.ofActive ? 'user-active' : undefined
  if (why === undefined) {
    if (!(await isStopped(trx, tenant, 'connections')))
      return { id: change.id, user, now, askedAt: change.askedAt }
    await noteChangeProblem(trx, tenant, change.id, 'stopped')
    return { over: null }
  }
  await noteAskedFor(trx, tenant, id, { askedAt: change.askedAt, leaver: undefined })
  return {
    over: await endByHand(trx, tenant, change.id, {
      state: 'skipped',
      observed: null,
      at: now,
      problem: why,
    }),
  }
}
