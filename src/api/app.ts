/** The HTTP face of koppling: declared routes under /v1, and outside it health, documents and pages about problems. */
import { parse } from 'node:querystring'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Authenticate } from './access.ts'
import type { BodyLimits } from './body.ts'
import type { Contract } from './contract.ts'
import { docsPages } from './docs.ts'
import { type HealthCheck, healthRoutes } from './health.ts'
import { mountRoutes } from './mount.ts'
import type { Once } from './once.ts'
import { createOpenApiDocument } from './openapi.ts'
import { answerProblem, refuseUnknown } from './problem-answers.ts'
import { problemPages } from './problem-pages.ts'
import type { Quota } from './quota.ts'
import { requestLog } from './request-log.ts'
import type { BoundRoute } from './route.ts'

export type AppOptions = {
  routes: readonly BoundRoute[]
  authenticate: Authenticate
  health: readonly HealthCheck[]
  logger: Logger
  limits?: Partial<BodyLimits>
  quota?: Quota
  once?: Once
  /** What happens when a handler breaks its declaration; `report` unless given. */
  contract?: Contract
}

// A person with decades of employments is about 20 kB.
const defaultLimits: BodyLimits = { bodyBytes: 102_400, lineBytes: 102_400, bodyMs: 30_000, idleMs: 60_000 }

export function createApp({
  routes,
  authenticate,
  health,
  logger,
  limits,
  quota,
  once,
  contract = 'report',
}: AppOptions): Express {
  const app = express()
  app.enable('case sensitive routing').disable('etag')
  // The parser's own limit would leave out what stands after it in silence; the header limit of the server bounds the query.
  app.set('query parser', (text: string) => parse(text, '&', '=', { maxKeys: 0 }))
  app.use(requestLog(logger))
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
    }),
  )
  app.use('/v1', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  const mounted = { routes, authenticate, contract, quota, once, limits: { ...defaultLimits, ...limits } }
  app.use('/v1', mountRoutes(mounted))
  app.use(healthRoutes({ checks: health, logger }))
  app.use(docsPages({ document: createOpenApiDocument(routes) }))
  app.use(problemPages())
  app.use(refuseUnknown)
  app.use(answerProblem)
  return app
}
