/** The HTTP server around the app: deadlines against slow clients, and an orderly stop. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HttpServer = {
  /** With the port that was taken, when port 0 was asked for. No slash at the end. */
  url: string
  port: number
  /** Takes no new request, lets running ones end for `withinMs` (10,000 unless given), then cuts them. */
  stop(options?: { withinMs?: number }): Promise<void>
}

const timeouts = {
  // A client that sends its headers drop by drop.
  headersTimeout: 10_000,
  // The outermost bound, for a long NDJSON body; other bodies have shorter ones of their own.
  requestTimeout: 3_600_000,
  // Longer than the usual 60 s of load balancers, so that they close first and never meet a closing connection.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

/** Listens on `host` and `port`; port 0 takes a free one. Rejects with EADDRINUSE if the port is taken. */
export async function startHttpServer(
  app: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<HttpServer> {
  const server = createServer({ ...timeouts, maxHeaderSize: 16_384, noDelay: true }, app)
  server.maxHeadersCount = 100
  server.listen({ host, port })
  await once(server, 'listening')
  const taken = portOf(server)
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${taken}`,
    port: taken,
    stop: (options) => stop({ server, withinMs: options?.withinMs ?? 10_000 }),
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

async function stop({ server, withinMs }: { server: Server; withinMs: number }): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  // A connection whose request ends from now on is idle, and would otherwise be kept alive.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const cut = setTimeout(() => server.closeAllConnections(), withinMs)
  try {
    await closed
  } finally {
    clearInterval(idle)
    clearTimeout(cut)
  }
}
