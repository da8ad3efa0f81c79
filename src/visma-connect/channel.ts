/** Requests to the API in the name of one client: connections, token, deadline. */
import { NoAnswer, exchange } from '../http/exchange.ts'
import { openPool, withDefaults } from '../http/pool.ts'
import { withToken } from '../http/with-token.ts'
import { failureWithoutAnswer } from './failures.ts'
import { createTokens } from './tokens.ts'
import type { Answer, HttpRequest } from '../http/exchange.ts'
import type { CallLimits } from '../http/pool.ts'
import type { Call } from './errors.ts'
import type { LookupFunction } from 'node:net'

export type VismaConnectClientSettings = {
  /** such as `https://connect.visma.com/connect/token` */
  tokenUrl: string
  /** such as `https://public-api.connect.visma.com/v1.0` */
  apiUrl: string
  clientId: string
  clientSecret: string
  scopes: readonly string[]
}

export type VismaConnectOptions = CallLimits & {
  /** Resolve the names of the token endpoint and of the API, and may refuse them; the system's unless given. */
  tokenLookup?: LookupFunction
  apiLookup?: LookupFunction
}

export type Channel = {
  /** `path` is below the API's URL. Answers of any status; throws where no whole answer came. */
  send(request: { call: Call; method: HttpRequest['method']; path: string; body?: object }): Promise<Answer>
  close(): Promise<void>
}

/** Makes no connection yet. Throws a TypeError if a URL of the settings is none. */
export function openChannel({
  settings,
  tokenLookup,
  apiLookup,
  ...options
}: VismaConnectOptions & { settings: VismaConnectClientSettings }): Channel {
  const { callMs, connectMs, maxAnswerBytes, connections } = withDefaults(options)
  const api = new URL(settings.apiUrl)
  const tokenEndpoint = new URL(settings.tokenUrl)
  const apiPool = openPool(api.origin, { connectMs, connections, lookup: apiLookup })
  const tokenPool = openPool(tokenEndpoint.origin, { connectMs, connections: 1, lookup: tokenLookup })
  const tokens = createTokens({
    path: tokenEndpoint.pathname + tokenEndpoint.search,
    credentials: settings,
    deadlineMs: callMs,
    send: (sending) => exchange({ ...sending, pool: tokenPool, maxBytes: maxAnswerBytes }),
  })
  let closing: Promise<void> | undefined

  async function attempt({ call, ...sending }: Attempt): Promise<Answer> {
    try {
      return await exchange({ ...sending, pool: apiPool, maxBytes: maxAnswerBytes })
    } catch (error) {
      throw error instanceof NoAnswer ? failureWithoutAnswer({ call, gap: error }) : error
    }
  }

  return {
    async send({ call, method, path, body }) {
      const signal = AbortSignal.timeout(callMs)
      const request = {
        method,
        path: api.pathname.replace(/\/$/, '') + path,
        body: body && JSON.stringify(body),
      }
      const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) }
      return await withToken({
        current: () => tokens.current(signal),
        discard: tokens.discard,
        attempt(token) {
          const authorization = `Bearer ${token}`
          return attempt({ call, request: { ...request, headers: { ...headers, authorization } }, signal })
        },
      })
    },

    close() {
      closing ??= Promise.all([apiPool.close(), tokenPool.close()]).then(() => undefined)
      return closing
    },
  }
}

type Attempt = { call: Call; request: HttpRequest; signal: AbortSignal }
