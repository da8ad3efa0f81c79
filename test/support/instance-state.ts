// What an instance holds: the rows of each table, the runs of its leavers, and the effects in the sandbox.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkflowNotFoundError } from '@temporalio/client'
import type { Knex } from 'knex'
import { createDatabase } from '../../src/db/database.ts'
import { createSandboxControl } from '../../src/sandbox/control-client.ts'
import { createTemporalClient } from '../../src/temporal/connect.ts'
import { leaverWorkflowId } from '../../src/temporal/ids.ts'
import { databaseFolder } from './home-folder.ts'
import { localFile, type Home } from './instance.ts'

export type State = {
  rows: Record<string, number>
  runs: Record<string, string>
  effects: number
  /** Leavers whose workflow has not heard of their plan; the sweep tells them within a minute. */
  untold: number
  /** Tenants that the sweep has not looked through for what is past keeping. */
  unkept: number
}

export async function stateOf({ folder }: Home): Promise<State> {
  const { sandbox, temporal } = await localFile(folder)
  const { ledger } = await createSandboxControl(sandbox).status()
  const db = createDatabase({ url: await databaseUrl(folder), maxConnections: 1 })
  try {
    const untold: unknown[] = await db('leavers').whereRaw('told_version < version').select('id')
    const runs = await runsOf(db, temporal)
    const kept: unknown[] = await db('retention_rounds').whereNull('step')
    const tenants: unknown[] = await db('tenants').select('id')
    const unkept = tenants.length - kept.length
    return { rows: await rowsOf(db), runs, effects: ledger.entries, untold: untold.length, unkept }
  } finally {
    await db.destroy()
  }
}

async function databaseUrl(folder: string): Promise<string> {
  const password = (await readFile(join(folder, 'postgres/password'), 'utf8')).trim()
  const postmaster = await readFile(join(await databaseFolder(folder), 'data/postmaster.pid'), 'utf8')
  return `postgres://koppling:${password}@127.0.0.1:${postmaster.split('\n')[3]}/koppling`
}

async function rowsOf(db: Knex): Promise<Record<string, number>> {
  const tables = (await db('pg_stat_user_tables').pluck('relname')) as string[]
  const counts = tables.toSorted().map(async (table) => {
    const [counted] = (await db(table).count('* as rows')) as { rows: string }[]
    return [table, Number(counted?.rows)] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** The run of each leaver's workflow; asked one by one, since a list of Temporal's may lag behind. */
async function runsOf(db: Knex, address: string): Promise<Record<string, string>> {
  const rows = (await db('leavers').select('tenant_id', 'employment_id')) as {
    tenant_id: string
    employment_id: string
  }[]
  const client = createTemporalClient({ address, namespace: 'default' })
  try {
    const runs = rows.map(async ({ tenant_id: tenant, employment_id: employment }) => {
      const handle = client.workflow.getHandle(leaverWorkflowId({ tenant, employment }))
      const run = await handle.describe().then(
        ({ runId }) => runId,
        (error: unknown) => {
          if (error instanceof WorkflowNotFoundError) return 'none'
          throw error
        },
      )
      return [employment, run] as const
    })
    return Object.fromEntries(await Promise.all(runs))
  } finally {
    await client.connection.close()
  }
}
