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
  /** Resolves when a call may be made; undefined, and how long it would take, if that is longer than `maxWaitMs`. */
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
  let inFlight = 0
  let period = 0
  let timer: NodeJS.Timeout | undefined
  const waiting: (() => void)[] = []

  function startPeriod(): void {
    period += 1
    left = undefined
    endsAt = Number.POSITIVE_INFINITY
    inFlight = 0
  }

  function isOpen(): boolean {
    if (now() >= endsAt) startPeriod()
    return left === undefined ? inFlight === 0 : left - inFlight > 0
  }

  function letIn(): void {
    clearTimeout(timer)
    while (waiting.length > 0 && isOpen()) {
      inFlight += 1
      waiting.shift()?.()
    }
    // Whoever still waits is woken by an answer, or by the end of the period.
    if (waiting.length > 0 && Number.isFinite(endsAt)) timer = setTimeout(letIn, Math.max(1, endsAt - now()))
  }

  function leaveOf(mine: number): Leave {
    let over = false
    const once = (act: () => void) => {
      if (over) return
      over = true
      // What was started in a period that is over says nothing about this one.
      if (mine === period) {
        inFlight -= 1
        act()
      }
      letIn()
    }
    return {
      answered: ({ status, headers }) =>
        once(() => {
          const told = numbersOf(headers)
          if (status === 429) {
            left = 0
            endsAt = now() + Math.max(SHORTEST_WAIT_MS, (told?.resetSeconds ?? 1) * 1000)
          } else if (told === undefined) left = Number.POSITIVE_INFINITY
          else {
            left = Math.min(left ?? Number.POSITIVE_INFINITY, told.remaining)
            endsAt = Math.min(endsAt, now() + told.resetSeconds * 1000 + MARGIN_MS)
          }
        }),
      unanswered: () =>
        once(() => {
          if (left !== undefined) left = Math.max(0, left - 1)
        }),
    }
  }

  return {
    enter() {
      const waitMs = endsAt - now()
      const exhausted = left !== undefined && left - inFlight <= 0
      if (exhausted && Number.isFinite(waitMs) && waitMs > maxWaitMs) return Promise.resolve({ waitMs })
      return new Promise((resolve) => {
        waiting.push(() => resolve(leaveOf(period)))
        letIn()
      })
    },
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
