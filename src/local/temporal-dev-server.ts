/** The process of Temporal's dev server: how it is called, and when it serves. */
import { setTimeout as sleep } from 'node:timers/promises'

import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'

import { startChild, stopUnless } from './child.ts'
import { LocalError, diskFull } from './local-error.ts'
import { freePort } from './port.ts'

import type { Child } from './child.ts'
import type { Home } from './home.ts'
import type { Exit, Report } from './local-server.ts'

export type DevServer = { child: Child; address: string; uiUrl: string }

type Ports = { port: number; uiPort: number }

const ATTEMPTS = 3
const READY_WITHIN_MS = 60_000
const ASK_WITHIN_MS = 1_000
/** so long what is over can be looked at; the dev server's own setting is a day */
const RETENTION = msToTs('30 days')

/** Starts the program `command` over the state in `file` and waits until it serves the namespace. Throws `LocalError`. */
export async function startDevServer({
  home,
  command,
  file,
  namespace,
  wanted,
  report,
  onUnexpectedExit,
}: {
  home: Home
  command: string
  file: string
  namespace: string
  wanted: Ports
  report: Report
  onUnexpectedExit: ((exit: Exit) => void) | undefined
}): Promise<DevServer> {
  for (let attempt = 1; ; attempt += 1) {
    const ports = {
      port: await freePort({ wanted: wanted.port, what: 'Temporal', report }),
      uiPort: await freePort({ wanted: wanted.uiPort, what: 'Temporal UI', report }),
    }
    const address = `127.0.0.1:${ports.port}`
    let ready = false
    const child = await startChild({
      home,
      name: 'temporal',
      command,
      args: argumentsFor({ file, namespace, ports }),
      environment: { HOME: home.folder, PATH: '/usr/bin:/bin' }, // settings of the user's own CLI stay out
      cwd: home.folder,
      onUnexpectedExit: (exit) => ready && onUnexpectedExit?.(exit),
    })
    ready = await stopUnless(child, () => waitUntilServing({ child, address, namespace }))
    if (ready) return { child, address, uiUrl: `http://127.0.0.1:${ports.uiPort}` }
    await child.stop()
    const said = (await child.lastLines(20)).join('\n')
    if (attempt === ATTEMPTS || !PORT_TAKEN.test(said)) throw explainTemporal({ said, file })
  }
}

/** between the look and the start */
const PORT_TAKEN = /address already in use|can't set .*port/i

function argumentsFor({
  file,
  namespace,
  ports,
}: {
  file: string
  namespace: string
  ports: Ports
}): string[] {
  const dynamic = {
    'frontend.enableServerVersionCheck': false, // asks the internet
    'matching.enableFairness': true, // off by default in 1.31
    'limit.maxIDLength': 255, // what a server on PostgreSQL holds
  }
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(ports.port),
      '--ui-port',
      String(ports.uiPort),
    ],
    ...['--db-filename', file, '--namespace', namespace, '--ui-disable-news-fetch'],
    // as safe as without, and twice as many starts a second
    ...['--sqlite-pragma', 'journal_mode=wal'],
    ...Object.entries(dynamic).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ]
}

/** False when the server ended or did not come up in time; what it said is in its log. */
async function waitUntilServing({
  child,
  address,
  namespace,
}: {
  child: Child
  address: string
  namespace: string
}): Promise<boolean> {
  const until = Date.now() + READY_WITHIN_MS
  const connection = Connection.lazy({ address })
  const config = { workflowExecutionRetentionTtl: RETENTION }
  const ask = (): Promise<unknown> => connection.workflowService.updateNamespace({ namespace, config })
  try {
    while (child.running() && Date.now() < until) {
      const serving = await connection.withDeadline(Date.now() + ASK_WITHIN_MS, ask).then(
        () => true,
        () => false,
      )
      if (serving) return true
      await sleep(50)
    }
    return false
  } finally {
    await connection.close()
  }
}

/** What the Temporal server said when it did not start, as an error for people. */
export function explainTemporal({ said, file }: { said: string; file: string }): LocalError {
  if (/no space left on device|database or disk is full/i.test(said))
    return diskFull({ folder: file, cause: said })
  return new LocalError('server-did-not-start', `The Temporal server did not start. It said:\n${said}`)
}
