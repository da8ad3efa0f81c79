// The workers of a product in a process of its own that can be killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WITH_PARENT } from '../../src/local/end-with-parent.ts'
import type { Product } from './product.ts'

export type WorkerProcess = AsyncDisposable & { kill(): Promise<void> }

export async function startWorkerProcess({ config }: Product): Promise<WorkerProcess> {
  const { database, temporal, masterKeys, vismaConnect } = config
  const script = join(import.meta.dirname, '../../src/main.ts')
  const child = spawn(process.execPath, [script, 'worker', WITH_PARENT], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url?.reveal(),
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      KOPPLING_WEBHOOK_ALLOW: config.webhooks.allowed.join(','),
      TRIPLETEX_API_URLS: config.payroll.tripletexApiUrls.join(','),
      VISMA_NET_API_URLS: config.payroll.vismaNetApiUrls.join(','),
      VISMA_NET_TOKEN_URL: config.payroll.vismaNetTokenUrl,
      SFTP_HOSTS: config.payroll.sftpHosts.join(','),
      KOPPLING_SYNTHETIC_IDENTITIES: config.payroll.syntheticIdentities,
      KOPPLING_KEYS: masterKeys.map(({ id, key }) => `${id}:${key.reveal()}`).join(','),
      VISMA_CONNECT_TOKEN_URL: vismaConnect?.tokenUrl,
      VISMA_CONNECT_API_URL: vismaConnect?.apiUrl,
      VISMA_CONNECT_CLIENT_ID: vismaConnect?.clientId,
      VISMA_CONNECT_CLIENT_SECRET: vismaConnect?.clientSecret.reveal(),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // Not inherited: the runner waits for everybody who holds the output of a test's process.
  child.stderr.pipe(process.stderr, { end: false })
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes('worker ready')) continue
    child.stdout.resume()
    return { kill, [Symbol.asyncDispose]: kill }
  }
  await kill()
  throw new Error('the worker ended before it was ready')
}
