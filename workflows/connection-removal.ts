// One user's Visma Connect connection, removed at once because a person asked for it (L10). The database says what was asked.
import { CancellationScope, setHandler } from '@temporalio/workflow'
import type { UserRef } from '../src/temporal/connection-messages.ts'
import { again } from './messages.ts'
import { vismaConnect } from './proxies.ts'

export async function connectionRemoval(ref: UserRef): Promise<string> {
  let told = false
  setHandler(again, () => {
    told = true
  })
  // A cancellation from Temporal UI ends nothing, as with a leaver: the person who asked would not hear of it.
  return await CancellationScope.nonCancellable(async () => {
    for (;;) {
      told = false
      const summary = 'Remove the Visma Connect connection'
      const state = await vismaConnect.removeConnectionByHand.executeWithOptions({ summary }, [ref])
      if (!told) return state
    }
  })
}
