/** koppling's own processes on this machine: the API and the worker. */
import { fileURLToPath } from 'node:url'
import { migrateAt } from '../db/database.ts'
import { createTemporalClient, workersOf } from '../temporal/connect.ts'
import { mainQueue } from '../temporal/queues.ts'
import { lastPorts } from './local-file.ts'
import { answers, keepPart } from './part.ts'
import { freePort, urlAt } from './port.ts'
import { localSecrets, type LocalSecrets } from './secrets.ts'
import type { Home } from './home.ts'
import type { Environment, Report } from './local-server.ts'
import type { Sandbox } from './sandbox.ts'
import type { Servers } from './servers.ts'
import type { Config } from '../config.ts'

export type Instance = {
  api: string
  temporal: string
  temporalUi: string | undefined
  /** Undefined when another identity provider is configured. */
  sandbox: Sandbox | undefined
  platformKey: string
}

type Starting = {
  config: Config
  environment: Environment
  home: Home
  servers: Servers
  report: Report
  stack: AsyncDisposableStack
}

const mainScript = fileURLToPath(new URL('../main.ts', import.meta.url))

/**
 * What lives in a worker is some 90 MB whatever it does. Unbounded the heap grows by what is not collected yet, and the arenas of
 * many threads keep what was freed.
 */
const flatMemory = { NODE_OPTIONS: '--max-old-space-size=176 --max-semi-space-size=8', MALLOC_ARENA_MAX: '2' }

export async function startParts(starting: Starting): Promise<Instance> {
  const { config, home, servers, report, stack } = starting
  const secrets = await localSecrets(home.folder)
  const platformKey = config.platformKey?.reveal() ?? secrets.platformKey
  const applied = await migrateAt(servers.databaseUrl)
  if (applied.length > 0) report(`The database is set up (${applied.join(', ')}).`)
  const { sandbox } = servers
  const environment = partEnvironment({ ...starting, secrets, platformKey })

  const last = await lastPorts(home.folder)
  const wanted = starting.environment['KOPPLING_PORT'] ? config.http.port : (last.api ?? config.http.port)
  const { host } = config.http
  const port = await freePort({ host, wanted, what: 'the API', report })
  const api = urlAt({ host, port })
  report('Starting the worker and the API.')
  const common = { home, script: mainScript, report }
  const [worker, served] = await Promise.allSettled([
    keepPart({
      ...common,
      name: 'worker',
      args: ['worker'],
      environment: { ...environment, ...flatMemory },
      ready: () => workerReady({ temporal: servers.temporal, namespace: config.temporal.namespace }),
    }),
    keepPart({
      ...common,
      name: 'api',
      args: ['api'],
      environment: { ...environment, KOPPLING_HOST: host, KOPPLING_PORT: String(port) },
      ready: () => answers(`${api}/health/ready`),
    }),
  ])
  if (worker.status === 'fulfilled') stack.defer(() => worker.value.stop())
  if (served.status === 'fulfilled') stack.defer(() => served.value.stop())
  if (worker.status === 'rejected') throw worker.reason
  if (served.status === 'rejected') throw served.reason
  return { api, temporal: servers.temporal, temporalUi: servers.temporalUi, sandbox, platformKey }
}

/** What a part is told; everything else of the surroundings stays outside. */
function partEnvironment({
  config,
  environment,
  servers,
  secrets,
  platformKey,
}: Starting & { secrets: LocalSecrets; platformKey: string }): Environment {
  const { PATH, TZ, KOPPLING_LOG_LEVEL, VISMA_CONNECT_SCOPES } = environment
  const visma = config.vismaConnect
  return {
    PATH,
    TZ,
    KOPPLING_LOG_LEVEL,
    VISMA_CONNECT_SCOPES,
    DATABASE_URL: servers.databaseUrl,
    TEMPORAL_ADDRESS: servers.temporal,
    TEMPORAL_NAMESPACE: config.temporal.namespace,
    TEMPORAL_UI_URL: servers.temporalUi,
    KOPPLING_KEYS: environment['KOPPLING_KEYS'] ?? secrets.keys,
    KOPPLING_PLATFORM_KEY: platformKey,
    // A receiver on this machine can be tried out.
    KOPPLING_WEBHOOK_ALLOW: environment['KOPPLING_WEBHOOK_ALLOW'] ?? '127.0.0.0/8,::1/128',
    VISMA_CONNECT_TOKEN_URL: visma?.tokenUrl ?? `${servers.sandbox?.url}/connect/token`,
    VISMA_CONNECT_API_URL: visma?.apiUrl ?? `${servers.sandbox?.url}/v1.0`,
    VISMA_CONNECT_CLIENT_ID: visma?.clientId ?? servers.sandbox?.client,
    VISMA_CONNECT_CLIENT_SECRET: visma?.clientSecret.reveal() ?? secrets.sandboxSecret,
    TRIPLETEX_API_URLS: environment['TRIPLETEX_API_URLS'] ?? tripletexOf(servers),
    VISMA_NET_API_URLS: environment['VISMA_NET_API_URLS'] ?? vismaNetOf(servers),
    VISMA_NET_TOKEN_URL: environment['VISMA_NET_TOKEN_URL'] ?? tokensOfSandbox(servers),
    // The sandbox's, wherever its port is.
    SFTP_HOSTS: environment['SFTP_HOSTS'] ?? (servers.sandbox && '127.0.0.1'),
    // Everybody here is invented.
    KOPPLING_SYNTHETIC_IDENTITIES: environment['KOPPLING_SYNTHETIC_IDENTITIES'] ?? 'allow',
  }
}

/** Undefined: there is no sandbox. */
function tripletexOf({ sandbox }: Starting['servers']): string | undefined {
  return sandbox && `${sandbox.url}/tripletex/v2`
}

function vismaNetOf({ sandbox }: Starting['servers']): string | undefined {
  return sandbox && `${sandbox.url}/visma-net/v2`
}

function tokensOfSandbox({ sandbox }: Starting['servers']): string | undefined {
  return sandbox && `${sandbox.url}/connect/token`
}

/** A worker asks for work on the main queue. */
async function workerReady({
  temporal,
  namespace,
}: {
  temporal: string
  namespace: string
}): Promise<boolean> {
  const client = createTemporalClient({ address: temporal, namespace })
  try {
    return (await workersOf(client, mainQueue)).length > 0
  } catch {
    return false
  } finally {
    await client.connection.close()
  }
}
