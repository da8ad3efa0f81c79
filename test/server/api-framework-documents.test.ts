/** What stands outside /v1: the OpenAPI document, the docs, the pages about problems, health, and the server itself. */
import { expect, test } from 'vitest'
import { problemTypes } from '../../src/api/problem-types.ts'
import { createApp } from '../../src/api/app.ts'
import { startHttpServer } from '../../src/api/server.ts'
import { book, raw, startToy } from './api-framework-rig.ts'

test('the OpenAPI document is served without a key, and names the paths under /v1', async () => {
  await using toy = await startToy()
  const answer = await toy.call('GET', '/openapi.json', { key: null })
  expect(answer.status).toBe(200)
  expect(answer.body['openapi']).toBe('3.1.1')
  expect(Object.keys(answer.body['paths'] ?? {})).toEqual([
    '/v1/books/{id}',
    '/v1/books/newest',
    '/v1/books/bulk',
    '/v1/books',
    '/v1/faults/{id}',
    '/health/live',
    '/health/ready',
  ])
})

test('the docs load from this server alone', async () => {
  await using toy = await startToy()
  const page = await toy.call('GET', '/docs', { key: null })
  expect(page.headers.get('content-type')).toContain('text/html')
  const sources = [...page.text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, source]) => source ?? '')
  expect(sources).toHaveLength(4)
  const texts = [page.text]
  for (const source of sources) {
    expect(source).toMatch(/^\/docs\//)
    const asset = await toy.call('GET', source, { key: null })
    expect(asset.status).toBe(200)
    if (source.endsWith('.css') || source.endsWith('start.js')) texts.push(asset.text)
  }
  expect(texts.join('\n')).not.toMatch(/(?:src|href|url)\s*[=(:]\s*["']?(?:https?:)?\/\//)
  expect(texts.join('\n')).toContain('validatorUrl: null')
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self'")
})

test('a page outside /v1 is found with a slash at its end too', async () => {
  await using toy = await startToy()
  for (const page of ['/docs', '/openapi.json', '/problems', '/problems/not-found', '/health/live?x=%2F']) {
    const [path, ...query] = page.split('?')
    const answer = await fetch(`http://127.0.0.1:${toy.port}${[`${path}/`, ...query].join('?')}`, {
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([308, page])
    expect((await toy.call('GET', page, { key: null })).status).toBe(200)
  }
  expect((await toy.call('GET', '/docs//', { key: null })).status).toBe(404)
  expect((await toy.call('POST', '/docs/', { key: null })).status).toBe(405)
})

test('only the files that the docs need are served', async () => {
  await using toy = await startToy()
  for (const path of [
    'package.json',
    'index.html',
    'swagger-initializer.js',
    '../package.json',
    '%2e%2e/package.json',
  ]) {
    expect((await toy.call('GET', `/docs/assets/${path}`, { key: null })).status).toBe(404)
  }
})

test('the type of every problem resolves to a page that says what to do', async () => {
  await using toy = await startToy()
  const list = await toy.call('GET', '/problems', { key: null })
  for (const [slug, { title, status }] of Object.entries(problemTypes)) {
    const page = await toy.call('GET', `/problems/${slug}`, { key: null })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.text).toContain(`status ${status}`)
    expect(page.text).toContain('<h2>What to do</h2>')
    expect(list.text).toContain(`<a href="/problems/${slug}">`)
    expect(list.text).toContain(title.replaceAll('"', '&quot;'))
  }
  expect((await toy.call('GET', '/problems/nothing', { key: null })).status).toBe(404)
  expect((await toy.call('GET', '/problems/toString', { key: null })).status).toBe(404)
})

test('live answers while everything else is down', async () => {
  await using toy = await startToy({
    health: [{ name: 'database', check: () => Promise.reject(new Error('away')) }],
  })
  expect((await toy.call('GET', '/health/live', { key: null })).body).toEqual({ status: 'live' })
})

test('ready names what is down, in order, also what does not answer in time', async () => {
  const { promise: never } = Promise.withResolvers<undefined>()
  await using toy = await startToy({
    health: [
      { name: 'database', check: () => Promise.resolve() },
      { name: 'temporal', check: () => never, deadlineMs: 20 },
      {
        name: 'sandbox',
        deadlineMs: 10, // over before the answer: what is rejected then with nobody listening fails the run
        check: () => {
          throw new Error('connect ECONNREFUSED 10.0.0.7:5432')
        },
      },
    ],
  })
  const answer = await toy.call('GET', '/health/ready', { key: null })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(answer.body).toEqual({
    status: 'not-ready',
    checks: [
      { name: 'database', state: 'up' },
      { name: 'temporal', state: 'down' },
      { name: 'sandbox', state: 'down' },
    ],
  })
})

test('ready asks each part once for all who ask meanwhile, and again for the next', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  let asked = 0
  const check = () => {
    asked += 1
    return released
  }
  await using toy = await startToy({ health: [{ name: 'database', check, deadlineMs: 60_000 }] })
  const one = 'GET /health/ready HTTP/1.1\r\nHost: x\r\n'
  // In one piece, so that all three are in before the first is answered.
  const answers = raw({ port: toy.port, text: `${one}\r\n${one}\r\n${one}Connection: close\r\n\r\n` })
  await expect.poll(() => asked).toBe(1)
  release(undefined)
  expect((await answers).match(/HTTP\/1\.1 200/g)).toHaveLength(3)
  expect(asked).toBe(1)
  await toy.call('GET', '/health/ready', { key: null })
  expect(asked).toBe(2)
})

test('answers say that they are not to be stored, framed, sniffed or guessed about', async () => {
  await using toy = await startToy()
  for (const path of ['/v1/books', '/v1/nowhere', '/nowhere', '/health/ready']) {
    const { headers } = await toy.call('GET', path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('what is not HTTP is answered by 400 and the connection ends', async () => {
  await using toy = await startToy()
  expect(await raw({ port: toy.port, text: 'HELLO\r\n\r\n' })).toMatch(/^HTTP\/1\.1 400 /)
})

test('headers above 16 kB are refused', async () => {
  await using toy = await startToy()
  const text = `GET /v1/books HTTP/1.1\r\nHost: x\r\nX-Filler: ${'x'.repeat(20_000)}\r\n\r\n`
  expect(await raw({ port: toy.port, text })).toMatch(/^HTTP\/1\.1 431 /)
})

test('a stop lets a running request end, takes no new one, and closes kept connections', async () => {
  const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>()
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  await using toy = await startToy({
    before: async () => {
      reach(undefined)
      await released
    },
  })
  await toy.call('GET', '/health/live')
  const running = toy.call('PUT', '/v1/books/b1', { json: book })
  await reached
  const stopped = toy.stop()
  await expect(toy.call('GET', '/health/live')).rejects.toThrow('fetch failed')
  release(undefined)
  expect((await running).status).toBe(202)
  await stopped
})

test('a stop cuts a request that does not end in time', async () => {
  const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>()
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  await using toy = await startToy({
    before: async () => {
      reach(undefined)
      await released
    },
  })
  const running = toy.call('PUT', '/v1/books/b1', { json: book }).catch(() => 'cut')
  await reached
  await toy.stop({ withinMs: 10 })
  expect(await running).toBe('cut')
  release(undefined)
})

test('a taken port rejects the start', async () => {
  await using toy = await startToy()
  const app = createApp({
    routes: [],
    authenticate: async () => undefined,
    health: [],
    logger: (await import('pino')).default({ enabled: false }),
  })
  await expect(startHttpServer(app, { host: '127.0.0.1', port: toy.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
