// The sweep's one activity (L14). Safe to repeat: telling twice is told once.
import { endAbandonedBulkRequests } from '../src/intake/bulk.ts'
import type { Intake } from '../src/intake/context.ts'

export type SweepActivities = ReturnType<typeof sweepActivities>

/** Younger marks are being told right now by whoever made them. */
const markedForMs = 5_000
const pageSize = 50

/** Within the time that the activity is given; what is left then is told by the next sweep. */
const forMs = 40_000

export const sweepActivities = ({ db, teller }: Pick<Intake, 'db' | 'teller'>) => ({
  /** Lets go of what dead bulk requests held, then tells every workflow whose mark has stood for a while. */
  async sweep(): Promise<{ told: number }> {
    const startedAt = performance.now()
    await endAbandonedBulkRequests({ db })
    let told = 0
    for (;;) {
      const page = await teller.sweep({ markedForMs, limit: pageSize })
      told += page
      if (page < pageSize || performance.now() - startedAt > forMs) return { told }
    }
  },
})
