/** Ports of 127.0.0.1. */
import { once } from 'node:events'
import { createServer } from 'node:net'

import type { Report } from './local-server.ts'

/** The wanted port if it is free, else a free one, which is told. 0 asks for any. `what` names the server in the line. */
export async function freePort({
  wanted,
  what,
  report,
}: {
  wanted: number
  what: string
  report: Report
}): Promise<number> {
  const port = (await listenOnce(wanted)) ?? (await listenOnce(0))
  if (port === undefined) throw new Error('no free port on 127.0.0.1')
  if (wanted !== 0 && port !== wanted) report(`Port ${wanted} is taken: ${what} uses ${port} instead.`)
  return port
}

async function listenOnce(port: number): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen({ port, host: '127.0.0.1' })
    await once(server, 'listening')
  } catch {
    return undefined
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : undefined
}
