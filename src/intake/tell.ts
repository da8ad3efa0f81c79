import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { Knex } from 'knex'
import { markedLeavers, postponeMark, unmarkLeaver, type MarkedLeaver } from '../db/leaver-marks.ts'
import { findLeaver } from '../db/leavers.ts'
import { leaverWorkflowId } from '../temporal/ids.ts'
import {
  leaverWorkflowType,
  replanSignal,
  type LeaverPlan,
  type LeaverWorkflow,
} from '../temporal/leaver-messages.ts'
import { compareRuns, type Compared } from './compare.ts'
import { leaverStart } from './leaver-start.ts'
import { planOf } from './plan-of.ts'

const rpcDeadlineMs = 5_000
const tellingAtOnce = 8
const fewLeavers = 10

export type Teller = {
  /** Tells these leavers' workflows soon, without making the caller wait; what fails stays marked for the sweep. */
  soon(tenant: string, leavers: readonly string[]): void
  /** Tells what has been marked for a while; answers how many were looked at. */
  sweep(options: { markedForMs: number; limit: number }): Promise<number>
  /** Looks whether what was told still runs in Temporal, for so long at most; `now` by intake's clock. */
  compare(options: { now: string; forMs: number }): Promise<Compared>
  /** Waits for what is being told, and leaves the rest to the sweep. */
  settled(): Promise<void>
}

type Log = { warn(fields: object, message: string): void }

/** Intake's way to the workflows: a change commits with a mark, telling clears it if nothing changed meanwhile. */
export function createTeller({ db, client, log }: { db: Knex; client: Client; log: Log }): Teller {
  const waiting: { tenant: string; leaver: string }[] = []
  const running = new Set<Promise<void>>()

  const tell = (leaver: MarkedLeaver) => tellLeaver({ db, client, leaver })

  /** One that cannot be told must not hold up the others: its mark counts as new, so the next sweep tries again. */
  async function tellOrPostpone(leaver: MarkedLeaver): Promise<void> {
    try {
      await tell(leaver)
    } catch (error) {
      log.warn({ tenant: leaver.tenant, leaver: leaver.id, error: nameOf(error) }, 'not told by the sweep')
      await postponeMark(db, leaver.tenant, leaver.id)
    }
  }

  async function tellIfMarked({ tenant, id }: { tenant: string; id: string }): Promise<void> {
    const [leaver] = await markedLeavers(db, { tenant, ids: [id], limit: 1 })
    if (leaver !== undefined) await tell(leaver)
  }

  async function replace({ tenant, id }: { tenant: string; id: string }): Promise<void> {
    const leaver = await findLeaver(db, tenant, id)
    if (leaver === undefined) return
    const plan = planOf(leaver)
    if (plan.dueAt === null) return
    const start = leaverStart({ tenant, employment: leaver.employmentId, plan, dueAt: plan.dueAt })
    await client.withDeadline(Date.now() + rpcDeadlineMs, () =>
      client.workflow.start<LeaverWorkflow>(leaverWorkflowType, {
        ...start,
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      }),
    )
    await unmarkLeaver(db, tenant, id, plan.version)
  }

  async function drain(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await tellIfMarked({ tenant: next.tenant, id: next.leaver })
      } catch (error) {
        log.warn(
          { tenant: next.tenant, leaver: next.leaver, error: nameOf(error) },
          'not told now; the sweep will tell',
        )
      }
    }
  }

  return {
    soon(tenant, leavers) {
      const next = leavers.map((leaver) => ({ tenant, leaver }))
      // The few of one person go before the many of a setting that changed.
      if (next.length <= fewLeavers) waiting.unshift(...next)
      else waiting.push(...next)
      // Each takes one out of the line before it first waits.
      while (running.size < tellingAtOnce && waiting.length > 0) {
        const worker: Promise<void> = drain().finally(() => running.delete(worker))
        running.add(worker)
      }
    },

    async sweep({ markedForMs, limit }) {
      const leavers = await markedLeavers(db, { markedForMs, limit })
      for (const leaver of leavers) await tellOrPostpone(leaver)
      return leavers.length
    },

    compare: (options) => compareRuns({ db, client, log, tell: tellIfMarked, replace }, options),

    async settled() {
      // With Temporal down a long line would take hours; the sweep tells what is still marked.
      waiting.length = 0
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** Tells this one; rejects if that fails, and the mark stands. */
export async function tellLeaver({
  db,
  client,
  leaver,
}: {
  db: Knex
  client: Client
  leaver: MarkedLeaver
}): Promise<void> {
  await client.withDeadline(Date.now() + rpcDeadlineMs, () => tellWorkflow({ client, leaver }))
  await unmarkLeaver(db, leaver.tenant, leaver.id, leaver.version)
}

/** The first telling is a plain start (one event fewer); an answer *already started* turns it into a signal. */
async function tellWorkflow({ client, leaver }: { client: Client; leaver: MarkedLeaver }): Promise<void> {
  const { tenant, employmentId: employment, cycle, version, dueAt, outcome, toldVersion } = leaver
  const plan: LeaverPlan = { cycle, version, dueAt, outcome }
  const workflowId = leaverWorkflowId({ tenant, employment })
  if (dueAt === null) {
    await ignoringNotFound(client.workflow.getHandle(workflowId).signal<[LeaverPlan]>(replanSignal, plan))
    return
  }
  const options = leaverStart({ tenant, employment, plan, dueAt })
  if (toldVersion === 0) {
    try {
      await client.workflow.start<LeaverWorkflow>(leaverWorkflowType, options)
      return
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    }
  }
  await client.workflow.signalWithStart<LeaverWorkflow, [LeaverPlan]>(leaverWorkflowType, {
    ...options,
    signal: replanSignal,
    signalArgs: [plan],
  })
}

async function ignoringNotFound(call: Promise<void>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
