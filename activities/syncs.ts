// One run over a scope (I9): plan, write, close. Every activity takes up where rows and its input say, answers where to go on, and
// may be repeated: what was written is found there, and results are kept by employee.
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity'
import { noteScope } from '../src/db/syncs.ts'
import type { SyncKind } from '../src/domain/integration.ts'
import { nothingPlanned, sumOfPlanned, type PlannedWrites } from '../src/domain/run-guard.ts'
import { goesOnUntil } from '../src/domain/sync-run.ts'
import type { SyncEnded, SyncRef } from '../src/temporal/integration-messages.ts'
import { close, type SyncEnd } from './sync-closing.ts'
import { listPeople } from './sync-matching.ts'
import { planOnePage, review } from './sync-planning.ts'
import { openRun, whyToEnd, type EndsBecause, type Run, type SyncDeps } from './sync-run.ts'
import { writePages, type PageWritten } from './sync-writing.ts'

export type SyncActivities = ReturnType<typeof syncActivities>

/** No page begins later, so that an activity ends soon after. */
const beginWithinMs = 12_000
const heartbeatEveryMs = 2_000
/** With the waits between them about a minute: so long the last few that cannot be reached are tried for. */
const attemptsForTheLast = 5

export type SyncBegun = {
  kind: SyncKind
  /** I9: an outage is ridden out until then. */
  goesOnUntil: string
}

export const syncActivities = (deps: SyncDeps) => {
  const { db, clock } = deps

  async function within<Result>(
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

  return {
    /** null: it is over. From here on the run goes by the scope of this moment. */
    async beginSync(ref: SyncRef): Promise<SyncBegun | null> {
      const run = await openRun(deps, ref)
      if (run === undefined) return null
      const { sync, integration } = run
      if (sync.scope === null) await noteScope(db, ref.tenant, sync.id, integration.scope)
      return { kind: sync.kind, goesOnUntil: await untilOf(run) }
    },

    /** Whether everyone at the target was looked at: not where all are linked. */
    async listRemotePeople(ref: SyncRef): Promise<boolean> {
      return await within(ref, (run) => listPeople(deps, run), false)
    },

    async planPages({
      after: begin,
      isListed,
      ...ref
    }: SyncRef & { after: string | null; isListed: boolean }): Promise<{
      after: string | null
      planned: PlannedWrites
    }> {
      const goesOn = inTime()
      const work = async (run: Run) => {
        let [after, planned] = [begin, nothingPlanned]
        do {
          const page = await planOnePage(deps, run, { after, isListed })
          after = page.after
          planned = sumOfPlanned(planned, page.planned)
        } while (after !== null && goesOn())
        return { after, planned }
      }
      return await within(ref, work, { after: null, planned: nothingPlanned })
    },

    /** I11. `goesOnUntil` anew, since approval may take days. */
    async reviewPlan({
      planned,
      ...ref
    }: SyncRef & { planned: PlannedWrites }): Promise<{ passes: boolean; goesOnUntil: string }> {
      const over = { passes: true, goesOnUntil: await clock(db) }
      const work = async (run: Run) => ({
        passes: (await review(deps, run, planned)).passes,
        goesOnUntil: await untilOf(run),
      })
      return await within(ref, work, over)
    },

    async writePages({
      after,
      isSecondPass,
      ...ref
    }: SyncRef & { after: string | null; isSecondPass: boolean }): Promise<PageWritten> {
      const isLastAttempt = activityInfo().attempt >= attemptsForTheLast
      const work = (run: Run) =>
        writePages(deps, run, { after, isSecondPass, isLastAttempt, goesOn: inTime() })
      const ending = (endsBecause: EndsBecause) => ({ after, endsBecause })
      return await within<PageWritten>(ref, work, { after: null }, ending)
    },

    async closeSync({ end, ...ref }: SyncRef & { end: SyncEnd }): Promise<SyncEnded> {
      return await close(deps, ref, end)
    },
  }

  async function untilOf({ sync: { kind }, timeZone }: Run): Promise<string> {
    return goesOnUntil({ kind, now: await clock(db), timeZone })
  }
}

/** Also not once the worker shuts down or the run is cancelled. */
function inTime(): () => boolean {
  const startedAt = performance.now()
  const cancelled = cancellationSignal()
  return () => !cancelled.aborted && performance.now() - startedAt < beginWithinMs
}
