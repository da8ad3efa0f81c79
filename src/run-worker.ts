import { fileURLToPath } from 'node:url'
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker'
import type { Logger } from 'pino'
import { createActivities } from '../activities/index.ts'
import { connectorsOf, environmentOf } from './catalogue.ts'
import type { Config } from './config.ts'
import { createDatabase } from './db/database.ts'
import { databaseClock } from './db/transaction.ts'
import { deploymentProvider } from './domain/identity-provider.ts'
import { createReplanner } from './intake/replanner.ts'
import { createConnectionStarter, type ConnectionStarter } from './intake/connection-starter.ts'
import { createSyncKeeper } from './intake/sync-keeper.ts'
import { createPublisher } from './intake/publisher.ts'
import { createTeller } from './intake/tell.ts'
import { createTemporalClient } from './temporal/connect.ts'
import { failureInterceptor } from './temporal/interceptor.ts'
import { createSyncSchedules } from './temporal/sync-schedules.ts'
import { prepareNamespace } from './temporal/namespace.ts'
import {
  lookUpQueue,
  mainQueue,
  sweepQueue,
  syncQueue,
  vismaConnectQueue,
  webhookQueue,
} from './temporal/queues.ts'
import { ensureSweepSchedule } from './temporal/sweep-schedule.ts'
import { required } from './required.ts'
import { createIdentityProviders } from './visma-connect/providers.ts'
import { createVismaConnect } from './visma-connect/public-api.ts'
import { vaultOf } from './vault-of.ts'
import { parseNetworks } from './webhooks/addresses.ts'
import { guardedLookup } from './webhooks/guarded-lookup.ts'
import { createSender } from './webhooks/sender.ts'

/** Over all workers. Visma Connect publishes no limit; a leaver makes two or three calls, so these are about ten calls a second. */
const vismaConnectPerSecond = 4

/** Over all workers; a page is five calls, so these are two calls a second: 10,000 people in an hour and a half. */
const lookUpPagesPerSecond = 0.4

/** Of one worker; most of them wait for an answer. */
const endpointsAtOnce = 200

/** Of one worker; most of them wait for an answer. */
const syncsAtOnce = 50

/** Each cached workflow takes about a megabyte; a sleeping one that was evicted replays a short history. */
const maxCachedWorkflows = 300

const workerLimits = {
  stickyQueueScheduleToStartTimeout: '5 seconds',
  shutdownGraceTime: '20 seconds',
  maxCachedWorkflows,
} satisfies Partial<WorkerOptions>

/** Runs the workers until the signal is given; then they finish what they have in hand. */
export async function runWorker(
  config: Config,
  { log, signal }: { log: Logger; signal: AbortSignal },
): Promise<void> {
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] })
  await using workers = await startWorkers(config, { log, workflowBundle: await bundleWorkflows() })
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  if (!signal.aborted) await Promise.race([stopped, workers.ended])
}

export type RunningWorkers = AsyncDisposable & {
  /** Rejects when a worker fails. */
  ended: Promise<unknown>
}

/** Starts the workers of all task queues; disposing lets them finish what they have in hand. `lookUps` false: nobody is searched in the background. */
export async function startWorkers(
  config: Config,
  {
    log,
    workflowBundle,
    lookUps = true,
  }: { log: Logger; workflowBundle: WorkflowBundleOption; lookUps?: boolean },
): Promise<RunningWorkers> {
  const address = required(config.temporal.address, 'TEMPORAL_ADDRESS')
  const { namespace } = config.temporal
  const visma = required(config.vismaConnect, 'VISMA_CONNECT_TOKEN_URL')
  await using stack = new AsyncDisposableStack()

  const client = createTemporalClient({ address, namespace })
  stack.defer(() => client.connection.close())
  await prepareNamespace(client)
  const db = createDatabase({
    url: required(config.database.url, 'DATABASE_URL').reveal(),
    maxConnections: 20,
  })
  stack.defer(() => db.destroy())
  const teller = createTeller({ db, client, log })
  stack.defer(() => teller.settled())
  const starter = createConnectionStarter({ db, client, log })
  const api = createVismaConnect({ ...visma, clientSecret: visma.clientSecret.reveal() })
  stack.defer(() => api.close())
  const allowed = parseNetworks(config.webhooks.allowed)
  const providers = createIdentityProviders({
    deployment: { key: deploymentProvider, api, urls: visma },
    lookup: guardedLookup({ allowed }),
  })
  stack.defer(() => providers.close())
  const replans = createReplanner({ db, clock: databaseClock, teller, client, log })
  stack.defer(() => replans.stop())
  const intake = {
    db,
    vault: vaultOf(config),
    clock: databaseClock,
    teller,
    replans,
    starter: lookUps ? starter : withoutLookUps(starter),
  }
  const publisher = createPublisher({ db, clock: databaseClock, client, log })
  stack.defer(() => publisher.stop())
  const sender = createSender({ allowed })
  const connectors = connectorsOf(config, { log })
  stack.defer(async () => void (await Promise.all([...connectors.values()].map((each) => each.close()))))
  const schedules = createSyncSchedules(client)
  const activities = createActivities({
    intake,
    providers,
    publisher,
    sender,
    connectors,
    environment: environmentOf(config),
    schedules,
    syncKeeper: createSyncKeeper({ db, client, schedules, log }),
    log,
  })

  const connection = await NativeConnection.connect({ address })
  stack.defer(() => connection.close())
  const interceptors = { activity: [() => ({ inbound: failureInterceptor(log) })] }
  const common = { connection, namespace, interceptors, ...workerLimits }
  const workers = await Promise.all([
    Worker.create({ ...common, taskQueue: mainQueue, workflowBundle, activities: activities.main }),
    Worker.create({
      ...common,
      taskQueue: vismaConnectQueue,
      activities: activities.vismaConnect,
      maxTaskQueueActivitiesPerSecond: vismaConnectPerSecond,
    }),
    Worker.create({
      ...common,
      taskQueue: lookUpQueue,
      activities: activities.lookUps,
      maxTaskQueueActivitiesPerSecond: lookUpPagesPerSecond,
    }),
    Worker.create({
      ...common,
      taskQueue: webhookQueue,
      activities: activities.webhooks,
      maxConcurrentActivityTaskExecutions: endpointsAtOnce,
    }),
    Worker.create({
      ...common,
      taskQueue: syncQueue,
      activities: activities.syncs,
      maxConcurrentActivityTaskExecutions: syncsAtOnce,
    }),
    Worker.create({ ...common, taskQueue: sweepQueue, workflowBundle, activities: activities.sweep }),
  ])
  await ensureSweepSchedule(client)
  publisher.keepPublishing()
  const ended = Promise.all(workers.map((worker) => worker.run()))
  stack.defer(async () => {
    workers.forEach(stopWorker)
    await ended
  })
  log.info({ namespace }, 'worker ready')
  const kept = stack.move()
  return { ended, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

const withoutLookUps = (starter: ConnectionStarter): ConnectionStarter => ({
  ...starter,
  lookUp: () => Promise.resolve(),
})

function stopWorker(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown()
}

/** The workflows as one file of JavaScript, made once per process. */
export async function bundleWorkflows() {
  const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url))
  return await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') })
}

function temporalLogger(log: Logger): DefaultLogger {
  return new DefaultLogger('INFO', ({ level, message, meta }) => {
    const to = level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'debug'
    log[to]({ temporal: meta }, message)
  })
}
