/**
 * The rate limit of one token, shared by all who call with it: the headers of every answer say how many calls are left
 * and when the period ends, and nobody starts a call that would be one too many.
 *
 * The header counts whole seconds, so the end is known to a second only; each answer narrows it down, since the earliest
 * end that any of them tells is the closest. A new period is opened by a single call, whose answer tells the new numbers.
 */
import type { IncomingHttpHeaders } from 'node:http'

export type Leave = {
  /** The call was answered; 429 closes the gate for what is left of the period. */
  answered(answer: { status: number; headers: IncomingHttpHeaders }): void
  /** No answer came: it may have been counted. */
  unanswered(): void
}

export type RateGate = {
  /** Resolves when a call may be made; or with the time to wait, if that is longer than `maxWaitMs`. */
  enter(): Promise<Leave | { waitMs: number }>
}

/** A period is taken for over this long after the end that is told, for the way of the answer. */
const MARGIN_MS = 10
const SHORTEST_WAIT_MS = 100

export function createRateGate({
  maxWaitMs,
  now = () => performance.now(),
}: {
  maxWaitMs: number
  now?: () => number
}): RateGate {
  /** undefined: not told yet; Infinity: the answers tell no limit */
  let left: number | undefined
  let endsAt = Number.POSITIVE_INFINITY
  /** Also those of the period before, which may count in this one. */
  let inFlight = 0
  let period = 0
  let isAsking = false
  let timer: NodeJS.Timeout | undefined
  const waiting: { letIn: () => void; sendAway: (waitMs: number) => void }[] = []

  function startPeriod(): void {
    period += 1
    left = undefined
    endsAt = Number.POSITIVE_INFINITY
    isAsking = false
  }

  function isOpen(): boolean {
    if (now() >= endsAt) startPeriod()
    return left === undefined ? !isAsking : left - inFlight > 0
  }

  function serve(): void {
    clearTimeout(timer)
    while (waiting.length > 0 && isOpen()) {
      inFlight += 1
      isAsking ||= left === undefined
      waiting.shift()?.letIn()
    }
    // Whoever still waits is woken by an answer, or by the end of the period.
    const waitMs = endsAt - now()
    if (!Number.isFinite(waitMs) || waiting.length === 0) return
    if (left === 0 && waitMs > maxWaitMs) for (const { sendAway } of waiting.splice(0)) sendAway(waitMs)
    else timer = setTimeout(serve, Math.max(1, waitMs))
  }

  function countOne(): void {
    isAsking = false
    if (left !== undefined) left = Math.max(0, left - 1)
  }

  /** A proxy's page about a failure knows no limits; an answer of Tripletex without one has none. */
  function notTold(status: number): void {
    if (left !== undefined || status >= 500) countOne()
    else left = Number.POSITIVE_INFINITY
  }

  function leaveOf(mine: number): Leave {
    let over = false
    const once = (learn: () => void) => {
      if (over) return
      over = true
      inFlight -= 1
      // What was started in a period that is over says nothing about this one.
      if (mine === period) learn()
      serve()
    }
    return {
      answered: ({ status, headers }) =>
        once(() => {
          const told = numbersOf(headers)
          if (status === 429) {
            left = 0
            endsAt = now() + Math.max(SHORTEST_WAIT_MS, (told?.resetSeconds ?? 1) * 1000)
          } else if (told === undefined) notTold(status)
          else {
            left = Math.min(left ?? Number.POSITIVE_INFINITY, told.remaining)
            endsAt = Math.min(endsAt, now() + told.resetSeconds * 1000 + MARGIN_MS)
          }
        }),
      unanswered: () => once(countOne),
    }
  }

  return {
    enter: () =>
      new Promise((resolve) => {
        waiting.push({
          letIn: () => resolve(leaveOf(period)),
          sendAway: (waitMs) => resolve({ waitMs }),
        })
        serve()
      }),
  }
}

function numbersOf(headers: IncomingHttpHeaders): { remaining: number; resetSeconds: number } | undefined {
  const remaining = numberIn(headers['x-rate-limit-remaining'])
  const resetSeconds = numberIn(headers['x-rate-limit-reset'])
  return remaining === undefined || resetSeconds === undefined ? undefined : { remaining, resetSeconds }
}

function numberIn(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : undefined
}

/** How long a 429 asks to wait. */
export function throttledMs(headers: IncomingHttpHeaders): number {
  return Math.max(SHORTEST_WAIT_MS, (numbersOf(headers)?.resetSeconds ?? 1) * 1000)
}
