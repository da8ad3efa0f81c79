// Searches whose connections they are, page after page, until all are known (L12). One run at a time; started by the sweep.
import { continueAsNew } from '@temporalio/workflow'
import { lookingUp } from './proxies.ts'

/** Keeps a history short; the next run goes on. */
const pagesPerRun = 200

export async function lookUps(): Promise<void> {
  for (let page = 0; page < pagesPerRun; page += 1) {
    const summary = `Search page ${page + 1} of Connect users`
    const { more } = await lookingUp.lookUpConnectUsers.executeWithOptions({ summary }, [])
    if (!more) return
  }
  await continueAsNew<typeof lookUps>()
}
