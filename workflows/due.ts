import { upsertSearchAttributes } from '@temporalio/workflow'
import { dueAttribute } from '../src/temporal/search-attributes.ts'

/** Moves the date by which Temporal UI finds the leaver. */
export function showDue(dueAt: string): void {
  upsertSearchAttributes([{ key: dueAttribute, value: new Date(dueAt) }])
}
