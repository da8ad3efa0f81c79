// How many requests of one caller are answered at once: the rest waits in line, and no other caller waits behind them.
import knex from 'knex'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ndjson } from '../../src/api/ndjson.ts'
import { createQuota } from '../../src/api/quota.ts'
import type { BoundRoute, Caller } from '../../src/api/route.ts'

const quota = () =>
  createQuota(knex({ client: 'pg' }), { requestsPerMinute: 10, atOnce: 2, inLine: 3, linesAtOnce: 1 })

const caller = (tenant: string): Caller => ({ kind: 'tenant', tenant, role: 'hr', keyId: 'k1' })
const routeWith = (body: BoundRoute['body']): BoundRoute => ({
  operationId: 'toy',
  tag: 'Toys',
  summary: 'Toy',
  method: 'post',
  path: '/toys',
  roles: ['hr'],
  actor: 'recorded',
  idempotency: 'natural',
  ...(body !== undefined && { body }),
  answers: {},
  problems: [],
  prepare: undefined,
  handle: () => Promise.resolve({ status: 204 }),
  within: () => ({ handle: () => Promise.resolve({ status: 204 }), carryOut: () => Promise.resolve() }),
})
const oneDocument = routeWith(undefined)
const manyLines = routeWith(ndjson(z.string()))

/** Work that ends when the test says so. */
function works() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name)
    const { promise, resolve } = Promise.withResolvers<undefined>()
    ends.set(name, () => resolve(undefined))
    await promise
    return name
  }
  return { begun, work, end: (name: string) => ends.get(name)?.() }
}

test('two are answered at once, three wait in their order, and the next is refused until there is room', async () => {
  const { inTurn } = quota()
  const { begun, work, end } = works()
  const ask = async (name: string, tenant = 'acme') =>
    await inTurn({ caller: caller(tenant), route: oneDocument }, work(name))
  const answers = ['a', 'b', 'c', 'd', 'e'].map((name) => ask(name))
  await expect.poll(() => begun).toEqual(['a', 'b'])
  await expect(ask('f')).rejects.toMatchObject({ type: 'too-many-at-once', headers: { 'Retry-After': '1' } })
  const other = ask('x', 'other')
  await expect.poll(() => begun).toEqual(['a', 'b', 'x'])
  end('x')
  expect(await other).toBe('x')
  end('a')
  await expect.poll(() => begun).toEqual(['a', 'b', 'x', 'c'])
  answers.push(ask('g'))
  for (const name of ['b', 'c', 'd', 'e', 'g']) {
    await expect.poll(() => begun).toContain(name)
    end(name)
  }
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd', 'e', 'g'])
})

test('work that fails makes room as well', async () => {
  const { inTurn } = quota()
  const call = { caller: caller('acme'), route: oneDocument }
  const failing = Array.from({ length: 5 }, () => inTurn(call, () => Promise.reject(new Error('no'))))
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(
    failing.map(() => 'rejected'),
  )
  expect(await inTurn(call, () => Promise.resolve('done'))).toBe('done')
})

test('requests of lines have a place of their own, in which none waits', async () => {
  const { inTurn } = quota()
  const { begun, work, end } = works()
  const lines = async (name: string) => await inTurn({ caller: caller('acme'), route: manyLines }, work(name))
  const first = lines('first')
  await expect.poll(() => begun).toEqual(['first'])
  await expect(lines('second')).rejects.toMatchObject({ type: 'too-many-at-once' })
  const document = inTurn({ caller: caller('acme'), route: oneDocument }, () => Promise.resolve('document'))
  expect(await document).toBe('document')
  end('first')
  expect(await first).toBe('first')
})
