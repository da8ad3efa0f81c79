// The sweep's one activity (L14). Safe to repeat: telling twice is told once.
import { isDatabaseUnavailable } from '../src/db/availability.ts'
import { forgetOldAnswers } from '../src/db/idempotency.ts'
import { forgetUnheardSteps } from '../src/db/integration-steps.ts'
import { markUnfollowedRetries } from '../src/db/platform-leavers.ts'
import { releaseStopped } from '../src/db/stops.ts'
import { endAbandonedBulkRequests } from '../src/intake/bulk.ts'
import { endWhatIsClosed } from '../src/intake/closed-tenants.ts'
import type { Compared } from '../src/intake/compare.ts'
import { reviewHeldBack } from '../src/intake/guard-review.ts'
import { planLeftOut } from '../src/intake/left-out.ts'
import type { Intake } from '../src/intake/context.ts'
import { goOnErasing } from '../src/intake/erasing.ts'
import { keepNoLonger } from '../src/intake/retention.ts'
import { reportMissedSyncs } from '../src/intake/missed-syncs.ts'
import type { Publisher } from '../src/intake/publisher.ts'
import type { SyncKeeper } from '../src/intake/sync-keeper.ts'
import { FailedForSome } from '../src/intake/tenants-apart.ts'
import { keepAudit } from './audit-keeping.ts'
import type { FileKeeper } from './file-keeping.ts'
import { shredClosed } from './shredding.ts'

export type SweepActivities = ReturnType<typeof sweepActivities>

/** Younger marks are being told right now by whoever made them. */
const markedForMs = 5_000
const pageSize = 50

/** Within the time that the activity is given; what is left then is done by the next sweep. */
const startsPerSweep = 500
const forMs = 40_000
const comparingForMs = 15_000
const leftOutPerSweep = 100
const erasuresPerSweep = 500
const publishingForMs = 5_000

/** What is open of closed tenants; their workflows are told by the next sweeps. */
const endedPerSweep = 1_000

/** Kept answers of calls with an Idempotency-Key that are erased at once, so that no sweep takes long. */
const answersPerSweep = 10_000

const keepingSyncsForMs = 3_000
const lookingAtFilesForMs = 5_000
const missedSyncsForMs = 3_000
const waitedForPerSweep = 2_000

/** Longer than anybody waits for the answer of a step; what it brought is gone then. */
const unheardForMs = 86_400_000

/** A batch of Temporal reaches thousands within this time; whom it missed is told one by one. */
const retryWithinMs = 600_000

export type SweepLog = { warn(fields: object, message: string): void }

export const sweepActivities = ({
  db,
  vault,
  clock,
  teller,
  replans,
  starter,
  publisher,
  syncs,
  files,
  log,
}: Pick<Intake, 'db' | 'vault' | 'clock' | 'teller' | 'replans' | 'starter'> & {
  publisher: Publisher
  syncs: SyncKeeper
  files: FileKeeper
  log: SweepLog
}) => ({
  /**
   * Ends what is open of closed tenants, lets go of what dead bulk requests, lifted stops and guards held, takes over the re-plans of dead processes and plans whom they
   * left out, starts again what Temporal lost, then tells every workflow whose mark has stood for a while, starts what people asked
   * for by hand, lets runs of syncs go on that Temporal lost and reports those that never began, looks whether their files were fetched, erases whose access is closed, removes what is past keeping, seals the audit trails, shreds, and looks after events. A step that fails keeps none of the others from being done, and the sweep fails at its end.
   */
  async sweep(): Promise<{ told: number } & Compared> {
    const startedAt = performance.now()
    const failures: Failure[] = []
    async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined> {
      try {
        return await work()
      } catch (error) {
        for (const failure of failuresOf(error)) {
          failures.push(failure)
          log.warn({ step: name, ...inCodes(failure) }, 'a step of the sweep failed; the others go on')
        }
        return undefined
      }
    }

    // Without the database there is nothing to be done.
    const now = await clock(db)
    await step('bulk-requests', () => endAbandonedBulkRequests({ db }))
    await step('closed-tenants', () => endWhatIsClosed({ db, clock }, { most: endedPerSweep }))
    await step('stops', () => releaseStopped(db, { now }))
    const retriedBefore = new Date(Date.parse(now) - retryWithinMs)
    await step('retries', () => markUnfollowedRetries(db, { askedBefore: retriedBefore }))
    await step('guards', () => reviewHeldBack({ db, clock, teller }))
    // They go on beside the sweep, which has less time than they take.
    await step('re-plans', () => replans.takeOver())
    await step('left-out', () => planLeftOut({ db, clock, teller }, { limit: leftOutPerSweep }))
    const compared = await step('compare', () => teller.compare({ now, forMs: comparingForMs }))
    const told = await step('tell', async () => {
      let told = 0
      for (let page = pageSize; page >= pageSize && performance.now() - startedAt <= forMs; told += page) {
        page = await teller.sweep({ markedForMs, limit: pageSize })
      }
      return told
    })
    await step('erasures', () => goOnErasing({ db, clock, starter }, { limit: erasuresPerSweep }))
    await step('connections', () => starter.sweep({ waitingForMs: markedForMs, limit: startsPerSweep }))
    await step('look-ups', () => starter.lookUp())
    await step('syncs', () => syncs.runs({ now, forMs: keepingSyncsForMs }))
    await step('sync-schedules', () => syncs.schedules({ now, forMs: keepingSyncsForMs }))
    await step('files', () => files.lookWhetherFetched({ now, forMs: lookingAtFilesForMs }))
    await step('files-kept', () => files.eraseKept({ now }))
    await step('missed-syncs', () =>
      reportMissedSyncs(db, { now, atOnce: waitedForPerSweep, forMs: missedSyncsForMs }),
    )
    const unheardBefore = new Date(Date.parse(now) - unheardForMs).toISOString()
    await step('unheard-steps', () => forgetUnheardSteps(db, unheardBefore))
    await step('kept-answers', () => forgetOldAnswers(db, { limit: answersPerSweep }))
    await step('retention', () => keepNoLonger({ db, clock }, { now }))
    await step('audit', () => keepAudit({ db, vault, now }))
    await step('shredding', () => shredClosed({ db, vault, now }))
    await step('events', () => publisher.sweep({ now, forMs: publishingForMs }))
    if (failures.length > 0) throw worstOf(failures)
    return { told: told ?? 0, ...(compared ?? { compared: 0, restarted: 0 }) }
  },
})

type Failure = { error: unknown; tenant?: string }

function failuresOf(error: unknown): readonly Failure[] {
  return error instanceof FailedForSome ? error.failures : [{ error }]
}

/** Without the message: a database's may quote values. */
function inCodes({ error, tenant }: Failure): object {
  const name = error instanceof Error ? error.name : 'unknown'
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return { tenant, error: name, code }
}

/** A fault in koppling rather than a lock that was held too long, since whoever throws it out of an activity leaves its trace. */
function worstOf(failures: readonly Failure[]): unknown {
  return (failures.find(({ error }) => !isDatabaseUnavailable(error)) ?? failures[0])?.error
}
