import { ActivityFailure, ApplicationFailure, CancellationScope, setHandler } from '@temporalio/workflow'
import { whyNot, whyNotUntil } from '../src/domain/decision.ts'
import type { Stage } from '../src/domain/leaver.ts'
import { failureTypes } from '../src/temporal/failures.ts'
import type { Decision, LeaverPlan } from '../src/temporal/leaver-messages.ts'
import { decide } from './messages.ts'
import { records } from './proxies.ts'

type Deciding = {
  ref: { tenant: string; employment: string }
  stage: () => Stage
  /** The cycle that the stage is about. */
  cycle: () => number
  tell: (plan: LeaverPlan) => void
}

/** L13: decisions of people, refused at once where they make no sense, else carried out by the database. */
export function takeDecisions({ ref, stage, cycle, tell }: Deciding): void {
  setHandler(
    decide,
    // A cancellation from Temporal UI ends nothing, so the decisions of people count after it as before.
    ({ id, kind }) =>
      CancellationScope.nonCancellable(async () => {
        const summary = `Carry out a person's decision: ${kind}`
        try {
          tell(await records.carryOut.executeWithOptions({ summary }, [{ ...ref, decision: id }]))
        } catch (error) {
          if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) throw error.cause
          throw error
        }
      }),
    { validator: (decision: Decision) => refuse(decision, { stage: stage(), cycle: cycle() }) },
  )
}

function refuse(
  { kind, until, cycle: decided = 0 }: Decision,
  { stage, cycle }: { stage: Stage; cycle: number },
): void {
  // Of a cycle that this run has not begun yet only the database can judge.
  if (decided > cycle) return
  const now = new Date().toISOString()
  // Whether a waiting leaver is held by a person only the database knows.
  const fits = stage === 'waiting' && whyNot({ kind, stage: 'held' }) === undefined
  const whyNotNow = fits ? undefined : whyNot({ kind, stage })
  const why = whyNotNow ?? (until === null ? undefined : whyNotUntil({ until, now }))
  if (why !== undefined) throw ApplicationFailure.nonRetryable(why, failureTypes.decisionRefused)
}
