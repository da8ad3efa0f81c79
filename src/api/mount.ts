/**
 * Declared routes on Express. The order of the checks is fixed: path, method, key, role, actor, quota, content type, size, JSON,
 * schema, handler; so a caller never learns more than the step that refuses.
 */
import { type Request, type Response, Router } from 'express'
import { admit, type Authenticate } from './access.ts'
import { type BodyLimits, type ReadBody, readDeclaredBody } from './body.ts'
import { readConditions } from './conditions.ts'
import { sendAnswer } from './answers.ts'
import { type Contract, keepContract } from './contract.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { csvType, isNdjson, ndjsonType } from './ndjson.ts'
import type { Once } from './once.ts'
import type { FieldError } from './problems.ts'
import type { Answer, BoundRoute, Handler, HandlerInput } from './route.ts'
import type { Quota } from './quota.ts'
import { inspect, invalidRequest } from './validation.ts'

export type MountOptions = {
  routes: readonly BoundRoute[]
  authenticate: Authenticate
  limits: BodyLimits
  contract: Contract
  /** Without it nobody is held back. */
  quota?: Quota | undefined
  /** Without it an Idempotency-Key has no effect. */
  once?: Once | undefined
}

export function mountRoutes({ routes, ...options }: MountOptions): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const [path, ofPath] of byPath(routes)) {
    const byMethod = new Map(ofPath.map((route) => [route.method.toUpperCase(), route]))
    router.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (request, response, next) => {
      const exchange = exchangeOf(request)
      const route = byMethod.get(request.method)
      if (route) {
        exchange.route = route
        return perform({ route, request, response, exchange, ...options })
      }
      // Another pattern may fit with this method: /employees/bulk is also an employee's id.
      for (const method of byMethod.keys()) exchange.allow.add(method)
      next()
    })
  }
  return router
}

/** Fixed parts before parameters, so that the more exact pattern is asked first. */
function byPath(routes: readonly BoundRoute[]): [string, BoundRoute[]][] {
  const paths = Map.groupBy(routes, (route) => route.path)
  const rank = (path: string): string => path.replaceAll(/\{\w+\}/g, '~')
  return [...paths].toSorted(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
}

type Work = Omit<MountOptions, 'routes'> & {
  route: BoundRoute
  request: Request
  response: Response
  exchange: Exchange
}

async function perform({
  route,
  request,
  response,
  exchange,
  authenticate,
  limits,
  contract,
  quota,
  once,
}: Work): Promise<void> {
  const caller = await admit({ request, route, authenticate })
  exchange.caller = caller
  const log = exchange.log.child({
    ...(caller.tenant !== undefined && { tenant: caller.tenant }),
    keyId: caller.keyId,
  })
  response.set({ ...(await quota?.count(caller)) })
  const read = await readDeclaredBody({ request, body: route.body, limits, requestId: exchange.id })
  const conditions = readConditions({ route, headers: request.headers })
  const parts = parseParts({ route, request, read, errors: conditions.errors })
  const { idempotencyKey, ifMatch, reason } = conditions
  const prefersCsv = request.accepts('json', ndjsonType, csvType) === csvType
  const info = { id: exchange.id, log, prefersCsv, idempotencyKey, ifMatch, reason }
  const input = { caller, ...parts, request: info }
  const work = (handle: Handler) => keepContract({ route, contract, log, work: () => handle(input) })
  const answer = async (): Promise<void> => {
    const answered = await answerOnce({ route, input, once, response, work })
    await sendAnswer({ response, answer: answered, requestId: exchange.id, log })
  }
  await (quota === undefined ? answer() : quota.inTurn({ caller, route }, answer))
}

/** Lines are kept one by one, by the handler. */
async function answerOnce({
  route,
  input,
  once,
  response,
  work,
}: {
  route: BoundRoute
  input: HandlerInput
  once: Once | undefined
  response: Response
  work: (handle: Handler) => Promise<Answer>
}): Promise<Answer> {
  const key = input.request.idempotencyKey
  const isOfLines = route.body !== undefined && isNdjson(route.body)
  if (once === undefined || key === undefined || isOfLines) return await work(preparedHandle(route))
  const { answer, isReplayed } = await once({ route, input, key }, work)
  if (isReplayed) response.set('Idempotency-Replayed', 'true')
  return answer
}

const preparedHandle =
  ({ prepare, handle }: BoundRoute): Handler =>
  async (input) => {
    await prepare?.(input)
    return await handle(input)
  }

/** All parts are looked at before anything is refused, so that one answer names every mistake. */
function parseParts({
  route,
  request,
  read,
  errors,
}: {
  route: BoundRoute
  request: Request
  read: ReadBody
  errors: FieldError[]
}): { params: unknown; query: unknown; body: unknown } {
  const found = [...errors]
  const part = (result: ReturnType<typeof inspect>): unknown => {
    if (result.ok) return result.value
    found.push(...result.errors)
    return undefined
  }
  const params =
    route.params && part(inspect({ schema: route.params, value: { ...request.params }, where: 'path' }))
  const query = part(inspectQuery({ route, query: request.query }))
  const body = part(inspectBody({ route, read }))
  if (found.length > 0) throw invalidRequest(found)
  return { params, query, body }
}

function inspectQuery({
  route,
  query,
}: {
  route: BoundRoute
  query: Record<string, unknown>
}): ReturnType<typeof inspect> {
  if (route.query) return inspect({ schema: route.query, value: { ...query }, where: 'query' })
  const unknown = Object.keys(query).length > 0
  return unknown
    ? {
        ok: false,
        errors: [
          {
            in: 'query',
            pointer: '',
            detail: 'This call takes no query; leave out what follows the question mark.',
          },
        ],
      }
    : { ok: true, value: undefined }
}

function inspectBody({ route, read }: { route: BoundRoute; read: ReadBody }): ReturnType<typeof inspect> {
  if (!route.body) return { ok: true, value: undefined }
  if (isNdjson(route.body)) {
    return read.kind === 'lines' ? { ok: true, value: read.lines } : { ok: false, errors: [missingLines] }
  }
  return inspect({ schema: route.body, value: read.kind === 'json' ? read.value : undefined, where: 'body' })
}

const missingLines: FieldError = {
  pointer: '',
  detail: `The body is required: send one JSON document per line, as ${ndjsonType}.`,
}
