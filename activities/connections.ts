// The connection step of a leaver: guarded like the first before each attempt (L6, L7). Every activity is safe to repeat.
import type { Knex } from 'knex'
import { automation, recordAudit } from '../src/db/audit.ts'
import { completeLeaver, findLeaver, setStage, type Leaver } from '../src/db/leavers.ts'
import { noteProblem, stepOf, updateStep } from '../src/db/leaver-steps.ts'
import { holdByStop, isStopped, stoppedForSeconds } from '../src/db/stops.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { holdEmployment, type EmploymentRef } from '../src/intake/hold-employment.ts'
import {
  attemptRemoval,
  type HeldRemoval,
  type RemovalAnswer,
  type RemovalDeps,
  type RemovalOver,
  type RemovalRecord,
  type Seen,
} from './removal.ts'

/** How the audit trail calls what became of a connection. */
const connectionActions = {
  done: 'user.connection-removed',
  unchanged: 'user.connection-unchanged',
  'kept-shared': 'user.connection-kept-shared',
  skipped: 'user.connection-skipped',
} as const satisfies Record<Seen['state'], string>

export type ConnectionActivities = ReturnType<typeof connectionActivities>

export const connectionActivities = (deps: RemovalDeps) => ({
  /** Throws what `attemptRemoval` throws. */
  async removeConnection(ref: EmploymentRef): Promise<RemovalAnswer> {
    return await attemptRemoval(deps, recordOf(deps, ref))
  },
})

/** The second step of the latest leaver of an employment. */
function recordOf(intake: RemovalDeps, ref: EmploymentRef): RemovalRecord {
  const { tenant } = ref
  return {
    tenant,
    hold: (trx) => unlessClosed(() => holdLeaver(trx, intake, ref), { over: 'cancelled' }),
    async lock(trx) {
      // A call that was under way when the tenant was closed is written down all the same.
      const held = await unlessClosed(() => holdEmployment(trx, intake, ref), undefined)
      return held?.now ?? (await intake.clock(trx))
    },
    async begin(trx, id, { askedAt, attemptedAt }) {
      const asked = askedAt === undefined ? {} : { askedAt }
      const change = { state: 'running', problem: null, attemptedAt, ...asked } as const
      await updateStep(trx, tenant, id, 'connection', change)
    },
    endCall: (trx, id) => updateStep(trx, tenant, id, 'connection', { attemptedAt: null }),
    async end(trx, id, seen) {
      await updateStep(trx, tenant, id, 'connection', { ...seen, problem: null })
      await completeLeaver(trx, tenant, id, { outcome: 'completed', reason: null, supersededBy: null })
      const leaver = await findLeaver(trx, tenant, id)
      await recordAudit(trx, tenant, automation, {
        action: connectionActions[seen.state],
        subject: { kind: 'user', id: leaver?.userId ?? '' },
        new: { leaver: id, observed: seen.observed },
      })
      return leaver?.outcome ?? 'completed'
    },
    noteProblem: (id, problem) => noteProblem(intake.db, tenant, id, 'connection', problem),
    leaverOf: (id) => id,
    looksAnyway: false,
  }
}

async function holdLeaver(
  trx: Knex.Transaction,
  intake: RemovalDeps,
  ref: EmploymentRef,
): Promise<HeldRemoval | RemovalOver> {
  const held = await holdEmployment(trx, intake, ref)
  const leaver = held?.leaver
  const user = held?.person.user
  if (held === undefined || leaver === undefined || user === undefined) return { over: 'cancelled' }
  if (leaver.stage === 'finished') return { over: leaver.outcome ?? 'finished' }
  // Another cycle may have begun that the workflow has not heard of: it waits or is held, and the account is open again.
  if (!isRemoving(leaver) || user.closedByLeaver !== leaver.id) return { over: 'cancelled' }
  if (leaver.stage === 'attention') await setStage(trx, ref.tenant, leaver.id, { stage: 'acting' })
  if (held.person.settings.automation === 'observe') {
    await setStage(trx, ref.tenant, leaver.id, { stage: 'acting', waitingFor: 'automation' })
    return { over: null }
  }
  if (await isStopped(trx, ref.tenant, 'connections')) {
    await holdByStop(trx, ref.tenant, leaver.id, { stage: 'acting', now: held.now })
    return { over: null, isStopped: true }
  }
  if (leaver.heldBy === 'stop') {
    const stoppedFor = stoppedForSeconds(leaver, held.now)
    await setStage(trx, ref.tenant, leaver.id, { stage: 'acting', stoppedForSeconds: stoppedFor })
  }
  const { askedAt } = await stepOf(trx, ref.tenant, leaver.id, 'connection')
  return { id: leaver.id, user, now: held.now, askedAt }
}

/** Between its two steps. */
function isRemoving({ stage }: Leaver): boolean {
  return stage === 'acting' || stage === 'attention'
}
