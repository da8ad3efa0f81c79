// What a person asks for one user's Visma Connect connection, carried out at once (L10, L11). The database says what was asked.
import { CancellationScope, setHandler } from '@temporalio/workflow'
import type { UserRef } from '../src/temporal/connection-messages.ts'
import { again } from './messages.ts'
import { vismaConnect } from './proxies.ts'
import { startWelcomeMail } from './welcome-mail.ts'

export async function connectionRemoval(ref: UserRef): Promise<string> {
  const summary = 'Remove the Visma Connect connection'
  return await asOftenAsAsked(() =>
    vismaConnect.removeConnectionByHand.executeWithOptions({ summary }, [ref]),
  )
}

export async function connecting(ref: UserRef): Promise<string> {
  const summary = 'Connect with Visma Connect'
  return await asOftenAsAsked(async () => {
    const answer = await vismaConnect.connectByHand.executeWithOptions({ summary }, [ref])
    if (typeof answer === 'string') return answer
    await startWelcomeMail({ ...ref, change: answer.mail })
    return answer.state
  })
}

/** Answers the state that the last one ended in. */
async function asOftenAsAsked(act: () => Promise<string>): Promise<string> {
  let told = false
  setHandler(again, () => {
    told = true
  })
  // A cancellation from Temporal UI ends nothing, as with a leaver: the person who asked would not hear of it.
  return await CancellationScope.nonCancellable(async () => {
    for (;;) {
      told = false
      const state = await act()
      if (!told) return state
    }
  })
}
