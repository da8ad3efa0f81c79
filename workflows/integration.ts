// One integration with a payroll system, from choosing it until it is disconnected (I1-I10). Lives for years, asleep. People take its
// steps by Updates; the database decides, this file carries on from there: it starts runs and keeps their schedule.
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { IntegrationInput } from '../src/temporal/integration-messages.ts'
import { show } from './integration-shown.ts'
import { takeSteps } from './integration-steps.ts'
import { disconnected, syncEnded } from './messages.ts'

export async function integration({ stage: first, ...ref }: IntegrationInput): Promise<string> {
  let stage = first
  show.stage(stage)
  takeSteps({ ref, stage: () => stage, follow })
  setHandler(syncEnded, (ended) => follow(ended.stage))
  setHandler(disconnected, () => follow('disconnected'))

  // A cancellation from Temporal UI ends nothing: the schedule would go on without anybody to steer it.
  return await CancellationScope.nonCancellable(async () => {
    await condition(() => stage === 'disconnected' || workflowInfo().continueAsNewSuggested)
    await condition(allHandlersFinished)
    if (stage !== 'disconnected') await continueAsNew<typeof integration>({ ...ref, stage })
    return stage
  })

  function follow(next: typeof stage): void {
    if (next === stage) return
    stage = next
    show.stage(stage)
  }
}
