/** The end of every path: unknown paths and methods, and whatever was thrown, as problem documents. */
import type { NextFunction, Request, Response } from 'express'
import { exchangeOf } from './exchange.ts'
import { describeError, toProblem } from './failures.ts'
import { Problem, toProblemDocument } from './problems.ts'

export const problemMediaType = 'application/problem+json'

/** No route took the request: the method is wrong, or there is nothing at this path. */
export function refuseUnknown(request: Request): never {
  const { allow } = exchangeOf(request)
  if (allow.size === 0) throw new Problem('not-found')
  const methods = [...allow].toSorted().join(', ')
  throw new Problem('method-not-allowed', {
    detail: `This path takes ${methods}.`,
    headers: { Allow: methods },
  })
}

/** Express tells an error handler by its four parameters. */
export function answerProblem(
  error: unknown,
  request: Request,
  response: Response,
  _next: NextFunction,
): void {
  const exchange = exchangeOf(request)
  const problem = toProblem(error)
  exchange.problem = problem.type
  if (problem.status >= 500 && !response.closed)
    exchange.log.error({ error: describeError(error) }, `problem ${problem.type}`)
  if (response.headersSent) {
    response.destroy()
    return
  }
  response
    .status(problem.status)
    .set({ ...problem.headers, 'Cache-Control': 'no-store' })
    .type(problemMediaType)
    .send(JSON.stringify(toProblemDocument(problem, exchange.id)))
}
