/**
 * NDJSON bodies: one document per line, read and answered as they come. Memory stays flat however long the body is, since
 * a line is read only when the handler asks for it. A broken line fails alone, with its number.
 */
import type { z } from 'zod'
import { parseJson } from './json.ts'
import { type ProblemDocument, Problem, toProblemDocument } from './problems.ts'
import { validate } from './validation.ts'

export const ndjsonType = 'application/x-ndjson'
export const csvType = 'text/csv'

export type NdjsonBody<Schema extends z.ZodType = z.ZodType> = { ndjson: Schema }

/** Declares a body of lines; the handler gets an async iterable of them. */
export function ndjson<Schema extends z.ZodType>(schema: Schema): NdjsonBody<Schema> {
  return { ndjson: schema }
}

export const isNdjson = (body: z.ZodType | NdjsonBody): body is NdjsonBody => 'ndjson' in body

/** `line` counts from 1; empty lines are counted and left out. */
export type Line<Value> = { line: number; value: Value } | { line: number; problem: ProblemDocument }

type RawLine = { line: number; bytes: Buffer | 'too-large' }

const newline = 0x0a

/** Splits a byte stream into lines and keeps no more than one line and one chunk. */
async function* splitLines({
  chunks,
  maxBytes,
}: {
  chunks: AsyncIterable<Buffer>
  maxBytes: number
}): AsyncGenerator<RawLine> {
  let line = 1
  let parts: Buffer[] = []
  let size = 0
  const take = (): RawLine => {
    const bytes = size > maxBytes ? ('too-large' as const) : Buffer.concat(parts)
    parts = []
    size = 0
    return { line: line++, bytes }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(newline, start)
      const part = chunk.subarray(start, end < 0 ? undefined : end)
      size += part.length
      // What is past the limit is counted, not kept.
      if (size <= maxBytes) parts.push(part)
      else parts = []
      if (end < 0) break
      yield take()
      start = end + 1
    }
  }
  if (size > 0) yield take()
}

function parseLine<Schema extends z.ZodType>({
  bytes,
  schema,
  maxBytes,
}: {
  bytes: RawLine['bytes']
  schema: Schema
  maxBytes: number
}): z.output<Schema> {
  if (bytes === 'too-large') {
    throw new Problem('body-too-large', {
      detail: `The line is larger than ${maxBytes} bytes; send less in one document.`,
    })
  }
  return validate({ schema, value: parseJson(bytes), where: 'body' })
}

/** Reads lines one by one; each is either a value of the schema or the problem document that says why not. */
export async function* readLines<Schema extends z.ZodType>({
  chunks,
  schema,
  maxBytes,
  requestId,
}: {
  chunks: AsyncIterable<Buffer>
  schema: Schema
  maxBytes: number
  requestId: string
}): AsyncGenerator<Line<z.output<Schema>>> {
  for await (const { line, bytes } of splitLines({ chunks, maxBytes })) {
    if (bytes !== 'too-large' && bytes.toString('latin1').trim() === '') continue
    try {
      yield { line, value: parseLine({ bytes, schema, maxBytes }) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      yield { line, problem: toProblemDocument(error, requestId) }
    }
  }
}
