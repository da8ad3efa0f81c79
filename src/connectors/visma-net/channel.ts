/**
 * Calls to the Employee API v2 of Visma.net in the name of one client for one company (repository payroll-no/employee-public-api-docs):
 * token, media type, deadline. What writes is answered 202 with the address of a job, and nothing else is known of it yet.
 */
import type { z } from 'zod'
import { exchange } from '../../http/exchange.ts'
import type { Answer, HttpRequest } from '../../http/exchange.ts'
import { createPools, type CallLimits } from '../../http/pool.ts'
import { withToken } from '../../http/with-token.ts'
import { VismaConnectFailure } from '../../visma-connect/errors.ts'
import { createTokens } from '../../visma-connect/tokens.ts'
import { attempt, readAnswer } from '../http/answers.ts'
import { keepChannels, limitsOf } from '../http/channels.ts'
import { unreadable, type Call } from '../http/failures.ts'
import { VISMA_NET, failureOfAnswer, failureOfToken } from './failures.ts'
import type { VismaNetCredentials } from './entry.ts'
import { jobPathIn } from './job-path.ts'
import { createKnownJobs, type KnownJobs } from './known-jobs.ts'

const MEDIA_TYPE = 'application/vnd.no.payroll.employee.V2.0+json'
const READ = 'visma_net_employee:employees:read'
export const WRITE = 'visma_net_employee:employees:write'

export type ChannelOptions = CallLimits & {
  /** An endpoint is about to be retired (RFC 8594); told once for each. `endpoint`: without ids. */
  onSunset?: (notice: Sunset) => void
}

export type Sunset = { endpoint: string; sunset: string }

export type Reading<T> = { call: string; path: string; query?: Record<string, string>; schema: z.ZodType<T> }
export type Read<T> = { value: T; etag: string | null; headers: Answer['headers'] }

export type Sending = {
  call: string
  method: 'POST' | 'PUT'
  path: string
  body: object
  /** ETag of what is replaced. */
  ifMatch?: string | null
  /** The number of the employee. */
  about: string
}

export type Channel = {
  /** Address of the API, with a slash at the end. */
  base: URL
  clientId: string
  tenantId: string
  /** The answer as `schema` reads it. Throws the failures of `errors.ts`. */
  read<T>(reading: Reading<T>): Promise<Read<T>>
  /** The path of the job that was made of it. */
  send(sending: Sending): Promise<string>
  jobs: KnownJobs
  /** Of the last token; undefined before the first call. */
  granted(): readonly string[] | undefined
  /** The next call asks for a new token: rights that were given meanwhile are in no old one. */
  renew(): void
}

export type Channels = {
  /** The same one for the same credentials, so that they share a token. */
  get(credentials: VismaNetCredentials): Channel
  close(): Promise<void>
}

export function createChannels({
  tokenUrl,
  onSunset = () => {},
  ...options
}: ChannelOptions & { tokenUrl: string }): Channels {
  const limits = limitsOf(options)
  const { callMs, maxAnswerBytes } = limits
  const pools = createPools(limits)
  const told = new Set<string>()
  const tokenEndpoint = new URL(tokenUrl)

  function noticeSunset({ headers }: Answer, { method, path }: { method: string; path: string }): void {
    const sunset = headers['sunset']
    const endpoint = `${method} /${withoutIds(path)}`
    if (typeof sunset !== 'string' || told.has(endpoint)) return
    told.add(endpoint)
    onSunset({
      endpoint,
      sunset: /^[\w ,:+-]{1,64}$/.test(sunset) ? sunset : 'at a date that is not understood',
    })
  }

  function open(credentials: VismaNetCredentials): Channel {
    const { clientId, clientSecret, tenantId, apiUrl } = credentials
    const base = new URL(`${apiUrl.replace(/\/$/, '')}/`)
    const pool = pools.get(base.origin)
    const tokens = createTokens({
      path: tokenEndpoint.pathname + tokenEndpoint.search,
      credentials: { clientId, clientSecret, tenantId, scopes: [READ, WRITE] },
      deadlineMs: callMs,
      send: (sending) =>
        exchange({ ...sending, pool: pools.get(tokenEndpoint.origin), maxBytes: maxAnswerBytes }),
    })

    const jobs = createKnownJobs()
    let last: string | undefined

    async function tokenWithin(signal: AbortSignal): Promise<string> {
      last = await tokens.current(signal).catch((error: unknown) => {
        throw error instanceof VismaConnectFailure ? failureOfToken(error) : error
      })
      return last
    }

    async function ask({ call, request, path }: { call: Call; request: HttpRequest; path: string }) {
      const signal = AbortSignal.timeout(callMs)
      const sending = { call, pool, signal, maxBytes: maxAnswerBytes }
      const answer = await withToken({
        current: () => tokenWithin(signal),
        discard: tokens.discard,
        attempt(token) {
          const headers = { ...request.headers, authorization: `Bearer ${token}` }
          return attempt({ ...sending, request: { ...request, headers } })
        },
      })
      noticeSunset(answer, { method: request.method, path })
      if (answer.status < 200 || answer.status > 299) throw failureOfAnswer({ call, answer })
      return answer
    }

    return {
      base,
      clientId,
      tenantId,
      jobs,
      granted: tokens.granted,
      renew() {
        if (last !== undefined) tokens.discard(last)
      },

      async read({ call: name, path, query = {}, schema }) {
        const call = { system: VISMA_NET, name, writes: false }
        const search = new URLSearchParams(query).toString()
        const request: HttpRequest = {
          method: 'GET',
          path: `${base.pathname}${path}${search === '' ? '' : `?${search}`}`,
          // The settings of a company have no media type of their own.
          headers: { accept: path.startsWith('employees') ? MEDIA_TYPE : '*/*' },
        }
        const answer = await ask({ call, request, path })
        const etag = answer.headers['etag']
        return {
          value: readAnswer({ call, answer, schema }),
          etag: typeof etag === 'string' && etag !== '' ? etag : null,
          headers: answer.headers,
        }
      },

      async send({ call: name, method, path, body, ifMatch, about }) {
        const call = { system: VISMA_NET, name, writes: true }
        const request: HttpRequest = {
          method,
          path: `${base.pathname}${path}`,
          headers: {
            accept: MEDIA_TYPE,
            'content-type': MEDIA_TYPE,
            ...(typeof ifMatch === 'string' && { 'if-match': ifMatch }),
          },
          body: JSON.stringify(body),
        }
        const answer = await ask({ call, request, path })
        const { location } = answer.headers
        const job = typeof location === 'string' ? jobPathIn(location) : undefined
        if (job !== undefined) {
          jobs.note(job, about)
          return job
        }
        const message = "Visma.net's answer lacks the address of a job."
        throw unreadable({ call, code: 'field-missing', status: answer.status, detail: 'location', message })
      },
    }
  }

  return {
    get: keepChannels({
      partsOf: ({ apiUrl, clientId, clientSecret, tenantId }) => [apiUrl, clientId, clientSecret, tenantId],
      open,
    }),
    close: pools.close,
  }
}

const words = new Set(['employees', 'withPosition', 'positions', 'jobs', 'companySettings'])
const withoutIds = (path: string) =>
  path
    .split('/')
    .map((part) => (words.has(part) ? part : '{id}'))
    .join('/')
