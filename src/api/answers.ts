/** Answers on the way out: JSON, NDJSON with backpressure, or nothing. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Logger } from 'pino'
import { describeError, toProblem } from './failures.ts'
import { ndjsonType } from './ndjson.ts'
import { toProblemDocument } from './problems.ts'
import type { Answer } from './route.ts'

// A caller that neither sends nor reads for this long is given up.
const stalledMs = 120_000

type Outgoing = { response: Response; requestId: string; log: Logger }

export async function sendAnswer({ answer, ...out }: Outgoing & { answer: Answer }): Promise<void> {
  const { response } = out
  response.status(answer.status).set({ ...answer.headers })
  if (answer.etag !== undefined) response.set('ETag', `"${answer.etag}"`)
  if (answer.lines) return sendLines({ lines: answer.lines, ...out })
  if (answer.body === undefined) response.end()
  else response.json(answer.body)
}

/**
 * Waits for the first line before the status goes out, so that a call that cannot start answers with a problem of its own. A
 * later failure ends the answer with one line that has a problem and no number: what was not answered may be sent again.
 */
async function sendLines({ lines, ...out }: Outgoing & { lines: AsyncIterable<unknown> }): Promise<void> {
  const iterator = lines[Symbol.asyncIterator]()
  const first = await iterator.next()
  out.response.set('Content-Type', ndjsonType)
  out.response.setTimeout(stalledMs, () => out.response.destroy())
  const text = Readable.from(linesOfText({ first, iterator, ...out }), {
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

async function* linesOfText({
  first,
  iterator,
  requestId,
  log,
}: Outgoing & { first: IteratorResult<unknown>; iterator: AsyncIterator<unknown> }): AsyncGenerator<string> {
  try {
    for (let next = first; !next.done; next = await iterator.next()) yield `${JSON.stringify(next.value)}\n`
  } catch (error) {
    const problem = toProblem(error)
    log.error({ error: describeError(error) }, 'a stream of lines ended early')
    yield `${JSON.stringify({ problem: toProblemDocument(problem, requestId) })}\n`
  } finally {
    // The caller may have gone away; the handler's own clean-up runs.
    await iterator.return?.()
  }
}
