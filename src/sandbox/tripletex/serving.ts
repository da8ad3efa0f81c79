/** How a call of Tripletex goes: who calls, the rate limit, a fault that strikes, the work, and the answer, or not. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'

import { Refusal, badJson, badParameter, bodyOf, notAuthenticated } from './refusals.ts'
import type { Limits } from '../limits.ts'
import type { Company } from './company.ts'
import type { Fault, Faults } from './faults.ts'
import type { Query } from './lists.ts'
import type { Session } from './sessions.ts'
import type { TripletexState } from './state.ts'

export type Reply = { status: number; body?: unknown; headers?: Record<string, string> }

export type Caller = { company: Company; session: Session; rights: { read: boolean; write: boolean } }

export type Call = { request: Request; query: Query; body: unknown }

export type Route = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string } & (
  | {
      open?: false
      /** Whom the call is about, for faults. */
      about?: (call: Call & Caller) => string[]
      work: (call: Call & Caller) => Promise<Reply> | Reply
    }
  | { open: true; work: (call: Call) => Promise<Reply> | Reply; keyOf: (call: Call) => string | undefined }
)

export type CallCounts = { total: number; writes: number; throttled: number; sessions: number }

export type Serving = {
  /** since the start or the last reset */
  counts: CallCounts
  resetCounts(): void
  serve(route: Route): RequestHandler
}

const NONE: CallCounts = { total: 0, writes: 0, throttled: 0, sessions: 0 }

export function createServing({
  state,
  limits,
  faults,
  stopping,
}: {
  state: TripletexState
  limits: Limits
  faults: Faults
  stopping: AbortSignal
}): Serving {
  const counts = { ...NONE }

  async function answer({
    route,
    call,
    caller,
  }: {
    route: Route
    call: Call
    caller: Caller | undefined
  }): Promise<Reply> {
    if (route.open === true) return route.work(call)
    if (caller === undefined) throw notAuthenticated()
    return route.work({ ...call, ...caller })
  }

  return {
    counts,
    resetCounts: () => void Object.assign(counts, NONE),
    serve: (route) =>
      async function handle(request, response) {
        const requestId = randomUUID()
        response.set('x-tlx-request-id', requestId)
        const call: Call = { request, query: {}, body: undefined }
        const caller = callerOf({ request, state })
        counts.total += 1
        if (route.open === true) counts.sessions += 1
        else if (route.method !== 'GET') counts.writes += 1
        try {
          call.query = queryOf(request)
          call.body = bodyFrom(request)
          const key = route.open === true ? route.keyOf(call) : caller?.session.key
          const limit = limits.take(key ?? 'nobody')
          response.set({
            'x-rate-limit-limit': String(limit.limit),
            'x-rate-limit-remaining': String(limit.remaining),
            'x-rate-limit-reset': String(limit.resetSeconds),
          })
          if (limit.exceeded) {
            counts.throttled += 1
            return void response.status(429).type('text/plain').send('Too many requests')
          }
          const employeeNumbers =
            route.open !== true && caller !== undefined ? (route.about?.({ ...call, ...caller }) ?? []) : []
          const fault = faults.strike({ method: route.method, path: route.path, employeeNumbers })
          if (fault?.kind === 'refuse') return void request.socket.resetAndDestroy()
          if (fault?.kind === 'hang') return await hang(stopping)
          if (fault?.kind === 'answer') return deliver({ response, reply: replyOf(fault) })
          if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { signal: stopping })
          const reply = await answer({ route, call, caller })
          if (fault?.kind === 'do-then-drop') return void request.socket.destroy()
          if (fault?.kind === 'do-then-hang') return await hang(stopping)
          if (fault?.kind === 'do-then-fail') return deliver({ response, reply: internalError(requestId) })
          deliver({ response, reply })
        } catch (refusal) {
          if (!(refusal instanceof Refusal)) throw refusal
          deliver({ response, reply: { status: refusal.status, body: bodyOf({ refusal, requestId }) } })
        }
      },
  }
}

/** Basic authentication: user 0 or blank, for the company of the token, and the session token. */
function callerOf({ request, state }: { request: Request; state: TripletexState }): Caller | undefined {
  const [scheme, encoded = ''] = request.headers.authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'basic') return undefined
  const [user = '', token = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2)
  const session = state.sessions.get(token)
  const company = state.companies.get(session?.companyId ?? 0)
  if (session === undefined || company === undefined) return undefined
  const rights = company.settings.tokens.find(({ key }) => key === session.key)
  // Clients of accountants, any other user, are not imitated.
  return rights === undefined || (user !== '' && user !== '0') ? undefined : { company, session, rights }
}

function queryOf(request: Request): Query {
  const pairs = Object.entries(request.query)
  const repeated = pairs.find(([, value]) => typeof value !== 'string')
  if (repeated !== undefined) throw badParameter(repeated[0])
  return Object.fromEntries(pairs) as Query
}

/** The text of the body, or of a form that is none; what is not JSON is told when the work asks for it. */
function bodyFrom(request: Request): unknown {
  const text: unknown = request.body
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw badJson()
  }
}

function replyOf({ status, body, headers }: Fault & { kind: 'answer' }): Reply {
  return { status, body, headers: headers ?? {} }
}

function internalError(requestId: string): Reply {
  const refusal = new Refusal({ status: 500, code: 1000, message: 'Internal error.' })
  return { status: 500, body: bodyOf({ refusal, requestId }) }
}

function deliver({ response, reply }: { response: Response; reply: Reply }): void {
  response.status(reply.status).set(reply.headers ?? {})
  if (reply.body === undefined) return void response.end()
  if (typeof reply.body === 'string') return void response.type('text/plain').send(reply.body)
  response.type('application/json; charset=utf-8').send(JSON.stringify(reply.body))
}

/** Nothing more comes of it until the sandbox stops. */
function hang(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) resolve()
    else stopping.addEventListener('abort', () => resolve(), { once: true })
  })
}
