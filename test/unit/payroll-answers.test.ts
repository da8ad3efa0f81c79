// What every payroll system that is called over HTTP has in common: what an answer, or none, means, and whose channel it is.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readAnswer } from '../../src/connectors/http/answers.ts'
import { keepChannels } from '../../src/connectors/http/channels.ts'
import { failureWithoutAnswer } from '../../src/connectors/http/failures.ts'
import { NoAnswer } from '../../src/http/exchange.ts'
import { createPools } from '../../src/http/pool.ts'

const system = { name: 'Lønn', sessionRejected: 'Ask for a session.', notPermitted: 'Give it the right.' }
const calls = {
  read: { system, name: 'read-employee', writes: false },
  write: { system, name: 'create-employee', writes: true },
}

test.for([
  ['deadline', false, 'write', 'Unavailable', 'not-reached'],
  ['connection', false, 'write', 'Unavailable', 'not-reached'],
  ['deadline', true, 'read', 'Unavailable', 'no-answer-in-time'],
  ['deadline', true, 'write', 'OutcomeUnknown', 'no-answer-in-time'],
  ['connection', true, 'read', 'Unavailable', 'connection-lost'],
  ['connection', true, 'write', 'OutcomeUnknown', 'connection-lost'],
  ['too-large', true, 'read', 'UnexpectedAnswer', 'answer-too-large'],
  ['too-large', true, 'write', 'OutcomeUnknown', 'answer-too-large'],
] as const)('I9: no answer (%s, sent: %s) to a %s is %s %s', ([gap, sent, kind, name, code]) => {
  const call = calls[kind]
  const failure = failureWithoutAnswer({ call, gap: new NoAnswer({ gap, sent }) })
  expect(failure).toMatchObject({ name, code, call: call.name })
  expect(failure.message).toContain('Lønn')
})

test.for([
  ['is cut', '{"id": 1, "navn": "Kari', 'read', 'UnexpectedAnswer', 'not-json'],
  ['is cut', '{"id": 1, "navn": "Kari', 'write', 'OutcomeUnknown', 'not-json'],
  ['lacks a field', '{"navn": "Kari"}', 'read', 'UnexpectedAnswer', 'field-missing'],
  ['lacks a field', '{"navn": "Kari"}', 'write', 'OutcomeUnknown', 'field-missing'],
] as const)('I9: an answer that %s (%s) to a %s is %s %s, and not quoted', ([, body, kind, name, code]) => {
  const answer = { status: 200, headers: {}, body }
  const reading = () => readAnswer({ call: calls[kind], answer, schema: z.looseObject({ id: z.int() }) })
  expect(reading).toThrow(expect.objectContaining({ name, code, status: 200 }))
  expect(reading).not.toThrow('Kari')
})

test('the same credentials have one channel, and any other ones their own', () => {
  const get = keepChannels({
    partsOf: ({ url, secret }: { url: string; secret: string }) => [url, secret],
    open: (credentials) => ({ credentials }),
  })
  const first = get({ url: 'a', secret: 'b' })
  expect(get({ url: 'a', secret: 'b' })).toBe(first)
  for (const other of [
    { url: 'a', secret: 'c' },
    { url: 'c', secret: 'b' },
    { url: 'ab', secret: '' },
  ])
    expect(get(other).credentials).toBe(other)
})

test('those who call one address share its connections', async () => {
  const pools = createPools({ connectMs: 1_000, connections: 1 })
  const first = pools.get('https://a.example.no')
  expect(pools.get('https://a.example.no')).toBe(first)
  expect(pools.get('https://b.example.no')).not.toBe(first)
  await pools.close()
  expect(first.closed).toBe(true)
})
