/** One line per request: what was called, by which key, with what outcome. Never a URL, a query or a body. */
import type { NextFunction, Request, Response } from 'express'
import type { Logger } from 'pino'
import { type Exchange, openExchange } from './exchange.ts'

// What is left of a body after the answer is let through for this long; then the connection ends.
const lingerMs = 5_000

/** Opens the exchange, gives the request its id, and writes the line when the answer is out or the caller is gone. */
export function requestLog(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const exchange = openExchange({ request, logger })
    response.set('X-Request-Id', exchange.id)
    response.once('close', () => {
      writeLine({ exchange, request, response })
      letThrough(request)
    })
    next()
  }
}

/** A connection serves its next request only when the body before it has gone through. */
function letThrough(request: Request): void {
  if (request.complete || request.destroyed) return
  request.resume()
  const cut = setTimeout(() => request.destroy(), lingerMs).unref()
  request.once('close', () => clearTimeout(cut))
}

function writeLine({
  exchange,
  request,
  response,
}: {
  exchange: Exchange
  request: Request
  response: Response
}): void {
  const { route, pattern, caller, problem, log } = exchange
  const done = response.writableFinished
  const line = {
    method: request.method,
    route: route ? `/v1${route.path}` : (pattern ?? 'unmatched'),
    status: done ? response.statusCode : undefined,
    ms: Number((process.hrtime.bigint() - exchange.startedAt) / 1_000_000n),
    ...(caller?.tenant !== undefined && { tenant: caller.tenant }),
    ...(caller && { keyId: caller.keyId }),
    ...(problem && { problem }),
  }
  if (!done) log.info(line, 'caller went away')
  else if (response.statusCode >= 500) log.warn(line, 'answered')
  else log.info(line, 'answered')
}
