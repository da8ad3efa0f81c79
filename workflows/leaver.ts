// One terminated employment, from the first notice until account and Visma Connect connection are gone (L1-L7, L16).
// Lives for days or months, asleep. `replan` wakes it; the database decides, this file only waits and asks.
import { CancellationScope, condition, setCurrentDetails, setHandler } from '@temporalio/workflow'
import type { LeaverInput, LeaverPlan } from '../src/temporal/leaver-messages.ts'
import { showDue } from './due.ts'
import { details } from './leaver-details.ts'
import { isNewer, replan } from './messages.ts'
import { records, vismaConnect } from './proxies.ts'
import { leaveAttention, reachAttention } from './attention.ts'
import { ended } from './ended.ts'
import { refusalIn } from './refusal.ts'
import { unlessTold } from './unless-told.ts'

export async function leaver({ tenant, employment, plan }: LeaverInput): Promise<string> {
  const ref = { tenant, employment }
  let current = plan
  let told = false
  let pauseMs = 0
  setHandler(replan, (next) => {
    if (!isNewer(next, current)) return
    follow(next)
    told = true
  })

  // A cancellation from Temporal UI ends nothing: the person would keep access, and nobody would hear of it.
  return await CancellationScope.nonCancellable(async () => {
    for (;;) {
      told = false
      const outcome = await waitAndAct()
      if (outcome !== undefined && !told) return ended(outcome)
    }
  })

  function follow(next: LeaverPlan): void {
    if (next.dueAt !== null && next.dueAt !== current.dueAt) showDue(next.dueAt)
    current = next
  }

  async function waitAndAct(): Promise<string | undefined> {
    if (current.dueAt === null) return current.outcome ?? 'cancelled'
    const waitMs = Math.max(Date.parse(current.dueAt) - Date.now(), pauseMs)
    pauseMs = 0
    if (waitMs > 0) {
      setCurrentDetails(details.asleep(current.dueAt))
      if (await condition(() => told, waitMs, { summary: 'Until the account closes' })) return
    }
    return await closeAccount()
  }

  async function closeAccount(): Promise<string | undefined> {
    setCurrentDetails(details.closingAccount)
    const asOf = new Date().toISOString()
    const answer = await records.deactivateWhenDue.executeWithOptions({ summary: 'Deactivate the account' }, [
      { ...ref, asOf },
    ])
    if (told) return
    if (answer.kind === 'over') return answer.outcome
    if (answer.kind === 'deactivated') return await removeConnection()
    if (answer.kind === 'wait') {
      if (!isNewer(current, answer.plan)) follow(answer.plan)
      pauseMs = answer.waitMs
      return
    }
    await observe()
    return
  }

  async function observe(): Promise<void> {
    setCurrentDetails(details.observing)
    await condition(() => told)
  }

  /** Tries until it is done, the leaver is told of something else, or a person is needed. */
  async function removeConnection(): Promise<string | undefined> {
    setCurrentDetails(details.removingConnection)
    try {
      const summary = 'Remove the Visma Connect connection'
      const removal = await unlessTold(
        () => told,
        () => vismaConnect.removeConnection.executeWithOptions({ summary }, [ref]),
      )
      if (removal?.outcome === null) await observe()
      return removal?.outcome ?? undefined
    } catch (error) {
      const problem = refusalIn(error)
      if (problem === undefined) throw error
      if (told) return
      await reachAttention({ ref, problem })
      await condition(() => told)
      leaveAttention()
      return
    }
  }
}
