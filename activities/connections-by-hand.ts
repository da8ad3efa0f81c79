// Connections that people ask for by hand (L10): outside of any leaver, with the same care. Every activity is safe to repeat.
import type { Knex } from 'knex'
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import {
  beginCall,
  endCall,
  findOpenChange,
  noteChangeProblem,
  type ConnectionChangeKind,
} from '../src/db/connection-changes.ts'
import { markWaitingForPerson } from '../src/db/leaver-marks.ts'
import { isStopped } from '../src/db/stops.ts'
import { noteAskedFor } from '../src/db/user-connections.ts'
import { lockUser } from '../src/db/users.ts'
import { findDueMail } from '../src/db/welcome-mails.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { taskProblem } from '../src/domain/identity-provider.ts'
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
   * who asked, and answers `waiting` where somebody does it by hand. Throws the failures of identity providers that heal.
   */
  async removeConnectionByHand(ref: UserRef): Promise<string> {
    return await forOpenChange(deps, ref, 'remove', async (change) => {
      const waiting: string[] = []
      const { outcome } = await attemptRemoval(deps, recordOf(deps, ref, { change, waiting }))
      deps.teller.soon(ref.tenant, waiting)
      if (outcome === null) throw new NotNow('stopped')
      return outcome
    })
  },

  /** L11: the same for connecting again; `mail`: the change whose welcome mail is to be sent, where there is one. */
  async connectByHand(ref: UserRef): Promise<string | { state: string; mail: string }> {
    const state = await forOpenChange(deps, ref, 'connect', (change) => attemptConnecting(deps, ref, change))
    const mail = await findDueMail(deps.db, ref.tenant, ref.user)
    return mail === undefined ? state : { state, mail }
  },
})

/**
 * An attempt is about the change that is open as it begins: one that takes its place meanwhile is neither done nor failed by it.
 * What the tenant has done by hand stays open, without a run that waits for it.
 */
async function forOpenChange(
  deps: RemovalDeps,
  ref: UserRef,
  kind: ConnectionChangeKind,
  attempt: (change: string) => Promise<string>,
): Promise<string> {
  const change = await findOpenChange(deps.db, ref.tenant, ref.user)
  if (change?.kind !== kind || change.heldByBulk) return 'finished'
  try {
    return await attempt(change.id)
  } catch (error) {
    if (!(error instanceof NeedsPerson || error instanceof Refused)) throw error
    if (error.code === taskProblem) {
      await noteChangeProblem(deps.db, ref.tenant, change.id, taskProblem)
      return 'waiting'
    }
    return await failByHand(deps, ref, { change: change.id, problem: error.code })
  }
}

/** `waiting`: gets the leaver that waited for a person, who has mended it by this. */
function recordOf(
  { db, clock }: RemovalDeps,
  { tenant, user }: UserRef,
  { change, waiting }: { change: string; waiting: string[] },
): RemovalRecord {
  return {
    tenant,
    hold: (trx) =>
      unlessClosed(() => holdRemoval(trx, { clock }, { tenant, user, change }), { over: 'skipped' }),
    async lock(trx) {
      await lockUser(trx, tenant, user)
      return await clock(trx)
    },
    begin: (trx, id, call) => beginCall(trx, tenant, id, call),
    endCall: (trx, id) => endCall(trx, tenant, id),
    async end(trx, id, seen) {
      waiting.push(...(await markWaitingForPerson(trx, tenant, user)))
      return await endByHand(trx, tenant, id, { ...seen, problem: null })
    },
    noteProblem: (id, problem) => noteChangeProblem(db, tenant, id, problem),
    leaverOf: () => undefined,
    looksAnyway: true,
  }
}

async function holdRemoval(
  trx: Knex.Transaction,
  { clock }: Pick<RemovalDeps, 'clock'>,
  { tenant, user: id, change: wanted }: UserRef & { change: string },
): Promise<HeldRemoval | RemovalOver> {
  await holdOpenTenant(trx, tenant)
  const user = await lockUser(trx, tenant, id)
  const change = await findOpenChange(trx, tenant, id)
  if (user === undefined || change?.id !== wanted) return { over: 'finished' }
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
