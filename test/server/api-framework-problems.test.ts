/** What is thrown while a request is answered: refusals, a database that is away, faults of ours. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import knex from 'knex'
import { expect, test } from 'vitest'
import { isDatabaseUnavailable } from '../../src/db/availability.ts'
import { Problem } from '../../src/api/problems.ts'
import { Rejection } from '../../src/domain/rejection.ts'
import { book, startToy } from './api-framework-rig.ts'

const silence = (): void => undefined

/** A listener in the place of PostgreSQL, and a query against it by the real driver. */
async function against(answer: ((socket: Socket) => void) | undefined) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    answer?.(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const { port } = address
  if (!answer) {
    server.close()
    await once(server, 'close')
  }
  const db = knex({
    client: 'pg',
    connection: { host: '127.0.0.1', port },
    // Whoever does not answer is not waited for; an answer is, however busy the machine.
    acquireConnectionTimeout: answer === silence ? 200 : 60_000,
    pool: { min: 0 },
    log: { warn: () => undefined },
  })
  return {
    query: async () => {
      await db.raw('select 1')
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await db.destroy()
      if (answer) server.close()
    },
  }
}

/** ErrorResponse of the PostgreSQL protocol. */
function errorResponse(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0Mthe database system is not at your service\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

test.for([
  ['refuses connections', undefined],
  ['hangs up', (socket: Socket) => socket.destroy()],
  ['does not answer, so that no connection comes free', silence],
  ['is starting up (57P03)', (socket: Socket) => socket.end(errorResponse('57P03'))],
  ['is shutting down (57P01)', (socket: Socket) => socket.end(errorResponse('57P01'))],
  ['has no connection left (53300)', (socket: Socket) => socket.end(errorResponse('53300'))],
  ['lost the connection (08006)', (socket: Socket) => socket.end(errorResponse('08006'))],
] as const)('a database that %s is 503 with Retry-After, and nothing was changed', async ([, answer]) => {
  await using database = await against(answer)
  await using toy = await startToy({ before: database.query })
  const refused = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(refused.status).toBe(503)
  expect(refused.body['type']).toBe('/problems/unavailable')
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(toy.kept.size).toBe(0)
})

test('a database that is away is 503 also where the key is looked up', async () => {
  await using database = await against(undefined)
  await using toy = await startToy({
    authenticate: async () => {
      await database.query()
      return undefined
    },
  })
  expect((await toy.call('GET', '/v1/books')).status).toBe(503)
})

test('an error of the database that is not an outage is 500, without its words in answer or log', async () => {
  await using database = await against((socket) => socket.end(errorResponse('22P02')))
  await using toy = await startToy({ before: database.query })
  const answer = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(answer.status).toBe(500)
  expect(answer.text + JSON.stringify(toy.logged)).not.toContain('at your service')
  expect(JSON.stringify(toy.logged)).toContain('22P02')
})

test('a fault of ours is 500 without internals, and is logged with its frames under the request id', async () => {
  await using toy = await startToy({
    before: () => {
      throw new TypeError('cannot read the shelf of /srv/secret')
    },
  })
  const answer = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(answer.status).toBe(500)
  expect(answer.body['detail']).toContain('It was recorded under the request id.')
  expect(answer.text).not.toMatch(/shelf|secret|\.ts/)
  const logged = toy.logged.find(
    (line) => line['requestId'] === answer.body['requestId'] && line['error'] !== undefined,
  )
  expect(logged).toMatchObject({
    level: 50,
    error: { name: 'TypeError', message: 'cannot read the shelf of /srv/secret' },
  })
  expect(JSON.stringify(logged)).toContain('api-framework-problems.test.ts')
})

test('a rejection of the domain is the problem of its code, with its pointer', async () => {
  await using toy = await startToy({
    before: () => {
      throw new Rejection('template-unknown', {
        detail: 'There is no template T9. Create it first.',
        pointer: '/user/userTemplateId',
      })
    },
  })
  const answer = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(answer.body).toEqual({
    type: '/problems/template-unknown',
    title: 'There is no such user template',
    status: 422,
    detail: 'There is no template T9. Create it first.',
    errors: [
      { in: 'body', pointer: '/user/userTemplateId', detail: 'There is no template T9. Create it first.' },
    ],
    wayOut: 'Create the template with `PUT /v1/user-templates/{id}` first, or send null.',
    requestId: answer.headers.get('x-request-id'),
  })
})

test('a rejection with a code that is no problem type is a fault of ours', async () => {
  await using toy = await startToy({
    contract: 'report',
    before: () => {
      throw new Rejection('toString', { detail: 'never heard of' })
    },
  })
  const answer = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(answer.body).toMatchObject({ type: '/problems/internal', status: 500 })
})

test('further members of a problem stand in its document and cannot replace its own', async () => {
  await using toy = await startToy({
    before: () => {
      throw new Problem('stale', { members: { revision: 7, status: 200 } })
    },
  })
  const answer = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(answer.body).toMatchObject({ revision: 7, status: 409 })
})

test('If-Match reaches the handler, and the answer carries the ETag', async () => {
  await using toy = await startToy()
  const tagged = await toy.call('PUT', '/v1/books/b1', { json: book, headers: { 'If-Match': '"1"' } })
  expect(tagged.headers.get('etag')).toBe('"1"')
  expect(tagged.headers.get('location')).toBe('/v1/books/b1')
  expect((await toy.call('PUT', '/v1/books/b1', { json: book, headers: { 'If-Match': '*' } })).status).toBe(
    202,
  )
  expect(
    (await toy.call('PUT', '/v1/books/b1', { json: book, headers: { 'If-Match': '"2", "3"' } })).status,
  ).toBe(409)
  expect(
    (await toy.call('PUT', '/v1/books/b1', { json: book, headers: { 'If-Match': 'W/"1"' } })).status,
  ).toBe(422)
})

test('Idempotency-Key must be 1 to 255 visible characters where the route has a slot for it', async () => {
  await using toy = await startToy()
  const send = (path: string, key: string) =>
    toy.call('POST', path, {
      body: '',
      headers: { 'Content-Type': 'application/x-ndjson', 'Idempotency-Key': key },
    })
  expect((await send('/v1/books/bulk', 'x'.repeat(255))).status).toBe(200)
  for (const key of ['', 'x'.repeat(256), 'a b', 'caf\u00e9']) {
    const answer = await send('/v1/books/bulk', key)
    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toMatchObject([{ in: 'header', pointer: '/Idempotency-Key' }])
  }
})

test.for([
  ['a problem that its route does not declare', 'problem', /threw the undeclared problem stale/],
  [
    'an answer that does not fit its schema',
    'answer',
    /answered what does not fit its schema: \/fine \(invalid_type\)/,
  ],
] as const)('%s fails the call in tests, which says so, and is logged', async ([, id, message]) => {
  await using toy = await startToy({ contract: 'enforce' })
  const answer = await toy.call('POST', `/v1/faults/${id}`, { key: 'platform-key' })
  expect(answer.status).toBe(500)
  expect(answer.body['detail']).toMatch(message)
  expect(JSON.stringify(toy.logged)).toMatch(message)
})

test.for([
  ['problem', 409, /threw the undeclared problem stale/],
  ['answer', 200, /answered what does not fit its schema/],
] as const)(
  'in operation an undeclared %s is answered, and logged as an error',
  async ([id, status, message]) => {
    await using toy = await startToy({ contract: 'report' })
    const answer = await toy.call('POST', `/v1/faults/${id}`, { key: 'platform-key' })
    expect(answer.status).toBe(status)
    expect(toy.logged.filter(({ level }) => level === 50).map(({ msg }) => msg)).toEqual([
      expect.stringMatching(message),
    ])
  },
)

test('fields that an answer does not declare do not leave the house', async () => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1', { json: book })
  expect(answer.body).toEqual({ id: 'b1', title: 'Momo', by: 'acme', actor: null })
})

test('a request id that is an id is taken over, any other is replaced', async () => {
  await using toy = await startToy()
  const given = await toy.call('GET', '/v1/nowhere', { headers: { 'X-Request-Id': 'hr-42' } })
  expect(given.headers.get('x-request-id')).toBe('hr-42')
  expect(given.body['requestId']).toBe('hr-42')
  for (const odd of ['ada.lind@example.se', '19121212-1212', 'x'.repeat(65), 'a b']) {
    const answer = await toy.call('GET', '/v1/nowhere', { headers: { 'X-Request-Id': odd } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
  expect(toy.logged.map(({ requestId }) => requestId)).toContain('hr-42')
  expect(JSON.stringify(toy.logged)).not.toMatch(/ada\.lind|19121212/)
})

test('a log line names method, pattern, status, tenant and key, and no more', async () => {
  await using toy = await startToy()
  const { headers } = await toy.call('GET', '/v1/books?titled=Momo')
  await toy.call('GET', '/v1/books/b9')
  await toy.call('GET', '/nowhere/Momo')
  const common = ['level', 'time', 'pid', 'hostname', 'requestId', 'method', 'route', 'status', 'ms']
  expect(toy.logged.map((line) => Object.keys(line))).toEqual([
    [...common, 'tenant', 'keyId', 'msg'],
    [...common, 'tenant', 'keyId', 'problem', 'msg'],
    [...common, 'problem', 'msg'],
  ])
  expect(toy.logged).toMatchObject([
    {
      level: 30,
      requestId: headers.get('x-request-id'),
      method: 'GET',
      route: '/v1/books',
      status: 200,
      tenant: 'acme',
      keyId: 'k-hr',
    },
    {
      level: 30,
      method: 'GET',
      route: '/v1/books/{id}',
      status: 404,
      tenant: 'acme',
      keyId: 'k-hr',
      problem: 'not-found',
    },
    { level: 30, method: 'GET', route: 'unmatched', status: 404, problem: 'not-found' },
  ])
})

test('a caller that goes away is logged as such', async () => {
  const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>()
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  await using toy = await startToy({
    before: async () => {
      reach(undefined)
      await released
    },
  })
  const gone = new AbortController()
  const call = fetch(`${toy.url}/v1/books/b1`, {
    method: 'PUT',
    body: JSON.stringify(book),
    headers: { Authorization: 'Bearer hr-key', 'Content-Type': 'application/json' },
    signal: gone.signal,
  })
  await reached
  gone.abort()
  await expect(call).rejects.toThrow('aborted')
  await expect.poll(() => toy.logged.map(({ msg }) => msg)).toEqual(['caller went away'])
  release(undefined)
})

test('an error is an outage only if a connection failed', () => {
  expect(isDatabaseUnavailable(Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }))).toBe(
    false,
  )
  expect(
    isDatabaseUnavailable(Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' })),
  ).toBe(true)
  expect(
    isDatabaseUnavailable(new Error('x', { cause: Object.assign(new Error('y'), { code: '57P01' }) })),
  ).toBe(true)
  expect(isDatabaseUnavailable(Object.assign(new Error('x'), { code: '23505' }))).toBe(false)
  expect(isDatabaseUnavailable('ECONNREFUSED')).toBe(false)
})
