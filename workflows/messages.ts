import { defineSignal, defineUpdate } from '@temporalio/workflow'
import { againSignal } from '../src/temporal/connection-messages.ts'
import {
  approvedSignal,
  disconnectedSignal,
  stepUpdate,
  syncEndedSignal,
  type IntegrationStep,
  type SyncEnded,
} from '../src/temporal/integration-messages.ts'
import {
  decideUpdate,
  replanSignal,
  retrySignal,
  type Decision,
  type LeaverPlan,
} from '../src/temporal/leaver-messages.ts'
import { replanReturnSignal, type ReturnPlan } from '../src/temporal/return-messages.ts'
import { dueSignal } from '../src/temporal/webhook-messages.ts'

export const replan = defineSignal<[LeaverPlan]>(replanSignal)

export const again = defineSignal(againSignal)
export const due = defineSignal(dueSignal)
/** L14: an operator asks many leavers at once to try again. */
export const retry = defineSignal(retrySignal)

export const replanReturn = defineSignal<[ReturnPlan]>(replanReturnSignal)

/** I11: a person has looked at the numbers of a run that is held. */
export const approved = defineSignal(approvedSignal)
export const step = defineUpdate<void, [IntegrationStep]>(stepUpdate)

export const syncEnded = defineSignal<[SyncEnded]>(syncEndedSignal)
export const disconnected = defineSignal(disconnectedSignal)

export const decide = defineUpdate<void, [Decision]>(decideUpdate)

export function isNewer(plan: LeaverPlan, than: LeaverPlan): boolean {
  return plan.cycle > than.cycle || (plan.cycle === than.cycle && plan.version > than.version)
}
