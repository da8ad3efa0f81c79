/** Delivery by the schedule of the Standard Webhooks specification. */
const minute = 60_000
const hour = 60 * minute

/** After each failed attempt the next one follows so much later: about 75 hours in all. */
const retryAfterMs = [
  5_000,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** An endpoint at which nothing has succeeded for so long is disabled. */
const failingMs = 5 * 24 * hour

/** Longer than this no endpoint may ask to be left alone. */
const longestPauseMs = hour

/** After so long without success a first one means that the endpoint is back. */
export const outageMs = 5 * minute

/** L7: so long an HR system has to say that it carried a closing out, before a person hears of it. */
export const enforcementMs = 15 * minute

/** Both secrets sign for so many hours after a rotation, unless said otherwise. */
export const overlapHours = { usual: 24, most: 168 }

export const deliveryStates = ['pending', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const disabledReasons = ['gone', 'failing'] as const
export type DisabledReason = (typeof disabledReasons)[number]

/** How one attempt ended; `retryAfterMs`: how long the endpoint asks to be left alone. */
export type AttemptResult = {
  status: number | null
  problem: string | null
  retryAfterMs?: number | undefined
}

/** What an attempt makes of its delivery, and of the endpoint. */
export type Verdict =
  | { kind: 'delivered' }
  /** `pauseUntil`: nothing else is sent to the endpoint before. */
  | { kind: 'again'; at: string; pauseUntil: string | null; disable: DisabledReason | null }
  | { kind: 'given-up'; disable: DisabledReason | null }

/** `tries` counts this attempt too; `failingSince`: of the endpoint, null if its last attempt succeeded. */
export function judgeAttempt(
  result: AttemptResult,
  { tries, failingSince, now }: { tries: number; failingSince: string | null; now: string },
): Verdict {
  if (result.problem === null) return { kind: 'delivered' }
  const nowMs = Date.parse(now)
  const isFailing = failingSince !== null && nowMs - Date.parse(failingSince) >= failingMs
  const disable = result.status === 410 ? 'gone' : isFailing ? 'failing' : null
  const waitMs = retryAfterMs[tries - 1]
  if (waitMs === undefined) return { kind: 'given-up', disable }
  const pauseMs = Math.min(result.retryAfterMs ?? 0, longestPauseMs)
  return {
    kind: 'again',
    at: new Date(nowMs + Math.max(waitMs, pauseMs)).toISOString(),
    pauseUntil: pauseMs > 0 ? new Date(nowMs + pauseMs).toISOString() : null,
    disable,
  }
}
