/** Answers on the way out: JSON, NDJSON with backpressure, or nothing. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Logger } from 'pino'
import { describeError, toProblem } from './failures.ts'
import { csvType, ndjsonType } from './ndjson.ts'
import { toProblemDocument } from './problems.ts'
import type { Answer } from './route.ts'

// A caller that neither sends nor reads for this long is given up.
const stalledMs = 120_000

type Outgoing = { response: Response; requestId: string; log: Logger }

export async function sendAnswer({ answer, ...out }: Outgoing & { answer: Answer }): Promise<void> {
  const { response } = out
  response.status(answer.status).set({ ...answer.headers })
  if (answer.etag !== undefined) response.set('ETag', `"${answer.etag}"`)
  if (answer.lines) return sendStream({ type: ndjsonType, values: answer.lines, ...ndjsonText(out), ...out })
  if (answer.csv)
    return sendStream({ type: `${csvType}; charset=utf-8`, values: answer.csv, ...csvText, ...out })
  if (answer.file) {
    response.attachment(answer.file.name)
    return sendStream({ type: answer.file.mediaType, values: answer.file.bytes, ...fileBytes, ...out })
  }
  if (answer.body === undefined) response.end()
  else response.json(answer.body)
}

/** How a value stands in the stream, and what ends one that failed; undefined: the connection is cut. */
type StreamText = {
  textOf: (value: unknown) => string | Uint8Array
  ending: (error: unknown) => string | undefined
}

/** A failure ends the answer with one line that has a problem and no number: what was not answered may be sent again. */
const ndjsonText = ({ requestId }: Outgoing): StreamText => ({
  textOf: (value) => `${JSON.stringify(value)}\n`,
  ending: (error) => `${JSON.stringify({ problem: toProblemDocument(toProblem(error), requestId) })}\n`,
})

/** CSV has no place for a problem, and half of it must not look whole. */
const csvText: StreamText = { textOf: String, ending: () => undefined }

/** The same of the bytes of a file. */
const fileBytes: StreamText = { textOf: (value) => value as Uint8Array, ending: () => undefined }

type Streamed = Outgoing & StreamText & { values: AsyncIterable<unknown> }

/** Waits for the first value before the status goes out, so that a call that cannot start answers with a problem of its own. */
async function sendStream({ values, type, ...out }: Streamed & { type: string }): Promise<void> {
  const iterator = values[Symbol.asyncIterator]()
  const first = await iterator.next()
  out.response.set('Content-Type', type)
  out.response.setTimeout(stalledMs, () => out.response.destroy())
  const text = Readable.from(texts({ first, iterator, ...out }), {
    objectMode: false,
    highWaterMark: 16_384,
  })
  try {
    await pipeline(text, out.response)
  } finally {
    // A caller who left before the first line was sent: the generator above never began, so it ends nothing.
    await iterator.return?.()
  }
}

async function* texts({
  first,
  iterator,
  textOf,
  ending,
  log,
}: Omit<Streamed, 'values'> & {
  first: IteratorResult<unknown>
  iterator: AsyncIterator<unknown>
}): AsyncGenerator<string | Uint8Array> {
  try {
    for (let next = first; !next.done; next = await iterator.next()) yield textOf(next.value)
  } catch (error) {
    log.error({ error: describeError(error) }, 'a stream of lines ended early')
    const text = ending(error)
    if (text === undefined) throw error
    yield text
  } finally {
    // The caller may have gone away; the handler's own clean-up runs.
    await iterator.return?.()
  }
}
