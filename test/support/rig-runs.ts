// Waiting for runs, by what they did.
import type { WorkflowHandle } from '@temporalio/client'
import type { Knex } from 'knex'
import { expect } from 'vitest'
import { eventNames, timersOf } from './histories.ts'
import type { Company } from './rig-company.ts'
import type { Rig } from './rig.ts'

/** Midnight in the rig's zone, that many days from the server's today. */
export const midnightIn = async ({ clock }: Pick<Rig, 'clock'>, days: number) =>
  `${await clock.inDays(days)}T00:00:00.000Z`

const patience = { timeout: 60_000, interval: 50 }

/** Waits until the run has completed. */
export async function completed(run: WorkflowHandle): Promise<void> {
  await expect.poll(async () => (await run.describe()).status.name, patience).toBe('COMPLETED')
}

/** Waits until neither an activity nor a workflow task is under way: while one ends, the clock had better stand still. */
export async function idle(run: WorkflowHandle): Promise<void> {
  await expect
    .poll(async () => {
      const { raw } = await run.describe()
      return (raw.pendingActivities ?? []).length === 0 && raw.pendingWorkflowTask == null
    }, patience)
    .toBe(true)
}

/** The last event of a run that waits; the second one after a cancelled activity that wanted nothing more. */
const idleAfter = new Set(['TIMER_STARTED', 'WORKFLOW_TASK_COMPLETED'])

/** Waits until nothing but a timer is under way, and that one fires at the instant. */
export async function asleepUntil(run: WorkflowHandle, instant: string): Promise<void> {
  await expect
    .poll(async () => {
      const history = await run.fetchHistory()
      const open = timersOf(history).filter(({ end }) => end === 'open')
      return {
        open: open.map(({ firesAt }) => firesAt),
        idle: idleAfter.has(eventNames(history).at(-1) ?? ''),
      }
    }, patience)
    .toEqual({ open: [instant], idle: true })
}

/** Waits until the connection step fails with this problem, the account being closed. */
export async function stuckWith(company: Company, problem: string, employment = 'E1-1'): Promise<void> {
  await expect.poll(async () => (await company.leaver(employment)).connection.problem, patience).toBe(problem)
  const leaver = await company.leaver(employment)
  expect(leaver).toMatchObject({ stage: 'acting', account: { state: 'done' } })
  expect(await company.user(leaver.employeeId ?? '')).toMatchObject({ active: false })
}

/** Waits until a transaction of this database waits for a lock. */
export async function someoneWaitsForLock(db: Knex): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await db.raw<{ rows: unknown[] }>(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length
    }, patience)
    .toBe(1)
}
