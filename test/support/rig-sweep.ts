// The net under intake, on the server without schedules: what was committed and not told.
import type { WorkflowHandle } from '@temporalio/client'
import { expect } from 'vitest'
import { sweepQueue } from '../../src/temporal/queues.ts'
import type { Company } from './rig-company.ts'
import { completed } from './rig-runs.ts'
import type { Rig } from './rig.ts'

/** As if all that stands in the database were two minutes older. */
export async function age(rig: Rig): Promise<void> {
  for (const table of ['leavers', 'returns'])
    await rig.db(table).update({ marked_at: rig.db.raw(`marked_at - interval '2 minutes'`) })
  await rig.db('bulk_requests').update({ seen_at: rig.db.raw(`seen_at - interval '2 minutes'`) })
}

/** The schedule's action. */
export async function sweep(rig: Rig): Promise<WorkflowHandle> {
  const run = await startSweep(rig)
  await completed(run)
  return run
}

/** The same for one that has trouble. */
export async function failingSweep(rig: Rig): Promise<void> {
  const run = await startSweep(rig)
  await expect
    .poll(async () => (await run.describe()).status.name, { timeout: 60_000, interval: 50 })
    .toBe('FAILED')
}

async function startSweep({ temporal }: Rig): Promise<WorkflowHandle> {
  return await temporal.workflow.start('sweep', { workflowId: 'sweep', taskQueue: sweepQueue, args: [] })
}

/** Commits, and tells nobody: the process died in between, or Temporal was down. */
export const untold = (rig: Rig, company: Company): Company =>
  company.with({ teller: { ...rig.intake.teller, soon: () => undefined } })
