import { NoAnswer } from '../http/exchange.ts'
import { Token, readAnswer } from './answers.ts'
import { Unavailable } from './errors.ts'
import { AGAIN, failureOfToken, failureWithoutAnswer } from './failures.ts'
import type { Answer, HttpRequest } from '../http/exchange.ts'

/** A token counts as over this long before it ends: time for the call itself, and for clocks that differ. */
const MARGIN_MS = 60_000

export type Tokens = {
  /** A token that is still good; waits for the one being fetched, if any, until `signal`. */
  current(signal: AbortSignal): Promise<string>
  /** Forgets a token that was rejected, unless a newer one has taken its place already. */
  discard(token: string): void
  /** What the last token may be used for; undefined before the first. */
  granted(): readonly string[] | undefined
}

/**
 * Access tokens by client credentials (RFC 6749, 4.4), kept in memory only. However many calls need one at
 * once, it is asked for once; that request has its own deadline, since it serves calls with different ones.
 */
export function createTokens({
  path,
  credentials,
  deadlineMs,
  send,
}: {
  path: string
  credentials: {
    clientId: string
    clientSecret: string
    scopes: readonly string[]
    /** Of a company, for APIs that are asked in its name. */
    tenantId?: string | undefined
  }
  deadlineMs: number
  send: (sending: { request: HttpRequest; signal: AbortSignal }) => Promise<Answer>
}): Tokens {
  let kept: { token: string; goodUntil: number } | undefined
  let granted: readonly string[] | undefined
  let underway: Promise<string> | undefined

  async function fetchToken(): Promise<string> {
    const { clientId, clientSecret, scopes, tenantId } = credentials
    const asked = performance.now() // not the clock of the day, which may be set
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: scopes.join(' '),
      ...(tenantId !== undefined && { tenant_id: tenantId }),
    }
    const request: HttpRequest = {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
    }
    const answer = await send({ request, signal: AbortSignal.timeout(deadlineMs) }).catch(
      (error: unknown) => {
        throw error instanceof NoAnswer ? failureWithoutAnswer({ call: 'token', gap: error }) : error
      },
    )
    if (answer.status !== 200) throw failureOfToken(answer)
    const {
      access_token: token,
      expires_in: seconds,
      scope,
    } = readAnswer({ call: 'token', answer, schema: Token })
    // RFC 6749, 5.1: left out where it is what was asked for.
    granted = scope?.split(' ').filter((one) => one !== '') ?? scopes
    const lifeMs = seconds * 1000
    kept = { token, goodUntil: asked + lifeMs - Math.min(MARGIN_MS, lifeMs / 2) }
    return token
  }

  return {
    current(signal) {
      if (kept !== undefined && performance.now() < kept.goodUntil) return Promise.resolve(kept.token)
      underway ??= fetchToken().finally(() => (underway = undefined))
      return untilAborted({ promise: underway, signal })
    },
    discard(token) {
      if (kept?.token === token) kept = undefined
    },
    granted: () => granted,
  }
}

/** The caller's deadline ends its waiting, not the request that others wait for too. */
function untilAborted({
  promise,
  signal,
}: {
  promise: Promise<string>
  signal: AbortSignal
}): Promise<string> {
  return new Promise((resolve, reject) => {
    const onAbort = () =>
      reject(
        new Unavailable('not-reached', {
          call: 'token',
          message: 'Visma Connect gave no token in time; nothing was sent.',
          again: AGAIN,
        }),
      )
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
