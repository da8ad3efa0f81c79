// The floor: a durable sleep and two activities, without koppling.
import { proxyActivities, sleep } from '@temporalio/workflow'

export type BareActivities = { first(): Promise<void>; second(): Promise<void> }

const { first, second } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' })

export async function bare(dueAt: number): Promise<void> {
  await sleep(dueAt - Date.now())
  await first()
  await second()
}
