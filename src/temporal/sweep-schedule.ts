import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client'
import { sweepScheduleId, sweepWorkflowId } from './ids.ts'
import { sweepQueue } from './queues.ts'

const definition = {
  spec: { intervals: [{ every: '1 minute' as const }] },
  action: {
    type: 'startWorkflow' as const,
    workflowType: 'sweep',
    workflowId: sweepWorkflowId,
    taskQueue: sweepQueue,
    args: [],
    workflowExecutionTimeout: '5 minutes' as const,
    staticSummary: 'Tells leavers whose plan changed and who have not been told',
  },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' as const },
}

/** The net under intake runs every minute; an existing schedule is brought up to date. */
export async function ensureSweepSchedule(client: Client): Promise<void> {
  try {
    await client.schedule.create({ scheduleId: sweepScheduleId, ...definition })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    await client.schedule.getHandle(sweepScheduleId).update((current) => ({ ...current, ...definition }))
  }
}
