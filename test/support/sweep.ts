// The net under intake, without the wait of a minute.
import { vi } from 'vitest'
import { sweepScheduleId } from '../../src/temporal/ids.ts'
import type { Product } from './product.ts'

/** Makes every mark old enough to be told by the sweep. */
export async function ageMarks({ db }: Product): Promise<void> {
  for (const table of ['leavers', 'returns'])
    await db(table).update({ marked_at: db.raw(`marked_at - interval '1 minute'`) })
}

/** Lets the Schedule run the sweep now, and waits until a run that began after this call has ended. */
export async function sweepNow({ temporal }: Pick<Product, 'temporal'>): Promise<void> {
  const asked = new Date().toISOString()
  const schedule = temporal.schedule.getHandle(sweepScheduleId)
  await vi.waitFor(
    async () => {
      await schedule.trigger()
      const query = `WorkflowType = 'sweep' and ExecutionStatus = 'Completed' and StartTime >= '${asked}'`
      for await (const _run of temporal.workflow.list({ query })) return
      throw new Error('no run of the sweep has ended yet')
    },
    { timeout: 60_000, interval: 300 },
  )
}
