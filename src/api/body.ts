/** Bodies on the way in: content type, size, time and JSON, in this order. */
import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { parseJson } from './json.ts'
import { isNdjson, ndjsonType, type NdjsonBody, readLines } from './ndjson.ts'
import { Problem } from './problems.ts'

export type BodyLimits = {
  /** Of a JSON body. */
  bodyBytes: number
  /** Of one line of an NDJSON body, which itself may be of any length. */
  lineBytes: number
  /** For a whole JSON body to arrive. */
  bodyMs: number
  /** Between two pieces of an NDJSON body, while the handler waits for one. */
  idleMs: number
}

export type ReadBody =
  { kind: 'none' } | { kind: 'json'; value: unknown } | { kind: 'lines'; lines: AsyncIterable<unknown> }

/** Reads the body that a route declares. Throws the problems of content type, size, time and JSON. */
export async function readDeclaredBody({
  request,
  body,
  limits,
  requestId,
}: {
  request: IncomingMessage
  body: z.ZodType | NdjsonBody | undefined
  limits: BodyLimits
  requestId: string
}): Promise<ReadBody> {
  // A file without lines has no length, but its type; who has forgotten the file has neither.
  if (!hasBody(request) && !(body && isNdjson(body) && request.headers['content-type']))
    return { kind: 'none' }
  if (body && isNdjson(body)) {
    requireType({ request, expected: ndjsonType })
    const chunks = chunksOf({ request, waitMs: () => limits.idleMs })
    return {
      kind: 'lines',
      lines: readLines({ chunks, schema: body.ndjson, maxBytes: limits.lineBytes, requestId }),
    }
  }
  if (body) requireType({ request, expected: 'application/json' })
  const bytes = await readAll({ request, maxBytes: limits.bodyBytes, withinMs: limits.bodyMs })
  // An empty chunked body is no body.
  if (bytes.length === 0) return { kind: 'none' }
  if (!body)
    throw new Problem('invalid-request', {
      detail: 'This call takes no body; send it without one.',
      errors: [{ pointer: '', detail: 'The body must be left out.' }],
    })
  return { kind: 'json', value: parseJson(bytes) }
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

function requireType({ request, expected }: { request: IncomingMessage; expected: string }): void {
  const sent = /^([^;\s]+)\s*(?:;\s*charset="?([^;"\s]+)"?\s*)?$/i.exec(request.headers['content-type'] ?? '')
  if (sent?.[1]?.toLowerCase() !== expected || !/^utf-?8$/i.test(sent[2] ?? 'utf-8')) {
    throw new Problem('unsupported-media-type', {
      detail: `Send the body as \`Content-Type: ${expected}\`, in UTF-8.`,
      headers: { Accept: expected },
    })
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new Problem('unsupported-media-type', {
      detail: 'Send the body uncompressed, without Content-Encoding.',
    })
  }
}

const tooLarge = (maxBytes: number): Problem =>
  new Problem('body-too-large', {
    detail: `The body is larger than ${maxBytes} bytes. Nothing of it was kept; send less at a time.`,
  })

const tooSlow = (): Problem =>
  new Problem('request-timeout', {
    detail:
      'The rest of the body did not arrive. Send the request again without pausing in the middle of the body.',
    headers: { Connection: 'close' },
  })

async function readAll({
  request,
  maxBytes,
  withinMs,
}: {
  request: IncomingMessage
  maxBytes: number
  withinMs: number
}): Promise<Buffer> {
  const deadline = Date.now() + withinMs
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of chunksOf({ request, waitMs: () => deadline - Date.now() })) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The pieces of a body, as they are asked for. The connection stays usable when reading stops early. */
async function* chunksOf({
  request,
  waitMs,
}: {
  request: IncomingMessage
  /** How long the next piece may take. */
  waitMs: () => number
}): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<unknown> = request.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const piece = await within({ ms: waitMs(), work: pieces.next() })
      if (piece.done) return
      if (Buffer.isBuffer(piece.value)) yield piece.value
    }
  } finally {
    // Not awaited: behind a piece that does not come it would wait as long as that.
    pieces.return?.().catch(() => undefined)
  }
}

async function within<Value>({ ms, work }: { ms: number; work: Promise<Value> }): Promise<Value> {
  const { promise: expired, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(tooSlow()), Math.max(ms, 0))
  try {
    return await Promise.race([work, expired])
  } finally {
    clearTimeout(timer)
  }
}
