import type { Client } from '@temporalio/client'
import type { Knex } from 'knex'
import { markedLeavers, unmarkLeaver, type MarkedLeaver } from '../db/leaver-marks.ts'
import { findLeaver } from '../db/leavers.ts'
import type { MarkFilter } from '../db/marks.ts'
import { leaverWorkflowId } from '../temporal/ids.ts'
import {
  leaverWorkflowType,
  replanSignal,
  type LeaverPlan,
  type LeaverWorkflow,
} from '../temporal/leaver-messages.ts'
import { leaverStart } from './leaver-start.ts'
import { heldIn, planOf } from './plan-of.ts'
import { tellWorkflow } from './tell-workflow.ts'
import type { Untold } from './tell.ts'

const startWithinMs = 5_000

/** The leavers whose workflow has not heard of their latest plan. */
export async function untoldLeavers(db: Knex, filter: MarkFilter): Promise<Untold[]> {
  return (await markedLeavers(db, filter)).map(untoldLeaver)
}

export function untoldLeaver(leaver: MarkedLeaver): Untold {
  return {
    table: 'leavers',
    tenant: leaver.tenant,
    id: leaver.id,
    version: leaver.version,
    tell: (client) => tellWorkflow(client, tellingOf(leaver)),
  }
}

/** Starts the run anew by the plan of the database, in place of one that goes by another. */
export async function replaceLeaver({
  db,
  client,
  tenant,
  id,
}: {
  db: Knex
  client: Client
  tenant: string
  id: string
}): Promise<void> {
  const leaver = await findLeaver(db, tenant, id)
  const plan = leaver && planOf(leaver)
  if (leaver === undefined || plan?.dueAt == null) return
  const start = leaverStart({ tenant, employment: leaver.employmentId, plan, dueAt: plan.dueAt })
  await client.withDeadline(Date.now() + startWithinMs, () =>
    client.workflow.start<LeaverWorkflow>(leaverWorkflowType, {
      ...start,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    }),
  )
  await unmarkLeaver(db, tenant, id, plan.version)
}

function tellingOf({
  tenant,
  employmentId: employment,
  cycle,
  version,
  dueAt,
  outcome,
  toldVersion,
  stage,
  heldBy,
}: MarkedLeaver) {
  const plan: LeaverPlan = { cycle, version, dueAt, outcome, ...heldIn(stage, heldBy) }
  return {
    type: leaverWorkflowType,
    workflowId: leaverWorkflowId({ tenant, employment }),
    start: dueAt === null ? undefined : leaverStart({ tenant, employment, plan, dueAt }),
    signal: replanSignal,
    plan,
    isFirst: toldVersion === 0,
  }
}
