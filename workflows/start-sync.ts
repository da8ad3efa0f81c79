import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common'
import { ParentClosePolicy, sleep, startChild } from '@temporalio/workflow'
import { syncWorkflowId } from '../src/temporal/ids.ts'
import type { SyncRef } from '../src/temporal/integration-messages.ts'
import { sync } from './sync.ts'

/** The former run's workflow may still be about to end when its row has; later than that, it is this run that is under way. */
const tries = 5

/** Starts the run whose row is there, unless it is under way already; answers whether it did. */
export async function startSync(ref: SyncRef): Promise<boolean> {
  for (let left = tries; left > 0; left -= 1) {
    try {
      await startChild(sync, {
        workflowId: syncWorkflowId(ref),
        args: [ref],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        staticSummary: 'Syncs employees with the payroll system',
      })
      return true
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      await sleep('2 seconds', { summary: 'Until the former run has ended' })
    }
  }
  return false
}
