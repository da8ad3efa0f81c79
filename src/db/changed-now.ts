import type { Knex } from 'knex'

/**
 * The moment of writing, not the start of its transaction: so what is written after `settledUntil` (user-lists.ts) was asked is
 * later than its answer.
 */
export function changedNow(db: Knex) {
  return db.raw('clock_timestamp()')
}
