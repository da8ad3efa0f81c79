// Sends to one webhook endpoint what is due, sleeps until more is or until it is told, and ends when nothing waits. The database
// knows what is due; this file only waits and asks.
import {
  CancellationScope,
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { EndpointRef } from '../src/temporal/webhook-messages.ts'
import { due } from './messages.ts'
import { sending } from './proxies.ts'

/** Keeps a history short; the next run goes on. */
const pagesPerRun = 150

export async function delivering(ref: EndpointRef): Promise<void> {
  let told = false
  setHandler(due, () => {
    told = true
  })
  // A cancellation from Temporal UI ends nothing: what waits would be sent late, by the sweep's next look.
  await CancellationScope.nonCancellable(async () => {
    for (let page = 0; page < pagesPerRun && !workflowInfo().continueAsNewSuggested; page += 1) {
      told = false
      const { waitMs } = await sending.deliverWebhooks.executeWithOptions({ summary: 'Send what is due' }, [
        ref,
      ])
      if (told || waitMs === 0) continue
      if (waitMs === null) return
      setCurrentDetails('Asleep until the next attempt is due, or until there is something new.')
      await condition(() => told, waitMs, { summary: 'Until the next attempt' })
    }
    await continueAsNew<typeof delivering>(ref)
  })
}
