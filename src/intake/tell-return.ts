import type { WorkflowStartOptions } from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import type { Knex } from 'knex'
import type { MarkFilter } from '../db/marks.ts'
import { markedReturns, type Return } from '../db/returns.ts'
import { returnerWorkflowId } from '../temporal/ids.ts'
import { mainQueue } from '../temporal/queues.ts'
import {
  replanReturnSignal,
  returnerWorkflowType,
  type ReturnPlan,
  type ReturnerWorkflow,
} from '../temporal/return-messages.ts'
import { dueAttribute, stageAttribute, tenantAttribute } from '../temporal/search-attributes.ts'
import { tellWorkflow } from './tell-workflow.ts'
import type { Untold } from './tell.ts'

/** The returns whose workflow has not heard of their latest plan. */
export async function untoldReturns(db: Knex, filter: MarkFilter): Promise<Untold[]> {
  const returns = await markedReturns(db, filter)
  return returns.map((each) => ({
    table: 'returns',
    tenant: each.tenant,
    id: each.id,
    version: each.version,
    tell: (client) => tellWorkflow(client, tellingOf(each)),
  }))
}

/** What the workflow of a return is told. */
export function returnPlanOf({ version, opensAt, isOpen }: Return): ReturnPlan {
  return { version, opensAt, outcome: opensAt === null ? (isOpen ? 'open' : 'cancelled') : null }
}

function tellingOf(told: Return) {
  const { tenant, userId: user, opensAt, toldVersion } = told
  const workflowId = returnerWorkflowId({ tenant, user })
  const plan = returnPlanOf(told)
  return {
    type: returnerWorkflowType,
    workflowId,
    start: opensAt === null ? undefined : startOf({ workflowId, tenant, user, plan, opensAt }),
    signal: replanReturnSignal,
    plan,
    isFirst: toldVersion === 0,
  }
}

/** How the workflow is started, and what operators see of it. */
function startOf({
  workflowId,
  tenant,
  user,
  plan,
  opensAt,
}: {
  workflowId: string
  tenant: string
  user: string
  plan: ReturnPlan
  opensAt: string
}) {
  return {
    workflowId,
    taskQueue: mainQueue,
    args: [{ tenant, user, plan }],
    staticSummary: `Return of ${user} of ${tenant}`,
    priority: { fairnessKey: tenant },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: tenantAttribute, value: tenant },
      { key: stageAttribute, value: 'waiting' },
      { key: dueAttribute, value: new Date(opensAt) },
    ]),
  } satisfies WorkflowStartOptions<ReturnerWorkflow>
}
