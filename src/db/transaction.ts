import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'

/** What "now" is in a transaction: the database's clock, unless a test's server keeps the time. */
export type Clock = (db: Knex) => Promise<Instant>

export const databaseClock: Clock = async (db) => {
  const { rows } = await db.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now')
  return (rows[0] as { now: Date }).now.toISOString()
}

const deadlockDetected = '40P01'
const attempts = 3

/** Runs the work in one transaction; PostgreSQL ends one of two that wait for each other, and that one runs again. */
export async function inTransaction<Result>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work)
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error
      // The other one must wake before this one takes its first lock again, else they meet once more.
      await sleep(50 * attempt)
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === deadlockDetected
}
