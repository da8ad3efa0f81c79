// An instance in miniature, run as a program: `local-instance.ts <data folder> <job>...`; without a folder it
// only gets the Temporal server. It says what it did in lines of
// JSON, and then stays until it is killed or asked to end.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startChild, startPart } from '../../src/local/child.ts'
import { openHome } from '../../src/local/home.ts'
import { LocalError } from '../../src/local/local-error.ts'
import { identifyProcess } from '../../src/local/process-identity.ts'
import type { Home } from '../../src/local/home.ts'

const environment = { PATH: '/usr/bin:/bin' }
const { env } = process
const say = (fact: object): void => void process.stdout.write(`${JSON.stringify(fact)}\n`)
const report = (line: string): void => say({ line })

const jobs: Record<string, (home: Home) => Promise<object>> = {
  foreign: (home) => startChild({ home, name: 'foreign', command: '/bin/sleep', args: ['600'], environment }),
  part: (home) =>
    startPart({
      home,
      name: 'part',
      script: fileURLToPath(new URL('local-part.ts', import.meta.url)),
      args: [],
      environment,
    }),
  // outlives its parent, as a server does whose watcher was killed too
  stray: async (home) => {
    const { pid } = spawn('/bin/sleep', ['600'], { detached: true, stdio: 'ignore' })
    const identity = await identifyProcess(pid ?? 0)
    if (!identity) throw new Error('the stray did not start')
    await home.record({ ...identity, name: 'stray', signal: 'SIGTERM' })
    return { pid }
  },
  // what they import takes a second to load, so only where they are wanted
  postgres: async (home) => {
    const { startPostgres } = await import('../../src/local/postgres.ts')
    return startPostgres({ home, port: 0, report })
  },
  temporal: async (home) => {
    const { startTemporal } = await import('../../src/local/temporal.ts')
    return startTemporal({ home, port: 0, uiPort: 0, report, environment: env })
  },
}

const [folder = '', ...names] = process.argv.slice(2)
try {
  if (folder === '') {
    const { acquireTemporalBinary } = await import('../../src/local/temporal-binary.ts')
    say({ job: 'binary', ...(await acquireTemporalBinary({ environment: env, report })) })
    say({ ready: true })
    process.exit()
  }
  const home = await openHome({ folder, report })
  for (const name of names) say({ job: name, ...(await jobs[name]?.(home)) })
  await home.announce({ api: 'http://127.0.0.1:1', 'Temporal UI': 'http://127.0.0.1:2' })
  say({ ready: true })
  process.stdin.resume()
} catch (error) {
  if (!(error instanceof LocalError)) throw error
  say({ refused: error.code })
}
