import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow'
import type { SyncEnd } from '../activities/sync-closing.ts'
import { failureTypes } from '../src/temporal/failures.ts'

export type { SyncEnd }

export const completed: SyncEnd = { outcome: 'completed', problem: null }

export function stoppedBy(problem: string): SyncEnd {
  return { outcome: 'stopped', problem }
}

const outages: readonly (string | null | undefined)[] = [
  failureTypes.throttled,
  failureTypes.unavailable,
  failureTypes.outcomeUnknown,
  failureTypes.unexpectedAnswer,
  failureTypes.databaseUnavailable,
]

/** What ends a run before its time. What is no failure of an activity is a fault in the workflow, and stays loud. */
export function endOf(error: unknown): SyncEnd {
  if (isCancellation(error)) return stoppedBy('cancelled')
  if (!(error instanceof ActivityFailure)) throw error
  const { cause } = error
  const told = cause instanceof TimeoutFailure ? (cause.cause ?? cause) : cause
  if (told instanceof ApplicationFailure) {
    if (told.type === failureTypes.unauthorised)
      return { ...stoppedBy('authorisation-lost'), authorisationLostWhy: told.message }
    if (told.type === failureTypes.refused) return { outcome: 'failed', problem: told.message }
    if (outages.includes(told.type)) return stoppedBy('outage')
    return { outcome: 'failed', problem: 'fault-in-koppling' }
  }
  return stoppedBy('outage')
}
