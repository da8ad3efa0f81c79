import type { WorkflowStartOptions } from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import { leaverWorkflowId } from '../temporal/ids.ts'
import type { LeaverPlan, LeaverWorkflow } from '../temporal/leaver-messages.ts'
import { mainQueue } from '../temporal/queues.ts'
import { dueAttribute, stageAttribute, tenantAttribute } from '../temporal/search-attributes.ts'

/** How the workflow of a leaver is started, and what operators see of it. */
export function leaverStart({
  tenant,
  employment,
  plan,
  dueAt,
}: {
  tenant: string
  employment: string
  plan: LeaverPlan
  dueAt: string
}) {
  return {
    workflowId: leaverWorkflowId({ tenant, employment }),
    taskQueue: mainQueue,
    args: [{ tenant, employment, plan }],
    staticSummary: `Leaver ${employment} of ${tenant}`,
    priority: { fairnessKey: tenant },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: tenantAttribute, value: tenant },
      { key: stageAttribute, value: plan.heldBy === undefined ? 'waiting' : 'held' },
      { key: dueAttribute, value: new Date(dueAt) },
    ]),
  } satisfies WorkflowStartOptions<LeaverWorkflow>
}
