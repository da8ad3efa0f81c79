import {
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type WorkflowStartOptions,
} from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import type { Knex } from 'knex'
import { usersToLookUp } from '../db/connect-look-ups.ts'
import { changesToStart, noteStarted, type ChangeToStart } from '../db/connection-starts.ts'
import {
  againSignal,
  connectingWorkflowType,
  connectionRemovalWorkflowType,
  lookUpsWorkflowType,
  type ConnectionWorkflow,
} from '../temporal/connection-messages.ts'
import { connectingWorkflowId, connectionRemovalWorkflowId, lookUpsWorkflowId } from '../temporal/ids.ts'
import { mainQueue } from '../temporal/queues.ts'
import { tenantAttribute } from '../temporal/search-attributes.ts'

const rpcDeadlineMs = 5_000
const startingAtOnce = 2

/** Of 1 to 5, 3 unless given: leavers and what is asked for one user go before what is asked for many at once. */
const priorityOfMany = 4

const runs = {
  remove: {
    type: connectionRemovalWorkflowType,
    workflowId: connectionRemovalWorkflowId,
    summary: 'Remove the connection of',
  },
  connect: { type: connectingWorkflowType, workflowId: connectingWorkflowId, summary: 'Connect' },
} as const

export type ConnectionStarter = {
  /** Starts the workflows of these changes soon, without making the caller wait; what fails is left to the sweep. */
  soon(tenant: string, changes: readonly string[]): void
  /** Starts what has waited for a while, and what may be lost; answers how many were started. */
  sweep(options: { waitingForMs: number; limit: number }): Promise<number>
  /** Starts the search for Connect users that are not known yet, if there are any and it does not run. */
  lookUp(): Promise<void>
  /** Waits for what is being started, and leaves the rest to the sweep. */
  settled(): Promise<void>
}

type Log = { warn(fields: object, message: string): void }

/** A change of a connection commits as an open row; its workflow is started afterwards, and again if it is lost. */
export function createConnectionStarter({
  db,
  client,
  log,
}: {
  db: Knex
  client: Client
  log: Log
}): ConnectionStarter {
  const waiting: { tenant: string; id: string }[] = []
  const running = new Set<Promise<void>>()

  /** Answers whether it is started. */
  async function startOrLeave(change: ChangeToStart): Promise<boolean> {
    try {
      await client.withDeadline(Date.now() + rpcDeadlineMs, () => startWorkflow({ client, change }))
      await noteStarted(db, change.tenant, change.id)
      return true
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      log.warn(
        { tenant: change.tenant, change: change.id, error: name },
        'not started; the sweep will start it',
      )
      return false
    }
  }

  async function drain(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { tenant, id } = next
      const [change] = await changesToStart(db, { tenant, ids: [id] }).catch(() => [])
      if (change !== undefined) await startOrLeave(change)
    }
  }

  return {
    soon(tenant, changes) {
      waiting.push(...changes.map((id) => ({ tenant, id })))
      while (running.size < startingAtOnce && waiting.length > 0) {
        const worker: Promise<void> = drain().finally(() => running.delete(worker))
        running.add(worker)
      }
    },

    async sweep(options) {
      const changes = await changesToStart(db, options)
      let started = 0
      // The first that cannot be started says that Temporal does not serve.
      while (started < changes.length && (await startOrLeave(changes[started] as ChangeToStart))) started += 1
      return started
    },

    async lookUp() {
      if ((await usersToLookUp(db, 1)).length === 0) return
      try {
        await client.withDeadline(Date.now() + rpcDeadlineMs, () =>
          client.workflow.start(lookUpsWorkflowType, {
            workflowId: lookUpsWorkflowId,
            taskQueue: mainQueue,
            staticSummary: 'Searches Connect users by e-mail',
          }),
        )
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      }
    },

    async settled() {
      waiting.length = 0
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** A run that is about to end with the change before hears of this one by a signal; one that may be lost is only started. */
async function startWorkflow({ client, change }: { client: Client; change: ChangeToStart }): Promise<void> {
  const { tenant, user, many } = change
  const { type, workflowId, summary } = runs[change.kind]
  const options = {
    workflowId: workflowId({ tenant, user }),
    taskQueue: mainQueue,
    args: [{ tenant, user }],
    staticSummary: `${summary} ${user} of ${tenant}`,
    priority: { fairnessKey: tenant, ...(many && { priorityKey: priorityOfMany }) },
    typedSearchAttributes: new TypedSearchAttributes([{ key: tenantAttribute, value: tenant }]),
  } satisfies WorkflowStartOptions<ConnectionWorkflow>
  try {
    await client.workflow.start<ConnectionWorkflow>(type, options)
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    if (change.startedBefore) return
    await client.workflow.signalWithStart<ConnectionWorkflow>(type, {
      ...options,
      signal: againSignal,
      signalArgs: [],
    })
  }
}
