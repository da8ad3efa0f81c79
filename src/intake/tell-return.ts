import type { Client, WorkflowStartOptions } from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import type { Knex } from 'knex'
import type { MarkFilter } from '../db/marks.ts'
import { findReturn, markedReturns, unmarkReturn, type Return } from '../db/returns.ts'
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

const startWithinMs = 5_000

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

/** Starts the run anew by the plan of the database, in place of one that goes by another. */
export async function replaceReturner({
  db,
  client,
  tenant,
  of: user,
}: {
  db: Knex
  client: Client
  tenant: string
  of: string
}): Promise<void> {
  const known = await findReturn(db, tenant, user)
  const start = known && startOf(known)
  if (known === undefined || start === undefined) return
  await client.withDeadline(Date.now() + startWithinMs, () =>
    client.workflow.start<ReturnerWorkflow>(returnerWorkflowType, {
      ...start,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    }),
  )
  await unmarkReturn(db, tenant, known)
}

function tellingOf(told: Return) {
  const { tenant, userId: user, toldVersion } = told
  return {
    type: returnerWorkflowType,
    workflowId: returnerWorkflowId({ tenant, user }),
    start: startOf(told),
    signal: replanReturnSignal,
    plan: returnPlanOf(told),
    isFirst: toldVersion === 0,
  }
}

/** How the workflow is started, and what operators see of it; undefined if there is nothing to wait for. */
function startOf(known: Return) {
  const { tenant, userId: user, opensAt } = known
  if (opensAt === null) return undefined
  return {
    workflowId: returnerWorkflowId({ tenant, user }),
    taskQueue: mainQueue,
    args: [{ tenant, user, plan: returnPlanOf(known) }],
    staticSummary: `Return of ${user} of ${tenant}`,
    priority: { fairnessKey: tenant },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: tenantAttribute, value: tenant },
      { key: stageAttribute, value: 'waiting' },
      { key: dueAttribute, value: new Date(opensAt) },
    ]),
  } satisfies WorkflowStartOptions<ReturnerWorkflow>
}
