/** NDJSON at length: flow control in both directions, and many lines. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, test } from 'vitest'
import { exchangeLines } from '../../src/client/lines.ts'
import { book, startToy } from './api-framework-rig.ts'

test('a caller that does not read its answers is not read from, until it does', async () => {
  let handled = 0
  await using toy = await startToy({
    before: () => {
      handled += 1
    },
  })
  /** Resolves once the server has handled nothing new for ten answers of its own. */
  async function quiet(): Promise<'quiet'> {
    for (let turns = 0, last = -1; turns < 10; last = handled) {
      await toy.call('GET', '/health/live')
      turns = handled === last ? turns + 1 : 0
    }
    return 'quiet'
  }
  const call = request({
    port: toy.port,
    method: 'POST',
    path: '/v1/books/bulk',
    headers: { 'Content-Type': 'application/x-ndjson', Authorization: 'Bearer hr-key' },
  })
  const answered = once(call, 'response')
  const piece = Buffer.from(`${JSON.stringify({ id: 'same', ...book })}\n`.repeat(2_000))
  let sent = 0
  // Far more than the buffers between both sides hold.
  for (let state = ''; state !== 'quiet' && sent < 2_000_000; sent += 2_000) {
    if (!call.write(piece)) state = await Promise.race([once(call, 'drain').then(() => 'drained'), quiet()])
  }
  expect(handled).toBeLessThan(sent)
  const [response] = (await answered) as [IncomingMessage]
  let lines = 0
  response.on('data', (chunk: Buffer) => (lines += chunk.toString().split('\n').length - 1))
  call.end()
  await once(response, 'end')
  expect([handled, lines]).toEqual([sent, sent])
})

test('100,000 lines go through and each is answered once, in order', async () => {
  await using toy = await startToy()
  function* many() {
    for (let index = 1; index <= 100_000; index += 1) yield { id: `b${index}`, ...book }
  }
  const answers = exchangeLines<{ line: number; id?: string }>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer hr-key' },
    lines: many(),
  })
  let expected = 1
  for await (const { line, id } of answers) {
    if (line !== expected || id !== `b${expected}`) break
    expected += 1
  }
  expect(expected).toBe(100_001)
})
