import { ScheduleAlreadyRunning, ScheduleNotFoundError, type Client } from '@temporalio/client'
import { catchUpMs, type SyncSchedule } from '../domain/sync-schedule.ts'
import { syncWorkflowId } from './ids.ts'
import { syncStarterWorkflowType, type IntegrationRef } from './integration-messages.ts'
import { mainQueue } from './queues.ts'
import { tenantAttribute } from './search-attributes.ts'
import { TypedSearchAttributes } from '@temporalio/common'
import { isAsWanted } from './sync-schedule-compared.ts'
import { overlap, syncScheduleSpec } from './sync-schedule.ts'

/** The schedules that start runs, one for each integration that has one. */
export type SyncSchedules = {
  keep(ref: IntegrationRef, schedule: SyncSchedule): Promise<void>
  remove(ref: IntegrationRef): Promise<void>
  /** Whether it is there, with just these times. */
  isKept(ref: IntegrationRef, schedule: SyncSchedule): Promise<boolean>
}

export function createSyncSchedules(client: Client): SyncSchedules {
  return {
    async keep(ref, schedule) {
      const scheduleId = syncWorkflowId(ref)
      const definition = definitionOf(ref, schedule)
      try {
        await client.schedule.create({ scheduleId, ...definition })
      } catch (error) {
        if (!(error instanceof ScheduleAlreadyRunning)) throw error
        await client.schedule.getHandle(scheduleId).update((current) => ({
          ...current,
          ...definition,
          state: { ...current.state, paused: false },
        }))
      }
    },
    async remove(ref) {
      try {
        await client.schedule.getHandle(syncWorkflowId(ref)).delete()
      } catch (error) {
        if (!(error instanceof ScheduleNotFoundError)) throw error
      }
    },
    async isKept(ref, schedule) {
      try {
        return isAsWanted(await client.schedule.getHandle(syncWorkflowId(ref)).describe(), schedule)
      } catch (error) {
        if (error instanceof ScheduleNotFoundError) return false
        throw error
      }
    },
  }
}

function definitionOf(ref: IntegrationRef, schedule: SyncSchedule) {
  return {
    spec: syncScheduleSpec(schedule),
    action: {
      type: 'startWorkflow' as const,
      workflowType: syncStarterWorkflowType,
      workflowId: `starter/${syncWorkflowId(ref)}`,
      taskQueue: mainQueue,
      args: [ref],
      workflowExecutionTimeout: '6 hours' as const,
      staticSummary: 'Starts the sync run of the day',
      typedSearchAttributes: new TypedSearchAttributes([{ key: tenantAttribute, value: ref.tenant }]),
    },
    policies: { overlap, catchupWindow: catchUpMs },
  }
}
