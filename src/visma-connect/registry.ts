import { createHash } from 'node:crypto'

import { createVismaConnect } from './public-api.ts'
import type { VismaConnect, VismaConnectClientSettings, VismaConnectOptions } from './public-api.ts'

/** One client per set of credentials: the deployment's, and those of tenants that have their own. */
export type VismaConnectClients = {
  /** Lends the client of these settings to `work`; it is not closed while it is lent. */
  use<T>(loan: {
    settings: VismaConnectClientSettings
    work: (client: VismaConnect) => Promise<T>
  }): Promise<T>
  close(): Promise<void>
}

type Kept = { client: VismaConnect; users: number; usedAt: number }

/** Clients that nobody used for `idleMs` are closed with the next use of any; a changed secret makes a new one. */
export function createVismaConnectClients({
  idleMs = 600_000,
  ...options
}: VismaConnectOptions & { idleMs?: number } = {}): VismaConnectClients {
  const clients = new Map<string, Kept>()

  function closeIdle(): Promise<unknown> {
    const closing: Promise<void>[] = []
    for (const [key, { client, users, usedAt }] of clients) {
      if (users > 0 || performance.now() - usedAt < idleMs) continue
      clients.delete(key)
      closing.push(client.close())
    }
    return Promise.all(closing)
  }

  return {
    async use({ settings, work }) {
      const key = keyOf(settings)
      const kept = clients.get(key) ?? { client: createVismaConnect(settings, options), users: 0, usedAt: 0 }
      clients.set(key, kept)
      kept.users += 1
      try {
        await closeIdle()
        return await work(kept.client)
      } finally {
        kept.users -= 1
        kept.usedAt = performance.now()
      }
    },
    async close() {
      const all = [...clients.values()]
      clients.clear()
      await Promise.all(all.map(({ client }) => client.close()))
    },
  }
}

/** A hash, so that no secret becomes a key that something lists or prints. */
function keyOf({ tokenUrl, apiUrl, clientId, clientSecret, scopes }: VismaConnectClientSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([tokenUrl, apiUrl, clientId, clientSecret, scopes]))
    .digest('base64')
}
