// The API of a product once more, in a process of its own that can be killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Product } from './product.ts'

export type ApiProcess = AsyncDisposable & { url: string; kill(): Promise<void> }

export async function startApiProcess({ config }: Product): Promise<ApiProcess> {
  const { database, temporal, masterKeys, platformKey } = config
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), 'api'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url?.reveal(),
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      KOPPLING_PORT: '0',
      KOPPLING_REQUESTS_PER_MINUTE: String(config.http.requestsPerMinute),
      KOPPLING_WEBHOOK_ALLOW: config.webhooks.allowed.join(','),
      TRIPLETEX_API_URLS: config.payroll.tripletexApiUrls.join(','),
      VISMA_NET_API_URLS: config.payroll.vismaNetApiUrls.join(','),
      VISMA_NET_TOKEN_URL: config.payroll.vismaNetTokenUrl,
      SFTP_HOSTS: config.payroll.sftpHosts.join(','),
      KOPPLING_SYNTHETIC_IDENTITIES: config.payroll.syntheticIdentities,
      KOPPLING_KEYS: masterKeys.map(({ id, key }) => `${id}:${key.reveal()}`).join(','),
      KOPPLING_PLATFORM_KEY: platformKey?.reveal(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Not inherited: the runner waits for everybody who holds the output of a test's process.
  child.stderr.pipe(process.stderr, { end: false })
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  for await (const line of createInterface(child.stdout)) {
    const url = /"url":"(http:[^"]+)"/.exec(line)?.[1]
    if (url !== undefined) {
      child.stdout.resume()
      return { url, kill, [Symbol.asyncDispose]: kill }
    }
  }
  await kill()
  throw new Error('the API ended before it was ready')
}
