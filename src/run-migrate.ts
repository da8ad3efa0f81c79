import type { Config } from './config.ts'
import { migrateAt } from './db/database.ts'
import { required } from './required.ts'
import { createTemporalClient } from './temporal/connect.ts'
import { prepareNamespace } from './temporal/namespace.ts'

/** Brings the database up to date, and makes namespace and search attributes where a Temporal address is set. */
export async function runMigrate(
  config: Config,
  { report }: { report: (line: string) => unknown },
): Promise<void> {
  const url = required(config.database.url, 'DATABASE_URL').reveal()
  const applied = await migrateAt(url)
  report(applied.length > 0 ? `Database: applied ${applied.join(', ')}.` : 'Database: up to date.')
  const { address, namespace } = config.temporal
  if (address === undefined) return
  const client = createTemporalClient({ address, namespace })
  try {
    await prepareNamespace(client)
  } finally {
    await client.connection.close()
  }
  report(`Temporal: namespace ${namespace} has its search attributes.`)
}
