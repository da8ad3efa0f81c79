// The steps of people (I2-I8): refused at once where they make no sense, else carried out by the database, and followed here.
import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  getExternalWorkflowHandle,
  setHandler,
} from '@temporalio/workflow'
import type { IntegrationStage, IntegrationStepKind } from '../src/domain/integration.ts'
import { failureTypes } from '../src/temporal/failures.ts'
import { syncWorkflowId } from '../src/temporal/ids.ts'
import type { IntegrationRef, IntegrationStep, StepTaken } from '../src/temporal/integration-messages.ts'
import { approved, step } from './messages.ts'
import { authorising, integrations } from './proxies-of-integrations.ts'
import { startSync } from './start-sync.ts'

type Stepping = {
  ref: IntegrationRef
  stage: () => IntegrationStage
  follow: (stage: IntegrationStage) => void
}

const movesSchedule: readonly IntegrationStepKind[] = [
  'promote',
  'schedule',
  'pause',
  'resume',
  'disconnect',
  'authorise',
]

export function takeSteps({ ref, stage, follow }: Stepping): void {
  setHandler(
    step,
    // A cancellation from Temporal UI ends nothing, so the steps of people count after it as before.
    ({ id, kind }: IntegrationStep) =>
      CancellationScope.nonCancellable(async () => {
        const taken = await carryOut(ref, { id, kind })
        if (movesSchedule.includes(kind))
          await integrations.keepSchedule.executeWithOptions({ summary: 'Keep the schedule' }, [ref])
        if (taken.sync !== undefined && taken.starts === true) await startSync({ ...ref, sync: taken.sync })
        if (taken.approved === true) await getExternalWorkflowHandle(syncWorkflowId(ref)).signal(approved)
        if (taken.declined === true) await wakeRun(ref)
        if (taken.stage === 'disconnected') await endRun(ref)
        follow(taken.stage)
      }),
    {
      validator: (_step: IntegrationStep) => {
        if (stage() === 'disconnected')
          throw ApplicationFailure.nonRetryable('integration-disconnected', failureTypes.decisionRefused)
      },
    },
  )
}

async function carryOut(ref: IntegrationRef, { id, kind }: IntegrationStep): Promise<StepTaken> {
  const asked = { ...ref, step: id }
  try {
    if (kind === 'authorise')
      return await authorising.authorise.executeWithOptions({ summary: 'Prove the credentials' }, [asked])
    const summary = `Carry out a step of a person: ${kind}`
    return await integrations.carryOutStep.executeWithOptions({ summary }, [asked])
  } catch (error) {
    if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) throw error.cause
    throw error
  }
}

/** Not cancelled: by now it may be the next run that has the id, and one that goes on ignores it. */
async function wakeRun(ref: IntegrationRef): Promise<void> {
  await getExternalWorkflowHandle(syncWorkflowId(ref))
    .signal(approved)
    .catch(() => undefined)
}

/** What waits for an approval would wait for ever; what writes ends after the employee that is under way. */
async function endRun(ref: IntegrationRef): Promise<void> {
  await getExternalWorkflowHandle(syncWorkflowId(ref))
    .cancel()
    .catch(() => undefined)
}
