/** One request, one attempt, one whole answer in memory, or a NoAnswer. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Pool } from 'undici'

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  headers: Record<string, string>
  body?: string | undefined
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** `sent` is false only if certainly no byte of the request left. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly gap: 'deadline' | 'connection' | 'too-large'
  readonly sent: boolean
  readonly systemCode: string | undefined

  constructor({
    gap,
    systemCode,
  }: {
    gap: 'deadline' | 'connection' | 'too-large'
    systemCode?: string | undefined
  }) {
    super(`no whole answer: ${gap}`)
    this.gap = gap
    this.systemCode = systemCode
    this.sent = systemCode === undefined || !BEFORE_SENDING.test(systemCode)
  }
}

const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|.*_CERT.*|ERR_TLS_.*)$/

export async function exchange({
  pool,
  request,
  callMs,
  maxBytes,
}: {
  pool: Pool
  request: HttpRequest
  /** for the whole call, the wait for a connection included */
  callMs: number
  maxBytes: number
}): Promise<Answer> {
  const signal = AbortSignal.timeout(callMs)
  try {
    const { statusCode, headers, body } = await pool.request({
      ...request,
      body: request.body ?? null,
      signal,
    })
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > maxBytes) throw new NoAnswer({ gap: 'too-large' })
      chunks.push(chunk)
    }
    return { status: statusCode, headers, body: Buffer.concat(chunks).toString('utf8') }
  } catch (error) {
    if (error instanceof NoAnswer) throw error
    if (signal.aborted) throw new NoAnswer({ gap: 'deadline' })
    throw new NoAnswer({ gap: 'connection', systemCode: systemCodeOf(error) })
  }
}

/** The code alone: messages of network errors may hold addresses. */
function systemCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : undefined
}
