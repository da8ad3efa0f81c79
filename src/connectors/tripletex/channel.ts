/** Calls to Tripletex in the name of one pair of tokens: session, rate limit, deadline. */
import type { z } from 'zod'

import { createPools } from '../../http/pool.ts'
import { withToken } from '../../http/with-token.ts'
import { Throttled } from '../errors.ts'
import { attempt, readAnswer } from '../http/answers.ts'
import { keepChannels, limitsOf } from '../http/channels.ts'
import { TRIPLETEX, failureOfAnswer } from './failures.ts'
import { createRateGate } from './rate-gate.ts'
import { createSessions } from './sessions.ts'
import type { Answer, HttpRequest } from '../../http/exchange.ts'
import type { CallLimits } from '../../http/pool.ts'
import type { Call } from '../http/failures.ts'
import type { TripletexCredentials } from './entry.ts'

/** `callMs` begins when a call's turn has come, and anew for the session. */
export type ChannelOptions = CallLimits & {
  /** for its turn under the rate limit; beyond that it fails as throttled */
  maxWaitMs?: number
}

export type Sending = {
  call: string
  method?: HttpRequest['method']
  /** below the address of the API */
  path: string
  query?: Record<string, string>
  body?: object
}

export type Channel = {
  /** The answer as `schema` reads it. Throws the failures of `errors.ts`. */
  ask<T>(sending: Sending & { schema: z.ZodType<T> }): Promise<T>
}

export type Channels = {
  /** The same one for the same tokens, so that they share session and rate limit. */
  get(credentials: TripletexCredentials): Channel
  close(): Promise<void>
}

export function createChannels({ maxWaitMs = 60_000, ...options }: ChannelOptions = {}): Channels {
  const limits = limitsOf(options)
  const pools = createPools(limits)

  function open(credentials: TripletexCredentials): Channel {
    const api = new URL(credentials.apiUrl)
    const base = api.pathname.replace(/\/$/, '')
    const pool = pools.get(api.origin)
    const gate = createRateGate({ maxWaitMs })
    const sessions = createSessions({ credentials, path: base, send })

    /** One attempt, when its turn has come. */
    async function send({ call, request }: { call: Call; request: HttpRequest }): Promise<Answer> {
      const leave = await gate.enter()
      if ('waitMs' in leave)
        throw new Throttled({
          call: 'wait',
          retryAfterMs: leave.waitMs,
          message:
            'The calls that Tripletex allows are used up; they come anew when its period is over. It is tried again then.',
        })
      try {
        const signal = AbortSignal.timeout(limits.callMs)
        const answer = await attempt({ call, pool, request, signal, maxBytes: limits.maxAnswerBytes })
        leave.answered(answer)
        return answer
      } catch (error) {
        leave.unanswered()
        throw error
      }
    }

    return {
      async ask({ call: name, method = 'GET', path, query = {}, body, schema }) {
        const call = { system: TRIPLETEX, name, writes: method !== 'GET' }
        const search = new URLSearchParams(query).toString()
        const request = {
          method,
          path: `${base}${path}${search === '' ? '' : `?${search}`}`,
          body: body && JSON.stringify(body),
        }
        const headers = {
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json; charset=utf-8' }),
        }
        const answer = await withToken({
          ...sessions,
          attempt(token) {
            const authorization = `Basic ${Buffer.from(`0:${token}`).toString('base64')}`
            return send({ call, request: { ...request, headers: { ...headers, authorization } } })
          },
        })
        if (answer.status < 200 || answer.status > 299) throw failureOfAnswer({ call, answer })
        return readAnswer({ call, answer, schema })
      },
    }
  }

  return {
    get: keepChannels({
      partsOf: ({ apiUrl, consumerToken, employeeToken }) => [apiUrl, consumerToken, employeeToken],
      open,
    }),
    close: pools.close,
  }
}
