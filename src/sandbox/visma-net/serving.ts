/** How a call of Visma.net goes: who calls, the rate limit, a fault that strikes, the work, and the answer, or not. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'

import { readQuery, type Query } from './query.ts'
import {
  Refusal,
  bodyOf,
  notAcceptable,
  notAuthenticated,
  notJson,
  notPermitted,
  unsupportedType,
} from './refusals.ts'
import { isObject, type Document } from './timelines.ts'
import type { Limits } from '../limits.ts'
import type { Clients } from '../visma-connect/clients.ts'
import type { Keys } from '../visma-connect/keys.ts'
import type { Company, Right } from './company.ts'
import type { CallFault, Faults } from './faults.ts'
import type { NewEntry } from './ledger.ts'
import type { VismaNetState } from './state.ts'

const MEDIA_TYPE = 'application/vnd.no.payroll.employee.V2.0+json'

export const SCOPES: Record<Right, string> = {
  read: 'visma_net_employee:employees:read',
  write: 'visma_net_employee:employees:write',
}

export type Reply = { status: number; body?: unknown; headers?: Record<string, string> }

export type Call = {
  request: Request
  query: Query
  /** Empty of a GET. */
  document: Document
  company: Company
  clientId: string
  /** For faults, and for the Location of jobs. */
  route: Route
  /** below which the API stands, such as `/visma-net/v2` */
  base: string
}

export type Route = {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  /** The parameters there are. */
  query?: readonly string[]
  /** The numbers of the employees that it is about, for faults and the ledger. */
  about?: (call: Call) => string[]
  work: (call: Call) => Promise<Reply> | Reply
}

export type CallCounts = { total: number; writes: number; throttled: number; jobs: number }

export type Serving = {
  /** since the start or the last reset */
  counts: CallCounts
  resetCounts(): void
  serve(route: Route): RequestHandler
}

const NONE: CallCounts = { total: 0, writes: 0, throttled: 0, jobs: 0 }

export type Outside = {
  state: VismaNetState
  limits: Limits
  faults: Faults
  keys: Keys
  clients: Clients
  issuer: () => string
  stopping: AbortSignal
}

export function createServing({ state, limits, faults, keys, clients, issuer, stopping }: Outside): Serving {
  const counts = { ...NONE }

  async function callerOf(request: Request) {
    const [scheme, jwt = ''] = request.headers.authorization?.split(' ') ?? []
    const claims = scheme === 'Bearer' ? await keys.verify({ jwt, issuer: issuer() }) : undefined
    if (claims === undefined || clients.get(claims.clientId) === undefined) throw notAuthenticated()
    const company = state.companies.get(claims.tenantId ?? '')
    if (company?.settings.kind !== 'company')
      throw notAuthenticated('The tenant of the access token is no company.')
    return { company, clientId: claims.clientId, scopes: claims.scopes }
  }

  /** A reply where there are too many calls. */
  function throttled(key: string): Reply | undefined {
    if (state.settings.limit === null) return undefined
    const { exceeded, resetSeconds } = limits.take(key)
    if (!exceeded) return undefined
    counts.throttled += 1
    return {
      status: 429,
      headers: { 'retry-after': String(resetSeconds) },
      body: { message: 'Too many requests.', errors: [] },
    }
  }

  /** Who calls, and what; the order of these checks is that of what they need to know. */
  async function handle({
    route,
    request,
    response,
  }: {
    route: Route
    request: Request
    response: Response
  }) {
    const { company, clientId, scopes } = await callerOf(request)
    const limited = throttled(`${clientId} ${company.settings.tenantId}`)
    if (limited !== undefined) return deliver({ response, reply: limited })
    const call: Call = { request, query: {}, document: {}, company, clientId, route, base: request.baseUrl }
    const refusal = refusalOf({ call, scopes })
    const about = { method: route.method, path: route.path, employeeNumbers: route.about?.(call) ?? [] }
    const fault = faults.strikeCall(about)
    if (fault?.kind === 'refuse') return void request.socket.resetAndDestroy()
    if (fault?.kind === 'hang') return hang(stopping)
    if (fault?.kind === 'answer') return deliver({ response, reply: replyOf(fault) })
    if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { signal: stopping })
    const reply = await work({ call, refusal })
    if (fault?.kind === 'do-then-drop') return void request.socket.destroy()
    if (fault?.kind === 'do-then-hang') return hang(stopping)
    if (fault?.kind === 'do-then-fail') return deliver({ response, reply: INTERNAL_ERROR })
    if (reply.status === 202 && faults.strikeAccepted(about) !== undefined)
      return void request.socket.destroy()
    deliver({ response, reply })
  }

  /** A write that is refused stands in the ledger, too. */
  async function work({ call, refusal }: { call: Call; refusal: Refusal | undefined }): Promise<Reply> {
    try {
      if (refusal !== undefined) throw refusal
      return await call.route.work(call)
    } catch (error) {
      if (error instanceof Refusal && call.route.method !== 'GET')
        await state.refused(entryOf({ call, error }))
      throw error
    }
  }

  return {
    counts,
    resetCounts: () => void Object.assign(counts, NONE),
    serve: (route) =>
      async function answer(request, response) {
        counts.total += 1
        if (route.method !== 'GET') counts.writes += 1
        if (route.path.includes('/jobs')) counts.jobs += 1
        if (state.settings.sunset !== null) response.set('sunset', state.settings.sunset)
        try {
          await handle({ route, request, response })
        } catch (refusal) {
          if (!(refusal instanceof Refusal)) throw refusal
          const { status, headers } = refusal
          deliver({ response, reply: { status, headers, body: bodyOf(refusal) } })
        }
      },
  }
}

/** Reads what the call says; what is wrong with it is told only after the faults. */
function refusalOf({ call, scopes }: { call: Call; scopes: readonly string[] }): Refusal | undefined {
  const { request, route } = call
  const right = route.method === 'GET' ? 'read' : 'write'
  try {
    checkMediaTypes({ request, route })
    if (!scopes.includes(SCOPES[right])) throw notPermitted(SCOPES[right])
    if (route.method !== 'GET') call.document = documentFrom(request)
    call.query = readQuery({ request, known: route.query ?? [] })
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function entryOf({ call, error }: { call: Call; error: Refusal }): NewEntry {
  const { id, positionId } = call.request.params
  return {
    company: call.company.settings.tenantId,
    clientId: call.clientId,
    artifactType: call.route.path.includes('/positions') ? 'Position' : 'Employee',
    effect: 'refused',
    employeeNumber: call.route.about?.(call)[0] ?? null,
    employeeId: typeof id === 'string' ? id : null,
    positionId: typeof positionId === 'string' ? positionId : null,
    activeStart: null,
    jobId: null,
    status: error.status,
    problems: error.problems.map(({ property }) => property),
    lost: [],
    overwritten: [],
  }
}

const INTERNAL_ERROR: Reply = { status: 500, body: { message: 'Internal error.', errors: [] } }

function checkMediaTypes({ request, route }: { request: Request; route: Route }): void {
  const accepted = (request.headers.accept ?? '*/*').split(',').map(bareType)
  if (!accepted.some((type) => type === '*/*' || type === MEDIA_TYPE.toLowerCase()))
    throw notAcceptable(MEDIA_TYPE)
  const sent = bareType(request.headers['content-type'] ?? '')
  if (route.method !== 'GET' && sent !== MEDIA_TYPE.toLowerCase()) throw unsupportedType(MEDIA_TYPE)
}

const bareType = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? ''

function documentFrom(request: Request): Document {
  try {
    const document: unknown = JSON.parse(String(request.body))
    if (isObject(document)) return document
  } catch {
    // No JSON is no object either.
  }
  throw notJson()
}

function replyOf({ status, body, headers }: CallFault & { kind: 'answer' }): Reply {
  return { status, body, headers: headers ?? {} }
}

function deliver({ response, reply }: { response: Response; reply: Reply }): void {
  response.status(reply.status).set(reply.headers ?? {})
  if (reply.body === undefined) return void response.end()
  const type = reply.status < 400 ? MEDIA_TYPE : 'application/json'
  // The media type as it stands: Express would add a charset to it.
  response.setHeader('content-type', typeof reply.body === 'string' ? 'text/plain' : type)
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
}

/** Nothing more comes of it until the sandbox stops. */
function hang(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) resolve()
    else stopping.addEventListener('abort', () => resolve(), { once: true })
  })
}
