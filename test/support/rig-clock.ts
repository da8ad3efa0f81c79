import type { Duration } from '@temporalio/common'
import { DateTime } from 'luxon'
import { freeing, type Attempts } from './rig-locks.ts'
import type { TimeSkippingServer } from './rig-time-skipping.ts'

/** The time-skipping server's clock: the only one that workflows, activities and intake of the rig go by. */
export type RigClock = {
  now(): Promise<string>
  /** Moves the clock to the instant, unless it is past; timers and retries on the way fire. */
  to(instant: string): Promise<void>
  /** Moves the clock on, by `3 days` for instance. */
  on(duration: Duration): Promise<void>
  /** The local date that many days from the server's today. */
  inDays(days: number, timeZone?: string): Promise<string>
}

export function createRigClock(
  server: Pick<TimeSkippingServer, 'currentTimeMs' | 'sleep' | 'unlock'>,
  attempts: Attempts,
): RigClock {
  let moving = false

  async function move(duration: Duration): Promise<void> {
    // Two sleeps at once make the server lose count of its locks.
    if (moving) throw new Error('the clock is being moved already; await that first')
    moving = true
    try {
      await freeing(server.sleep(duration), { server, attempts })
    } finally {
      moving = false
    }
  }

  const now = async () => new Date(await server.currentTimeMs()).toISOString()
  return {
    now,
    async to(instant) {
      const milliseconds = Math.ceil(Date.parse(instant) - (await server.currentTimeMs()))
      if (milliseconds > 0) await move(milliseconds)
    },
    on: move,
    inDays: async (days, timeZone = 'UTC') =>
      DateTime.fromISO(await now(), { zone: timeZone })
        .plus({ days })
        .toFormat('yyyy-MM-dd'),
  }
}

/** The instant so many seconds later; earlier, if negative. */
export function secondsAfter(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1_000).toISOString()
}
