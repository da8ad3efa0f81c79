// Whether a person said who an employee is there while a write was under way that took it for somebody else (I12).
import type { Knex } from 'knex'
import { matchesOf } from '../src/db/matches.ts'
import type { Destination } from '../src/db/sync-records.ts'
import { isOverruled } from '../src/domain/matching.ts'

/** The caller holds the employee, whom a decision locks, so that the two come one after the other. */
export async function wasOverruled(
  trx: Knex,
  destination: Destination,
  { employee, ...write }: { employee: string } & Parameters<typeof isOverruled>[1],
): Promise<boolean> {
  const match = (await matchesOf(trx, destination, [employee])).get(employee)
  return isOverruled(match, write)
}
