/**
 * Visma Connect in the mode `public-api`: the "Public API" v1.0 behind tokens by client credentials. Visma documents the
 * token call; the API itself is known from public code that calls it (Visma Flows names its actions). What to know:
 * - A search answers an array, or 204 for none, and may hold accounts with similar e-mails: they are compared here.
 * - `unlinkClient` takes the application whose credentials made the token from a person; the account itself stays.
 * - All calls are safe to repeat: a second unlink answers 409 `ERROR_USER_UNLINKED_FROM_CLIENT`, a second link
 *   `ERROR_USER_LINKED_TO_CLIENT`.
 * One attempt per call; whoever calls decides about the next one.
 */
import { Pool } from 'undici'

import { ConnectUser, ConnectUsers, USER_ID, readAnswer } from './answers.ts'
import { NoAnswer, exchange } from './exchange.ts'
import {
  errorCodeOf,
  failureOfAnswer,
  failureWithoutAnswer,
  noSuchUser,
  notJson,
  parseJson,
  unexpectedStatus,
} from './failures.ts'
import { ALREADY_LINKED, ALREADY_UNLINKED, UNKNOWN_USER } from './refusals.ts'
import { createTokens } from './tokens.ts'
import type { Call } from './errors.ts'
import type { Answer, HttpRequest } from './exchange.ts'

export type { ConnectUser } from './answers.ts'

/** URLs without a slash at the end, such as `https://public-api.connect.visma.com/v1.0`. */
export type VismaConnectClientSettings = {
  tokenUrl: string
  apiUrl: string
  clientId: string
  clientSecret: string
  scopes: readonly string[]
}

export type VismaConnectOptions = {
  /** for a whole call: token, connection, request and answer */
  callMs?: number
  connectMs?: number
  maxAnswerBytes?: number
  /** connections to the API at once; further calls wait for one within their deadline */
  connections?: number
}

/** `preferredLanguage` like `nb-NO`, `countryCode` like `NO`. */
export type PersonToLink = {
  email: string
  firstName: string
  lastName: string
  countryCode: string
  preferredLanguage: string
}

/** Every method throws the failures of `errors.ts` and may be repeated. */
export type VismaConnect = {
  /** Those whose e-mail is exactly this one, whatever the case of its letters; usually one or none. */
  findByEmail(email: string): Promise<ConnectUser[]>
  /** undefined if Visma Connect knows no such user. */
  getUser(id: string): Promise<ConnectUser | undefined>
  /** Links the person's account to this client, and creates the account where there is none. `already-linked` tells no id. */
  link(
    person: PersonToLink,
  ): Promise<{ outcome: 'linked'; user: ConnectUser } | { outcome: 'already-linked' }>
  /** Takes this client from the user. Throws Refused `connect-user-unknown` if there is no such user. */
  unlink(userId: string): Promise<'removed' | 'already-removed'>
  /** Lets calls under way end, for as long as one may take, then closes all connections. */
  close(): Promise<void>
}

/** Makes no connection yet. Throws a TypeError if a URL of the settings is none. */
export function createVismaConnect(
  settings: VismaConnectClientSettings,
  {
    callMs = 8_000,
    connectMs = 3_000,
    maxAnswerBytes = 1_048_576,
    connections = 16,
  }: VismaConnectOptions = {},
): VismaConnect {
  const api = new URL(settings.apiUrl)
  const tokenEndpoint = new URL(settings.tokenUrl)
  const open = ({ url, most }: { url: URL; most: number }) =>
    new Pool(url.origin, {
      connections: most,
      connect: { timeout: connectMs },
      headersTimeout: callMs,
      bodyTimeout: callMs,
      // HTTP/2 may put a request on a second connection by itself; here every call is one attempt.
      allowH2: false,
    })
  const apiPool = open({ url: api, most: connections })
  const tokenPool = open({ url: tokenEndpoint, most: 1 })
  let closing: Promise<void> | undefined
  const tokens = createTokens({
    path: tokenEndpoint.pathname + tokenEndpoint.search,
    credentials: settings,
    deadlineMs: callMs,
    send: (sending) => exchange({ ...sending, pool: tokenPool, maxBytes: maxAnswerBytes }),
  })

  async function attempt({ call, request, token, signal }: Sending & { token: string }): Promise<Answer> {
    const headers = { accept: 'application/json', ...request.headers, authorization: `Bearer ${token}` }
    try {
      return await exchange({
        pool: apiPool,
        request: { ...request, headers },
        signal,
        maxBytes: maxAnswerBytes,
      })
    } catch (error) {
      throw error instanceof NoAnswer ? failureWithoutAnswer({ call, gap: error }) : error
    }
  }

  /**
   * Sends once. A 401 comes before anything is carried out and may mean no more than a token that ended early (a key was
   * changed, a clock is wrong), so the request goes out once more with a new token, also if it writes; a second 401, to a
   * token just issued, is about the client's rights.
   */
  async function send({
    call,
    method,
    path,
    body,
  }: {
    call: Call
    method: HttpRequest['method']
    path: string
    body?: object
  }) {
    const signal = AbortSignal.timeout(callMs)
    const request: HttpRequest = {
      method,
      path: api.pathname.replace(/\/$/, '') + path,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    }
    const token = await tokens.current(signal)
    const answer = await attempt({ call, request, token, signal })
    if (answer.status !== 401) return answer
    tokens.discard(token)
    return attempt({ call, request, token: await tokens.current(signal), signal })
  }

  return {
    async findByEmail(email) {
      const call = 'find-by-email'
      const answer = await send({
        call,
        method: 'GET',
        path: `/search/users?${new URLSearchParams({ email }).toString()}`,
      })
      if (answer.status === 204) return []
      if (answer.status !== 200) throw failure({ call, answer })
      const sought = comparable(email)
      return readAnswer({ call, answer, schema: ConnectUsers }).filter(
        (user) => comparable(user.email) === sought,
      )
    },

    async getUser(id) {
      const call = 'get-user'
      if (!USER_ID.test(id)) return undefined
      const answer = await send({ call, method: 'GET', path: `/users/${id}` })
      if (answer.status === 200) return readAnswer({ call, answer, schema: ConnectUser })
      // The code decides, not the status: a wrong API address answers 404 too.
      if (answer.status >= 400 && answer.status < 500 && errorCodeOf(answer) === UNKNOWN_USER)
        return undefined
      throw failure({ call, answer })
    },

    async link({ email, firstName, lastName, countryCode, preferredLanguage }) {
      const call = 'link'
      const body = {
        email,
        country_code: countryCode,
        preferred_language: preferredLanguage,
        first_name: firstName,
        last_name: lastName,
      }
      const answer = await send({ call, method: 'POST', path: '/users', body })
      if (answer.status === 201)
        return { outcome: 'linked', user: readAnswer({ call, answer, schema: ConnectUser }) }
      if (answer.status >= 400 && answer.status < 500 && errorCodeOf(answer) === ALREADY_LINKED)
        return { outcome: 'already-linked' }
      throw failure({ call, answer })
    },

    async unlink(userId) {
      const call = 'unlink'
      if (!USER_ID.test(userId)) throw noSuchUser(call)
      const answer = await send({ call, method: 'PUT', path: `/users/${userId}/unlinkClient` })
      if (answer.status === 409 && errorCodeOf(answer) === ALREADY_UNLINKED) return 'already-removed'
      if (answer.status !== 200) throw failure({ call, answer })
      // The answer is empty; a page of a proxy in between is not Visma Connect's word.
      if (answer.body !== '' && parseJson(answer.body) === undefined) throw notJson({ call, answer })
      return 'removed'
    },

    close() {
      closing ??= Promise.all([apiPool.close(), tokenPool.close()]).then(() => undefined)
      return closing
    },
  }
}

type Sending = { call: Call; request: HttpRequest; signal: AbortSignal }

function failure({ call, answer }: { call: Call; answer: Answer }): Error {
  return answer.status >= 400 ? failureOfAnswer({ call, answer }) : unexpectedStatus({ call, answer })
}

/** The same letters may be written in several ways in Unicode. */
function comparable(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}
