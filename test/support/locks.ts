// Holds a person, so that a test decides in which order transactions come.
import type { Knex } from 'knex'
import { vi } from 'vitest'

export type Hold = AsyncDisposable & {
  /** Waits until so many transactions of this database wait for a lock. */
  waiting(count: number): Promise<void>
  release(): Promise<void>
}

/** Locks one employee, as everything does that changes or acts on the person. */
export async function holdEmployee(db: Knex, { tenant, id }: { tenant: string; id: string }): Promise<Hold> {
  const trx = await db.transaction()
  await trx.raw('select from employees where tenant_id = ? and id = ? for update', [tenant, id])
  const release = async (): Promise<void> => {
    if (!trx.isCompleted()) await trx.commit()
  }
  return {
    waiting: (count) =>
      vi.waitFor(
        async () => {
          const { rows } = await db.raw<{ rows: unknown[] }>(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          if (rows.length < count) throw new Error(`${rows.length} of ${count} transactions wait`)
        },
        { timeout: 20_000, interval: 20 },
      ),
    release,
    [Symbol.asyncDispose]: release,
  }
}
