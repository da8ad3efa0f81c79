// The leaver with its two steps in the wrong order: a change that would break every leaver that sleeps. Replay must reject it.
import { condition, setHandler } from '@temporalio/workflow'
import type { LeaverInput } from '../../../src/temporal/leaver-messages.ts'
import { replan } from '../../../workflows/messages.ts'
import { records, vismaConnect } from '../../../workflows/proxies.ts'

export async function leaver({ tenant, employment, plan }: LeaverInput): Promise<string> {
  const ref = { tenant, employment }
  setHandler(replan, () => undefined)
  const waitMs = Date.parse(plan.dueAt ?? '') - Date.now()
  if (waitMs > 0) await condition(() => false, waitMs)
  const asOf = new Date().toISOString()
  const { outcome } = await vismaConnect.removeConnection(ref)
  await records.deactivateWhenDue({ ...ref, asOf })
  return outcome ?? ''
}
