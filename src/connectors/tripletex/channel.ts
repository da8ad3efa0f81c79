/** Calls to Tripletex in the name of one pair of tokens: session, rate limit, deadline. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'

import { createPools } from '../../http/pool.ts'
import { Throttled } from '../errors.ts'
import { attempt, readAnswer } from '../http/answers.ts'
import { TRIPLETEX, failureOfAnswer } from './failures.ts'
import { createRateGate } from './rate-gate.ts'
import { createSessions } from './sessions.ts'
import type { Answer, HttpRequest } from '../../http/exchange.ts'
import type { Call } from '../http/failures.ts'
import type { TripletexCredentials } from './entry.ts'

export type ChannelOptions = {
  /** for a call: connection, request and answer */
  callMs?: number
  /** for its turn under the rate limit; beyond that it fails as throttled */
  maxWaitMs?: number
  connectMs?: number
  maxAnswerBytes?: number
  /** connections to one address at once */
  connections?: number
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

export function createChannels({
  callMs = 8_000,
  maxWaitMs = 60_000,
  connectMs = 3_000,
  maxAnswerBytes = 16 * 1_048_576,
  connections = 16,
}: ChannelOptions = {}): Channels {
  const pools = createPools({ callMs, connectMs, connections })
  const channels = new Map<string, Channel>()

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
        const signal = AbortSignal.timeout(callMs)
        const answer = await attempt({ call, pool, request, signal, maxBytes: maxAnswerBytes })
        leave.answered(answer)
        return answer
      } catch (error) {
        leave.unanswered()
        throw error
      }
    }

    async function sendWithSession({ call, request }: { call: Call; request: HttpRequest }) {
      const token = await sessions.current()
      const authorization = `Basic ${Buffer.from(`0:${token}`).toString('base64')}`
      const headers = { ...request.headers, authorization }
      return { answer: await send({ call, request: { ...request, headers } }), token }
    }

    return {
      /** A 401 comes before anything is carried out, and sessions end early where rights are changed: once more. */
      async ask({ call: name, method = 'GET', path, query = {}, body, schema }) {
        const call = { system: TRIPLETEX, name, writes: method !== 'GET' }
        const search = new URLSearchParams(query).toString()
        const request: HttpRequest = {
          method,
          path: `${base}${path}${search === '' ? '' : `?${search}`}`,
          headers: {
            accept: 'application/json',
            ...(body && { 'content-type': 'application/json; charset=utf-8' }),
          },
          body: body && JSON.stringify(body),
        }
        const first = await sendWithSession({ call, request })
        if (first.answer.status === 401) sessions.discard(first.token)
        const { answer } = first.answer.status === 401 ? await sendWithSession({ call, request }) : first
        if (answer.status < 200 || answer.status > 299) throw failureOfAnswer({ call, answer })
        return readAnswer({ call, answer, schema })
      },
    }
  }

  return {
    get(credentials) {
      const { apiUrl, consumerToken, employeeToken } = credentials
      const key = createHash('sha256')
        .update(JSON.stringify([apiUrl, consumerToken, employeeToken]))
        .digest('hex')
      const channel = channels.get(key) ?? open(credentials)
      channels.set(key, channel)
      return channel
    },
    close: pools.close,
  }
}
