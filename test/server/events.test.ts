// Events get their numbers after the commit: without gaps per tenant, and so that a reader misses none.
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emitEvents, listEvents, publishEvents, removeEvents, lastRemoved } from '../../src/db/events.ts'
import { ownDatabase } from '../support/database.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let tenants = 0

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const now = '2026-11-05T23:00:00.000Z'

async function newTenant(): Promise<string> {
  tenants += 1
  const id = `t${tenants}`
  await db('tenants').insert({ id, name: id, time_zone: 'Europe/Stockholm' })
  return id
}

const happen = async (where: Knex, tenant: string, replanId: string) =>
  await emitEvents(where, [{ tenant, type: 'replan.finished', data: { replanId } }])

async function publish(): Promise<void> {
  for (;;) {
    const done = await publishEvents(db, { now, limit: 7 })
    if (done?.published === 0) return
  }
}

async function read(tenant: string, after = 0): Promise<[number, unknown][]> {
  const events = await listEvents(db, tenant, { after, limit: 1_000 })
  return events.map(({ sequence, data }) => [sequence, data['replanId']])
}

test('events: one that commits late gets a later number, so whoever has read the others does not miss it', async () => {
  const tenant = await newTenant()
  const late = await db.transaction()
  await happen(late, tenant, 'first to be written')
  await happen(db, tenant, 'second')
  await publish()
  expect(await read(tenant)).toEqual([[1, 'second']])
  await happen(db, tenant, 'third')
  await late.commit()
  await publish()
  const seen = await read(tenant, 1)
  expect(seen.map(([sequence]) => sequence)).toEqual([2, 3])
  expect(new Set(seen.map(([, what]) => what))).toEqual(new Set(['first to be written', 'third']))
})

test('events: one of a transaction that was taken back leaves no gap', async () => {
  const tenant = await newTenant()
  await happen(db, tenant, 'a')
  const undone = await db.transaction()
  await happen(undone, tenant, 'never')
  await publish()
  await undone.rollback()
  await happen(db, tenant, 'b')
  await publish()
  expect(await read(tenant)).toEqual([
    [1, 'a'],
    [2, 'b'],
  ])
})

test('events: a reader that follows while many write and several publish sees every number once, in order', async () => {
  const ids = [await newTenant(), await newTenant()]
  const writers = Array.from({ length: 40 }, (_, index) =>
    db.transaction(async (trx) => {
      const tenant = ids[index % 2] ?? ''
      await happen(trx, tenant, `${index}`)
      await trx.raw('select pg_sleep(?)', [(index % 7) / 200])
    }),
  )
  let writing = true
  const written = Promise.all(writers).finally(() => (writing = false))
  const publisher = async (): Promise<void> => {
    while (writing) await publishEvents(db, { now, limit: 3 })
  }
  const seen = new Map<string, number[]>(ids.map((id) => [id, []]))
  const follow = async (tenant: string): Promise<void> => {
    const numbers = seen.get(tenant) ?? []
    const events = await listEvents(db, tenant, { after: numbers.at(-1) ?? 0, limit: 5 })
    numbers.push(...events.map(({ sequence }) => sequence))
  }
  const reader = async (): Promise<void> => {
    while (writing) for (const id of ids) await follow(id)
  }
  await Promise.all([written, publisher(), publisher(), reader()])
  await publish()
  for (let round = 0; round < 10; round += 1) for (const id of ids) await follow(id)
  const all = Array.from({ length: 20 }, (_, index) => index + 1)
  expect([...seen.values()]).toEqual([all, all])
})

test('events: what is older than its time is removed, and it is known up to which number', async () => {
  const tenant = await newTenant()
  await happen(db, tenant, 'old')
  await happen(db, tenant, 'also old')
  await publish()
  await happen(db, tenant, 'new')
  await publishEvents(db, { now: '2026-12-05T00:00:00.000Z', limit: 10 })
  expect(await lastRemoved(db, tenant)).toBe(0)
  while ((await removeEvents(db, { publishedBefore: new Date('2026-12-01T00:00:00.000Z'), limit: 2 })) > 0);
  expect(await read(tenant)).toEqual([[3, 'new']])
  expect(await lastRemoved(db, tenant)).toBe(2)
})
