import { upsertSearchAttributes } from '@temporalio/workflow'
import { outcomeAttribute, stageAttribute } from '../src/temporal/search-attributes.ts'

/** What every leaver that does its work ends as; saying so would cost each of them an event. */
const usual = 'completed'

/** Lets operators find the leavers that ended otherwise. */
export function ended(outcome: string): string {
  if (outcome !== usual) {
    upsertSearchAttributes([
      { key: stageAttribute, value: 'finished' },
      { key: outcomeAttribute, value: outcome },
    ])
  }
  return outcome
}
