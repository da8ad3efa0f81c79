import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow'
import { failureTypes } from '../src/temporal/failures.ts'

/** The code of a known permanent refusal, if that is why the activity failed. */
export function refusalIn(error: unknown): string | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined
  return cause instanceof ApplicationFailure && cause.type === failureTypes.refused
    ? cause.message
    : undefined
}
