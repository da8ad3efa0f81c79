// The sweep's comparison (L14): what the database plans, Temporal must be sleeping on.
import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client'
import type { Knex } from 'knex'
import type { MarkedTable } from '../db/marks.ts'
import {
  forgetTold,
  leaversToCompare,
  returnsToCompare,
  type Round,
  type ToCompare,
} from '../db/sweep-progress.ts'
import { leaverWorkflowId, returnerWorkflowId } from '../temporal/ids.ts'
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
  /** Tells one that was marked; what fails stays marked. */
  tell(marked: { tenant: string; id: string }): Promise<void>
  /** Starts the run anew by the plan of the database, in place of the one that runs. */
  replace(compared: ToCompare): Promise<void>
}

const kinds = [leaversToCompare, returnsToCompare] as const
type Kind = (typeof kinds)[number]

const workflowIdOf: Record<MarkedTable, (tenant: string, of: string) => string> = {
  leavers: (tenant, employment) => leaverWorkflowId({ tenant, employment }),
  returns: (tenant, user) => returnerWorkflowId({ tenant, user }),
}

/**
 * Looks whether the runs of open leavers and coming returns still run, and by the same date: those that are due always, the others
 * in turn. One that Temporal lost is started again; one that goes by another date, as after a restored backup, is replaced. `now`:
 * intake's clock.
 */
export async function compareRuns(
  deps: Deps,
  { now, forMs }: { now: string; forMs: number },
): Promise<Compared> {
  const until = performance.now() + forMs
  const sum = { compared: 0, restarted: 0 }
  for (const round of ['due', 'ahead'] as const) {
    for (const kind of kinds) {
      const { compared, restarted } = await compareRound(deps, { kind, round, now, until })
      sum.compared += compared
      sum.restarted += restarted
    }
  }
  return sum
}

async function compareRound(
  deps: Deps,
  { kind: next, round, now, until }: { kind: Kind; round: Round; now: string; until: number },
): Promise<Compared> {
  const sum = { compared: 0, restarted: 0 }
  for (let page = 1; performance.now() < until; page += 1) {
    const found = await next(deps.db, { round, now, limit: pageSize })
    const restarted = await comparePage(deps, { found, now })
    sum.compared += found.length
    sum.restarted += restarted
    if (found.length < pageSize || (page >= pagesPerSweep && restarted === 0)) break
  }
  return sum
}

async function comparePage(
  deps: Deps,
  { found, now }: { found: readonly ToCompare[]; now: string },
): Promise<number> {
  const waiting = [...found]
  let restarted = 0
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (await compareOne(deps, { known: next, now })) restarted += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return restarted
}

async function compareOne(
  { db, client, log, tell, replace }: Deps,
  { known, now }: { known: ToCompare; now: string },
): Promise<boolean> {
  const { table, tenant, id, of } = known
  try {
    const run = await describe(client, workflowIdOf[table](tenant, of))
    const why = run === undefined ? 'lost' : whyAstray({ known, run, now })
    if (why === undefined) return false
    log.warn({ table, tenant, id, why }, 'the run is started again')
    if (why === 'lost') {
      await forgetTold(db, known)
      await tell(known)
    } else {
      await replace(known)
    }
    return true
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    log.warn({ table, tenant, id, error: name }, 'not compared; the next round looks again')
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
  known: { dueAt, acts, isSettled },
  run,
  now,
}: {
  known: ToCompare
  run: WorkflowExecutionDescription
  now: string
}): 'other-date' | 'missed-its-date' | undefined {
  if (!isSettled) return undefined
  if (run.typedSearchAttributes.get(dueAttribute)?.toISOString() !== dueAt) return 'other-date'
  const { pendingActivities, pendingWorkflowTask } = run.raw
  const isIdle = (pendingActivities ?? []).length === 0 && pendingWorkflowTask == null
  const isOverdue = Date.parse(dueAt) + overdueMs < Date.parse(now)
  return acts && isOverdue && isIdle ? 'missed-its-date' : undefined
}
