// Around every activity of a run: heartbeats, and whether the run is still to go on.
import { cancellationSignal, heartbeat } from '@temporalio/activity'
import { Unauthorised, Unavailable } from '../src/connectors/errors.ts'
import { findIntegration } from '../src/db/integrations.ts'
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
      if (because !== undefined) return ending(because)
      return await work(run).catch(async (error: unknown) => {
        throw (await isOfReplaced(deps, run, error)) ? replaced() : error
      })
    } finally {
      clearInterval(beating)
    }
  }
}

/** I10: the system takes credentials no longer that are not those of the integration any more; the next attempt opens the new ones. */
async function isOfReplaced({ db }: SyncDeps, { ref, integration }: Run, error: unknown): Promise<boolean> {
  if (!(error instanceof Unauthorised)) return false
  const now = await findIntegration(db, ref.tenant, ref.integration)
  return now?.credentials != null && now.credentials.version !== integration.credentials?.version
}

const replaced = () =>
  new Unavailable('credentials-replaced', {
    call: 'connect',
    message: 'Other credentials were proven meanwhile.',
  })

/** Also not once the worker shuts down or the run is cancelled. */
export function inTime(): () => boolean {
  const startedAt = performance.now()
  const cancelled = cancellationSignal()
  return () => !cancelled.aborted && performance.now() - startedAt < beginWithinMs
}
