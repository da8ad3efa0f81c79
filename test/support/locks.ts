// Holds rows or tables, so that a test decides in which order transactions come.
import type { Knex } from 'knex'
import { vi } from 'vitest'
import { holdPromoted } from '../../src/db/integrations.ts'

export type Hold = AsyncDisposable & {
  /** Waits until so many transactions of this database wait for a lock. */
  waiting(count: number): Promise<void>
  release(): Promise<void>
}

/** Locks one employee, as everything does that changes or acts on the person. */
export async function holdEmployee(db: Knex, { tenant, id }: { tenant: string; id: string }): Promise<Hold> {
  const lock = 'select from employees where tenant_id = ? and id = ? for update'
  return await hold(db, (trx) => trx.raw(lock, [tenant, id]))
}

/** Locks one leaver, which a change of a person plans again after it has written the person. */
export async function holdLeaver(db: Knex, { tenant, id }: { tenant: string; id: string }): Promise<Hold> {
  const lock = 'select from leavers where tenant_id = ? and id = ? for update'
  return await hold(db, (trx) => trx.raw(lock, [tenant, id]))
}

/** Locks a tenant's guard, as whatever closes an account by the rule does first. */
export async function holdGuard(db: Knex, tenant: string): Promise<Hold> {
  return await hold(db, (trx) => trx.raw('select from guards where tenant_id = ? for update', [tenant]))
}

/** Lets nobody write to the audit trail, which is the last thing that a change of a document does to it. */
export async function holdAudit(db: Knex): Promise<Hold> {
  return await hold(db, (trx) => trx.raw('lock table audit in exclusive mode'))
}

/** Keeps others from going live and from covering more while they are; `change` commits with its release. */
export async function holdPromotions(
  db: Knex,
  { tenant, change }: { tenant: string; change: (trx: Knex.Transaction) => PromiseLike<unknown> },
): Promise<Hold> {
  return await hold(db, async (trx) => {
    await holdPromoted(trx, tenant)
    await change(trx)
  })
}

export type OpenTransaction = AsyncDisposable & { trx: Knex.Transaction }

/** A transaction that a test fills and commits; where the test fails before, it is rolled back and keeps nobody waiting. */
export async function openTransaction(db: Knex): Promise<OpenTransaction> {
  const trx = await db.transaction()
  return {
    trx,
    async [Symbol.asyncDispose]() {
      if (!trx.isCompleted()) await trx.rollback()
    },
  }
}

async function hold(db: Knex, lock: (trx: Knex.Transaction) => PromiseLike<unknown>): Promise<Hold> {
  const trx = await db.transaction()
  await lock(trx)
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
        { timeout: 60_000, interval: 20 },
      ),
    release,
    [Symbol.asyncDispose]: release,
  }
}
