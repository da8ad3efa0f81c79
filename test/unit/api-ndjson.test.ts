/** Lines out of bytes, however the bytes are cut. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readLines } from '../../src/api/ndjson.ts'

const Word = z.strictObject({ word: z.string() })

async function read({ chunks, maxBytes = 1_000 }: { chunks: Buffer[]; maxBytes?: number }) {
  async function* arriving() {
    yield* chunks
  }
  return Array.fromAsync(readLines({ chunks: arriving(), schema: Word, maxBytes, requestId: 'r1' }))
}

test('the lines are the same however the body is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }),
      async (words, sizes) => {
        const text = Buffer.from(words.map((word) => `${JSON.stringify({ word })}\n`).join(''))
        const chunks: Buffer[] = []
        for (let start = 0, turn = 0; start < text.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          chunks.push(text.subarray(start, start + size))
          start += size
        }
        expect(await read({ chunks })).toEqual(
          words.map((word, index) => ({ line: index + 1, value: { word } })),
        )
      },
    ),
  )
})

test('a line of exactly the limit is read, one byte more is refused', async () => {
  const line = Buffer.from('{"word":"x"}')
  expect(await read({ chunks: [line], maxBytes: 12 })).toEqual([{ line: 1, value: { word: 'x' } }])
  expect(await read({ chunks: [line], maxBytes: 11 })).toEqual([
    { line: 1, problem: expect.objectContaining({ type: '/problems/body-too-large' }) },
  ])
})

test('a line far above the limit is let through without being kept, and the next one is read', async () => {
  const megabyte = 1_048_576
  let most = 0
  async function* arriving() {
    for (let index = 0; index < 400; index += 1) {
      yield Buffer.alloc(megabyte, 'x')
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    }
    yield Buffer.from('\n{"word":"x"}\n')
  }
  const lines = await Array.fromAsync(
    readLines({ chunks: arriving(), schema: Word, maxBytes: 1_000, requestId: 'r1' }),
  )
  expect(lines).toEqual([
    { line: 1, problem: expect.objectContaining({ type: '/problems/body-too-large' }) },
    { line: 2, value: { word: 'x' } },
  ])
  expect(most).toBeLessThan(300 * megabyte)
})

test('a line is read when it is asked for, not before', async () => {
  let given = 0
  async function* arriving() {
    for (; given < 10; given += 1) yield Buffer.from('{"word":"x"}\n')
  }
  const lines = readLines({ chunks: arriving(), schema: Word, maxBytes: 100, requestId: 'r1' })
  await lines.next()
  expect(given).toBeLessThanOrEqual(1)
})
