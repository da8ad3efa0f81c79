import { activityInfo } from '@temporalio/activity'
import { ApplicationFailure, CancelledFailure } from '@temporalio/common'
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker'
import { actingWorkflow } from '../db/acting-workflow.ts'
import * as payroll from '../connectors/errors.ts'
import { isDatabaseUnavailable } from '../db/availability.ts'
import { NeedsPerson, NotConfirmed, NotNow } from '../domain/step-failure.ts'
import {
  OutcomeUnknown,
  Refused,
  Throttled,
  Unauthorised,
  Unavailable,
  UnexpectedAnswer,
} from '../visma-connect/errors.ts'
import { failureTypes, type FailureType } from './failures.ts'

type Log = { info(fields: object, message: string): void; error(fields: object, message: string): void }

/** The one place that turns errors into the taxonomy. Messages are codes: histories hold nothing personal. */
export function failureInterceptor(log: Log): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await actingFor(() => next(input))
      } catch (error) {
        const { activityType, attempt, workflowExecution } = activityInfo()
        const failure = toFailure(error, attempt)
        const fields = { activity: activityType, attempt, workflow: workflowExecution?.workflowId }
        if (failure instanceof ApplicationFailure && failure.type !== 'Bug') {
          log.info({ ...fields, failure: failure.type, code: failure.message }, 'an attempt failed')
        } else if (!(failure instanceof CancelledFailure)) {
          log.error({ ...fields, ...traceOf(error) }, 'an attempt failed by a fault in koppling')
        }
        throw failure
      }
    },
  }
}

/** What is written to the audit trail meanwhile names the workflow. */
async function actingFor<Result>(work: () => Promise<Result>): Promise<Result> {
  const { workflowExecution } = activityInfo()
  return workflowExecution === undefined ? await work() : await actingWorkflow.run(workflowExecution, work)
}

/** After so many attempts an answer that nobody understands is asked for again once an hour (L14). */
const unexpectedAttempts = 8

/** Of many that wait for one tenant's places each comes more and more seldom, else the asking itself would hold up other tenants. */
const againAfterMs = { stopped: 30_000, 'connection-busy': 2_000, 'tenant-busy': undefined } as const

function toFailure(error: unknown, attempt: number): Error {
  if (error instanceof CancelledFailure || error instanceof ApplicationFailure) return error
  if (error instanceof Refused) return failure(failureTypes.refused, error.code, { nonRetryable: true })
  if (error instanceof Unauthorised) return failure(failureTypes.unauthorised, error.code)
  if (error instanceof Throttled)
    return failure(failureTypes.throttled, error.code, { nextRetryMs: error.retryAfterMs })
  if (error instanceof Unavailable)
    return failure(failureTypes.unavailable, error.code, { nextRetryMs: error.retryAfterMs })
  if (error instanceof OutcomeUnknown) return failure(failureTypes.outcomeUnknown, error.code)
  if (error instanceof UnexpectedAnswer) {
    const nextRetryMs = attempt < unexpectedAttempts ? undefined : 3_600_000
    return failure(failureTypes.unexpectedAnswer, error.code, { nextRetryMs })
  }
  if (error instanceof payroll.ConnectorFailure) return failureOfPayroll(error)
  if (error instanceof NeedsPerson) return failure(failureTypes.refused, error.code, { nonRetryable: true })
  if (error instanceof NotNow) {
    return failure(failureTypes.unavailable, error.code, { nextRetryMs: againAfterMs[error.code] })
  }
  if (error instanceof NotConfirmed) return failure(failureTypes.notConfirmed, error.code)
  if (isDatabaseUnavailable(error)) return failure(failureTypes.databaseUnavailable, 'database-unavailable')
  return ApplicationFailure.create({
    type: 'Bug',
    message: "a fault in koppling; the worker's log has the trace",
  })
}

/** Of a call that concerns a whole run. */
function failureOfPayroll(error: payroll.ConnectorFailure): ApplicationFailure {
  // I10: the run ends, and goes on when a person has mended the credentials.
  if (error instanceof payroll.Unauthorised)
    return failure(failureTypes.unauthorised, error.code, { nonRetryable: true })
  if (error instanceof payroll.Throttled)
    return failure(failureTypes.throttled, error.code, { nextRetryMs: error.retryAfterMs })
  if (error instanceof payroll.Refused)
    return failure(failureTypes.refused, error.code, { nonRetryable: true })
  if (error instanceof payroll.OutcomeUnknown) return failure(failureTypes.outcomeUnknown, error.code)
  if (error instanceof payroll.UnexpectedAnswer) return failure(failureTypes.unexpectedAnswer, error.code)
  return failure(failureTypes.unavailable, error.code)
}

function failure(
  type: FailureType,
  code: string,
  { nonRetryable = false, nextRetryMs }: { nonRetryable?: boolean; nextRetryMs?: number | undefined } = {},
): ApplicationFailure {
  return ApplicationFailure.create({
    type,
    message: code,
    nonRetryable,
    ...(nextRetryMs !== undefined && { nextRetryDelay: nextRetryMs }),
  })
}

/** `at place (file:line:column)`; a message may have lines that begin like it. */
const frame = /^ +at .*(?::\d+:\d+\)?|<anonymous>\)|\(native\))$/

/** Where it happened, without the message: a database's may quote values. */
function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const frames = error.stack?.split('\n').filter((line) => frame.test(line))
  return { name: error.name, code, frames }
}
