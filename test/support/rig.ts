// One time-skipping server per test file, with the product's workflows in their sandbox, the real activities over a database of
// the file's own, and the sandbox of Visma Connect as witness. All of it goes by the clock of the server.
import { randomBytes } from 'node:crypto'
import { Client, WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client'
import type { Knex } from 'knex'
import pino from 'pino'
import { inject, test as withoutRig } from 'vitest'
import type { AccountActivities } from '../../activities/accounts.ts'
import type { ConnectionActivities } from '../../activities/connections.ts'
import type { ConnectionByHandActivities } from '../../activities/connections-by-hand.ts'
import type { ReturnActivities } from '../../activities/returns.ts'
import type { SyncActivities } from '../../activities/syncs.ts'
import type { WelcomeMailActivities } from '../../activities/welcome-mail.ts'
import { createActivities } from '../../activities/index.ts'
import { createVault } from '../../src/db/vault.ts'
import type { SettingsDocument } from '../../src/domain/documents.ts'
import type { Intake } from '../../src/intake/context.ts'
import { createReplanner } from '../../src/intake/replanner.ts'
import { createConnectionStarter } from '../../src/intake/connection-starter.ts'
import { createPublisher, type Publisher } from '../../src/intake/publisher.ts'
import { createSyncKeeper } from '../../src/intake/sync-keeper.ts'
import { createTeller } from '../../src/intake/tell.ts'
import type { SandboxControl } from '../../src/sandbox/control-client.ts'
import type { ScimControl } from '../../src/sandbox/scim/control-client.ts'
import { leaverWorkflowId, returnerWorkflowId } from '../../src/temporal/ids.ts'
import {
  lookUpQueue,
  mainQueue,
  sweepQueue,
  syncQueue,
  vismaConnectQueue,
  webhookQueue,
} from '../../src/temporal/queues.ts'
import { createSyncSchedules } from '../../src/temporal/sync-schedules.ts'
import type { IdentityProviders } from '../../src/visma-connect/providers.ts'
import type { VismaConnect } from '../../src/visma-connect/public-api.ts'
import { parseNetworks } from '../../src/webhooks/addresses.ts'
import { createSender, type WebhookSender } from '../../src/webhooks/sender.ts'
import { ownDatabase } from './database.ts'
import { loopbackNetworks, providersBy } from './providers.ts'
import { quietRuntime } from './quiet-runtime.ts'
import { createRunRecorder, replayRuns } from './replay.ts'
import { createRigClock, type RigClock } from './rig-clock.ts'
import { createCompany, type Company } from './rig-company.ts'
import { resting, unlockingInterceptor } from './rig-locks.ts'
import { completed } from './rig-runs.ts'
import { sandboxClient, startRigSandbox } from './rig-sandbox.ts'
import { startTimeSkipping } from './rig-time-skipping.ts'
import { createRigWorker, type RigWorker } from './rig-workers.ts'

type Instead = Partial<
  AccountActivities &
    ConnectionActivities &
    ConnectionByHandActivities &
    ReturnActivities &
    SyncActivities &
    WelcomeMailActivities
>

export type Rig = {
  db: Knex
  clock: RigClock
  temporal: Client
  sandbox: SandboxControl
  /** The SCIM providers of the sandbox. */
  scim: ScimControl
  /** The product's client, for activities that stand in. */
  vismaConnect: VismaConnect
  /** The same as workers have it. */
  providers: IdentityProviders
  intake: Intake
  /** Publishes when it is asked to, or by a sweep. */
  publisher: Publisher
  sender: WebhookSender
  /** A new tenant in a zone without daylight saving, whose late notices act at once and whose guard is wide. */
  company(settings?: Partial<SettingsDocument>): Promise<Company>
  /** How often the ledger says that this Visma Connect user was unlinked. */
  unlinks(connectUser: string): Promise<number>
  /** Workflows and the activities of the main queue; taken away, what arrives meanwhile is seen at once afterwards. */
  mainWorker: RigWorker
  /** Activities that stand in for the real ones until the test ends. */
  instead: Instead
  /** The clock that activities see; each test begins with the server's. */
  activityClock: Intake['clock']
}

quietRuntime()

type StartedRig = { rig: Rig; endTest(): Promise<void>; end(): Promise<void> }

/** For those who need a new server more often than a file gives them one. */
export async function startRig({ codePath }: { codePath: string }): Promise<StartedRig> {
  await using stack = new AsyncDisposableStack()
  const { db } = stack.use(await ownDatabase())
  const { control: sandbox, scim, client: vismaConnect, urls } = stack.use(await startRigSandbox())
  const server = stack.use(await startTimeSkipping())
  const recorder = createRunRecorder()
  const temporal = new Client({
    connection: server.connection,
    identity: 'rig',
    interceptors: { workflow: [recorder.interceptor] },
  })

  const providers = providersBy(vismaConnect, urls)
  stack.defer(() => providers.close())
  const attempts = { underWay: 0 }
  const clock = createRigClock(server, attempts)
  const log = pino({ level: 'silent' })
  const teller = createTeller({ db, client: temporal, log })
  const starter = createConnectionStarter({ db, client: temporal, log })
  const vault = createVault([{ id: 'test', key: randomBytes(32) }])
  const replans = createReplanner({ db, clock: clock.now, teller, client: temporal, log })
  stack.defer(() => replans.stop())
  const intake = { db, vault, clock: clock.now, teller, replans, starter }
  const publisher = createPublisher({ db, clock: clock.now, client: temporal, log })
  stack.defer(() => publisher.stop())
  const instead: Instead = {}
  let companies = 0
  const rig: Rig = {
    db,
    clock,
    temporal,
    sandbox,
    scim,
    vismaConnect,
    providers,
    intake,
    publisher,
    sender: createSender({ allowed: parseNetworks(loopbackNetworks) }),
    company: async (settings = {}) => {
      companies += 1
      return await createCompany({ intake, temporal, sandbox, sandboxClient }, `t${companies}`, settings)
    },
    unlinks: async (user) =>
      (await sandbox.counts({ user })).reduce((sum, { unlinked }) => sum + unlinked, 0),
    mainWorker: { start: () => Promise.resolve(), stop: () => Promise.resolve() },
    instead,
    activityClock: clock.now,
  }

  const schedules = createSyncSchedules(temporal)
  const real = createActivities({
    intake: { ...intake, clock: (trx) => rig.activityClock(trx) },
    providers,
    publisher,
    sender: rig.sender,
    connectors: new Map(),
    environment: 'test',
    schedules,
    syncKeeper: createSyncKeeper({ db, client: temporal, schedules, log }),
    log,
  })
  const unlocking = unlockingInterceptor({ server, client: temporal, attempts })
  const common = { connection: server.workerConnection, log, unlocking }
  const workflowBundle = { codePath }
  rig.mainWorker = createRigWorker({
    ...common,
    taskQueue: mainQueue,
    workflowBundle,
    activities: replaceable(real.main, instead),
  })
  const activities = replaceable(real.vismaConnect, instead)
  const workers = [
    rig.mainWorker,
    createRigWorker({ ...common, taskQueue: vismaConnectQueue, activities }),
    createRigWorker({ ...common, taskQueue: lookUpQueue, activities: real.lookUps }),
    createRigWorker({ ...common, taskQueue: webhookQueue, activities: real.webhooks }),
    createRigWorker({ ...common, taskQueue: syncQueue, activities: replaceable(real.syncs, instead) }),
    createRigWorker({ ...common, taskQueue: sweepQueue, workflowBundle, activities: real.sweep }),
  ]
  await Promise.all(workers.map((worker) => worker.start()))
  stack.defer(async () => void (await Promise.all(workers.map((worker) => worker.stop()))))

  // The first run takes a busy machine longer than intake waits for an answer.
  const first = await temporal.workflow.start('sweep', {
    workflowId: 'first',
    taskQueue: sweepQueue,
    args: [],
  })
  await completed(first)
  recorder.take()

  const started = new Set<string>()
  const kept = stack.move()
  return {
    rig,
    async endTest() {
      await replans.idle()
      await teller.settled()
      await starter.settled()
      const runs = recorder.take()
      for (const { workflowId } of runs) started.add(workflowId)
      try {
        await expectAllRecorded({ db, started })
        await replayRuns({ client: temporal, runs, codePath })
      } finally {
        for (const { workflowId, runId } of runs) await end(temporal.workflow.getHandle(workflowId, runId))
        await sandbox.clearFaults()
        await scim.clearFaults()
        rig.activityClock = clock.now
        for (const name of Object.keys(instead)) delete instead[name as keyof Instead]
      }
    },
    end: () => kept.disposeAsync(),
  }
}

type Activity = (...args: never[]) => Promise<unknown>

function replaceable(real: Record<string, Activity>, instead: Instead): Record<string, Activity> {
  const others: Record<string, Activity | undefined> = instead
  return Object.fromEntries(
    Object.entries(real).map(([name, work]) => [name, (...args) => (others[name] ?? work)(...args)]),
  )
}

/** The database knows best who was told: none of their runs may have escaped the recorder. */
async function expectAllRecorded({ db, started }: { db: Knex; started: ReadonlySet<string> }): Promise<void> {
  const told = (await db('leavers').where('told_version', '>', 0).whereNotNull('acts_at')) as {
    tenant_id: string
    employment_id: string
  }[]
  const returns = (await db('returns').where('told_version', '>', 0)) as {
    tenant_id: string
    user_id: string
  }[]
  const ids = [
    ...told.map((row) => leaverWorkflowId({ tenant: row.tenant_id, employment: row.employment_id })),
    ...returns.map((row) => returnerWorkflowId({ tenant: row.tenant_id, user: row.user_id })),
  ]
  const missing = ids.filter((id) => !started.has(id))
  if (missing.length > 0) throw new Error(`started, but not recorded for replay: ${missing.join(', ')}`)
}

/** A run left open would act on in the time of the next tests. */
async function end(run: WorkflowHandle): Promise<void> {
  try {
    await resting(run)
    await run.terminate('the test has ended')
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

/** Tests with a rig of the file's own; every run that a test starts is replayed when the test ends. */
export const test = withoutRig
  .extend('codePath', { scope: 'file' }, () => inject('workflowBundle'))
  .extend('rigOfFile', { scope: 'file' }, async ({ codePath }, { onCleanup }) => {
    const started = await startRig({ codePath })
    onCleanup(started.end)
    return started
  })
  .extend('rig', ({ rigOfFile }, { onCleanup }) => {
    onCleanup(rigOfFile.endTest)
    return rigOfFile.rig
  })
