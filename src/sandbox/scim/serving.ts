/** How a call of a SCIM provider goes: who calls, a fault that strikes, the work, the ledger, and the answer, or not. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'

import { Refusal, bodyOf, notFound } from './refusals.ts'
import { formOf } from './patch.ts'
import type { Fault, Faults, Operation } from './faults.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Provider, User } from './provider.ts'
import type { ScimState } from './state.ts'

/** What a write came to; `removed`: nobody finds the user any more. */
export type Done = { effect: LedgerEntry['effect']; user: User; removed?: boolean }

export type Reply = {
  status: number
  body?: object | undefined
  headers?: Record<string, string>
  done?: Done
}

export type Call = { provider: Provider; request: Request; body: unknown; base: string }

export type Route = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** below the base URL */
  path: string
  operation: Operation
  /** Decides and changes nothing; throws a Refusal. */
  work(call: Call): Reply
}

export type Serving = {
  /** since the start or the last reset */
  calls: Record<Operation, number>
  serve(route: Route): RequestHandler
}

const NONE: Serving['calls'] = { config: 0, search: 0, get: 0, patch: 0, delete: 0, other: 0 }
const JSON_TYPES = ['application/scim+json', 'application/json']

export function createServing({
  state,
  faults,
  stopping,
}: {
  state: ScimState
  faults: Faults
  stopping: AbortSignal
}): Serving & { resetCalls(): void } {
  const calls = { ...NONE }

  /** The work, and its entry in the ledger: nothing awaited between deciding and recording. */
  async function carryOut({
    route,
    call,
    pretend,
  }: {
    route: Route
    call: Call
    pretend: boolean
  }): Promise<Reply> {
    const { reply, refusal } = tried(() => route.work(call))
    const { provider, request, body } = call
    if (request.method !== 'GET' && route.operation !== 'search' && !pretend) {
      const { done, status } = reply
      await state.commit({
        entry: {
          provider: provider.settings.id,
          user: done?.user.id ?? provider.users.get(idOf(request))?.id ?? null,
          operation: route.operation === 'other' ? `${request.method} ${route.path}` : route.operation,
          effect: done?.effect ?? 'refused',
          status,
          scimType: refusal?.scimType ?? null,
          form: route.operation === 'patch' ? formOf(body) : null,
          ifMatch: request.headers['if-match'] ?? null,
        },
        ...(done !== undefined && { user: done.user, removed: done.removed ?? false }),
      })
    }
    return reply
  }

  return {
    calls,
    resetCalls: () => void Object.assign(calls, NONE),
    serve: (route) =>
      async function handle(request, response) {
        const id = String(request.params['provider'])
        const provider = state.providers.get(id)
        // Not in SCIM's words, as a web server answers where no provider is.
        if (provider === undefined) return void response.status(404).type('text/plain').send('Not Found')
        calls[route.operation] += 1
        const base = `${request.protocol}://${request.host}/scim/${id}/v2`
        const fault = faults.strike({
          provider: id,
          operation: route.operation,
          subjects: subjectsOf({ provider, request }),
        })
        if (fault?.kind === 'refuse') return void request.socket.resetAndDestroy()
        const instead = insteadOf(fault)
        if (instead !== undefined) return deliver({ response, ...instead })
        if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { signal: stopping })
        const before = provider.users.get(idOf(request))
        if (fault?.kind === 'change-first' && before !== undefined)
          await state.putUsers(id, [{ ...before, version: before.version + 1 }])
        const reply = await replyTo({
          request,
          provider,
          answer: (body) =>
            carryOut({ route, call: { provider, request, body, base }, pretend: fault?.kind === 'lie' }),
        })
        if (fault?.kind === 'do-then-drop') return void request.socket.destroy()
        if (fault?.kind === 'do-then-fail') return deliver({ response, status: 500, text: 'internal error' })
        const text = reply.body === undefined ? '' : JSON.stringify(reply.body)
        const half = text.slice(0, Math.ceil(text.length / 2)) || '{'
        deliver({ response, ...reply, text: fault?.kind === 'garble' ? half : text })
      },
  }
}

/** Who calls and how it is written comes before the work. */
async function replyTo({
  request,
  provider,
  answer,
}: {
  request: Request
  provider: Provider
  answer: (body: unknown) => Promise<Reply>
}): Promise<Reply> {
  if (request.headers.authorization !== `Bearer ${provider.settings.token}`)
    return {
      ...refused(new Refusal(401, 'The token is not accepted.')),
      headers: { 'www-authenticate': 'Bearer' },
    }
  if (request.accepts(JSON_TYPES) === false)
    return refused(new Refusal(406, 'Answers are application/scim+json.'))
  const text: unknown = request.body
  if (typeof text !== 'string' || text === '') return answer(undefined)
  if (request.is(JSON_TYPES) === false)
    return refused(new Refusal(415, 'Bodies are application/scim+json or application/json.'))
  try {
    return await answer(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refused(new Refusal(400, 'The body is not JSON.', 'invalidSyntax'))
  }
}

function tried(work: () => Reply): { reply: Reply; refusal?: Refusal } {
  try {
    return { reply: work() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { reply: refused(error), refusal: error }
  }
}

const refused = (refusal: Refusal): Reply => ({ status: refusal.status, body: bodyOf(refusal) })

function idOf(request: Request): string {
  const id = request.params['id']
  return typeof id === 'string' ? id : ''
}

export function userOf({ provider, request }: Pick<Call, 'provider' | 'request'>): User {
  const user = provider.users.get(idOf(request))
  if (user === undefined) throw notFound()
  return user
}

/** The id and the user name that a call is about, and whatever a filter names. */
function subjectsOf({ provider, request }: Pick<Call, 'provider' | 'request'>): string[] {
  const { filter: inQuery } = request.query
  const filter = `${typeof inQuery === 'string' ? inQuery : ''} ${String(request.body ?? '').replaceAll('\\"', '"')}`
  const named = [...filter.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name)
  const user = provider.users.get(idOf(request))
  return [idOf(request), user?.userName ?? '', ...(request.params['id'] === undefined ? named : [])].map(
    (name) => name.toLowerCase(),
  )
}

type Delivery = { status: number; text?: string; headers?: Record<string, string> }

/** The answer of a fault that strikes before anything is carried out. */
function insteadOf(fault: Fault | undefined): Delivery | undefined {
  if (fault?.kind === 'outage') return { status: 503, text: 'upstream is down' }
  if (fault?.kind === 'throttle') {
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
    return { status: 429, headers }
  }
  if (fault?.kind !== 'answer') return undefined
  const { status, body, headers = {} } = fault
  return {
    status,
    headers,
    text: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  }
}

function deliver({ response, status, text = '', headers = {} }: Delivery & { response: Response }): void {
  response.status(status)
  if (text !== '') response.type(/^[{[]/.test(text) ? 'application/scim+json' : 'text/plain')
  response.set(headers).end(text)
}
