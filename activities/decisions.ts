// What people decide about a leaver, carried out in one transaction; safe to repeat.
import { ApplicationFailure } from '@temporalio/common'
import { unlessClosed } from '../src/domain/closing.ts'
import { carryOutDecision } from '../src/intake/carry-out.ts'
import type { Intake } from '../src/intake/context.ts'
import type { EmploymentRef } from '../src/intake/hold-employment.ts'
import { failureTypes } from '../src/temporal/failures.ts'
import type { LeaverPlan } from '../src/temporal/leaver-messages.ts'

export type DecisionActivities = ReturnType<typeof decisionActivities>

export const decisionActivities = (intake: Pick<Intake, 'db' | 'clock'>) => ({
  /** Answers the plan that follows. Throws DecisionRefused. */
  async carryOut({ decision, ...ref }: EmploymentRef & { decision: string }): Promise<LeaverPlan> {
    const closed = { kind: 'refused', why: 'the tenant is closed' } as const
    const answer = await unlessClosed(() => carryOutDecision(intake, ref, decision), closed)
    if (answer.kind === 'taken') return answer.plan
    throw ApplicationFailure.nonRetryable(answer.why, failureTypes.decisionRefused)
  },
})
