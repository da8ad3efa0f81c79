/** /health/live: the process answers. /health/ready: all that it needs answers too; what does not is named. */
import { Router } from 'express'
import type { Logger } from 'pino'
import { describeError } from './failures.ts'
import { publicPage } from './public-pages.ts'

/** Resolves when the part answers. `deadlineMs` is 2,000 unless given; what takes longer is down. */
export type HealthCheck = {
  name: string
  check: (signal: AbortSignal) => Promise<unknown>
  deadlineMs?: number
}

type Readiness = { status: 'ready' | 'not-ready'; checks: { name: string; state: 'up' | 'down' }[] }

async function runCheck({
  health,
  logger,
}: {
  health: HealthCheck
  logger: Logger
}): Promise<Readiness['checks'][number]> {
  const deadlineMs = health.deadlineMs ?? 2_000
  const signal = AbortSignal.timeout(deadlineMs)
  const { promise: expired, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(new Error(`no answer within ${deadlineMs} ms`)))
  try {
    // Promise.try: a check that throws at once must not leave `expired` to be rejected with nobody listening.
    await Promise.race([Promise.try(health.check, signal), expired])
    return { name: health.name, state: 'up' }
  } catch (error) {
    logger.warn({ check: health.name, error: describeError(error) }, 'not ready')
    return { name: health.name, state: 'down' }
  }
}

/** Asks all parts at once. */
async function readiness({
  checks,
  logger,
}: {
  checks: readonly HealthCheck[]
  logger: Logger
}): Promise<Readiness> {
  const results = await Promise.all(checks.map((health) => runCheck({ health, logger })))
  return { status: results.every(({ state }) => state === 'up') ? 'ready' : 'not-ready', checks: results }
}

export function healthRoutes({ checks, logger }: { checks: readonly HealthCheck[]; logger: Logger }): Router {
  const router = Router({ caseSensitive: true, strict: true })
  // Many may ask at once; the parts are asked once at a time.
  let running: Promise<Readiness> | undefined
  publicPage(router, '/health/live', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'live' })
  })
  publicPage(router, '/health/ready', async (_request, response) => {
    running ??= readiness({ checks, logger }).finally(() => (running = undefined))
    const result = await running
    if (result.status !== 'ready') response.status(503).set('Retry-After', '5')
    response.set('Cache-Control', 'no-store').json(result)
  })
  return router
}
