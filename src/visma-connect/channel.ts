/** Requests to the API in the name of one client: connections, token, deadline. */
import { NoAnswer, exchange } from '../http/exchange.ts'
import { openPool, withDefaults } from '../http/pool.ts'
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
  const limits = { callMs, connectMs }
  const apiPool = openPool(api.origin, { ...limits, connections, lookup: apiLookup })
  const tokenPool = openPool(tokenEndpoint.origin, { ...limits, connections: 1, lookup: tokenLookup })
  const tokens = createTokens({
    path: tokenEndpoint.pathname + tokenEndpoint.search,
    credentials: settings,
    deadlineMs: callMs,
    send: (sending) => exchange({ ...sending, pool: tokenPool, maxBytes: maxAnswerBytes }),
  })
  let closing: Promise<void> | undefined

  async function attempt({ call, request, signal }: Attempt): Promise<{ answer: Answer; token: string }> {
    const token = await tokens.current(signal)
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    try {
      const sending = { pool: apiPool, request: { ...request, headers }, signal, maxBytes: maxAnswerBytes }
      return { answer: await exchange(sending), token }
    } catch (error) {
      throw error instanceof NoAnswer ? failureWithoutAnswer({ call, gap: error }) : error
    }
  }

  return {
    /**
     * One attempt. A 401 comes before anything is carried out and may mean no more than a token that ended
     * early (a key was changed, a clock is wrong), so the request goes out once more with a new token, also
     * if it writes; a second 401, to a token just issued, is about the client's rights.
     */
    async send({ call, method, path, body }) {
      const signal = AbortSignal.timeout(callMs)
      const request: HttpRequest = {
        method,
        path: api.pathname.replace(/\/$/, '') + path,
        headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
        body: body && JSON.stringify(body),
      }
      const first = await attempt({ call, request, signal })
      if (first.answer.status !== 401) return first.answer
      tokens.discard(first.token)
      return (await attempt({ call, request, signal })).answer
    },

    close() {
      closing ??= Promise.all([apiPool.close(), tokenPool.close()]).then(() => undefined)
      return closing
    },
  }
}

type Attempt = { call: Call; request: HttpRequest; signal: AbortSignal }
