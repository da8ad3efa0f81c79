import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { recordAudit, type Cause } from '../db/audit.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import {
  askToRetry,
  countToRetry,
  lockToRetry,
  markUnfollowedRetries,
  type OpenLeaverFilter,
} from '../db/platform-leavers.ts'
import { inTransaction } from '../db/transaction.ts'
import { leaverWorkflowType, retrySignal } from '../temporal/leaver-messages.ts'
import {
  dueAttribute,
  problemAttribute,
  stageAttribute,
  tenantAttribute,
} from '../temporal/search-attributes.ts'
import type { Intake } from './context.ts'

/** Signals a second; Visma Connect has a limit of its own. */
const perSecond = 25
const answeredWithinMs = 5_000

type Retrying = { filter: OpenLeaverFilter; expect: number | undefined }

/** `differs`: nothing was done, because not so many fit. */
export type Retried = { kind: 'retried' | 'differs'; count: number }

/** L14: tries again with many leavers of all tenants. */
export type RetryMany = (cause: Cause & { reason: string }, retrying: Retrying) => Promise<Retried>

export function createRetryMany({
  db,
  clock,
  client,
  log,
}: Pick<Intake, 'db' | 'clock'> & {
  client: Client
  log: { warn(fields: object, message: string): void }
}): RetryMany {
  return async (cause, { filter, expect }) => {
    const retried = await inTransaction(db, async (trx): Promise<Retried> => {
      if (expect === undefined) return { kind: 'differs', count: await countToRetry(trx, filter) }
      await lockToRetry(trx, filter)
      const count = await countToRetry(trx, filter)
      if (count !== expect) return { kind: 'differs', count }
      const now = await clock(trx)
      const byTenant = await askToRetry(trx, cause, { filter, now })
      await recordPlatformAudit(trx, cause, { action: 'platform.leavers-retried', value: { filter, count } })
      for (const [tenant, ofTenant] of byTenant) {
        await recordAudit(trx, tenant, cause, {
          action: 'leavers.retried',
          subject: { kind: 'tenant', id: tenant },
          new: { count: ofTenant, problem: filter.problem ?? null },
        })
      }
      return { kind: 'retried', count }
    })
    if (retried.kind === 'retried' && retried.count > 0) {
      try {
        await signalMany(client, filter)
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown'
        log.warn({ error: name }, 'no batch was started; the sweep tells those that were asked to try again')
        await markUnfollowedRetries(db, { askedBefore: new Date(Date.parse(await clock(db)) + 1) })
      }
    }
    return retried
  }
}

/** One batch of Temporal signals all that wait for a person; the server goes on with it by itself. */
async function signalMany(client: Client, { tenant, problem, dueBefore }: OpenLeaverFilter): Promise<void> {
  const conditions = [
    `WorkflowType = '${leaverWorkflowType}'`,
    `ExecutionStatus = 'Running'`,
    `${stageAttribute.name} = 'attention'`,
    ...(problem === undefined ? [] : [`${problemAttribute.name} = '${problem}'`]),
    ...(tenant === undefined ? [] : [`${tenantAttribute.name} = '${tenant}'`]),
    ...(dueBefore === undefined ? [] : [`${dueAttribute.name} < '${dueBefore}'`]),
  ]
  await client.withDeadline(Date.now() + answeredWithinMs, () =>
    client.workflowService.startBatchOperation({
      namespace: client.options.namespace,
      jobId: randomUUID(),
      visibilityQuery: conditions.join(' and '),
      reason: 'retry of many leavers by an operator',
      maxOperationsPerSecond: perSecond,
      signalOperation: { signal: retrySignal, identity: client.options.identity },
    }),
  )
}
