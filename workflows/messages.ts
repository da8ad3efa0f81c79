import { defineSignal } from '@temporalio/workflow'
import { replanSignal, type LeaverPlan } from '../src/temporal/leaver-messages.ts'

export const replan = defineSignal<[LeaverPlan]>(replanSignal)

export function isNewer(plan: LeaverPlan, than: LeaverPlan): boolean {
  return plan.cycle > than.cycle || (plan.cycle === than.cycle && plan.version > than.version)
}
