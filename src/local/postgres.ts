/** The embedded PostgreSQL of `npm start` and of the tests. */
import { setTimeout as sleep } from 'node:timers/promises'

import { startChild, stopUnless } from './child.ts'
import { LocalError, explainFileErrors } from './local-error.ts'
import { freePort } from './port.ts'
import { askWhetherReady, ensureDatabase, urlOf } from './postgres-admin.ts'
import { POSTGRES_ENVIRONMENT, explainPostgres, prepareData, readPassword } from './postgres-data.ts'
import { preparePlace } from './postgres-place.ts'
import { endPostmaster } from './postmaster.ts'

import type { Child } from './child.ts'
import type { Home } from './home.ts'
import type { Exit, LocalServer, Report } from './local-server.ts'
import type { PostgresPlace } from './postgres-place.ts'

export type LocalPostgres = LocalServer & {
  /** of the database `koppling`, as its owner: a role that may create databases, also with `koppling` as the template */
  url: string
  port: number
  /** where the data lie: in the home, but for root elsewhere */
  folder: string
}

const ATTEMPTS = 5
const READY_WITHIN_MS = 120_000
const TELL_EVERY_MS = 5_000
const STOP_WITHIN_MS = 30_000

/**
 * Starts PostgreSQL 18 on 127.0.0.1 over the data of the home, made at the first start. A port that is taken is replaced and
 * told; 0 is any free one. Throws `LocalError`: `folder-not-writable`, `folder-not-reachable`, `disk-full`, `data-missing`,
 * `other-data-version`, `platform-not-supported`, `server-did-not-start`.
 */
export async function startPostgres({
  home,
  port,
  report,
  onUnexpectedExit,
}: {
  home: Home
  port: number
  report: Report
  onUnexpectedExit?: (exit: Exit) => void
}): Promise<LocalPostgres> {
  return explainFileErrors({ folder: home.folder, setting: 'KOPPLING_HOME' }, async () => {
    const place = await preparePlace({ home: home.folder, report })
    const password = await readPassword(home.folder)
    const data = await prepareData({ home, place, password, report })
    report(`Starting PostgreSQL ${place.binaries.major}.`)
    const server = await startServer({ home, place, data, wanted: port, password, report, onUnexpectedExit })
    await stopUnless(server.child, () => ensureDatabase({ port: server.port, password }))
    return {
      pid: server.child.pid,
      port: server.port,
      url: urlOf({ role: 'koppling', password, port: server.port }),
      folder: place.folder,
      stop: () => server.child.stop(),
    }
  })
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'fsync=on',
  'log_checkpoints=off',
  'log_error_verbosity=terse', // its details quote rows, and rows hold people
  'timezone=UTC',
  'log_timezone=UTC',
]

async function startServer({
  home,
  place,
  data,
  wanted,
  password,
  report,
  onUnexpectedExit,
}: {
  home: Home
  place: PostgresPlace
  data: string
  wanted: number
  password: string
  report: Report
  onUnexpectedExit: ((exit: Exit) => void) | undefined
}): Promise<{ child: Child; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    await endPostmaster({ data, report })
    const port = await freePort({ wanted, what: 'PostgreSQL', report })
    let ready = false
    const child = await startChild({
      home,
      name: 'postgres',
      command: place.binaries.postgres,
      args: ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])],
      environment: POSTGRES_ENVIRONMENT,
      cwd: place.folder,
      user: place.user,
      signal: 'SIGINT', // fast shutdown: ends the sessions and writes everything
      graceMs: STOP_WITHIN_MS,
      onUnexpectedExit: (exit) => ready && onUnexpectedExit?.(exit),
    })
    ready = await stopUnless(child, () => waitUntilReady({ child, port, password, report }))
    if (ready) return { child, port }
    await child.stop()
    const said = (await child.lastLines(20)).join('\n')
    if (attempt === ATTEMPTS || !PASSES.test(said)) throw explainPostgres({ said, folder: place.folder })
    await sleep(500)
  }
}

/** a port taken between the look and the start, or processes of a killed server that are just ending */
const PASSES = /Address already in use|pre-existing shared memory block|lock file ".*" already exists/

/** False when it ended or did not come up in time; what it said is in its log. */
async function waitUntilReady({
  child,
  port,
  password,
  report,
}: {
  child: Child
  port: number
  password: string
  report: Report
}): Promise<boolean> {
  const started = Date.now()
  let tellAt = TELL_EVERY_MS
  while (child.running() && Date.now() - started < READY_WITHIN_MS) {
    const answer = await askWhetherReady({ port, password })
    if (answer === 'yes') return true
    if (answer === 'refused') {
      await sleep(500)
      if (!child.running()) return false // another server took the port first, and it was that one that answered
      throw new LocalError(
        'server-did-not-start',
        'The database refuses the password in postgres/password of the data folder. ' +
          'Put the former file back, or set KOPPLING_HOME to another folder.',
      )
    }
    if (Date.now() - started > tellAt) {
      report(`PostgreSQL is not ready yet: ${(await child.lastLines(1)).join('')}`)
      tellAt += TELL_EVERY_MS
    }
    await sleep(50)
  }
  return false
}
