/** The toy product behind a real HTTP server, with what it logged and kept in reach of the test. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import pino from 'pino'
import type { Authenticate } from '../../src/api/access.ts'
import { type AppOptions, createApp } from '../../src/api/app.ts'
import { Problem } from '../../src/api/problems.ts'
import type { Caller } from '../../src/api/route.ts'
import { startHttpServer } from '../../src/api/server.ts'
import { bindToys, type Deps } from './api-framework-toy.ts'

const callers: Record<string, Caller> = {
  'viewer-key': { kind: 'tenant', tenant: 'acme', role: 'viewer', keyId: 'k-viewer' },
  'hr-key': { kind: 'tenant', tenant: 'acme', role: 'hr', keyId: 'k-hr' },
  'admin-key': { kind: 'tenant', tenant: 'acme', role: 'admin', keyId: 'k-admin' },
  'partner-key': { kind: 'partner', partner: 'vendor', role: 'partner', keyId: 'k-partner' },
  'platform-key': { kind: 'platform', role: 'platform', keyId: 'k-platform' },
}

const authenticate: Authenticate = async ({ key, tenant }) => {
  if (tenant?.includes(' ')) throw new Error('what is no id must not reach the database')
  const caller = callers[key]
  if (caller?.kind !== 'partner' || tenant === undefined) return caller
  if (tenant !== 'acme') throw new Problem('tenant-unknown')
  return { ...caller, tenant, role: 'admin' }
}

type Options = Partial<Pick<AppOptions, 'health' | 'limits' | 'contract' | 'authenticate'>> &
  Partial<Pick<Deps, 'before' | 'ended'>>

type CallOptions = {
  key?: string | null
  json?: unknown
  body?: string | Uint8Array | ReadableStream<Uint8Array>
  headers?: Record<string, string>
}

export async function startToy({
  before = () => undefined,
  ended = () => undefined,
  ...options
}: Options = {}) {
  const kept: Deps['kept'] = new Map()
  const logged: Record<string, unknown>[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(JSON.parse(String(chunk)) as Record<string, unknown>)
      done()
    },
  })
  const app = createApp({
    routes: bindToys({ before, kept, ended }),
    authenticate,
    health: [],
    logger: pino(sink),
    contract: 'enforce',
    ...options,
  })
  const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 })

  /** As role hr, with JSON, unless said otherwise; key null sends none. */
  async function call(
    method: string,
    path: string,
    { key = 'hr-key', json, body, headers }: CallOptions = {},
  ) {
    const content = json === undefined ? body : JSON.stringify(json)
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key !== null && { Authorization: `Bearer ${key}` }),
        ...(content !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(content !== undefined && { body: content, duplex: 'half' }),
    })
    const text = await response.text()
    const isJson = /json$|json;/.test(response.headers.get('content-type') ?? '') && text.startsWith('{')
    const parsed = isJson && !text.includes('}\n{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    return { status: response.status, headers: response.headers, text, body: parsed }
  }

  return {
    url: server.url,
    port: server.port,
    call,
    kept,
    logged,
    stop: server.stop,
    [Symbol.asyncDispose]: () => server.stop({ withinMs: 500 }),
  }
}

export const book = { title: 'Momo', printed: '1973-01-31' }

/** Writes raw bytes and reads all that comes back until the server closes. */
export async function raw({ port, text }: { port: number; text: string }): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => undefined)
  socket.write(text)
  let answer = ''
  socket.on('data', (chunk) => (answer += String(chunk)))
  await once(socket, 'close')
  return answer
}
