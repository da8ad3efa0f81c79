// Started by a Schedule (I7): opens the run of the day and starts it under the one id that runs by hand have as well (I8).
import { setCurrentDetails } from '@temporalio/workflow'
import type { IntegrationRef } from '../src/temporal/integration-messages.ts'
import { integrations } from './proxies-of-integrations.ts'
import { startSync } from './start-sync.ts'

export async function syncStarter(ref: IntegrationRef): Promise<string> {
  const opening = { summary: 'Open the run of the day' }
  const { sync, why } = await integrations.openScheduledSync.executeWithOptions(opening, [ref])
  if (sync === null) {
    setCurrentDetails(`No run: ${why ?? 'nothing to do'}.`)
    return why ?? 'none'
  }
  return (await startSync({ ...ref, sync })) ? 'started' : 'under-way'
}
