// Around every activity of a run: heartbeats, and whether the run is still to go on.
import { cancellationSignal, heartbeat } from '@temporalio/activity'
import type { SyncRef } from '../src/temporal/integration-messages.ts'
import { openRun, whyToEnd, type EndsBecause, type Run, type SyncDeps } from './sync-run.ts'

/** No page begins later, so that an activity ends soon after. */
const beginWithinMs = 12_000
const heartbeatEveryMs = 2_000

export function workWithin(deps: SyncDeps) {
  return async function within<Result>(
    ref: SyncRef,
    work: (run: Run) => Promise<Result>,
    over: Result,
    /** Where the run is to end, by a closing or a disconnection. */
    ending: (because: EndsBecause) => Result = () => over,
  ): Promise<Result> {
    const beating = setInterval(heartbeat, heartbeatEveryMs)
    try {
      const run = await openRun(deps, ref)
      if (run === undefined) return over
      const because = await whyToEnd(deps, run)
      return because === undefined ? await work(run) : ending(because)
    } finally {
      clearInterval(beating)
    }
  }
}

/** Also not once the worker shuts down or the run is cancelled. */
export function inTime(): () => boolean {
  const startedAt = performance.now()
  const cancelled = cancellationSignal()
  return () => !cancelled.aborted && performance.now() - startedAt < beginWithinMs
}
