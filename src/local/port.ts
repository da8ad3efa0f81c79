/** Ports of this machine, of 127.0.0.1 unless said otherwise. */
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

import { LocalError } from './local-error.ts'

import type { Report } from './local-server.ts'

const LOOPBACK = '127.0.0.1'

/** Below those that systems give to connections by themselves, so that no connection has it before a slow server listens. */
const unassigned = { from: 20_000, to: 30_000 }
const tries = 20

/**
 * The wanted port if it is free, else a free one, which is told. 0 asks for any. `what` names the server in the line. Throws
 * `LocalError` `server-did-not-start` where nothing can listen on `host`.
 */
export async function freePort({
  host = LOOPBACK,
  wanted,
  what,
  report,
}: {
  host?: string
  wanted: number
  what: string
  report: Report
}): Promise<number> {
  const given = wanted === 0 ? undefined : await listenOnce({ host, port: wanted })
  const port = given ?? (await unassignedPort(host)) ?? (await listenOnce({ host, port: 0 }))
  if (port === undefined) {
    const message = `No port of ${host} is free for ${what}. Is it an address of this machine?`
    throw new LocalError('server-did-not-start', message)
  }
  if (wanted !== 0 && port !== wanted) report(`Port ${wanted} is taken: ${what} uses ${port} instead.`)
  return port
}

/** Where this machine reaches what listens on `host`; an address that stands for all of them is none to call. */
export function urlAt({ host, port }: { host: string; port: number }): string {
  const name = { '0.0.0.0': LOOPBACK, '::': '::1' }[host] ?? host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

async function unassignedPort(host: string): Promise<number | undefined> {
  for (let tried = 0; tried < tries; tried += 1) {
    const port = await listenOnce({ host, port: randomInt(unassigned.from, unassigned.to) })
    if (port !== undefined) return port
  }
  return undefined
}

async function listenOnce({ host, port }: { host: string; port: number }): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen({ port, host })
    await once(server, 'listening')
  } catch {
    return undefined
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : undefined
}
