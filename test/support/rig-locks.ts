// The locks of the time-skipping server's clock. It takes one for each task that it gives out, and keeps it for good where the run
// ends before the task does: whoever moves the clock afterwards waits for ever.
import { activityInfo } from '@temporalio/activity'
import type { Client, WorkflowHandle } from '@temporalio/client'
import proto from '@temporalio/proto'
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker'
import { vi } from 'vitest'
import type { TimeSkippingServer } from './rig-time-skipping.ts'

const { PendingActivityState } = proto.temporal.api.enums.v1

/** Gives back the lock of an attempt whose run has ended meanwhile, as by a skip a moment after a retry. */
export function unlockingInterceptor({
  server,
  client,
}: {
  server: Pick<TimeSkippingServer, 'unlock'>
  client: Client
}): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      const startedAt = performance.now()
      try {
        return await next(input)
      } finally {
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
