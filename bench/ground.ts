/** What `npm start` starts, without the sample company: servers and parts in a temporary home, each in its own process. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import type { Knex } from 'knex'
import { readConfig, type Environment } from '../src/config.ts'
import { createDatabase } from '../src/db/database.ts'
import { openHome } from '../src/local/home.ts'
import { keepPart } from '../src/local/part.ts'
import { startParts, type Instance } from '../src/local/parts.ts'
import { startServers } from '../src/local/servers.ts'
import { createTemporalClient, workersOf } from '../src/temporal/connect.ts'
import { cpuMs } from './processes.ts'
import type { Home, RecordedChild } from '../src/local/home.ts'

export type Report = (line: string) => void

export type Ground = AsyncDisposable & {
  instance: Instance
  db: Knex
  temporal: Client
  /** Where the floor's workflows run. */
  bareQueue: string
  report: Report
  pid(name: PartName): number
  /** Processor time so far, in ms, of what runs in this home; NaN for what runs elsewhere, or where the system does not tell. */
  cpu(name: PartName): Promise<number>
}

export type PartName = 'api' | 'worker' | 'sandbox' | 'postgres' | 'temporal' | 'bare-worker'

export const freePorts: Environment = Object.fromEntries(
  ['', '_TEMPORAL', '_TEMPORAL_UI', '_DATABASE', '_SANDBOX'].map((part) => [`KOPPLING${part}_PORT`, '0']),
)
const bareQueue = 'bare'

export async function startGround(surroundings: Environment, report: Report): Promise<Ground> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'koppling-bench-'))
  stack.defer(() => removeHome(folder))
  const namespace = `bench-${randomBytes(4).toString('hex')}`
  const environment: Environment = {
    ...surroundings,
    ...freePorts,
    KOPPLING_HOME: folder,
    KOPPLING_LOG_LEVEL: 'warn',
    TEMPORAL_NAMESPACE: namespace,
  }
  const config = readConfig(environment)
  const children = new Map<string, number>()
  const home = noting(await openHome({ folder, report }), children)
  stack.defer(() => home.close())
  const starting = { config, environment, home, report, stack }
  const servers = await startServers(starting)
  const instance = await startParts({ ...starting, servers })

  const temporal = createTemporalClient({ address: servers.temporal, namespace })
  stack.defer(() => temporal.connection.close())
  const bareWorker = await keepPart({
    home,
    name: 'bare-worker',
    script: fileURLToPath(new URL('./bare-worker.ts', import.meta.url)),
    args: [servers.temporal, namespace, bareQueue],
    environment: { PATH: environment['PATH'] },
    ready: async () => (await workersOf(temporal, bareQueue)).length > 0,
    report,
  })
  stack.defer(() => bareWorker.stop())
  const db = createDatabase({ url: servers.databaseUrl, maxConnections: 8 })
  stack.defer(() => db.destroy())

  const pid = (name: PartName): number => children.get(name) ?? 0
  const kept = stack.move()
  return {
    instance,
    db,
    temporal,
    bareQueue,
    report,
    pid,
    cpu: async (name) => (children.has(name) ? await cpuMs(pid(name)) : undefined) ?? Number.NaN,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** A temporary home, also where the database of root lies outside of it. */
export async function removeHome(folder: string): Promise<void> {
  const elsewhere = await readFile(join(folder, 'postgres', 'location'), 'utf8').catch(() => '')
  // Servers that were cut off may still be ending.
  const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  if (elsewhere.trim() !== '') await remove(elsewhere.trim())
  await remove(folder)
}

/** The home, which is told of every process that is started in it. */
function noting(home: Home, children: Map<string, number>): Home {
  const record = async (child: RecordedChild): Promise<void> => {
    children.set(child.name, child.pid)
    await home.record(child)
  }
  return { ...home, record }
}
