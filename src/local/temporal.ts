/** The Temporal server of `npm start` and of the tests: an existing cluster, or a dev server with its UI and its state on disk. */
import { Connection } from '@temporalio/client'

import { stopUnless } from './child.ts'
import { LocalError, explainFileErrors } from './local-error.ts'
import { acquireTemporalBinary } from './temporal-binary.ts'
import { startDevServer } from './temporal-dev-server.ts'
import { openTemporalState } from './temporal-state.ts'

import type { Home } from './home.ts'
import type { Environment, Exit, Report } from './local-server.ts'

export type LocalTemporal = {
  /** undefined: an existing cluster is used and nothing was started */
  pid: number | undefined
  /** host:port of the gRPC frontend */
  address: string
  /** undefined for an existing cluster, whose UI is not known */
  uiUrl: string | undefined
  serverVersion: string
  stop(): Promise<void>
}

const CONNECT_WITHIN_MS = 5_000

/**
 * `TEMPORAL_ADDRESS` in the environment names an existing cluster. Without it a dev server is started on 127.0.0.1 (ports
 * that are taken are replaced and told; 0 is any free one) with the namespaces `default` and `TEMPORAL_NAMESPACE`, whose
 * workflows outlive it. Throws `LocalError`: `server-not-reachable`, `no-server`, `build-failed`, `other-data-version`,
 * `folder-not-writable`, `disk-full`, `server-did-not-start`.
 */
export async function startTemporal({
  home,
  port,
  uiPort,
  report,
  environment,
  onUnexpectedExit,
}: {
  home: Home
  port: number
  uiPort: number
  report: Report
  environment: Environment
  onUnexpectedExit?: (exit: Exit) => void
}): Promise<LocalTemporal> {
  const existing = environment['TEMPORAL_ADDRESS']
  if (existing) return useExisting({ address: existing, report })
  return explainFileErrors({ folder: home.folder, setting: 'KOPPLING_HOME' }, async () => {
    const state = await openTemporalState({ home: home.folder, report })
    const { path, serverVersion } = await acquireTemporalBinary({
      environment,
      report,
      wanted: state.version,
    })
    const namespace = environment['TEMPORAL_NAMESPACE'] || 'default'
    report(`Starting Temporal (server ${serverVersion}).`)
    const { child, address, uiUrl } = await startDevServer({
      home,
      command: path,
      file: state.file,
      namespace,
      wanted: { port, uiPort },
      report,
      onUnexpectedExit,
    })
    await stopUnless(child, () => state.served(serverVersion))
    return { pid: child.pid, address, uiUrl, serverVersion, stop: () => child.stop() }
  })
}

async function useExisting({ address, report }: { address: string; report: Report }): Promise<LocalTemporal> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: CONNECT_WITHIN_MS })
    const { serverVersion } = await connection.workflowService.getSystemInfo({})
    await connection.close()
    report(`Using the Temporal server at ${address} (${serverVersion}).`)
    return { pid: undefined, address, uiUrl: undefined, serverVersion, stop: () => Promise.resolve() }
  } catch (cause) {
    const message = `No Temporal server answers at ${address}. Start it, or unset TEMPORAL_ADDRESS to have one started here.`
    throw new LocalError('server-not-reachable', message, { cause })
  }
}
