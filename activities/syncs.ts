// One run over a scope (I9): plan, write, close. Every activity takes up where rows and its input say, answers where to go on, and
// may be repeated: what was written is found there, and results are kept by employee.
import { activityInfo } from '@temporalio/activity'
import { hasJobs } from '../src/connectors/connector.ts'
import { readsFiles, type FileConnection } from '../src/connectors/file-connection.ts'
import { noteScope } from '../src/db/syncs.ts'
import type { SyncKind } from '../src/domain/integration.ts'
import { nothingPlanned, sumOfPlanned, type PlannedWrites } from '../src/domain/run-guard.ts'
import { goesOnUntil } from '../src/domain/sync-run.ts'
import type { SyncEnded, SyncRef } from '../src/temporal/integration-messages.ts'
import { close, type SyncEnd } from './sync-closing.ts'
import { deliverFile, finishEarlierFiles, withdrawFile } from './sync-file.ts'
import { settleJobs, type Settling } from './sync-jobs.ts'
import { listPeople } from './sync-matching.ts'
import type { Halted, PageWritten } from './sync-pages.ts'
import { planOnePage, review } from './sync-planning.ts'
import { connect, entryOf, openRun, type EndsBecause, type Run, type SyncDeps } from './sync-run.ts'
import { stagePages } from './sync-staging.ts'
import { inTime, workWithin } from './sync-work.ts'
import { writePages } from './sync-writing.ts'

export type SyncActivities = ReturnType<typeof syncActivities>

/** With the waits between them about a minute: so long the last few that cannot be reached are tried for. */
const attemptsForTheLast = 5

export type SyncBegun = {
  kind: SyncKind
  /** I9: an outage is ridden out until then. */
  goesOnUntil: string
  /** Its system reads files. */
  isFile?: true
  /** Its system carries out later what it is asked for. */
  hasJobs?: true
}

export const syncActivities = (deps: SyncDeps) => {
  const { db, clock } = deps

  const within = workWithin(deps)

  return {
    /** null: it is over. From here on the run goes by the scope of this moment. */
    async beginSync(ref: SyncRef): Promise<SyncBegun | null> {
      const run = await openRun(deps, ref)
      if (run === undefined) return null
      const { sync, integration } = run
      if (sync.scope === null) await noteScope(db, ref.tenant, sync.id, integration.scope)
      const entry = entryOf(deps, run)
      return {
        kind: sync.kind,
        goesOnUntil: await untilOf(run),
        ...(entry.transport === 'file' && { isFile: true }),
        ...(hasJobs(entry) && { hasJobs: true }),
      }
    },

    /** Whether everyone at the target was looked at: not where all are linked. Who got a file is known from here alone. */
    async listRemotePeople(ref: SyncRef): Promise<boolean> {
      const work = async (run: Run) => {
        const connection = await connect(deps, run)
        if (!readsFiles(connection)) return await listPeople(deps, run, connection)
        await finishEarlierFiles(deps, run, connection)
        return true
      }
      return await within(ref, work, false)
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
      onlyNotOver = false,
      ...ref
    }: SyncRef & {
      after: string | null
      isSecondPass: boolean
      onlyNotOver?: boolean
    }): Promise<PageWritten> {
      const isLastAttempt = activityInfo().attempt >= attemptsForTheLast
      const writing = { after, isSecondPass, onlyNotOver, isLastAttempt, goesOn: inTime() }
      const work = async (run: Run) => {
        const connection = await connect(deps, run)
        return readsFiles(connection)
          ? await stagePages(deps, run, { connection, writing })
          : await writePages(deps, run, { connection, writing })
      }
      const ending = (endsBecause: EndsBecause) => ({ after, endsBecause })
      return await within<PageWritten>(ref, work, { after: null }, ending)
    },

    /** Of an asynchronous system: what became of what it was asked for, in this run or before. */
    async settleJobs(ref: SyncRef): Promise<Settling> {
      const goesOn = inTime()
      return await within(ref, async (run) => await settleJobs(deps, run, goesOn), { underWay: 0 })
    },

    /** Of a system that reads files, once all its records are there. */
    async deliverFile(ref: SyncRef): Promise<Halted> {
      return await within<Halted>(ref, withFolders(deliverFile), {}, (endsBecause) => ({ endsBecause }))
    },

    /** What the run has put there and will not deliver. */
    async withdrawFile(ref: SyncRef): Promise<void> {
      await within(ref, withFolders(withdrawFile), undefined)
    },

    async closeSync({ end, ...ref }: SyncRef & { end: SyncEnd }): Promise<SyncEnded> {
      return await close(deps, ref, end)
    },
  }

  function withFolders<Result>(
    work: (deps: SyncDeps, run: Run, connection: FileConnection<unknown>) => Promise<Result>,
  ): (run: Run) => Promise<Result> {
    return async (run) => {
      const connection = await connect(deps, run)
      if (!readsFiles(connection)) throw new Error(`${run.integration.system} reads no files`)
      return await work(deps, run, connection)
    }
  }

  async function untilOf({ sync: { kind }, timeZone }: Run): Promise<string> {
    return goesOnUntil({ kind, now: await clock(db), timeZone })
  }
}
