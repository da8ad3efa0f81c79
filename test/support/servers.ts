// The servers of one run, started once before all files: PostgreSQL with a migrated template, Temporal, the bundle of workflows.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateAt } from '../../src/db/database.ts'
import { openHome } from '../../src/local/home.ts'
import { startPostgres } from '../../src/local/postgres.ts'
import { startTemporal } from '../../src/local/temporal.ts'
import { acquireTimeSkippingServer } from '../../src/local/time-skipping.ts'
import { bundleWorkflows } from '../../src/run-worker.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
    temporalAddress: string
    timeSkippingServer: string
    workflowBundle: string
    /** Of the script that runs. */
    tier: 'test' | 'ci'
  }
}

const report = (line: string): void => void process.stdout.write(`${line}\n`)

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (project.vitest.projects.every(({ name }) => name === 'unit')) return () => Promise.resolve()
  const folder = await mkdtemp(join(tmpdir(), 'koppling-test-'))
  await using stack = new AsyncDisposableStack()
  const home = await openHome({ folder, report })
  stack.defer(async () => {
    await home.close()
    await rm(folder, { recursive: true, force: true })
  })
  const environment = process.env
  const postgres = await startPostgres({ home, port: 0, report })
  stack.defer(async () => {
    await postgres.stop()
    await rm(postgres.folder, { recursive: true, force: true })
  })
  const temporal = await startTemporal({ home, port: 0, uiPort: 0, report, environment })
  stack.defer(() => temporal.stop())
  const timeSkippingServer = await acquireTimeSkippingServer({ environment, report })
  const bundle = join(folder, 'workflows.js')
  await writeFile(bundle, (await bundleWorkflows()).code)

  await migrateAt(postgres.url)
  project.provide('databaseUrl', postgres.url)
  project.provide('temporalAddress', temporal.address)
  project.provide('timeSkippingServer', timeSkippingServer)
  project.provide('workflowBundle', bundle)
  const kept = stack.move()
  return () => kept.disposeAsync()
}
