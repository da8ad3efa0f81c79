// The locks of the time-skipping server's clock. It takes one for each task that it gives out, and keeps it for good where the run
// ends before the task does: whoever moves the clock afterwards waits for ever.
import { activityInfo } from '@temporalio/activity'
import type { Client, WorkflowHandle } from '@temporalio/client'
import proto from '@temporalio/proto'
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker'
import { vi } from 'vitest'
import type { TimeSkippingServer } from './rig-time-skipping.ts'

const { PendingActivityState } = proto.temporal.api.enums.v1

/** How many attempts of activities the workers of the rig are at. */
export type Attempts = { underWay: number }

/** Gives back the lock of an attempt whose run has ended meanwhile, as by a skip a moment after a retry. */
export function unlockingInterceptor({
  server,
  client,
  attempts,
}: {
  server: Pick<TimeSkippingServer, 'unlock'>
  client: Client
  attempts: Attempts
}): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      const startedAt = performance.now()
      attempts.underWay += 1
      try {
        return await next(input)
      } finally {
        attempts.underWay -= 1
        const { workflowExecution: run, startToCloseTimeoutMs } = activityInfo()
        // Of an attempt that is over for the server too, the lock was given back.
        const isOver = performance.now() - startedAt >= startToCloseTimeoutMs
        if (run !== undefined && !isOver) {
          const { status } = await client.workflow.getHandle(run.workflowId, run.runId).describe()
          if (status.name !== 'RUNNING') await server.unlock()
        }
      }
    },
  }
}

/** Waits until no task of the run is under way, so that it can be ended; one that never rests is ended all the same. */
export async function resting(run: WorkflowHandle): Promise<void> {
  const hasTask = async (): Promise<boolean> => {
    const { raw } = await run.describe()
    const activities = raw.pendingActivities ?? []
    return (
      raw.pendingWorkflowTask != null ||
      activities.some(({ state }) => state === PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
    )
  }
  await vi.waitUntil(async () => !(await hasTask()), { timeout: 10_000, interval: 20 }).catch(() => undefined)
}

const standsStillMs = 30_000

/**
 * Waits for a sleep of the clock, and gives back a lock that is kept for good: then the clock only runs like any other, although
 * nobody is at an attempt.
 */
export async function freeing(
  sleep: Promise<void>,
  { server, attempts }: { server: Pick<TimeSkippingServer, 'currentTimeMs' | 'unlock'>; attempts: Attempts },
): Promise<void> {
  let seen = await server.currentTimeMs()
  const free = async (): Promise<void> => {
    const now = await server.currentTimeMs()
    const standsStill = now - seen < 2 * standsStillMs
    seen = now
    if (standsStill && attempts.underWay === 0) await server.unlock()
  }
  const watch = setInterval(() => void free().catch(() => undefined), standsStillMs)
  try {
    await sleep
  } finally {
    clearInterval(watch)
  }
}
