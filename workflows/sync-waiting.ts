// How long a run waits for what a system carries out later: one job that never ends holds no integration up for a day.
import { patched, sleep } from '@temporalio/workflow'
import { again } from './sync-shown.ts'

/** After so much waiting in which nothing moved, what is open is left to the next run. */
const stuckAfterMs = 15 * 60_000

export type Waiting = {
  /** Whether to wait on, with so many open; another number than last time is a move. */
  lasts(what: 'jobs' | 'writes', open: number): boolean
  sleep(looks: number, summary: string): Promise<void>
}

/** An outage or a stop is no waiting. */
export function waitingFor(until: string): Waiting {
  const seen = new Map<string, number>()
  let waitedMs = 0
  return {
    lasts(what, open) {
      if ((seen.get(what) ?? open) !== open) waitedMs = 0
      seen.set(what, open)
      if (Date.now() >= Date.parse(until)) return false
      // Those that began before this bound wait until then.
      return waitedMs < stuckAfterMs || !patched('stuck-jobs')
    },
    async sleep(looks, summary) {
      const ms = again.underWay(looks)
      waitedMs += ms
      await sleep(ms, { summary })
    },
  }
}
