/** The servers that koppling stands on, started side by side. */
import { keepRunning } from './keep-running.ts'
import { lastPorts } from './local-file.ts'
import { startPostgres } from './postgres.ts'
import { startSandbox, type Sandbox } from './sandbox.ts'
import { startTemporal } from './temporal.ts'
import type { Home } from './home.ts'
import type { Environment, Report } from './local-server.ts'
import type { Config } from '../config.ts'

export type Servers = {
  databaseUrl: string
  temporal: string
  temporalUi: string | undefined
  /** Undefined when another identity provider is configured. */
  sandbox: Sandbox | undefined
}

type Starting = {
  config: Config
  environment: Environment
  home: Home
  report: Report
  stack: AsyncDisposableStack
}

/** All are waited for, also when one fails, so that nothing is left half started. */
export async function startServers(starting: Starting): Promise<Servers> {
  const [database, temporal, sandbox] = await Promise.allSettled([
    startDatabase(starting),
    startWorkflowServer(starting),
    starting.config.vismaConnect === undefined ? startSandbox(starting) : undefined,
  ])
  if (database.status === 'rejected') throw database.reason
  if (temporal.status === 'rejected') throw temporal.reason
  if (sandbox.status === 'rejected') throw sandbox.reason
  return { databaseUrl: database.value, ...temporal.value, sandbox: sandbox.value }
}

async function startDatabase({ config, home, report, stack }: Starting): Promise<string> {
  const existing = config.database.url?.reveal()
  if (existing !== undefined) return existing
  let { port } = config.database
  const postgres = await keepRunning({
    name: 'database',
    report,
    start: async (onUnexpectedExit) => {
      const started = await startPostgres({ home, port, report, onUnexpectedExit })
      port = started.port
      return started
    },
  })
  stack.defer(() => postgres.stop())
  return postgres.url
}

async function startWorkflowServer({ config, environment, home, report, stack }: Starting) {
  const last = await lastPorts(home.folder)
  let port = environment['KOPPLING_TEMPORAL_PORT']
    ? config.temporal.port
    : (last.temporal ?? config.temporal.port)
  let uiPort = environment['KOPPLING_TEMPORAL_UI_PORT']
    ? config.temporal.uiPort
    : (last.temporalUi ?? config.temporal.uiPort)
  const temporal = await keepRunning({
    name: 'Temporal server',
    report,
    start: async (onUnexpectedExit) => {
      const started = await startTemporal({ home, port, uiPort, report, environment, onUnexpectedExit })
      port = Number(started.address.split(':').at(-1))
      uiPort = started.uiUrl === undefined ? uiPort : Number(new URL(started.uiUrl).port)
      return started
    },
  })
  stack.defer(() => temporal.stop())
  return { temporal: temporal.address, temporalUi: temporal.uiUrl ?? config.temporal.uiUrl }
}
