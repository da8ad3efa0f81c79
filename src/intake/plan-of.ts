import { dueAtOf, type Leaver } from '../db/leavers.ts'
import type { Stage } from '../domain/leaver.ts'
import type { LeaverPlan } from '../temporal/leaver-messages.ts'

/** What the workflow of a leaver is told of its plan. */
export function planOf(leaver: Leaver): LeaverPlan {
  const { cycle, version, outcome, stage, heldBy } = leaver
  return { cycle, version, dueAt: dueAtOf(leaver), outcome, ...heldIn(stage, heldBy) }
}

/** A stop between the two steps is held by as well, and the leaver is still acting. */
export function heldIn(stage: Stage, heldBy: string | null): Pick<LeaverPlan, 'heldBy'> {
  return stage === 'held' && heldBy !== null ? { heldBy } : {}
}
