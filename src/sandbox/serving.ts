/** How a simulated call goes: count it, let a fault strike, carry it out, and answer, or not. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'

import type { Fault, Faults, Operation } from './faults.ts'

export type Reply = { status: number; body?: unknown; headers?: Record<string, string> }

/** `pretend`: answer as if it were done, and do nothing. */
export type Work = (call: { request: Request; pretend: boolean }) => Promise<Reply>

export type Serving = {
  /** how often each operation was asked for since the start */
  readonly calls: Record<Operation, number>
  serve(call: { operation: Operation; subjects?: (request: Request) => string[]; work: Work }): RequestHandler
}

export function createServing({ faults, stopping }: { faults: Faults; stopping: AbortSignal }): Serving {
  const calls: Record<Operation, number> = {
    token: 0,
    search: 0,
    list: 0,
    get: 0,
    create: 0,
    update: 0,
    unlink: 0,
    welcome: 0,
  }
  return {
    calls,
    serve: ({ operation, subjects, work }) =>
      async function handle(request, response) {
        calls[operation] += 1
        const about = subjects?.(request).map((subject) => subject.toLowerCase()) ?? []
        const fault = faults.strike({ operation, subjects: about })
        if (fault?.kind === 'refuse') return void request.socket.resetAndDestroy()
        if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { signal: stopping })
        const reply = instead(fault) ?? (await work({ request, pretend: fault?.kind === 'lie' }))
        deliver({ response, reply, fault })
      },
  }
}

/** The answer of a fault that strikes before anything is carried out. */
function instead(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'outage') return { status: 503, body: 'upstream is down' }
  if (fault?.kind === 'reject-token') return tokenRejected()
  if (fault?.kind === 'answer')
    return { status: fault.status, body: fault.body, headers: fault.headers ?? {} }
  if (fault?.kind === 'throttle')
    return {
      status: 429,
      headers: fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
    }
  return undefined
}

export function tokenRejected(): Reply {
  return { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }
}

function deliver({
  response,
  reply,
  fault,
}: {
  response: Response
  reply: Reply
  fault: Fault | undefined
}): void {
  if (fault?.kind === 'do-then-drop') return void response.socket?.destroy()
  const { status, body, headers } =
    fault?.kind === 'do-then-fail' ? { status: 500, body: 'internal error' } : reply
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  if (text !== '') response.type(typeof body === 'string' ? 'text/plain' : 'application/json')
  response.status(status).set(headers ?? {})
  // An empty answer has no half, so it gets a body to lose.
  const half = (text || '{}').slice(0, Math.ceil((text.length || 2) / 2))
  if (fault?.kind === 'garble') return void response.end(half)
  if (fault?.kind !== 'cut') return void response.end(text)
  response.set('content-length', String(Buffer.byteLength(text || '{}')))
  response.write(half, () => response.socket?.destroy())
}
