// The command: `start` (everything on this machine) | `api` | `worker` | `migrate`.
import pino from 'pino'
import { ConfigError, readConfig, type Config } from './config.ts'
import { endWithParent } from './local/end-with-parent.ts'
import { LocalError } from './local/local-error.ts'
import { required } from './required.ts'

const usage = 'usage: node src/main.ts start | api | worker | migrate'

/** Each part is loaded when it is asked for, so that the first line of `start` comes at once. */
const commands: Record<string, (config: Config, signal: AbortSignal) => Promise<void>> = {
  async start(config, signal) {
    const { startLocally } = await import('./local/start.ts')
    await using _everything = await startLocally({ config, environment: process.env, screen: process.stdout })
    await aborted(signal)
    process.stdout.write('Stopping.\n')
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
    const { createDatabase, migrate } = await import('./db/database.ts')
    const db = createDatabase({
      url: required(config.database.url, 'DATABASE_URL').reveal(),
      maxConnections: 1,
    })
    const applied = await migrate(db).finally(() => db.destroy())
    process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'Nothing to apply.\n')
  },
}

async function main([name = '', ...argv]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (command === undefined) throw new ConfigError([usage])
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort()
      process.once(signal, () => process.exit(130))
    })
  }
  const running = command(readConfig(process.env), stop.signal)
  endWithParent({ argv, stop: () => (stop.abort(), running) })
  await running
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function logFor({ logLevel }: Config) {
  return pino({ level: logLevel })
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const forPeople = error instanceof ConfigError || error instanceof LocalError
  process.stderr.write(
    `${forPeople ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 1
})
