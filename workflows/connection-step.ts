import { setCurrentDetails } from '@temporalio/workflow'
import type { RemovalAnswer } from '../activities/removal.ts'
import { details } from './leaver-details.ts'
import { vismaConnect } from './proxies.ts'
import { refusalIn } from './refusal.ts'
import { unlessTold } from './unless-told.ts'

type Trying = { ref: { tenant: string; employment: string }; told: () => boolean }

/** Tries until it is done or a person is needed; undefined if the leaver is told of something else meanwhile. */
export async function tryToRemoveConnection({
  ref,
  told,
}: Trying): Promise<RemovalAnswer | { problem: string } | undefined> {
  setCurrentDetails(details.removingConnection)
  const summary = 'Remove the Visma Connect connection'
  try {
    return await unlessTold(told, () => vismaConnect.removeConnection.executeWithOptions({ summary }, [ref]))
  } catch (error) {
    const problem = refusalIn(error)
    if (problem === undefined) throw error
    return told() ? undefined : { problem }
  }
}
