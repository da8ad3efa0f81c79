/**
 * The outside world in miniature, on one port of this machine: Tripletex (`tripletex/mount.ts`) below `/tripletex/v2`,
 * Visma.net's Employee API (`visma-net/mount.ts`) below `/visma-net/v2`, SCIM providers (`scim/mount.ts`) below `/scim`, on another port a
 * payroll system that takes files (`sftp/mount.ts`), and at the root Visma Connect, as Visma's developer
 * documents (token call) and public clients of its Public API v1.0 describe it: discovery, keys, tokens, and
 * users to search, list, get, create, update and unlink, and the mail that welcomes them. Stricter than Visma: unknown fields, parameters and
 * routes are refused. Not imitated: people who log in, tenants, roles, other mails, revocation. Not known of the
 * original and chosen here: 404 with `ERROR_INVALID_USER` for an id that nobody has, the codes of 400 and
 * 403, the scope of the mail, that search and list see everybody.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import express from 'express'
import type { ErrorRequestHandler } from 'express'
import type { AddressInfo } from 'node:net'

import { BadControl } from './bad-control.ts'
import { controlRoutes } from './control.ts'
import { createFaults } from './faults.ts'
import { page } from './page.ts'
import { openScim } from './scim/mount.ts'
import { createServing } from './serving.ts'
import { openSftp } from './sftp/mount.ts'
import { openTripletex } from './tripletex/mount.ts'
import { openKeys } from './visma-connect/keys.ts'
import { openState } from './visma-connect/state.ts'
import { tokenRoutes } from './visma-connect/tokens.ts'
import { userRoutes } from './visma-connect/users.ts'
import { openVismaNet } from './visma-net/mount.ts'

export type Sandbox = {
  /** such as `http://127.0.0.1:4010`, without a slash at the end */
  url: string
  port: number
  /** Ends in order: calls under way are answered, slow ones cut. */
  stop(): Promise<void>
}

const STOP_MS = 2_000

/** Listens on 127.0.0.1; port 0 takes a free one. The folder is made if missing; one sandbox at a time. */
export async function startSandbox({ port, folder }: { port: number; folder: string }): Promise<Sandbox> {
  const state = await openState(folder)
  const keys = await openKeys(join(folder, 'keys.json'))
  const faults = createFaults()
  const stopping = new AbortController()
  const tripletex = await openTripletex({ folder, stopping: stopping.signal })
  const sftp = await openSftp({ folder })
  const scim = await openScim({ folder, stopping: stopping.signal })
  const serving = createServing({ faults, stopping: stopping.signal })
  const { clients } = state
  const issuer = () => url
  const vismaNet = await openVismaNet({ folder, keys, clients, issuer, stopping: stopping.signal })

  const app = express().disable('x-powered-by').disable('etag')
  app.get('/', (_request, response) => void response.type('html').send(page(state)))
  app.use('/tripletex/v2', tripletex.api)
  app.use('/sandbox/tripletex', tripletex.control)
  app.use('/visma-net/v2', vismaNet.api)
  app.use('/sandbox/visma-net', vismaNet.control)
  app.use('/sandbox/sftp', sftp.control)
  app.use('/scim', scim.api)
  app.use('/sandbox/scim', scim.control)
  app.use('/sandbox', controlRoutes({ state, faults, serving }))
  app.use(tokenRoutes({ clients, keys, serving, issuer, tenants: vismaNet.tenants }))
  app.use('/v1.0', userRoutes({ state, keys, serving, issuer }))
  app.use((_request, response) => void response.status(404).json({ error: 'there is no such route' }))
  app.use(onError)

  const server = createServer(app)
  server.maxConnections = 1024
  server.listen({ port, host: '127.0.0.1' })
  try {
    await once(server, 'listening')
  } catch (error) {
    await Promise.all([state.close(), tripletex.close(), vismaNet.close(), sftp.close(), scim.close()])
    throw error
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    port: (server.address() as AddressInfo).port,
    async stop() {
      stopping.abort()
      const impatience = setTimeout(() => server.closeAllConnections(), STOP_MS)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      clearTimeout(impatience)
      await Promise.all([state.close(), tripletex.close(), vismaNet.close(), sftp.close(), scim.close()])
    },
  }
}

/** Bad control calls and bodies are told; what is left is a bug or a full disk, and no answer to trust. */
const onError: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  if (error instanceof BadControl) response.status(400).json({ error: error.message })
  else if (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status < 500
  )
    response.status(error.status).json({ error_code: 'ERROR_INVALID_REQUEST' })
  else {
    if (!(error instanceof Error && error.name === 'AbortError')) console.error(error)
    request.socket.destroy()
  }
}
