import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { terminateEmployment } from '../db/employments.ts'
import { findDecision, settleDecision, type LeaverDecision } from '../db/leaver-decisions.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import { unmarkLeaver } from '../db/leaver-marks.ts'
import {
  endLeaver,
  findLeaver,
  markLeaver,
  postponeLeaver,
  releaseLeaver,
  type Leaver,
} from '../db/leavers.ts'
import { stepOf, updateStep } from '../db/leaver-steps.ts'
import { inTransaction } from '../db/transaction.ts'
import { noteAskedFor, takeConnection } from '../db/user-connections.ts'
import { forgetReopening, setAccessEnd } from '../db/users.ts'
import { whyNot, whyNotUntil, type DecisionKind } from '../domain/decision.ts'
import { confirmedByHand } from '../domain/identity-provider.ts'
import { userOfEnd } from '../domain/user-end.ts'
import type { LeaverPlan } from '../temporal/leaver-messages.ts'
import type { Intake } from './context.ts'
import { holdEmployment, type EmploymentRef, type HeldEmployment } from './hold-employment.ts'
import { whyNotConfirmed } from './confirmable.ts'
import { readAgain } from './person.ts'
import { planOf } from './plan-of.ts'
import { reconcile } from './reconcile.ts'

export type CarriedOut = { kind: 'taken'; plan: LeaverPlan } | { kind: 'refused'; why: string }

type Deciding = {
  trx: Knex.Transaction
  tenant: string
  held: HeldEmployment
  leaver: Leaver
  decision: LeaverDecision
}

/** L13: carries out what a person decided, once, under the locks of L6; refused where it makes no sense by now. */
export async function carryOutDecision(
  intake: Pick<Intake, 'db' | 'clock'>,
  ref: EmploymentRef,
  id: string,
): Promise<CarriedOut> {
  const { tenant } = ref
  return await inTransaction(intake.db, async (trx) => {
    const held = await holdEmployment(trx, intake, ref)
    const leaver = held?.leaver
    const decision = await findDecision(trx, tenant, id)
    if (held === undefined || leaver === undefined || decision?.leaverId !== leaver.id) {
      return { kind: 'refused', why: 'the decision is about another leaver' }
    }
    if (decision.isTaken) return { kind: 'taken', plan: planOf(leaver) }
    const why =
      decision.refused ??
      refusalOf({ decision, leaver, now: held.now }) ??
      (await whyNotConfirmed(trx, tenant, { kind: decision.kind, leaver }))
    await settleDecision(trx, tenant, id, { refused: why ?? null })
    if (why !== undefined) return { kind: 'refused', why }

    await recordDecision({ trx, tenant, held, leaver, decision })
    await works[decision.kind]({ trx, tenant, held, leaver, decision })
    const decided = await findLeaver(trx, tenant, leaver.id)
    if (decided === undefined) throw new Error(`leaver ${leaver.id} is gone`)
    // The answer tells the workflow.
    await unmarkLeaver(trx, tenant, leaver.id, decided.version)
    return { kind: 'taken', plan: planOf(decided) }
  })
}

function refusalOf({
  decision: { kind, until },
  leaver: { stage, heldBy },
  now,
}: Pick<Deciding, 'decision' | 'leaver'> & { now: string }): string | undefined {
  return whyNot({ kind, stage, heldBy }) ?? (until === null ? undefined : whyNotUntil({ until, now }))
}

async function recordDecision({ trx, tenant, leaver, decision: { kind, until, cause } }: Deciding) {
  const decided = { decision: kind, ...(until !== null && { until }) }
  await recordEdit(trx, tenant, leaver.id, cause, {
    what: 'decision',
    old: { stage: leaver.stage },
    new: decided,
    noAccessFrom: leaver.noAccessFrom,
  })
  await recordAudit(trx, tenant, cause, {
    action: `leaver.${kind}`,
    subject: { kind: 'leaver', id: leaver.id },
    old: { stage: leaver.stage },
    new: decided,
  })
}

const works: Record<DecisionKind, (deciding: Deciding) => Promise<void>> = {
  async postpone({ trx, tenant, leaver, decision: { until, cause } }) {
    await postponeLeaver(trx, tenant, leaver.id, {
      heldBy: 'operator',
      until: until ?? '',
      by: cause.actor ?? null,
      reason: cause.reason,
    })
  },

  async release({ trx, tenant, leaver }) {
    await releaseLeaver(trx, tenant, leaver.id)
  },

  /** The same decision as access `now` in a termination (L16). */
  async 'run-now'({ trx, tenant, held, leaver, decision: { cause } }) {
    await releaseLeaver(trx, tenant, leaver.id)
    const user = userOfEnd(leaver.employmentId)
    if (user !== undefined) {
      await setAccessEnd(trx, tenant, user, {
        endsOn: held.person.user?.accessEndsOn ?? null,
        askedAt: held.now,
      })
    } else {
      await terminateEmployment(trx, tenant, leaver.employmentId, {
        lastDay: leaver.lastDay ?? '',
        access: 'now',
        accessAskedAt: held.now,
        reason: cause.reason,
      })
    }
    await reconcile(trx, tenant, { person: await readAgain(trx, tenant, held.person), cause })
  },

  async retry({ trx, tenant, leaver }) {
    await markLeaver(trx, tenant, leaver.id)
  },

  async skip({ trx, tenant, held, leaver }) {
    const { askedAt } = await stepOf(trx, tenant, leaver.id, 'connection')
    const user = held.person.user
    if (user !== undefined) await noteAskedFor(trx, tenant, user.id, { askedAt, leaver: leaver.id })
    await endLeaver(trx, tenant, leaver.id, { outcome: 'completed', reason: null, supersededBy: null })
  },

  /** Mode `task`: what a person says to have done is done. */
  async confirm({ trx, tenant, held, leaver, decision: { cause } }) {
    const { now: at } = held
    const seen = { state: 'done', observed: confirmedByHand, at, problem: null } as const
    await updateStep(trx, tenant, leaver.id, 'connection', seen)
    const user = held.person.user
    if (user !== undefined) {
      await takeConnection(trx, tenant, user.id, { connection: 'no', at, leaver: leaver.id })
      await recordAudit(trx, tenant, cause, {
        action: 'user.connection-removed',
        subject: { kind: 'user', id: user.id },
        new: { leaver: leaver.id, observed: confirmedByHand },
      })
    }
    await endLeaver(trx, tenant, leaver.id, { outcome: 'completed', reason: null, supersededBy: null })
  },

  async cancel({ trx, tenant, held, leaver }) {
    const user = held.person.user
    if (user !== undefined) await forgetReopening(trx, tenant, user.id)
    await endLeaver(trx, tenant, leaver.id, {
      outcome: 'cancelled-by-operator',
      reason: null,
      supersededBy: null,
    })
  },
}
