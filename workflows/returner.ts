// A closed account on its way back: from the news of a new employment until the account opens (L11). Lives for days or months,
// asleep. `replan` wakes it; the database decides, this file only waits and asks.
import { CancellationScope, condition, setCurrentDetails, setHandler } from '@temporalio/workflow'
import type { ReturnerInput, ReturnPlan } from '../src/temporal/return-messages.ts'
import { showDue } from './due.ts'
import { replanReturn } from './messages.ts'
import { records } from './proxies.ts'
import { details } from './returner-details.ts'

export async function returner({ tenant, user, plan }: ReturnerInput): Promise<string> {
  let current = plan
  let told = false
  let pauseMs = 0
  setHandler(replanReturn, (next) => {
    if (next.version <= current.version) return
    follow(next)
    told = true
  })

  // A cancellation from Temporal UI ends nothing: the person would come back to a closed account.
  return await CancellationScope.nonCancellable(async () => {
    for (;;) {
      told = false
      const outcome = await waitAndOpen()
      if (outcome !== undefined && !told) return outcome
    }
  })

  function follow(next: ReturnPlan): void {
    if (next.opensAt !== null && next.opensAt !== current.opensAt) showDue(next.opensAt)
    current = next
  }

  async function waitAndOpen(): Promise<string | undefined> {
    if (current.opensAt === null) return current.outcome ?? 'cancelled'
    const waitMs = Math.max(Date.parse(current.opensAt) - Date.now(), pauseMs)
    pauseMs = 0
    if (waitMs > 0) {
      setCurrentDetails(details.asleep(current.opensAt))
      if (await condition(() => told, waitMs, { summary: 'Until the account opens' })) return
    }
    return await openAccount()
  }

  async function openAccount(): Promise<string | undefined> {
    setCurrentDetails(details.opening)
    const asOf = new Date().toISOString()
    const answer = await records.reactivateWhenDue.executeWithOptions({ summary: 'Open the account' }, [
      { tenant, user, asOf },
    ])
    if (told) return
    if (answer.kind === 'observing') {
      setCurrentDetails(details.observing)
      await condition(() => told)
      return
    }
    // Nothing newer came meanwhile, so this is the database's last word, even if a restored backup took it back.
    follow(answer.plan)
    if (answer.kind === 'wait') pauseMs = answer.waitMs
    return answer.kind === 'over' ? (answer.plan.outcome ?? 'cancelled') : undefined
  }
}
