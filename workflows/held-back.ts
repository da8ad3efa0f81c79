import { condition, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import type { HeldBack } from '../activities/accounts.ts'
import { stageAttribute } from '../src/temporal/search-attributes.ts'
import { details } from './leaver-details.ts'

/** L13: shows operators what holds the leaver, and waits until it is told; nothing asks meanwhile. */
export async function waitHeldBack({ by, told }: { by: HeldBack; told: () => boolean }): Promise<void> {
  upsertSearchAttributes([{ key: stageAttribute, value: 'held' }])
  setCurrentDetails(details.held[by])
  await condition(told)
  upsertSearchAttributes([{ key: stageAttribute, value: 'waiting' }])
}

/** The same where lists go on to say what the leaver is about to do. */
export async function waitUntilTold({ why, told }: { why: string; told: () => boolean }): Promise<void> {
  setCurrentDetails(why)
  await condition(told)
}
