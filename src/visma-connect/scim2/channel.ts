/** Requests to one SCIM provider: its base URL, the token, the deadline. */
import type { LookupFunction } from 'node:net'

import { NoAnswer, exchange } from '../../http/exchange.ts'
import { openPool, withDefaults } from '../../http/pool.ts'
import { failureWithoutAnswer } from '../failures.ts'
import type { Answer, HttpRequest } from '../../http/exchange.ts'
import type { CallLimits } from '../../http/pool.ts'
import type { Call } from '../errors.ts'

/** What may stand in a header (RFC 6750, 2.1). */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/

export type ScimOptions = CallLimits & {
  /** resolves the provider's name, and may refuse what it resolves to; the system's unless given */
  lookup?: LookupFunction
}

export type Sending = {
  call: Call
  method?: HttpRequest['method']
  /** below the base URL */
  path: string
  body?: object
  ifMatch?: string | null
  signal: AbortSignal
}

export type Channel = {
  /** For all requests of one call together. */
  deadline(): AbortSignal
  /** One attempt. Answers of any status; throws where no whole answer came. */
  send(sending: Sending): Promise<Answer>
  close(): Promise<void>
}

/** Makes no connection yet. Throws a TypeError if the base URL or the token cannot be one. */
export function openChannel({
  baseUrl,
  token,
  lookup,
  ...options
}: ScimOptions & { baseUrl: string; token: string }): Channel {
  const { callMs, connectMs, maxAnswerBytes, connections } = withDefaults(options)
  const base = new URL(baseUrl)
  if (base.protocol !== 'https:' && base.protocol !== 'http:')
    throw new TypeError('the base URL begins with https://')
  if (base.search !== '' || base.hash !== '' || base.username !== '' || base.password !== '')
    throw new TypeError('the base URL must have no query, fragment or user')
  if (!TOKEN.test(token)) throw new TypeError('the token holds what no token may')
  const pool = openPool(base.origin, { connectMs, connections, lookup })
  let closing: Promise<void> | undefined

  return {
    deadline: () => AbortSignal.timeout(callMs),

    async send({ call, method = 'GET', path, body, ifMatch, signal }) {
      const request: HttpRequest = {
        method,
        path: base.pathname.replace(/\/$/, '') + path,
        headers: {
          accept: 'application/scim+json, application/json',
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': 'application/scim+json' }),
          ...(ifMatch != null && { 'if-match': ifMatch }),
        },
        body: body && JSON.stringify(body),
      }
      try {
        return await exchange({ pool, request, signal, maxBytes: maxAnswerBytes })
      } catch (error) {
        throw error instanceof NoAnswer ? failureWithoutAnswer({ call, gap: error }) : error
      }
    },

    close: () => (closing ??= pool.close()),
  }
}
