// An integration between two of its runs: what people ask of it, and the schedule that starts runs (I2-I8).
import { ApplicationFailure } from '@temporalio/common'
import { findIntegration } from '../src/db/integrations.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { failureTypes } from '../src/temporal/failures.ts'
import type { IntegrationRef, StepTaken } from '../src/temporal/integration-messages.ts'
import type { SyncSchedules } from '../src/temporal/sync-schedules.ts'
import { StepRefused, takeStep, type StepRef } from './integration-steps.ts'
import { openScheduled, type ScheduledSync } from './scheduled-sync.ts'
import { authorise } from './step-authorise.ts'
import { approve, disconnect, pause, promote, resume, schedule } from './steps-of-people.ts'
import { approvingRun, decliningRun, previewing, syncing, testing } from './steps-of-runs.ts'
import type { SyncDeps } from './sync-run.ts'

export type IntegrationActivities = ReturnType<typeof integrationActivities>
export type AuthorisationActivities = ReturnType<typeof authorisationActivities>

export const integrationActivities = (deps: SyncDeps & { schedules: SyncSchedules }) => {
  const { db, schedules } = deps
  const works = {
    test: testing(deps),
    preview: previewing(deps),
    sync: syncing(deps),
    'approve-run': approvingRun,
    'decline-run': decliningRun(deps),
    approve,
    promote,
    schedule,
    pause,
    resume,
    disconnect,
  }
  return {
    /** Throws DecisionRefused; why stands with the step. */
    async carryOutStep(ref: StepRef): Promise<StepTaken> {
      return await refusing(() => takeStep(deps, ref, works))
    },

    /** Brings the schedule in Temporal in line with the row. */
    async keepSchedule(ref: IntegrationRef): Promise<void> {
      const integration = await findIntegration(db, ref.tenant, ref.integration)
      const runs = integration?.stage === 'live' || integration?.stage === 'needs-authorisation'
      // What lost its authorisation in a run by hand while it was paused stays so.
      if (integration?.schedule == null || !runs || integration.paused !== null) await schedules.remove(ref)
      else await schedules.keep(ref, { ...integration.schedule, frozen: [] })
    },

    /** The run of a day, unless it is frozen, paused or cannot be. */
    async openScheduledSync(ref: IntegrationRef): Promise<ScheduledSync> {
      return await openScheduled(deps, ref)
    },
  }
}

/** Calls to the system, apart from what only touches the database. */
export const authorisationActivities = (deps: SyncDeps) => ({
  /** Throws DecisionRefused; why stands with the step. */
  async authorise(ref: StepRef): Promise<StepTaken> {
    return await refusing(() => authorise(deps, ref))
  },
})

async function refusing(work: () => Promise<StepTaken>): Promise<StepTaken> {
  const closed = new StepRefused({ code: 'tenant-closed', detail: 'the tenant is closed' })
  try {
    const taken = await unlessClosed(work, closed)
    if (!(taken instanceof StepRefused)) return taken
    throw taken
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error
    throw ApplicationFailure.nonRetryable(error.refusal.code, failureTypes.decisionRefused)
  }
}
