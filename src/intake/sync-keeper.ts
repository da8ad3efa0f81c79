// The sweep's part in integrations (L14): runs whose workflow is lost go on, schedules that are lost or have other
// times come back, and what is
// disconnected leaves nothing in Temporal. Everything here may be done twice.
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import type { Knex } from 'knex'
import pLimit from 'p-limit'
import {
  disconnectedByClosing,
  noteScheduleRemoved,
  openSyncs,
  scheduledIntegrations,
  schedulesToRemove,
} from '../db/syncs-kept.ts'
import type { Instant } from '../domain/local-time.ts'
import { integrationWorkflowId, syncWorkflowId } from '../temporal/ids.ts'
import {
  approvedSignal,
  disconnectedSignal,
  syncWorkflowType,
  type IntegrationRef,
  type SyncRef,
} from '../temporal/integration-messages.ts'
import { mainQueue } from '../temporal/queues.ts'
import { tenantAttribute } from '../temporal/search-attributes.ts'
import type { SyncSchedules } from '../temporal/sync-schedules.ts'

export type SyncKeeper = {
  /** Starts again the runs whose workflow is lost, and wakes those that have to end. */
  runs(options: { now: Instant; forMs: number }): Promise<void>
  /** Makes the schedules that are lost again, gives those that have others their times, and removes those that nobody wants any more. */
  schedules(options: { now: Instant; forMs: number }): Promise<void>
}

/** Younger ones are being started by whoever inserted them. */
const settledAfterMs = 60_000
const rpcDeadlineMs = 5_000
const atOnce = 8
const runsPerSweep = 1_000
const schedulesPerSweep = 50
const removedPerSweep = 200
const heardWithinMs = 86_400_000

type Log = { warn(fields: object, message: string): void }

export function createSyncKeeper({
  db,
  client,
  schedules,
  log,
}: {
  db: Knex
  client: Client
  schedules: SyncSchedules
  log: Log
}): SyncKeeper {
  /** One that fails keeps none of the others waiting; the next sweep looks at it again. */
  async function each<Ref extends IntegrationRef>(
    refs: readonly Ref[],
    { until, work }: { until: number; work: (ref: Ref) => Promise<unknown> },
  ): Promise<void> {
    const limit = pLimit(atOnce)
    const one = async (ref: Ref): Promise<void> => {
      if (performance.now() > until) return
      try {
        await client.withDeadline(Date.now() + rpcDeadlineMs, () => work(ref))
      } catch (error) {
        const { tenant, integration } = ref
        const name = error instanceof Error ? error.name : 'unknown'
        log.warn({ tenant, integration, error: name }, 'not kept by the sweep; the next one looks again')
      }
    }
    await Promise.all(refs.map((ref) => limit(() => one(ref))))
  }

  async function goOn({ mayGoOn, ...ref }: SyncRef & { mayGoOn: boolean }): Promise<void> {
    if (!mayGoOn) return await letEnd(client, ref)
    if (await runs(client, ref)) return
    log.warn({ ...ref }, 'the run is started again')
    try {
      await client.workflow.start(syncWorkflowType, startOf(ref))
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    }
  }

  return {
    async runs({ now, forMs }) {
      const until = performance.now() + forMs
      const startedBefore = new Date(Date.parse(now) - settledAfterMs).toISOString()
      await each(await openSyncs(db, { startedBefore, limit: runsPerSweep }), { until, work: goOn })
    },

    async schedules({ now, forMs }) {
      const until = performance.now() + forMs
      const since = new Date(Date.parse(now) - heardWithinMs).toISOString()
      await each(await schedulesToRemove(db, removedPerSweep), {
        until,
        async work(ref) {
          await schedules.remove(ref)
          await noteScheduleRemoved(db, ref)
        },
      })
      await each(await disconnectedByClosing(db, { since, limit: removedPerSweep }), {
        until,
        work: async (ref) => await tellDisconnected(client, ref),
      })
      await each(await scheduledIntegrations(db, { now, atOnce: schedulesPerSweep }), {
        until,
        async work({ schedule, ...ref }) {
          const wanted = { ...schedule, frozen: [] }
          if (await schedules.isKept(ref, wanted)) return
          log.warn({ ...ref }, 'the schedule is made as the integration has it')
          await schedules.keep(ref, wanted)
        },
      })
    },
  }
}

function startOf(ref: SyncRef) {
  return {
    workflowId: syncWorkflowId(ref),
    taskQueue: mainQueue,
    args: [ref] as [SyncRef],
    staticSummary: 'Syncs employees with the payroll system',
    typedSearchAttributes: new TypedSearchAttributes([{ key: tenantAttribute, value: ref.tenant }]),
  }
}

/** A run that is held waits for an approval that nobody gives any more: woken, it finds out that it is over. */
async function letEnd(client: Client, ref: SyncRef): Promise<void> {
  await client.workflow.signalWithStart(syncWorkflowType, { ...startOf(ref), signal: approvedSignal })
}

async function runs(client: Client, ref: SyncRef): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(syncWorkflowId(ref)).describe()
    return status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}

async function tellDisconnected(client: Client, ref: IntegrationRef): Promise<void> {
  try {
    await client.workflow.getHandle(integrationWorkflowId(ref)).signal(disconnectedSignal)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
