// The sweep's one activity (L14). Safe to repeat: telling twice is told once.
import { markUnfollowedRetries } from '../src/db/platform-leavers.ts'
import { releaseStopped } from '../src/db/stops.ts'
import { endAbandonedBulkRequests } from '../src/intake/bulk.ts'
import type { Compared } from '../src/intake/compare.ts'
import { reviewHeldBack } from '../src/intake/guard-review.ts'
import type { Intake } from '../src/intake/context.ts'

export type SweepActivities = ReturnType<typeof sweepActivities>

/** Younger marks are being told right now by whoever made them. */
const markedForMs = 5_000
const pageSize = 50

/** Within the time that the activity is given; what is left then is done by the next sweep. */
const startsPerSweep = 500
const forMs = 40_000
const comparingForMs = 15_000

/** A batch of Temporal reaches thousands within this time; whom it missed is told one by one. */
const retryWithinMs = 600_000

export const sweepActivities = ({
  db,
  clock,
  teller,
  replans,
  starter,
}: Pick<Intake, 'db' | 'clock' | 'teller' | 'replans' | 'starter'>) => ({
  /**
   * Lets go of what dead bulk requests, lifted stops and guards held, takes over the re-plans of dead processes, starts again what
   * Temporal lost, then tells every workflow whose mark has stood for a while, and starts what people asked for by hand.
   */
  async sweep(): Promise<{ told: number } & Compared> {
    const startedAt = performance.now()
    await endAbandonedBulkRequests({ db })
    const now = await clock(db)
    await releaseStopped(db, { now })
    await markUnfollowedRetries(db, { askedBefore: new Date(Date.parse(now) - retryWithinMs) })
    await reviewHeldBack({ db, clock, teller })
    // They go on beside the sweep, which has less time than they take.
    await replans.takeOver()
    const compared = await teller.compare({ now, forMs: comparingForMs })
    let told = 0
    for (let page = pageSize; page >= pageSize && performance.now() - startedAt <= forMs; told += page) {
      page = await teller.sweep({ markedForMs, limit: pageSize })
    }
    await starter.sweep({ waitingForMs: markedForMs, limit: startsPerSweep })
    await starter.lookUp()
    return { told, ...compared }
  },
})
