import knex, { type Knex } from 'knex'
import { types } from 'pg'
import { migrationSource } from './migrations/index.ts'

const dateType = 1082

/** Local dates stay text: a JavaScript Date would give them a time and a zone. */
const typesWithTextDates = {
  getTypeParser: (type: number, format: string) =>
    type === dateType
      ? (text: string) => text
      : (types.getTypeParser(type, format === 'binary' ? 'binary' : 'text') as (text: string) => unknown),
}

const silent = (): void => undefined

export type DatabaseSettings = { url: string; maxConnections?: number }

export function createDatabase({ url, maxConnections = 10 }: DatabaseSettings): Knex {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      types: typesWithTextDates,
      connectionTimeoutMillis: 3_000,
      // A killed client must not keep a person locked.
      idle_in_transaction_session_timeout: 30_000,
      // One tenant's big change must not keep everybody else's connections waiting. A bare date is a date in UTC.
      options: '-c lock_timeout=5000 -c timezone=UTC',
      application_name: 'koppling',
    },
    pool: { min: 0, max: maxConnections },
    acquireConnectionTimeout: 5_000,
    // Everything that knex would print is thrown as well; its lines would go around our log, with the database's words.
    log: { debug: silent, deprecate: silent, error: silent, warn: silent },
    migrations: { migrationSource, tableName: 'migrations' },
  })
}

/** Brings the schema up to date; several processes may ask for it at once. Returns the names of what was applied. */
export async function migrate(db: Knex): Promise<string[]> {
  return await db.transaction(async (trx) => {
    // knex's own lock lives in a table, which two on an empty database make at once, and it refuses instead of waiting.
    await trx.raw(`set local lock_timeout = 0`)
    await trx.raw(`select pg_advisory_xact_lock(hashtextextended('koppling-migrations', 0))`)
    await trx.raw(`set local lock_timeout to default`)
    const [, applied] = (await trx.migrate.latest()) as [number, string[]]
    return applied
  })
}

/** The same over a connection of its own. */
export async function migrateAt(url: string): Promise<string[]> {
  const db = createDatabase({ url, maxConnections: 1 })
  try {
    return await migrate(db)
  } finally {
    await db.destroy()
  }
}
