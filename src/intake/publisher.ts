// From a committed event to the workflows that deliver it: numbers and deliveries first, then the telling. What is not told is
// found by the sweep.
import type { Client, Workflow, WorkflowStartOptions } from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import type { Knex } from 'knex'
import { emitClosesSoon, hasUnpublished, publishEvents, removeEvents } from '../db/events.ts'
import { compareTodos } from '../db/todo-changes.ts'
import type { Clock } from '../db/transaction.ts'
import { overdueEndpoints } from '../db/webhook-deliveries.ts'
import { findForDelivery } from '../db/webhook-endpoints.ts'
import { eventsKeptDays } from '../domain/events.ts'
import type { Instant } from '../domain/local-time.ts'
import { guardAhead } from './guard-ahead.ts'
import { deliveringWorkflowId } from '../temporal/ids.ts'
import { mainQueue } from '../temporal/queues.ts'
import { tenantAttribute } from '../temporal/search-attributes.ts'
import { deliveringWorkflowType, dueSignal, type DeliveringWorkflow } from '../temporal/webhook-messages.ts'

export type Publisher = {
  /** Numbers what is committed and tells who delivers it. */
  publish(): Promise<void>
  /** The same, if anything of this tenant waits for its number. */
  publishFor(tenant: string): Promise<void>
  /** Tells the workflow of an endpoint that something is due, without making the caller wait. */
  wake(endpoint: string): void
  /** Publishes again and again until `stop`. */
  keepPublishing(): void
  /** The sweep's part, for so long at most: what comes near, to-dos, what nobody delivers, what is too old. `now`: intake's clock. */
  sweep(options: { now: Instant; forMs: number }): Promise<void>
  /** Waits for what is under way. */
  stop(): Promise<void>
}

const batchSize = 1_000
const everyMs = 300
const rpcDeadlineMs = 5_000
/** Its own workflow would have looked by now. */
const overdueMs = 60_000
const wokenPerSweep = 200
const tenantsAtOnce = 100
const removedAtOnce = 2_000
const dayMs = 86_400_000

type Log = { warn(fields: object, message: string): void }

export function createPublisher({
  db,
  clock,
  client,
  log,
}: {
  db: Knex
  clock: Clock
  client: Client
  log: Log
}): Publisher {
  const running = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function publish(): Promise<void> {
    while (await hasUnpublished(db)) {
      const done = await publishEvents(db, { now: await clock(db), limit: batchSize })
      if (done === undefined) return
      await Promise.all(done.endpoints.map(tell))
      if (done.published < batchSize) return
    }
  }

  /** The sweep tells again what this cannot. */
  async function tell(endpoint: string): Promise<void> {
    try {
      const known = await findForDelivery(db, endpoint)
      if (known === undefined) return
      const fairnessKey = 'tenant' in known.owner ? known.owner.tenant : known.owner.partner
      await client.withDeadline(Date.now() + rpcDeadlineMs, () =>
        client.workflow.signalWithStart<Workflow>(deliveringWorkflowType, {
          ...startOf({
            endpoint,
            fairnessKey,
            tenant: 'tenant' in known.owner ? known.owner.tenant : undefined,
          }),
          signal: dueSignal,
          signalArgs: [],
        }),
      )
    } catch (error) {
      log.warn({ endpoint, error: nameOf(error) }, 'an endpoint was not told; the sweep will tell')
    }
  }

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => running.delete(tracked))
    running.add(tracked)
  }

  async function round(): Promise<void> {
    try {
      await publish()
    } catch (error) {
      log.warn({ error: nameOf(error) }, 'events were not published; the next round tries again')
    }
    if (!stopped) timer = setTimeout(() => track(round()), everyMs)
  }

  return {
    publish,

    async publishFor(tenant) {
      if (await hasUnpublished(db, tenant)) await publish()
    },

    wake: (endpoint) => track(tell(endpoint)),

    keepPublishing: () => track(round()),

    async sweep({ now, forMs }) {
      const until = performance.now() + forMs
      const within = (): boolean => performance.now() < until
      await emitClosesSoon(db, now)
      const reckon = (trx: Knex, tenant: string) => guardAhead(trx, tenant, { now })
      while (within()) {
        const compared = await compareTodos(db, { now, notSince: now, limit: tenantsAtOnce, reckon })
        if (compared < tenantsAtOnce) break
      }
      await publish()
      const dueBefore = new Date(Date.parse(now) - overdueMs)
      for (const endpoint of await overdueEndpoints(db, { dueBefore, now, limit: wokenPerSweep }))
        await tell(endpoint)
      const publishedBefore = new Date(Date.parse(now) - eventsKeptDays * dayMs)
      while (within()) {
        const removed = await removeEvents(db, { publishedBefore, limit: removedAtOnce })
        if (removed < removedAtOnce) break
      }
    },

    async stop() {
      stopped = true
      clearTimeout(timer)
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

function startOf({
  endpoint,
  fairnessKey,
  tenant,
}: {
  endpoint: string
  fairnessKey: string
  tenant: string | undefined
}) {
  return {
    workflowId: deliveringWorkflowId(endpoint),
    taskQueue: mainQueue,
    args: [{ endpoint }],
    staticSummary: `Webhooks to ${endpoint}`,
    priority: { fairnessKey },
    ...(tenant !== undefined && {
      typedSearchAttributes: new TypedSearchAttributes([{ key: tenantAttribute, value: tenant }]),
    }),
  } satisfies WorkflowStartOptions<DeliveringWorkflow>
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
