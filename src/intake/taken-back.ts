import type { Knex } from 'knex'
import { inTransaction } from '../db/transaction.ts'
import type { Intake } from './context.ts'

/** Ends a transaction whose result is wanted, and nothing else of it. */
class TakenBack extends Error {
  override readonly name = 'TakenBack'
}

/** Does the work in a transaction that is taken back, and answers its result. */
export async function takenBack<Result>(
  { db }: Pick<Intake, 'db'>,
  work: (trx: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  const done: Result[] = []
  try {
    await inTransaction(db, async (trx) => {
      done.push(await work(trx))
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return done.at(-1) as Result
}
