// One terminated employment, from the first notice until account and Visma Connect connection are gone (L1-L7, L16).
// Lives for days or months, asleep. `replan` wakes it; the database decides, this file only waits and asks.
import { condition, setCurrentDetails, setHandler } from '@temporalio/workflow'
import { details } from './leaver-details.ts'
import { replan, type LeaverPlan } from './messages.ts'
import { records, vismaConnect } from './proxies.ts'
import { leaveAttention, reachAttention } from './attention.ts'
import { ended } from './ended.ts'
import { refusalIn } from './refusal.ts'
import { unlessTold } from './unless-told.ts'

export type LeaverInput = { tenant: string; employment: string; plan: LeaverPlan }

export async function leaver({ tenant, employment, plan }: LeaverInput): Promise<string> {
  const ref = { tenant, employment }
  let current = plan
  let told = false
  let pauseMs = 0
  setHandler(replan, (next) => {
    if (!isNewer(next, current)) return
    current = next
    told = true
  })

  for (;;) {
    told = false
    const outcome = await waitAndAct()
    if (outcome !== undefined && !told) return ended(outcome)
  }

  async function waitAndAct(): Promise<string | undefined> {
    if (current.dueAt === null) return current.outcome ?? 'over'
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
      if (!isNewer(current, answer.plan)) current = answer.plan
      pauseMs = answer.waitMs
      return
    }
    setCurrentDetails(details.held)
    await condition(() => told)
    return
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
      return removal?.outcome
    } catch (error) {
      const problem = refusalIn(error)
      if (problem === undefined) throw error
      await reachAttention({ ref, problem })
      await condition(() => told)
      leaveAttention()
      return
    }
  }
}

function isNewer(plan: LeaverPlan, than: LeaverPlan): boolean {
  return plan.cycle > than.cycle || (plan.cycle === than.cycle && plan.version > than.version)
}
