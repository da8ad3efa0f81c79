import type { SearchAttributePair } from '@temporalio/common'
import { upsertSearchAttributes } from '@temporalio/workflow'
import type { LeaverPlan } from '../src/temporal/leaver-messages.ts'
import { dueAttribute, stageAttribute } from '../src/temporal/search-attributes.ts'

type Planned = Pick<LeaverPlan, 'dueAt' | 'heldBy'>

/** Moves date and stage by which Temporal UI finds the leaver: in one event, and in none if neither changed. */
export function showPlan({ before, next }: { before: Planned; next: Planned }): void {
  const changes: SearchAttributePair[] = []
  if (next.dueAt !== null && next.dueAt !== before.dueAt)
    changes.push({ key: dueAttribute, value: new Date(next.dueAt) })
  const isHeld = next.heldBy !== undefined
  if (isHeld !== (before.heldBy !== undefined))
    changes.push({ key: stageAttribute, value: isHeld ? 'held' : 'waiting' })
  if (changes.length > 0) upsertSearchAttributes(changes)
}
