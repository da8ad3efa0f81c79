import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher, Pool } from 'undici'

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  path: string
  headers: Record<string, string>
  body?: string | undefined
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Why no whole answer came. */
export type Gap = 'deadline' | 'connection' | 'too-large'

/** No whole answer came. `sent` is false only if certainly no byte of the request left. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly gap: Gap
  readonly sent: boolean
  readonly systemCode: string | undefined

  constructor({ gap, sent, cause }: { gap: Gap; sent: boolean; cause?: unknown }) {
    super(`no whole answer: ${gap}`)
    this.gap = gap
    this.sent = sent
    this.systemCode = systemCodeOf(cause)
  }
}

/**
 * One request, one attempt, one whole answer in memory, or a NoAnswer. Uses undici's dispatch, because only
 * its handler tells whether the request was written to a connection, and so may have been carried out.
 */
export function exchange({
  pool,
  request,
  signal,
  maxBytes,
}: {
  pool: Pool
  request: HttpRequest
  /** the deadline of the whole call */
  signal: AbortSignal
  maxBytes: number
}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    let settled = false
    let head: Pick<Answer, 'status' | 'headers'> = { status: 0, headers: {} }
    const chunks: Buffer[] = []
    let bytes = 0

    const settle = (finish: () => void) => {
      if (settled) return
      settled = true
      signal.removeEventListener('abort', onDeadline)
      finish()
    }
    const fail = (gap: Gap, cause?: unknown) => {
      settle(() => reject(new NoAnswer({ gap, sent: controller !== undefined, cause })))
      controller?.abort(new Error(gap))
    }
    const onDeadline = () => fail('deadline')

    if (signal.aborted) return onDeadline()
    signal.addEventListener('abort', onDeadline, { once: true })
    pool.dispatch(
      // The deadline is the one clock: a pool's own, were it to strike first, would tell it as a lost connection.
      { ...request, body: request.body ?? null, headersTimeout: 0, bodyTimeout: 0 },
      {
        // Called when a connection is there, right before the first byte is written.
        onRequestStart(started) {
          if (settled) started.abort(new Error('nobody waits any more'))
          else controller = started
        },
        onResponseStart(_controller, status, headers) {
          head = { status, headers }
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length
          if (bytes > maxBytes) fail('too-large')
          else chunks.push(chunk)
        },
        onResponseEnd() {
          settle(() => resolve({ ...head, body: Buffer.concat(chunks).toString('utf8') }))
        },
        onResponseError(_controller, error) {
          fail('connection', error)
        },
      },
    )
  })
}

/** The code alone: messages of network errors may hold addresses. */
function systemCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : undefined
}
