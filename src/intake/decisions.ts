import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { findDecision, insertDecision, type LeaverDecision } from '../db/leaver-decisions.ts'
import { findLeaver, type Leaver } from '../db/leavers.ts'
import { whyNot, whyNotUntil, type DecisionKind } from '../domain/decision.ts'
import { Rejection } from '../domain/rejection.ts'
import { failureTypes } from '../temporal/failures.ts'
import {
  decideUpdate,
  leaverWorkflowType,
  type Decision,
  type LeaverWorkflow,
} from '../temporal/leaver-messages.ts'
import { TemporalUnavailable } from '../temporal/unavailable.ts'
import { whyNotConfirmed } from './confirmable.ts'
import type { Change, Intake } from './context.ts'
import { leaverStart } from './leaver-start.ts'
import { planOf } from './plan-of.ts'

const answeredWithinMs = 10_000

export type Deciding = {
  leaver: string
  kind: DecisionKind
  until: string | null
  reason: string
  /** Given by whoever may repeat the call: the same decision is carried out once. */
  id?: string | undefined
}

/** L13: a person decides about a leaver; answered once its workflow has carried it out. */
export type Decide = (change: Change, deciding: Deciding) => Promise<void>

/** Throws the Rejections `not-found` and `decision-refused`, and TemporalUnavailable. */
export function createDecide({
  db,
  clock,
  client,
}: Pick<Intake, 'db' | 'clock'> & { client: Client }): Decide {
  return async ({ tenant, cause }, deciding) => {
    const { leaver: id, kind, until, reason, id: decisionId } = deciding
    const known = decisionId === undefined ? undefined : await findDecision(db, tenant, decisionId)
    // A call whose answer was lost goes on with its decision; one that was refused is asked anew.
    const before = known?.refused === null && isSame(known, deciding) ? known : undefined
    if (before?.isTaken === true) return
    const leaver = await decidable({ db, clock }, tenant, deciding)
    const plan = planOf(leaver)
    if (plan.dueAt === null) throw refused('the leaver is finished')

    const decision: Decision = {
      id:
        before?.id ??
        (await insertDecision(db, tenant, {
          id: known === undefined ? decisionId : undefined,
          leaverId: id,
          kind,
          until,
          cause: { ...cause, reason },
        })),
      kind,
      until,
      cycle: plan.cycle,
    }
    const start = leaverStart({ tenant, employment: leaver.employmentId, plan, dueAt: plan.dueAt })
    try {
      await client.withDeadline(Date.now() + answeredWithinMs, () =>
        client.workflow.executeUpdateWithStart<LeaverWorkflow, void, [Decision]>(decideUpdate, {
          startWorkflowOperation: new WithStartWorkflowOperation<LeaverWorkflow>(leaverWorkflowType, {
            ...start,
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
          updateId: decision.id,
          args: [decision],
        }),
      )
    } catch (error) {
      throw explained(error)
    }
  }
}

/** The leaver, as it stands. Throws the Rejections `not-found` and `decision-refused`. */
export async function decidable(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  tenant: string,
  { leaver: id, kind, until }: Deciding,
): Promise<Leaver> {
  const leaver = await findLeaver(db, tenant, id)
  if (leaver === undefined) throw new Rejection('not-found', { detail: `there is no leaver ${id}` })
  const now = await clock(db)
  const why =
    whyNot({ kind, stage: leaver.stage, heldBy: leaver.heldBy }) ??
    (until === null ? undefined : whyNotUntil({ until, now })) ??
    (await whyNotConfirmed(db, tenant, { kind, leaver }))
  if (why !== undefined) throw refused(why)
  return leaver
}

function isSame(decision: LeaverDecision, { leaver, kind, until }: Omit<Deciding, 'reason' | 'id'>): boolean {
  const isSameEnd =
    until === null ? decision.until === null : Date.parse(until) === Date.parse(decision.until ?? '')
  return decision.leaverId === leaver && decision.kind === kind && isSameEnd
}

function explained(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error
    if (cause instanceof ApplicationFailure && cause.type === failureTypes.decisionRefused) {
      return refused(cause.message)
    }
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(error)) {
    return new TemporalUnavailable({ cause: error })
  }
  return error
}

export function refused(why: string): Rejection {
  return new Rejection('decision-refused', { detail: why })
}
