/** What does not fit its schema: every field is named by a pointer, with the way out and without its value. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { inspect } from '../../src/api/validation.ts'
import { book, startToy } from './api-framework-rig.ts'

test.for([
  [
    'an unknown field',
    { ...book, colour: 'red' },
    '/colour',
    '`colour` is not a field that koppling knows; leave it out, or put it into `extra`',
  ],
  ['a missing field', { printed: '1973-01-31' }, '/title', '`title` is required and must be text.'],
  ['a wrong type', { ...book, title: 7 }, '/title', '`title` must be text, and is a number.'],
  [
    'a fraction',
    { ...book, chapters: [{ id: 'c1', length: 1.5 }] },
    '/chapters/0/length',
    '`chapters/0/length` must be a whole number.',
  ],
  [
    'a date that does not exist',
    { ...book, printed: '2026-02-30' },
    '/printed',
    '`printed` must be a date that exists, written YYYY-MM-DD',
  ],
  ['1,000 where 999 is the most', { ...book, pages: 1_000 }, '/pages', '`pages` must be at most 999.'],
  ['-1', { ...book, pages: -1 }, '/pages', '`pages` must be at least 0.'],
  [
    'a word outside the union',
    { ...book, pages: 'on' },
    '/pages',
    '`pages` must be a number or "off", or null.',
  ],
  [
    'a wrong type where null would do',
    { ...book, email: 7 },
    '/email',
    '`email` must be text or null, and is',
  ],
  [
    'a field inside one alternative',
    { ...book, place: { shelf: 'top' } },
    '/place/shelf',
    '`place/shelf` must be a number, and is text.',
  ],
  ['none of the alternatives', { ...book, place: 7 }, '/place', '`place` must be "anywhere" or an object.'],
  [
    'too many entries',
    { ...book, chapters: ['a', 'b', 'c', 'd'].map((id) => ({ id, length: 1 })) },
    '/chapters',
    '`chapters` must hold at most 3 entries.',
  ],
  [
    'text that is too long',
    { ...book, title: 'x'.repeat(101) },
    '/title',
    '`title` must have at most 100 characters.',
  ],
  [
    'an id that is an identity number',
    { ...book, chapters: [{ id: '19121212-1212', length: 1 }] },
    '/chapters/0/id',
    '`chapters/0/id` must not be an identity number',
  ],
  [
    'an id that is an e-mail address',
    { ...book, chapters: [{ id: 'ada@example.se', length: 1 }] },
    '/chapters/0/id',
    'An e-mail address cannot be an id.',
  ],
  [
    'an id that a URL cannot hold',
    { ...book, chapters: [{ id: '..', length: 1 }] },
    '/chapters/0/id',
    'must not be "." or ".."',
  ],
  ['a list instead of an object', [book], '', 'The body must be an object, and is a list.'],
  ['null instead of an object', null, '', 'The body must be an object, and is null.'],
] as const)('%s is named by its pointer', async ([, json, pointer, detail]) => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1', { json })
  expect(answer.status).toBe(422)
  expect(answer.body['errors']).toEqual([{ in: 'body', pointer, detail: expect.stringContaining(detail) }])
  expect(answer.body['detail']).toContain('Nothing was changed.')
  expect(toy.kept.size).toBe(0)
})

test('no body at all is the same as a missing field, and names those that it must have', async () => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1')
  expect(answer.status).toBe(422)
  expect(answer.body['errors']).toEqual([
    {
      in: 'body',
      pointer: '',
      detail: 'The body is required and must be an object with `title` and `printed`.',
    },
  ])
})

const without = (schema: z.ZodType) => {
  const inspected = inspect({ schema, value: undefined, where: 'body' })
  return inspected.ok ? undefined : inspected.errors[0]?.detail
}

test.for([
  ['one field', z.strictObject({ a: z.string(), b: z.string().optional() }), 'an object with `a`.'],
  ['a refined object', z.object({ a: z.int() }).refine(() => true), 'an object with `a`.'],
  ['none', z.strictObject({ a: z.int().default(1), b: z.int().nullish() }), 'an object; `{}` will do.'],
  [
    'those of a form',
    z.discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('x'), a: z.int() }),
      z.strictObject({ mode: z.literal('y') }),
    ]),
    'an object that says `mode`, one of "x", "y".',
  ],
  [
    'those of either',
    z.union([z.object({ a: z.int() }), z.object({ b: z.int() })]),
    'an object with `a` or an object with `b`.',
  ],
] as const)('a body that is missing: what it must hold, %s', ([, schema, expected]) => {
  expect(without(schema)).toBe(`The body is required and must be ${expected}`)
})

test.for([
  [
    'of an object',
    z.object({ a: z.object({ b: z.int() }).nullable() }),
    { a: true },
    'must be an object or null, and is true or false.',
  ],
  ['left out', z.object({ a: z.string().nullable() }), {}, 'is required and must be text or null.'],
  [
    'of choices',
    z.object({ a: z.enum(['x', 'y']).nullable() }),
    { a: 'z' },
    'must be one of "x", "y", or null.',
  ],
  ['not, in a list', z.object({ a: z.array(z.int()) }), { a: [1, 'x'] }, 'must be a number, and is text.'],
  [
    'in a list',
    z.object({ a: z.array(z.int().nullable()) }),
    { a: [1, 'x'] },
    'must be a number or null, and is text.',
  ],
  [
    'in a text of its own',
    z.object({ a: z.int({ error: 'must be a day, or null.' }).nullable() }),
    { a: 'x' },
    'must be a day, or null.',
  ],
] as const)('whether null would do is said: %s', ([, schema, value, expected]) => {
  const inspected = inspect({ schema, value, where: 'body' })
  expect(inspected.ok ? [] : inspected.errors.map(({ detail }) => detail.replace(/^\S+ /, ''))).toEqual([
    expected,
  ])
})

test('a header is named as itself where null is tried in its place', () => {
  const inspected = inspect({ schema: z.string().nullable(), value: 7, where: 'header', name: 'If-Match' })
  expect(inspected).toMatchObject({
    errors: [{ pointer: '/If-Match', detail: '`If-Match` must be text or null, and is a number.' }],
  })
})

test('all mistakes of path, query, headers and body are named at once', async () => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/19121212-1212?dryRun=yes&verbose=true', {
    json: { ...book, title: 7, colour: 'red' },
    headers: { 'If-Match': 'unquoted' },
  })
  expect(answer.status).toBe(422)
  expect(answer.body['errors']).toMatchObject([
    { in: 'header', pointer: '/If-Match' },
    { in: 'path', pointer: '/id' },
    { in: 'query', pointer: '/dryRun', detail: '`dryRun` must be one of "true", "false".' },
    { in: 'query', pointer: '/verbose' },
    { in: 'body', pointer: '/title' },
    { in: 'body', pointer: '/colour' },
  ])
  expect(answer.body['detail']).toContain(
    '6 fields need correction: If-Match, id, dryRun, verbose, title, colour.',
  )
})

test.for([
  ['an identity number as an id', '/v1/books/19121212-1212'],
  ['an e-mail address as an id', '/v1/books/ada.lind@example.se'],
  ['an id of 65 characters', `/v1/books/${'x'.repeat(65)}`],
  ['an id with a slash in it', '/v1/books/a%2Fb'],
] as const)('%s in the path is refused and neither repeated nor logged', async ([, path]) => {
  await using toy = await startToy()
  const answer = await toy.call('GET', path)
  expect(answer.status).toBe(422)
  expect(answer.body['errors']).toMatchObject([{ in: 'path', pointer: '/id' }])
  const value = decodeURIComponent(path.slice('/v1/books/'.length))
  expect(answer.text).not.toContain(value)
  expect(JSON.stringify(toy.logged)).not.toContain(value)
})

test('no answer and no log line repeats a value that was sent', async () => {
  await using toy = await startToy()
  const secret = 'Secretsson'
  const bodies = [
    { title: { secret }, printed: secret, email: secret, pages: secret, chapters: secret },
    { ...book, chapters: [{ id: `${secret} x`, length: secret, [`${secret} as a key`]: 1 }] },
    { ...book, ['ada.lind@example.se']: secret, ['191212121212']: secret },
  ]
  for (const json of bodies) {
    const answer = await toy.call('PUT', '/v1/books/b1', { json })
    expect(answer.status).toBe(422)
    expect(answer.text).not.toMatch(/Secretsson|ada\.lind|191212121212/)
  }
  for (const body of [`{"title": "${secret}" oops`, `"${secret}`]) {
    const answer = await toy.call('PUT', '/v1/books/b1', { body })
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain(secret)
  }
  await toy.call('GET', `/v1/books?titled=${secret}`)
  await toy.call('GET', `/${secret}?name=${secret}`)
  expect(JSON.stringify(toy.logged)).not.toMatch(/Secretsson|ada\.lind|191212121212/)
  expect(toy.logged).toHaveLength(7)
})

test('a key named __proto__ is an unknown field', async () => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1', {
    body: '{"title":"x","printed":"1973-01-31","__proto__":{"admin":true}}',
  })
  expect(answer.status).toBe(422)
  expect(answer.body['errors']).toMatchObject([{ pointer: '/__proto__' }])
})

test('what stands in extra is let through unread', async () => {
  await using toy = await startToy()
  expect(
    (await toy.call('PUT', '/v1/books/b1', { json: { ...book, extra: { anything: [1] } } })).status,
  ).toBe(202)
})

test('invalid UTF-8 is not JSON', async () => {
  await using toy = await startToy()
  const answer = await toy.call('PUT', '/v1/books/b1', { body: Buffer.from([0x22, 0xff, 0x22]) })
  expect(answer.status).toBe(400)
  expect(answer.body['detail']).toContain('not valid UTF-8')
})

test('a query parameter that is given twice is refused', async () => {
  await using toy = await startToy()
  const answer = await toy.call('GET', '/v1/books?limit=1&limit=2')
  expect(answer.body['errors']).toMatchObject([
    { in: 'query', pointer: '/limit', detail: '`limit` must be text, and is a list.' },
  ])
})

test('a query where none is taken is refused', async () => {
  await using toy = await startToy()
  expect((await toy.call('GET', '/v1/books/b1?expand=all')).status).toBe(422)
})

test('a thousand mistakes are answered by the first 50', async () => {
  await using toy = await startToy()
  const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field${index}`, 1]))
  const answer = await toy.call('PUT', '/v1/books/b1', { json: { ...book, ...fields } })
  expect(answer.body['errors']).toHaveLength(50)
})

test('the list goes page by page, and a changed cursor is refused', async () => {
  await using toy = await startToy()
  for (const id of ['a', 'b', 'c', 'd', 'e']) await toy.call('PUT', `/v1/books/${id}`, { json: book })
  const first = await toy.call('GET', '/v1/books?limit=2')
  expect(first.body['data']).toEqual([{ id: 'a' }, { id: 'b' }])
  const cursor = String(first.body['next'])
  await toy.call('PUT', '/v1/books/aa', { json: book })
  const second = await toy.call('GET', `/v1/books?limit=2&cursor=${cursor}`)
  expect(second.body['data']).toEqual([{ id: 'c' }, { id: 'd' }])
  const last = await toy.call('GET', `/v1/books?limit=2&cursor=${String(second.body['next'])}`)
  expect(last.body).toEqual({ data: [{ id: 'e' }], next: null })
  for (const changed of [cursor.slice(1), `${cursor}A`, cursor.toUpperCase(), 'b', '', 'ä']) {
    const refused = await toy.call('GET', `/v1/books?cursor=${encodeURIComponent(changed)}`)
    expect(refused.status).toBe(422)
    expect(refused.body['errors']).toMatchObject([{ in: 'query', pointer: '/cursor' }])
  }
})

test.for(['0', '501', '-1', '1.5', 'many', ''])('limit=%s is refused', async (limit) => {
  await using toy = await startToy()
  const answer = await toy.call('GET', `/v1/books?limit=${limit}`)
  expect(answer.body['errors']).toEqual([
    { in: 'query', pointer: '/limit', detail: '`limit` must be a whole number from 1 to 500.' },
  ])
})
