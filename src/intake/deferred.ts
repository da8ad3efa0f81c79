import type { Knex } from 'knex'
import type { Intake } from './context.ts'

/** Intake within a transaction of the caller, and what it may only do once that is committed. */
export type Deferred = {
  intake: Intake
  /** Tells, starts and plans what was asked for meanwhile. */
  carryOut: () => Promise<void>
}

/**
 * Whatever is written is written in the transaction; workflows hear of it, and others are planned again, afterwards. What a crash
 * in between leaves untold stays marked, as always.
 */
export function deferred(intake: Intake, trx: Knex.Transaction): Deferred {
  const later: (() => void | Promise<void>)[] = []
  return {
    intake: {
      ...intake,
      db: trx,
      teller: { ...intake.teller, soon: (...told) => void later.push(() => intake.teller.soon(...told)) },
      starter: {
        ...intake.starter,
        soon: (...started) => void later.push(() => intake.starter.soon(...started)),
      },
      replans: {
        ...intake.replans,
        start: async (...started) => {
          later.push(() => intake.replans.start(...started))
          return await Promise.resolve()
        },
      },
    },
    async carryOut() {
      for (const work of later) await work()
    },
  }
}
