// One terminated employment, from the first notice until account and Visma Connect connection are gone (L1-L7, L16).
// Lives for days or months, asleep. `replan` wakes it; the database decides, this file only waits and asks.
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow'
import type { Stage } from '../src/domain/leaver.ts'
import type { LeaverInput, LeaverPlan } from '../src/temporal/leaver-messages.ts'
import { waitForPerson } from './attention.ts'
import { tryToRemoveConnection } from './connection-step.ts'
import { takeDecisions } from './decisions.ts'
import { ended } from './ended.ts'
import { waitHeldBack, waitUntilTold } from './held-back.ts'
import { details } from './leaver-details.ts'
import { isNewer, replan, retry } from './messages.ts'
import { showPlan } from './plan-shown.ts'
import { records } from './proxies.ts'

export async function leaver({ plan, ...ref }: LeaverInput): Promise<string> {
  let current = plan
  let told = false
  let pauseMs = 0
  let stage: Stage = 'waiting'
  let stageOf = plan.cycle
  setHandler(replan, tell)
  setHandler(retry, () => void (told = true))
  takeDecisions({ ref, stage: () => stage, cycle: () => stageOf, tell })

  // A cancellation from Temporal UI ends nothing: the person would keep access, and nobody would hear of it.
  return await CancellationScope.nonCancellable(async () => {
    for (;;) {
      told = false
      if (current.cycle > stageOf) stage = 'waiting'
      stageOf = current.cycle
      const outcome = await waitAndAct()
      if (outcome === undefined) continue
      await condition(allHandlersFinished)
      if (!told) return ended(outcome)
    }
  })

  function tell(next: LeaverPlan): void {
    if (!isNewer(next, current)) return
    follow(next)
    told = true
  }

  function follow(next: LeaverPlan): void {
    showPlan({ before: current, next })
    current = next
  }

  async function waitAndAct(): Promise<string | undefined> {
    const { dueAt, heldBy, outcome } = current
    if (dueAt === null) return outcome ?? 'cancelled'
    const waitMs = Math.max(Date.parse(dueAt) - Date.now(), pauseMs)
    pauseMs = 0
    if (waitMs > 0) {
      stage = 'waiting'
      setCurrentDetails(details.asleep({ dueAt, heldBy }))
      if (await condition(() => told, waitMs, { summary: 'Until the account closes' })) return
    }
    return await closeAccount()
  }

  async function closeAccount(): Promise<string | undefined> {
    setCurrentDetails(details.closingAccount)
    const asOf = new Date().toISOString()
    const summary = 'Deactivate the account'
    const answer = await records.deactivateWhenDue.executeWithOptions({ summary }, [{ ...ref, asOf }])
    if (told) return
    if (answer.kind !== 'deactivated') stage = 'waiting'
    if (answer.kind !== 'wait') follow({ ...current, heldBy: undefined })
    if (answer.kind === 'over') return answer.outcome
    if (answer.kind === 'deactivated') return await removeConnection()
    if (answer.kind === 'wait') {
      // Nothing newer came meanwhile, so this is the database's last word, even if a restored backup took it back.
      follow(answer.plan)
      pauseMs = answer.waitMs
    } else if (answer.kind === 'held') await waitHeldBack({ by: answer.by, told: () => told })
    else await waitUntilTold({ why: details[answer.kind], told: () => told })
    return
  }

  async function removeConnection(): Promise<string | undefined> {
    stage = 'acting'
    const removal = await tryToRemoveConnection({ ref, told: () => told })
    if (removal === undefined) return
    if ('problem' in removal) {
      stage = 'attention'
      return await waitForPerson({ ref, problem: removal.problem, told: () => told })
    }
    const why = removal.isStopped ? details.stopped : details.observing
    if (removal.outcome === null) await waitUntilTold({ why, told: () => told })
    return removal.outcome ?? undefined
  }
}
