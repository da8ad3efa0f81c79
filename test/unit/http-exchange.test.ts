import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Pool } from 'undici'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { NoAnswer, exchange } from '../../src/http/exchange.ts'

type Seen = { request: IncomingMessage; response: ServerResponse }

let server: Server
let pool: Pool
let seen: Seen[]
let answer: RequestListener

beforeEach(async () => {
  seen = []
  answer = () => undefined
  server = createServer((request, response) => {
    seen.push({ request, response })
    answer(request, response)
  })
  await once(server.listen({ port: 0, host: '127.0.0.1' }), 'listening')
  pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 1 })
})

afterEach(async () => {
  await pool.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const put = (signal: AbortSignal) =>
  exchange({ pool, request: { method: 'PUT', path: '/x', headers: {} }, signal, maxBytes: 100 })

const gapOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('was answered'),
    (error: unknown) => (error instanceof NoAnswer ? { gap: error.gap, sent: error.sent } : error),
  )

test('a request that waits for a connection at its deadline was not sent, and never is', async () => {
  const first = put(new AbortController().signal)
  await expect.poll(() => seen).toHaveLength(1)
  const deadline = new AbortController()
  const second = gapOf(put(deadline.signal))
  deadline.abort()
  expect(await second).toEqual({ gap: 'deadline', sent: false })
  seen[0]?.response.end('done')
  expect(await first).toMatchObject({ status: 200, body: 'done' })
  answer = (_request, response) => response.end('third')
  expect(await put(new AbortController().signal)).toMatchObject({ body: 'third' })
  expect(seen).toHaveLength(2)
})

test('a request that was sent when its deadline came may have been carried out', async () => {
  const deadline = new AbortController()
  const sent = gapOf(put(deadline.signal))
  await expect.poll(() => seen).toHaveLength(1)
  deadline.abort()
  expect(await sent).toEqual({ gap: 'deadline', sent: true })
})

test('a pool that would wait for less than the deadline has no say', async () => {
  await pool.destroy()
  const { port } = server.address() as AddressInfo
  pool = new Pool(`http://127.0.0.1:${port}`, { connections: 2, headersTimeout: 1, bodyTimeout: 1 })
  const deadline = new AbortController()
  const silent = gapOf(put(deadline.signal))
  await expect.poll(() => seen).toHaveLength(1)
  // Who left the clock to the pool, and was later, has been given up.
  await expect(pool.request({ method: 'GET', path: '/y' })).rejects.toMatchObject({
    code: 'UND_ERR_HEADERS_TIMEOUT',
  })
  deadline.abort()
  expect(await silent).toEqual({ gap: 'deadline', sent: true })
})

test('a deadline that has passed sends nothing', async () => {
  expect(await gapOf(put(AbortSignal.abort()))).toEqual({ gap: 'deadline', sent: false })
  expect(seen).toEqual([])
})

test('an answer of 101 bytes is too large where 100 are allowed', async () => {
  answer = (_request, response) => response.end('x'.repeat(100))
  expect(await put(new AbortController().signal)).toMatchObject({ body: 'x'.repeat(100) })
  answer = (_request, response) => response.end('x'.repeat(101))
  expect(await gapOf(put(new AbortController().signal))).toEqual({ gap: 'too-large', sent: true })
})

test('letters that two chunks share are whole again', async () => {
  const bytes = Buffer.from('blå')
  answer = (_request, response) => {
    response.write(bytes.subarray(0, 3), () => response.end(bytes.subarray(3)))
  }
  expect(await put(new AbortController().signal)).toMatchObject({ body: 'blå' })
})

test('a connection that ends within the answer is no answer, and the request is not sent again', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '10' })
    response.write('half', () => response.socket?.destroy())
  }
  expect(await gapOf(put(new AbortController().signal))).toEqual({ gap: 'connection', sent: true })
  expect(seen).toHaveLength(1)
})
