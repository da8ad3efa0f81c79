/** One attempt: a signed POST to an address that was checked a moment before. Nothing of the answer but its status is kept. */
import { isIP } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import type { AttemptResult } from '../domain/webhook-delivery.ts'
import type { AllowedNetworks } from './addresses.ts'
import { sign } from './sign.ts'
import { findTarget, hostOf, systemResolver, TargetRefused, type Resolve, type Target } from './target.ts'

export type Message = { id: string; body: string }

export type WebhookSender = {
  /** Never rejects: whatever goes wrong is the result. */
  send(message: Message & { url: string; secrets: readonly string[] }): Promise<AttemptResult>
  /** Throws TargetRefused if nothing would be sent to this URL. */
  check(url: string): Promise<void>
}

/** The specification recommends 15 to 30 s. */
const attemptMs = 15_000
/** As much of an answer is taken in, so that a polite receiver can end it; it is not kept. */
const answerBytes = 16_384

export type SenderOptions = {
  allowed: AllowedNetworks
  resolve?: Resolve
  timeoutMs?: number
}

export function createSender({
  allowed,
  resolve = systemResolver,
  timeoutMs = attemptMs,
}: SenderOptions): WebhookSender {
  const find = (url: string) => findTarget(url, { allowed, resolve })
  return {
    async send({ url, secrets, ...message }) {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const target = await unlessAborted(signal, find(url))
        return await post({ target, message, secrets, signal, timeoutMs })
      } catch (error) {
        return { status: null, problem: problemOf(error, signal) }
      }
    },

    async check(url) {
      await unlessAborted(AbortSignal.timeout(timeoutMs), find(url))
    },
  }
}

async function post({
  target,
  message: { id, body },
  secrets,
  signal,
  timeoutMs,
}: {
  target: Target
  message: Message
  secrets: readonly string[]
  signal: AbortSignal
  timeoutMs: number
}): Promise<AttemptResult> {
  // The clock of this machine, as the receiver compares it with its own.
  const timestamp = Math.floor(Date.now() / 1_000)
  const agent = new Agent({
    connect: pinnedTo(target, timeoutMs),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  try {
    // A redirect is not followed: its target was not checked, and the specification counts it as a failure.
    const answer = await request(target.url, {
      dispatcher: agent,
      method: 'POST',
      signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'koppling-webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': sign({ secrets, id, timestamp, body }),
      },
      body,
    })
    // The status says it all; how an answer ends changes nothing.
    await answer.body.dump({ limit: answerBytes, signal }).catch(() => undefined)
    return resultOf(answer.statusCode, answer.headers['retry-after'])
  } finally {
    await agent.destroy()
  }
}

/** The name is not asked for again, since between the check and the connection it could change; it stays the name of the certificate. */
function pinnedTo({ url, addresses }: Target, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, allowH2: false })
  const host = hostOf(url)
  const isNamed = url.protocol === 'https:' && isIP(host) === 0
  const servername = isNamed ? { servername: host } : {}
  return (options, callback) => {
    const waiting = [...addresses]
    const next = (): void => {
      const hostname = waiting.shift()?.address ?? ''
      connect({ ...options, ...servername, hostname }, (...result) => {
        if (result[0] !== null && waiting.length > 0) next()
        else callback(...result)
      })
    }
    next()
  }
}

function resultOf(status: number, retryAfter: string | string[] | undefined): AttemptResult {
  if (status >= 200 && status < 300) return { status, problem: null }
  if (status >= 300 && status < 400) return { status, problem: 'redirect' }
  const seconds =
    typeof retryAfter === 'string' && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined
  return {
    status,
    problem: `status-${status}`,
    retryAfterMs: seconds === undefined ? undefined : seconds * 1_000,
  }
}

function problemOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof TargetRefused) return error.problem
  if (signal.aborted) return 'timeout'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT') return 'timeout'
  if (code.includes('CERT') || code.includes('TLS') || code.includes('SSL')) return 'tls-failed'
  return code === 'ECONNREFUSED' ? 'connection-refused' : 'connection-failed'
}

async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(new Error('timeout'))
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
