/** What is known of a request while it is answered: for the log, the problem document and the handler. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { Id } from './fields.ts'
import type { ProblemType } from './problem-types.ts'
import type { BoundRoute, Caller } from './route.ts'

export type Exchange = {
  id: string
  startedAt: bigint
  log: Logger
  /** Methods of the paths that match, for Allow. */
  allow: Set<string>
  route?: BoundRoute
  /** The pattern of a path outside the declared routes, such as /health/ready. */
  pattern?: string
  caller?: Caller
  problem?: ProblemType
}

const exchanges = new WeakMap<IncomingMessage, Exchange>()

/** A caller's own id is taken over if it is an id by our rule, so that nothing else gets into the log. */
export function openExchange({ request, logger }: { request: IncomingMessage; logger: Logger }): Exchange {
  const sent = Id.safeParse(request.headers['x-request-id'])
  const id = sent.success ? sent.data : randomUUID()
  const exchange = {
    id,
    startedAt: process.hrtime.bigint(),
    log: logger.child({ requestId: id }),
    allow: new Set<string>(),
  }
  exchanges.set(request, exchange)
  return exchange
}

export function exchangeOf(request: IncomingMessage): Exchange {
  const exchange = exchanges.get(request)
  if (!exchange) throw new Error('a request without an exchange: the app did not open one')
  return exchange
}
