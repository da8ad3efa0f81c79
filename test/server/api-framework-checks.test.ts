/** The order of the checks in front of a handler, and what each of them answers. */
import { expect, test } from 'vitest'
import { book, raw, startToy } from './api-framework-rig.ts'

test.for([
  ['an unknown path is 404 even without a key', 'PATCH', '/v1/nowhere', { key: null }, 404, 'not-found'],
  [
    'a wrong method is 405 before the key is looked at',
    'PATCH',
    '/v1/books/b1',
    { key: null },
    405,
    'method-not-allowed',
  ],
  ['no key is 401 before the role', 'DELETE', '/v1/books/b1', { key: null }, 401, 'unauthorized'],
  ['an unknown key is 401', 'DELETE', '/v1/books/b1', { key: 'guess' }, 401, 'unauthorized'],
  ['a role too low is 403 before the actor', 'DELETE', '/v1/books/b1', { key: 'hr-key' }, 403, 'forbidden'],
  ['a missing actor is 400', 'DELETE', '/v1/books/b1', { key: 'admin-key' }, 400, 'actor-required'],
  [
    'a wrong content type is 415 before the size',
    'PUT',
    '/v1/books/b1',
    { body: 'x'.repeat(200_000), headers: { 'Content-Type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a large body is 413 before its syntax',
    'PUT',
    '/v1/books/b1',
    { body: '{'.repeat(200_000) },
    413,
    'body-too-large',
  ],
  [
    'broken JSON is 400 before the schema',
    'PUT',
    '/v1/books/19121212-1212',
    { body: '{"title":' },
    400,
    'invalid-json',
  ],
  ['what does not fit the schema is 422', 'PUT', '/v1/books/b1', { json: {} }, 422, 'invalid-request'],
] as const)('%s', async ([, method, path, options, status, type]) => {
  await using toy = await startToy()
  const answer = await toy.call(method, path, options)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.body).toMatchObject({
    type: `/problems/${type}`,
    status,
    requestId: answer.headers.get('x-request-id'),
  })
  expect(toy.kept.size).toBe(0)
})

test('405 names the methods of all patterns that fit the path', async () => {
  await using toy = await startToy()
  expect((await toy.call('PATCH', '/v1/books/b1')).headers.get('allow')).toBe('DELETE, GET, PUT')
  expect((await toy.call('PATCH', '/v1/books/bulk')).headers.get('allow')).toBe('DELETE, GET, POST, PUT')
  expect((await toy.call('OPTIONS', '/v1/books')).status).toBe(405)
  expect((await toy.call('POST', '/health/live')).headers.get('allow')).toBe('GET, HEAD')
})

test('an id that is also the last part of another path is still an id', async () => {
  await using toy = await startToy()
  expect((await toy.call('PUT', '/v1/books/bulk', { json: book })).status).toBe(202)
  expect((await toy.call('GET', '/v1/books/bulk')).body).toMatchObject({ id: 'bulk', title: 'Momo' })
})

test('a fixed path goes before a parameter, whichever was declared first', async () => {
  await using toy = await startToy()
  expect((await toy.call('GET', '/v1/books/newest')).body).toEqual({ newest: null })
})

test('a path with another case or a slash at its end is unknown', async () => {
  await using toy = await startToy()
  expect((await toy.call('GET', '/v1/Books')).status).toBe(404)
  expect((await toy.call('GET', '/v1/books/')).status).toBe(404)
  expect((await toy.call('GET', '/V1/books')).status).toBe(404)
})

test('a path that is not percent-encoding is 404', async () => {
  await using toy = await startToy()
  const answer = await toy.call('GET', '/v1/books/%E0%A4')
  expect(answer.status).toBe(404)
  expect(answer.body['type']).toBe('/problems/not-found')
})

test('401 tells how to authenticate', async () => {
  await using toy = await startToy()
  const without = await toy.call('GET', '/v1/books', { key: null })
  expect(without.headers.get('www-authenticate')).toBe('Bearer realm="koppling"')
  const unknown = await toy.call('GET', '/v1/books', { key: 'guess' })
  expect(unknown.headers.get('www-authenticate')).toBe('Bearer realm="koppling", error="invalid_token"')
  const basic = await toy.call('GET', '/v1/books', {
    key: null,
    headers: { Authorization: 'Basic aHI6aHI=' },
  })
  expect(basic.status).toBe(401)
  expect(basic.body['detail']).toContain('not of the form `Bearer <key>`')
})

test('403 names the roles that may', async () => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1', { key: 'viewer-key', json: book })
  expect(answer.body['detail']).toContain('for the roles hr, admin; the key has the role viewer')
})

test("a partner's key acts for the tenant that it names, with the rights of admin", async () => {
  await using toy = await startToy()
  const named = { key: 'partner-key', headers: { 'Koppling-Tenant': 'acme' } }
  expect((await toy.call('PUT', '/v1/books/b1?dryRun=true', { ...named, json: book })).body).toMatchObject({
    by: 'acme',
  })
  expect((await toy.call('GET', '/v1/books', { key: 'partner-key' })).body['type']).toBe(
    '/problems/tenant-required',
  )
})

test('a tenant out of reach answers as one that does not exist', async () => {
  await using toy = await startToy()
  const other = await toy.call('GET', '/v1/books', {
    key: 'partner-key',
    headers: { 'Koppling-Tenant': 'other' },
  })
  const noId = await toy.call('GET', '/v1/books', {
    key: 'partner-key',
    headers: { 'Koppling-Tenant': 'no id' },
  })
  const foreign = await toy.call('GET', '/v1/books', {
    key: 'hr-key',
    headers: { 'Koppling-Tenant': 'other' },
  })
  for (const answer of [other, noId, foreign]) {
    expect(answer.status).toBe(404)
    expect({ ...answer.body, requestId: '' }).toEqual({ ...other.body, requestId: '' })
  }
  const own = await toy.call('GET', '/v1/books', { key: 'hr-key', headers: { 'Koppling-Tenant': 'acme' } })
  expect(own.status).toBe(200)
})

test('a call outside tenants does not look at Koppling-Tenant', async () => {
  await using toy = await startToy({ contract: 'report' })
  const answer = await toy.call('POST', '/v1/faults/status', {
    key: 'partner-key',
    headers: { 'Koppling-Tenant': 'other' },
  })
  expect(answer.status).toBe(201)
})

test('the actor reaches the handler, and must be an id', async () => {
  await using toy = await startToy()
  const acted = await toy.call('PUT', '/v1/books/b1', { json: book, headers: { 'Koppling-Actor': 'HR-7' } })
  expect(acted.body).toMatchObject({ actor: 'HR-7' })
  const mail = await toy.call('PUT', '/v1/books/b1', {
    json: book,
    headers: { 'Koppling-Actor': 'eva@example.se' },
  })
  expect(mail.status).toBe(422)
  expect(mail.body['errors']).toMatchObject([{ in: 'header', pointer: '/Koppling-Actor' }])
  expect(mail.text).not.toContain('eva@')
})

test.for([
  ['JSON in another charset', { 'Content-Type': 'application/json; charset=iso-8859-1' }],
  ['a compressed body', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['something like JSON', { 'Content-Type': 'application/jsonp' }],
  ['NDJSON where one document is taken', { 'Content-Type': 'application/x-ndjson' }],
] as const)('%s is 415 and says what is taken', async ([, headers]) => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1', { body: JSON.stringify(book), headers })
  expect(answer.status).toBe(415)
  expect(answer.body['detail']).toMatch(/Content-Type: application\/json|uncompressed/)
})

test('JSON with its charset said is taken', async () => {
  await using toy = await startToy()
  const headers = { 'Content-Type': 'Application/JSON; charset="UTF-8"' }
  expect((await toy.call('PUT', '/v1/books/b1', { body: JSON.stringify(book), headers })).status).toBe(202)
})

test('a chunked body above the limit is 413 and nothing of it is kept', async () => {
  await using toy = await startToy({ limits: { bodyBytes: 1_000 } })
  const body = ReadableStream.from([Buffer.from('{"title":"'), Buffer.alloc(2_000, 'x'), Buffer.from('"}')])
  const answer = await toy.call('PUT', '/v1/books/b1', { body })
  expect(answer.status).toBe(413)
  expect(answer.body['detail']).toContain('larger than 1000 bytes')
})

test('a body of exactly the limit is taken', async () => {
  const json = JSON.stringify(book)
  await using toy = await startToy({ limits: { bodyBytes: json.length } })
  expect((await toy.call('PUT', '/v1/books/b1', { body: json })).status).toBe(202)
  expect((await toy.call('PUT', '/v1/books/b1', { body: `${json} ` })).status).toBe(413)
})

test('the connection is used again after a refusal that left the body unread', async () => {
  await using toy = await startToy()
  await toy.call('PUT', '/v1/books/b1', { key: null, body: 'x'.repeat(300_000) })
  expect((await toy.call('PUT', '/v1/books/b1', { json: book })).status).toBe(202)
})

test('a body that stops arriving is 408, and the connection ends', async () => {
  await using toy = await startToy({ limits: { bodyMs: 50 } })
  const { promise: never, resolve } = Promise.withResolvers<undefined>()
  async function* stalling() {
    yield Buffer.from('{"title":')
    await never
  }
  const answer = await toy.call('PUT', '/v1/books/b1', { body: ReadableStream.from(stalling()) })
  resolve(undefined)
  expect(answer.status).toBe(408)
  expect(answer.headers.get('connection')).toBe('close')
})

test('a call that takes no body refuses one', async () => {
  await using toy = await startToy()
  const headers = { 'Koppling-Actor': 'HR-7' }
  const refused = await toy.call('DELETE', '/v1/books/b1', { key: 'admin-key', json: {}, headers })
  expect(refused.status).toBe(422)
  expect(refused.body['detail']).toContain('takes no body')
})

const head = (line: string, ...headers: string[]): string =>
  [line, 'Host: x', 'Authorization: Bearer admin-key', 'Koppling-Actor: HR-7', ...headers, '', ''].join(
    '\r\n',
  )

test('an empty chunked body is no body', async () => {
  await using toy = await startToy()
  const text = `${head('DELETE /v1/books/b1 HTTP/1.1', 'Transfer-Encoding: chunked', 'Connection: close')}0\r\n\r\n`
  expect(await raw({ port: toy.port, text })).toMatch(/^HTTP\/1\.1 204 /)
})

test('the next request on a connection is answered after one whose body was left in the middle', async () => {
  await using toy = await startToy({ limits: { bodyBytes: 10 } })
  const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`
  const large = `${head('PUT /v1/books/b1 HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}${chunk.repeat(200)}0\r\n\r\n`
  const answer = await raw({
    port: toy.port,
    text: large + head('GET /v1/books HTTP/1.1', 'Connection: close'),
  })
  expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['413', '200'])
})
