import { dueAtOf, type Leaver } from '../db/leavers.ts'
import type { LeaverPlan } from '../temporal/leaver-messages.ts'

/** What the workflow of a leaver is told of its plan. */
export function planOf(leaver: Leaver): LeaverPlan {
  const { cycle, version, outcome } = leaver
  return { cycle, version, dueAt: dueAtOf(leaver), outcome }
}
