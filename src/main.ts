// The command: `start` (everything on this machine) | `api` | `worker` | `migrate`; `worker-health` for the container's check.
import pino, { type Logger } from 'pino'
import { CommandError } from './command-error.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { endWithParent } from './local/end-with-parent.ts'
import { LocalError } from './local/local-error.ts'
import { onStopSignals } from './stop-signals.ts'

const usage = 'usage: node src/main.ts start | api | worker | migrate'
const interrupted = 130

/** Each part is loaded when it is asked for, so that the first line of `start` comes at once. */
const commands: Record<string, (config: Config, signal: AbortSignal) => Promise<void>> = {
  async start(config, signal) {
    const screen = process.stdout
    screen.write('koppling starts. The first start takes longer: servers are fetched or built, and kept.\n')
    const { startLocally } = await import('./local/start.ts')
    const starting = startLocally({ config, environment: process.env, screen })
    const everything = await Promise.race([starting, aborted(signal)])
    // What has been started so far ends with this process.
    if (everything === undefined) process.exit(interrupted)
    await aborted(signal)
    screen.write('Stopping.\n')
    await everything[Symbol.asyncDispose]()
  },

  async api(config, signal) {
    const { runApi } = await import('./run-api.ts')
    await using _api = await runApi(config, { log: logFor(config) })
    await aborted(signal)
  },

  async worker(config, signal) {
    const { runWorker } = await import('./run-worker.ts')
    await runWorker(config, { log: logFor(config), signal })
  },

  async migrate(config) {
    const { runMigrate } = await import('./run-migrate.ts')
    await runMigrate(config, { report: (line) => process.stdout.write(`${line}\n`) })
  },

  async 'worker-health'(config) {
    const { checkWorker } = await import('./worker-health.ts')
    if (!(await checkWorker(config))) throw new CommandError('No worker of this machine asks for work.')
  },
}

async function main([name = '', ...argv]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (command === undefined) throw new CommandError(usage)
  const stop = new AbortController()
  onStopSignals({ stop: () => stop.abort(), cut: () => process.exit(interrupted) })
  const running = command(readConfig(process.env), stop.signal)
  endWithParent({ argv, stop: () => (stop.abort(), running) })
  await running
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

function isForPeople(error: unknown): boolean {
  return [CommandError, ConfigError, LocalError].some((kind) => error instanceof kind)
}

function logFor({ logLevel }: Config): Logger {
  return pino({ level: logLevel })
}

main(process.argv.slice(2)).catch(async (thrown: unknown) => {
  const { explainServers } = await import('./explain-servers.ts')
  // What is told to people already is not looked into: its cause may be another server's.
  const error = isForPeople(thrown) ? thrown : explainServers(thrown)
  const text = error instanceof Error ? (isForPeople(error) ? error.message : error.stack) : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})
