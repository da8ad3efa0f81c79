import type { Due } from './leaver-plan.ts'
import { localDateAt, type Instant } from './local-time.ts'

/** L8: how long an account stays open that a person opened again for somebody whose employment is over. */
export const openDaysByHand = 14

/**
 * L8: whether the leaver of this plan waits for the end that the person gave: its employment was over when the account was
 * opened, or access `now` had been carried out by then.
 */
export function waitsByHand({
  plan,
  reopenedAt,
  timeZone,
}: {
  plan: Pick<Due, 'lastDay' | 'access' | 'dueAt'>
  reopenedAt: Instant
  timeZone: string
}): boolean {
  if (plan.access === 'now') return plan.dueAt <= reopenedAt
  return plan.lastDay < localDateAt({ instant: reopenedAt, timeZone })
}
