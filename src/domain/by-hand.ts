import type { Due } from './leaver-plan.ts'
import { localDateAt, type Instant } from './local-time.ts'

/** L8: how long an account stays open that a person opened again for somebody whose employment is over. */
export const openDaysByHand = 14

/**
 * L8: whether the leaver of this plan waits for the end that the person gave: its employment was over when the account was
 * opened, or its access was, which may end on a date of its own (L16), or access `now` had been carried out by then.
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
  const reopenedOn = localDateAt({ instant: reopenedAt, timeZone })
  const isOver = typeof plan.access === 'object' && plan.access.endsOn <= reopenedOn
  return isOver || plan.lastDay < reopenedOn
}
