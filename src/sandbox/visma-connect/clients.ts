/** The applications that may ask for tokens. Secrets are kept as hashes; each change replaces the file. */
import { createHash } from 'node:crypto'

import { readSmallFile, writeSmallFile } from '../small-files.ts'

export type Client = {
  id: string
  secretHash: string
  scopes: string[]
  grantTypes: string[]
  tokenSeconds: number
}

export type NewClient = {
  id: string
  secret: string
  scopes: string[]
  grantTypes: string[]
  tokenSeconds: number
}

export type Clients = {
  get(id: string): Client | undefined
  ids(): string[]
  put(client: NewClient): Promise<void>
}

export async function openClients(file: string): Promise<Clients> {
  const kept = ((await readSmallFile(file)) ?? []) as Client[]
  const clients = new Map(kept.map((client) => [client.id, client]))
  let lastWrite: Promise<void> = Promise.resolve()
  return {
    get: (id) => clients.get(id),
    ids: () => [...clients.keys()],
    put({ secret, ...client }) {
      clients.set(client.id, { ...client, secretHash: hashOf(secret) })
      const write = () => writeSmallFile({ file, content: [...clients.values()] })
      lastWrite = lastWrite.then(write, write)
      return lastWrite
    },
  }
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
