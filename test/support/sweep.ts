// The net under intake, without the wait of a minute.
import type { ScheduleHandle } from '@temporalio/client'
import { vi } from 'vitest'
import { sweepScheduleId } from '../../src/temporal/ids.ts'
import type { Product } from './product.ts'

/** A trigger is swallowed by a sweep that runs already, so it is repeated. */
const triggerEveryMs = 2_000

/** Makes every mark old enough to be told by the sweep. */
export async function ageMarks({ db }: Product): Promise<void> {
  for (const table of ['leavers', 'returns'])
    await db(table).update({ marked_at: db.raw(`marked_at - interval '1 minute'`) })
}

/** From here on nothing is swept but by `sweepNow`: for those who look at what a sweep has still to do. */
export async function pauseSweeps({ temporal }: Pick<Product, 'temporal'>): Promise<void> {
  const schedule = temporal.schedule.getHandle(sweepScheduleId)
  await schedule.pause('a test sweeps when it wants to')
  await vi.waitFor(
    async () => {
      const { runningActions } = (await schedule.describe()).info
      const statuses = await Promise.all(runningActions.map((action) => statusOf(temporal, action.workflow)))
      if (statuses.includes('RUNNING')) throw new Error('a sweep is under way')
    },
    { timeout: 120_000, interval: 100 },
  )
}

/** Lets the Schedule run the sweep now, and waits until a run that began after this call has ended. */
export async function sweepNow({ temporal }: Pick<Product, 'temporal'>): Promise<void> {
  let asked = new Date()
  let triggeredMs = -Infinity
  await vi.waitFor(
    async () => {
      const schedule = temporal.schedule.getHandle(sweepScheduleId)
      const run = await latestSince(schedule, asked)
      const status = run && (await statusOf(temporal, run))
      if (status === 'COMPLETED') return
      if (status !== undefined && status !== 'RUNNING') asked = new Date()
      else if (status === undefined && performance.now() - triggeredMs > triggerEveryMs) {
        await schedule.trigger()
        triggeredMs = performance.now()
      }
      throw new Error('no run of the sweep has ended yet')
    },
    { timeout: 180_000, interval: 100 },
  )
}

type Run = { workflowId: string; firstExecutionRunId: string }

/** Of the Schedule itself, since a list of runs may lag behind. */
async function latestSince(schedule: ScheduleHandle, instant: Date): Promise<Run | undefined> {
  const { recentActions } = (await schedule.describe()).info
  return recentActions.findLast(({ takenAt }) => takenAt >= instant)?.action.workflow
}

async function statusOf(
  temporal: Product['temporal'],
  { workflowId, firstExecutionRunId }: Run,
): Promise<string> {
  return (await temporal.workflow.getHandle(workflowId, firstExecutionRunId).describe()).status.name
}
