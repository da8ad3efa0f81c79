// The whole product in one process of a test file: real PostgreSQL, real Temporal, real HTTP, and the sandbox as witness.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import type { Knex } from 'knex'
import pino, { type Logger } from 'pino'
import { inject } from 'vitest'
import { createKopplingClient, type KopplingClient } from '../../src/client/client.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { runApi } from '../../src/run-api.ts'
import { startWorkers, type RunningWorkers } from '../../src/run-worker.ts'
import { createSandboxControl, type SandboxControl } from '../../src/sandbox/control-client.ts'
import { startSandbox } from '../../src/sandbox/main.ts'
import { createSftpControl, type SftpControl } from '../../src/sandbox/sftp/control-client.ts'
import { createTemporalClient } from '../../src/temporal/connect.ts'
import { prepareNamespace } from '../../src/temporal/namespace.ts'
import { ownDatabase } from './database.ts'
import { quietRuntime } from './quiet-runtime.ts'
import { expectLedgerToAgree } from './witness.ts'

export type TenantRig = {
  id: string
  hr: KopplingClient
  admin: KopplingClient
  viewer: KopplingClient
  keys: { hr: string; admin: string; viewer: string }
}

export type Product = AsyncDisposable & {
  url: string
  config: Config
  db: Knex
  temporal: Client
  sandbox: SandboxControl
  sftp: SftpControl
  platform: KopplingClient
  /** By user: the account whose connection was removed before a test gave the user another one. */
  formerAccounts: Map<string, string>
  /** The accounts whose connection was removed, once for each entry, before a test erased the person. */
  erasedAccounts: string[]
  /** A tenant of its own, in Europe/Stockholm, whose late notices act at once and whose guard lets all of a test pass. */
  tenant(settings?: object): Promise<TenantRig>
  /** Stops the workers, as a crash of all of them would leave things; `startWorkers` goes on. */
  stopWorkers(): Promise<void>
  startWorkers(): Promise<void>
}

quietRuntime()

export const wideGuard = { count: 10_000, percent: 100 }

export const sandboxClientId = 'koppling-test'

/**
 * `lookUps`: Connect users are searched in the background too, which changes users at any moment. Disposing of a product whose
 * workers ran compares what the API calls done with the sandbox's ledger, for every person; not with `ledger: false`, where calls at
 * random give users other accounts and erase them.
 */
export async function startProduct({
  workers = true,
  lookUps = false,
  ledger = true,
  log = pino({ level: 'silent' }),
}: { workers?: boolean; lookUps?: boolean; ledger?: boolean; log?: Logger } = {}): Promise<Product> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await ownDatabase())
  const folder = await mkdtemp(join(tmpdir(), 'koppling-sandbox-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const sandboxServer = await startSandbox({ port: 0, folder })
  stack.defer(() => sandboxServer.stop())
  const sandbox = createSandboxControl(sandboxServer.url)
  const clientSecret = randomBytes(16).toString('hex')
  await sandbox.putClient({ id: sandboxClientId, clientSecret })
  const sftp = createSftpControl(sandboxServer.url)
  const sftpServer = await sftp.status()

  const platformKey = `platform-${randomBytes(24).toString('hex')}`
  const config = readConfig({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: `test-${randomUUID()}`,
    KOPPLING_PORT: '0',
    KOPPLING_REQUESTS_PER_MINUTE: '1000000',
    KOPPLING_KEYS: `test:${randomBytes(32).toString('base64')}`,
    KOPPLING_PLATFORM_KEY: platformKey,
    KOPPLING_WEBHOOK_ALLOW: '127.0.0.0/8,::1/128',
    VISMA_CONNECT_TOKEN_URL: `${sandboxServer.url}/connect/token`,
    VISMA_CONNECT_API_URL: `${sandboxServer.url}/v1.0`,
    VISMA_CONNECT_CLIENT_ID: sandboxClientId,
    VISMA_CONNECT_CLIENT_SECRET: clientSecret,
    TRIPLETEX_API_URLS: `${sandboxServer.url}/tripletex/v2`,
    VISMA_NET_API_URLS: `${sandboxServer.url}/visma-net/v2`,
    VISMA_NET_TOKEN_URL: `${sandboxServer.url}/connect/token`,
    SFTP_HOSTS: `${sftpServer.host}:${sftpServer.port}`,
    KOPPLING_SYNTHETIC_IDENTITIES: 'allow',
  })
  const { address = '', namespace } = config.temporal
  const temporal = createTemporalClient({ address, namespace })
  stack.defer(() => temporal.connection.close())
  await prepareNamespace(temporal)
  const api = stack.use(await runApi(config, { log, contract: 'enforce' }))

  let running: RunningWorkers | undefined
  let haveRun = false
  const stopWorkers = async (): Promise<void> => {
    const stopping = running
    running = undefined
    await stopping?.[Symbol.asyncDispose]()
  }
  const start = async (): Promise<void> => {
    haveRun = true
    running ??= await startWorkers(config, {
      log,
      lookUps,
      workflowBundle: { codePath: inject('workflowBundle') },
    })
  }
  stack.defer(stopWorkers)
  if (workers) await start()

  const platform = createKopplingClient({ baseUrl: api.url, key: platformKey })
  const kept = stack.move()
  const product: Product = {
    url: api.url,
    config,
    db: database.db,
    temporal,
    sandbox,
    sftp,
    platform,
    formerAccounts: new Map(),
    erasedAccounts: [],
    tenant: (settings) => createTenant({ url: api.url, platform, settings }),
    stopWorkers,
    startWorkers: start,
    async [Symbol.asyncDispose]() {
      try {
        if (haveRun && ledger) await expectLedgerToAgree(product)
      } finally {
        await kept.disposeAsync()
      }
    },
  }
  return product
}

async function createTenant({
  url,
  platform,
  settings,
}: {
  url: string
  platform: KopplingClient
  settings: object | undefined
}): Promise<TenantRig> {
  // With a letter in the middle, since twelve digits may be an identity number.
  const id = `t-${randomBytes(3).toString('hex')}a${randomBytes(3).toString('hex')}`
  const { error } = await platform.POST('/v1/tenants', {
    body: { id, name: id, timeZone: 'Europe/Stockholm' },
  })
  if (error) throw new Error(error.detail)
  const key = async (role: 'hr' | 'admin' | 'viewer'): Promise<string> => {
    const { data } = await platform.POST('/v1/tenants/{id}/keys', {
      params: { path: { id } },
      body: { role, name: role },
    })
    if (data === undefined) throw new Error(`no key ${role}`)
    return data.secret
  }
  const keys = { hr: await key('hr'), admin: await key('admin'), viewer: await key('viewer') }
  const as = (secret: string) => createKopplingClient({ baseUrl: url, key: secret, actor: 'tester' })
  const rig = { id, keys, hr: as(keys.hr), admin: as(keys.admin), viewer: as(keys.viewer) }
  const body = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, guard: wideGuard, ...settings }
  const put = await rig.admin.PUT('/v1/settings', { body })
  if (put.error) throw new Error(put.error.detail)
  return rig
}
