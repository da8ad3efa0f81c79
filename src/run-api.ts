import type { Logger } from 'pino'
import { createApp } from './api/app.ts'
import type { Contract } from './api/contract.ts'
import { createAuthenticate } from './api/authenticate.ts'
import { withinOf } from './api/deps.ts'
import { createOnce } from './api/once.ts'
import { atOnceOfOne, createQuota } from './api/quota.ts'
import { bindRoutes } from './api/route.ts'
import { routeDeclarations } from './api/routes.ts'
import { startHttpServer, type HttpServer } from './api/server.ts'
import { entriesOf, environmentOf } from './catalogue.ts'
import type { Config } from './config.ts'
import { createDatabase } from './db/database.ts'
import { databaseClock } from './db/transaction.ts'
import { explainListening } from './explain-servers.ts'
import { createIdentityProof } from './identity-proof.ts'
import { createDecide } from './intake/decisions.ts'
import { createTakeStep } from './intake/integration-steps.ts'
import { createReplanner } from './intake/replanner.ts'
import { createConnectionStarter } from './intake/connection-starter.ts'
import { createRetryMany } from './intake/retry-many.ts'
import { createPublisher } from './intake/publisher.ts'
import { createTeller } from './intake/tell.ts'
import { required } from './required.ts'
import { checkTemporal, createTemporalClient } from './temporal/connect.ts'
import { vaultOf } from './vault-of.ts'
import { parseNetworks } from './webhooks/addresses.ts'
import { createSender } from './webhooks/sender.ts'

export type RunningApi = HttpServer & AsyncDisposable

/** Serves the API until disposed. It starts, and answers, also while Temporal or the database is down. */
export async function runApi(
  config: Config,
  { log, contract = 'report' }: { log: Logger; contract?: Contract },
): Promise<RunningApi> {
  const { http, temporal } = config
  const stack = new AsyncDisposableStack()
  const db = createDatabase({
    url: required(config.database.url, 'DATABASE_URL').reveal(),
    maxConnections: 10,
  })
  stack.defer(() => db.destroy())
  const client = createTemporalClient({
    address: required(temporal.address, 'TEMPORAL_ADDRESS'),
    namespace: temporal.namespace,
  })
  stack.defer(() => client.connection.close())
  const teller = createTeller({ db, client, log })
  stack.defer(() => teller.settled())
  const starter = createConnectionStarter({ db, client, log })
  stack.defer(() => starter.settled())
  const replans = createReplanner({ db, clock: databaseClock, teller, client, log })
  stack.defer(() => replans.stop())

  const publisher = createPublisher({ db, clock: databaseClock, client, log })
  stack.defer(() => publisher.stop())

  const intake = { db, vault: vaultOf(config), clock: databaseClock, teller, replans, starter }

  const deps = {
    intake,
    decide: createDecide({ ...intake, client }),
    takeStep: createTakeStep({ ...intake, client }),
    retryMany: createRetryMany({ ...intake, client, log }),
    publisher,
    sender: createSender({ allowed: parseNetworks(config.webhooks.allowed) }),
    identityProof: createIdentityProof(config),
    catalogue: entriesOf(config),
    environment: environmentOf(config),
    temporalUiLink: linkTo(temporal),
  }
  const app = createApp({
    routes: bindRoutes({ routes: routeDeclarations, deps, within: withinOf(deps) }),
    quota: createQuota(db, { ...atOnceOfOne, requestsPerMinute: http.requestsPerMinute }),
    once: createOnce(intake),
    authenticate: createAuthenticate({ db, platformKey: config.platformKey }),
    health: [
      { name: 'database', check: () => db.raw('select 1') },
      { name: 'temporal', check: () => checkTemporal(client) },
    ],
    logger: log,
    contract,
  })
  const server = await startHttpServer(app, http).catch(async (error: unknown) => {
    await stack.disposeAsync()
    throw explainListening({ error, ...http })
  })
  stack.defer(() => server.stop())
  log.info({ url: server.url }, 'API ready')
  return { ...server, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

function linkTo({ uiUrl, namespace }: Config['temporal']): (workflowId: string) => string | undefined {
  return (workflowId) =>
    uiUrl &&
    `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}`
}
