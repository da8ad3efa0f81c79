// The sweep's comparison (L14): what the database plans, Temporal must be sleeping on.
import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client'
import type { Knex } from 'knex'
import { forgetTold, nextToCompare, type Round, type ToCompare } from '../db/sweep-progress.ts'
import { leaverWorkflowId } from '../temporal/ids.ts'
import { dueAttribute } from '../temporal/search-attributes.ts'

/** Each minute at most so many of each round, unless some of them were lost: then it goes on for as long as it may. */
const pageSize = 100
const pagesPerSweep = 3
const atOnce = 8
const describeWithinMs = 5_000

/** So long after its date a run that does nothing has missed it; a backlog of workers shows as a pending task instead. */
const overdueMs = 600_000

export type Compared = { compared: number; restarted: number }

type Deps = {
  db: Knex
  client: Client
  log: { warn(fields: object, message: string): void }
  /** Tells a leaver that was marked; what fails stays marked. */
  tell(leaver: { tenant: string; id: string }): Promise<void>
  /** Starts the run anew by the plan of the database, in place of the one that runs. */
  replace(leaver: { tenant: string; id: string }): Promise<void>
}

/**
 * Looks whether the runs of open leavers still run, and by the same date: those that are due always, the others in turn.
 * One that Temporal lost is started again; one that goes by another date, as after a restored backup, is replaced. `now`: intake's clock.
 */
export async function compareRuns(
  deps: Deps,
  { now, forMs }: { now: string; forMs: number },
): Promise<Compared> {
  const until = performance.now() + forMs
  const sum = { compared: 0, restarted: 0 }
  for (const round of ['due', 'ahead'] as const) {
    const { compared, restarted } = await compareRound(deps, { round, now, until })
    sum.compared += compared
    sum.restarted += restarted
  }
  return sum
}

async function compareRound(
  deps: Deps,
  { round, now, until }: { round: Round; now: string; until: number },
): Promise<Compared> {
  const sum = { compared: 0, restarted: 0 }
  for (let page = 1; performance.now() < until; page += 1) {
    const leavers = await nextToCompare(deps.db, round, { now, limit: pageSize })
    const restarted = await comparePage(deps, { leavers, now })
    sum.compared += leavers.length
    sum.restarted += restarted
    if (leavers.length < pageSize || (page >= pagesPerSweep && restarted === 0)) break
  }
  return sum
}

async function comparePage(
  deps: Deps,
  { leavers, now }: { leavers: readonly ToCompare[]; now: string },
): Promise<number> {
  const waiting = [...leavers]
  let restarted = 0
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (await compareOne(deps, { leaver: next, now })) restarted += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return restarted
}

async function compareOne(
  { db, client, log, tell, replace }: Deps,
  { leaver, now }: { leaver: ToCompare; now: string },
): Promise<boolean> {
  const { tenant, id, employmentId: employment } = leaver
  try {
    const run = await describe(client, leaverWorkflowId({ tenant, employment }))
    const why = run === undefined ? 'lost' : whyAstray({ leaver, run, now })
    if (why === undefined) return false
    log.warn({ tenant, leaver: id, why }, 'the run of a leaver is started again')
    if (why === 'lost') {
      await forgetTold(db, leaver)
      await tell(leaver)
    } else {
      await replace(leaver)
    }
    return true
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    log.warn({ tenant, leaver: id, error: name }, 'not compared; the next round looks again')
    return false
  }
}

/** The run, if it runs. */
async function describe(
  client: Client,
  workflowId: string,
): Promise<WorkflowExecutionDescription | undefined> {
  try {
    const run = await client.withDeadline(Date.now() + describeWithinMs, () =>
      client.workflow.getHandle(workflowId).describe(),
    )
    return run.status.name === 'RUNNING' ? run : undefined
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

/** Older plans than its own a run ignores, so one that knows of a plan that the database lost cannot be told. */
function whyAstray({
  leaver: { dueAt, stage, waitingFor, heldBy, isSettled },
  run,
  now,
}: {
  leaver: ToCompare
  run: WorkflowExecutionDescription
  now: string
}): 'other-date' | 'missed-its-date' | undefined {
  if (!isSettled) return undefined
  if (run.typedSearchAttributes.get(dueAttribute)?.toISOString() !== dueAt) return 'other-date'
  const { pendingActivities, pendingWorkflowTask } = run.raw
  const isIdle = (pendingActivities ?? []).length === 0 && pendingWorkflowTask == null
  const isOverdue = Date.parse(dueAt) + overdueMs < Date.parse(now)
  const acts = (stage === 'waiting' || stage === 'acting') && waitingFor === null && heldBy === null
  return acts && isOverdue && isIdle ? 'missed-its-date' : undefined
}
