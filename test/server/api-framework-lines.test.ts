/** NDJSON in and out: a broken line fails alone, both ways stream, and memory stays flat. */
import { expect, test } from 'vitest'
import { Problem } from '../../src/api/problems.ts'
import { CallRefused, exchangeLines } from '../../src/client/lines.ts'
import { book, startToy } from './api-framework-rig.ts'

const ndjson = { 'Content-Type': 'application/x-ndjson' }
const lineOf = (id: string): string => JSON.stringify({ id, ...book })

type Toy = Awaited<ReturnType<typeof startToy>>
type LineAnswer = {
  line: number
  id?: string
  problem?: { type: string; status: number; errors?: { pointer: string }[] }
}

async function send(toy: Toy, body: string | Uint8Array): Promise<LineAnswer[]> {
  const answer = await toy.call('POST', '/v1/books/bulk', { body, headers: ndjson })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  return answer.text
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as LineAnswer)
}

test.for([
  ['broken JSON', '{"id":"b2"', 'invalid-json'],
  ['an unknown field', JSON.stringify({ id: 'b2', ...book, colour: 1 }), 'invalid-request'],
  ['two documents', `${lineOf('b2')}${lineOf('b3')}`, 'invalid-json'],
  [
    'a line above the limit',
    JSON.stringify({ id: 'b2', ...book, extra: { text: 'x'.repeat(2_000) } }),
    'body-too-large',
  ],
  ['an id that is an identity number', lineOf('19121212-1212'), 'invalid-request'],
] as const)('%s fails alone, with its line number', async ([, broken, type]) => {
  await using toy = await startToy({ limits: { lineBytes: 1_000 } })
  const answers = await send(toy, [lineOf('b1'), broken, lineOf('b4')].join('\n'))
  expect(answers).toEqual([
    { line: 1, id: 'b1' },
    { line: 2, problem: expect.objectContaining({ type: `/problems/${type}` }) },
    { line: 3, id: 'b4' },
  ])
  expect([...toy.kept.keys()]).toEqual(['b1', 'b4'])
})

test('invalid UTF-8 in one line fails that line', async () => {
  await using toy = await startToy()
  const answers = await send(
    toy,
    Buffer.concat([
      Buffer.from(`${lineOf('b1')}\n`),
      Buffer.from([0x22, 0xff, 0x22]),
      Buffer.from(`\n${lineOf('b3')}`),
    ]),
  )
  expect(answers.map(({ line, problem }) => [line, problem?.type])).toEqual([
    [1, undefined],
    [2, '/problems/invalid-json'],
    [3, undefined],
  ])
})

test('a line that the handler refuses fails alone, and its fields are named', async () => {
  await using toy = await startToy({
    before: (id) => {
      if (id === 'b2')
        throw new Problem('template-unknown', {
          errors: [{ pointer: '/template', detail: 'There is none.' }],
        })
    },
  })
  const answers = await send(toy, ['b1', 'b2', 'b3'].map(lineOf).join('\n'))
  expect(answers.map(({ line, problem }) => [line, problem?.errors?.[0]?.pointer])).toEqual([
    [1, undefined],
    [2, '/template'],
    [3, undefined],
  ])
})

test('empty lines count and are not answered; CRLF and a last newline are fine', async () => {
  await using toy = await startToy()
  const answers = await send(toy, `\n${lineOf('b2')}\r\n  \r\n${lineOf('b4')}\n`)
  expect(answers).toEqual([
    { line: 2, id: 'b2' },
    { line: 4, id: 'b4' },
  ])
})

test('a body without lines answers without lines', async () => {
  await using toy = await startToy()
  expect(await send(toy, '')).toEqual([])
  expect(await send(toy, '\n\n')).toEqual([])
})

test('one JSON document is not taken where lines are', async () => {
  await using toy = await startToy()
  const answer = await toy.call('POST', '/v1/books/bulk', { json: book })
  expect(answer.status).toBe(415)
  expect(answer.body['detail']).toContain('application/x-ndjson')
})

test('an answer arrives before the next line is sent', async () => {
  await using toy = await startToy()
  const asked: string[] = []
  const { promise: answered, resolve } = Promise.withResolvers<undefined>()
  async function* oneByOne() {
    yield { id: 'b1', ...book }
    await answered
    asked.push('b2')
    yield { id: 'b2', ...book }
  }
  const answers = exchangeLines<LineAnswer>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer hr-key' },
    lines: oneByOne(),
  })
  expect((await answers.next()).value).toEqual({ line: 1, id: 'b1' })
  expect(asked).toEqual([])
  resolve(undefined)
  expect((await answers.next()).value).toEqual({ line: 2, id: 'b2' })
  expect((await answers.next()).done).toBe(true)
})

test('2,000 lines go through and each is answered once, in order', async () => {
  await using toy = await startToy()
  function* many() {
    for (let index = 1; index <= 2_000; index += 1) yield { id: `b${index}`, ...book }
  }
  const answers = exchangeLines<LineAnswer>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer hr-key' },
    lines: many(),
  })
  let expected = 1
  for await (const answer of answers) {
    if (answer.line !== expected || answer.id !== `b${expected}`) break
    expected += 1
  }
  expect(expected).toBe(2_001)
})

test('an outage before the first line is a problem of the call, with its status', async () => {
  await using toy = await startToy({
    before: () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    },
  })
  const answer = await toy.call('POST', '/v1/books/bulk', { body: lineOf('b1'), headers: ndjson })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
})

test('an outage in the middle ends the answer by a problem without a number', async () => {
  await using toy = await startToy({
    before: (id) => {
      if (id === 'b2') throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    },
  })
  const lines = ['b1', 'b2', 'b3'].map((id) => ({ id, ...book }))
  const answers = exchangeLines<LineAnswer>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer hr-key' },
    lines,
  })
  expect((await answers.next()).value).toEqual({ line: 1, id: 'b1' })
  const refusal: unknown = await answers.next().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(CallRefused)
  expect(refusal).toMatchObject({ status: 503, problem: { type: '/problems/unavailable' } })
  expect([...toy.kept.keys()]).toEqual(['b1'])
})

test('a stream of lines that stops arriving ends, and what came is kept', async () => {
  await using toy = await startToy({ limits: { idleMs: 1_000 } })
  const { promise: never, resolve } = Promise.withResolvers<undefined>()
  async function* stalling() {
    yield { id: 'b1', ...book }
    await never
  }
  const answers = exchangeLines<LineAnswer>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer hr-key' },
    lines: stalling(),
  })
  expect((await answers.next()).value).toEqual({ line: 1, id: 'b1' })
  const refusal: unknown = await answers.next().catch((error: unknown) => error)
  resolve(undefined)
  expect(refusal).toMatchObject({ status: 408, problem: { type: '/problems/request-timeout' } })
  expect([...toy.kept.keys()]).toEqual(['b1'])
})

test('a caller that leaves before the last answer ends the handler after the line at work', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  const { promise: cleaned, resolve: clean } = Promise.withResolvers<undefined>()
  await using toy = await startToy({
    before: (id) => (id === 'b2' ? released : undefined),
    ended: () => clean(undefined),
  })
  const answers = exchangeLines<LineAnswer>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer hr-key' },
    lines: ['b1', 'b2', 'b3'].map((id) => ({ id, ...book })),
  })
  expect((await answers.next()).value).toEqual({ line: 1, id: 'b1' })
  await answers.return(undefined)
  await expect.poll(() => toy.logged.map(({ msg }) => msg)).toEqual(['caller went away'])
  release(undefined)
  await cleaned
  expect([...toy.kept.keys()]).toEqual(['b1', 'b2'])
})

test('a call that is refused as a whole throws its problem', async () => {
  await using toy = await startToy()
  const answers = exchangeLines<LineAnswer>({
    url: `${toy.url}/v1/books/bulk`,
    headers: { Authorization: 'Bearer viewer-key' },
    lines: [],
  })
  const refusal: unknown = await answers.next().catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    name: 'CallRefused',
    status: 403,
    problem: { type: '/problems/forbidden' },
  })
})
