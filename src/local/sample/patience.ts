/** Waiting out a server that does not answer: it is starting again, or a part behind it is. */
import { setTimeout as sleep } from 'node:timers/promises'

import { LocalError } from '../local-error.ts'

import type { Report } from '../local-server.ts'

/** `url`: the server's, as people know it. */
export type Patience = { url: string; report: Report; patienceMs: number }

const PAUSE_MS = 500
const TELL_AT_ATTEMPT = 4
const WORTH_WAITING = new Set([429, 502, 503, 504])

export const isWorthWaiting = (status: number) => WORTH_WAITING.has(status)

/** Carries out a call that may be repeated, until it is answered. Throws LocalError `server-not-reachable`. */
export async function patiently<Answered extends { response: Response }>(
  { url, report, patienceMs }: Patience,
  act: () => Promise<Answered>,
): Promise<Answered> {
  const until = Date.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    let cause: unknown
    try {
      const answered = await act()
      if (!isWorthWaiting(answered.response.status)) return answered
    } catch (error) {
      cause = error
    }
    if (Date.now() > until) throw notReachable({ url, cause })
    if (attempt === TELL_AT_ATTEMPT) report(`${url} does not answer; still trying`)
    await sleep(PAUSE_MS)
  }
}

export function notReachable({ url, cause }: { url: string; cause: unknown }): LocalError {
  return new LocalError(
    'server-not-reachable',
    `${url} does not answer. Its log says why; then start again: what is loaded stays.`,
    { cause },
  )
}
