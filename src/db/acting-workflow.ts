import { AsyncLocalStorage } from 'node:async_hooks'

/** On whose behalf this process acts at the moment: what an activity writes to the audit trail names its workflow. */
export const actingWorkflow = new AsyncLocalStorage<{ workflowId: string; runId: string }>()

export function workflowColumns() {
  const acting = actingWorkflow.getStore()
  return { workflow_id: acting?.workflowId ?? null, run_id: acting?.runId ?? null }
}
