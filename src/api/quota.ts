/** How much one caller may ask for, so that no tenant slows another: by minute over all API processes, and at once in each. */
import type { Knex } from 'knex'
import pLimit, { type LimitFunction } from 'p-limit'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { isNdjson } from './ndjson.ts'
import { Problem } from './problems.ts'
import { type BoundRoute, type Caller, scopeOf } from './route.ts'

export type QuotaOptions = {
  requestsPerMinute: number
  /** In one process; what comes on top waits in line. */
  atOnce: number
  /** Further ones are refused. */
  inLine: number
  /** Requests of lines, which may last for hours, have a line of their own and no waiting. */
  linesAtOnce: number
}

/** Of one process with ten connections to its database, some are always left for others. */
export const atOnceOfOne = { atOnce: 6, inLine: 200, linesAtOnce: 2 }

export type Quota = {
  /** Counts the request; answers the headers that tell how much is left. Throws the problem `rate-limited`. */
  count(caller: Caller): Promise<Readonly<Record<string, string>>>
  /** Does the work when it is its turn. Throws the problem `too-many-at-once`. */
  inTurn<Result>(call: { caller: Caller; route: BoundRoute }, work: () => Promise<Result>): Promise<Result>
}

const windowSeconds = 60

export function createQuota(db: Knex, options: QuotaOptions): Quota {
  const { requestsPerMinute: points, atOnce, inLine, linesAtOnce } = options
  const window = { points, duration: windowSeconds, keyPrefix: 'requests' }
  const limiter = new RateLimiterPostgres({
    ...window,
    storeClient: db,
    storeType: 'knex',
    tableName: 'rate_limits',
    tableCreated: true,
    // Who is over the limit costs the database nothing until the minute is over.
    inMemoryBlockOnConsumed: points + 1,
    // Without the database each process counts for itself.
    insuranceLimiter: new RateLimiterMemory(window),
  })
  const turns = new Map<string, LimitFunction>()

  return {
    async count(caller) {
      try {
        return headersOf(await limiter.consume(scopeOf(caller)), points)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        const seconds = secondsLeft(error)
        throw new Problem('rate-limited', {
          detail: `More than ${points} requests came within a minute. Send the next one in ${seconds} s; many employees go into one bulk request.`,
          headers: { ...headersOf(error, points), 'Retry-After': String(seconds) },
        })
      }
    },

    async inTurn({ caller, route }, work) {
      const isOfLines = route.body !== undefined && isNdjson(route.body)
      const line = `${scopeOf(caller)}${isOfLines ? '/lines' : ''}`
      const most = isOfLines ? linesAtOnce : atOnce
      const turn = turns.get(line) ?? pLimit(most)
      const isFull = turn.activeCount + turn.pendingCount >= most + (isOfLines ? 0 : inLine)
      if (isFull) throw new Problem('too-many-at-once', { headers: { 'Retry-After': '1' } })
      turns.set(line, turn)
      try {
        return await turn(work)
      } finally {
        if (turn.activeCount + turn.pendingCount === 0) turns.delete(line)
      }
    },
  }
}

const secondsLeft = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.min(Math.max(Math.ceil(msBeforeNext / 1_000), 1), windowSeconds)

function headersOf(result: RateLimiterRes, points: number): Record<string, string> {
  return {
    'RateLimit-Limit': String(points),
    'RateLimit-Policy': `${points};w=${windowSeconds}`,
    'RateLimit-Remaining': String(result.remainingPoints),
    'RateLimit-Reset': String(secondsLeft(result)),
  }
}
