// The schema on a real PostgreSQL comes and goes with rows in it, also when several processes ask for it at once.
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { migrate, migrateAt } from '../../src/db/database.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { ownDatabase } from '../support/database.ts'
import { fill, rowsOf } from './migrations-rows.ts'
import { schemaOf, tablesOf } from './migrations-schema.ts'

const names = migrations.map(({ name }) => name)

async function emptyDatabase() {
  const database = await ownDatabase()
  await database.db.raw('drop schema public cascade; create schema public')
  return database
}

async function countRows(db: Knex, table: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>('select count(*)::int as count from ??', [
    table,
  ])
  return rows[0]?.count ?? 0
}

test('migrations: up, down and up again with rows in every table leaves the same schema', async () => {
  await using database = await emptyDatabase()
  const { db } = database
  expect(await migrate(db)).toEqual(names)
  const schema = await schemaOf(db)
  const tables = await tablesOf(db)
  await fill(db, ['acme', 'other'])
  const counts = await Promise.all(tables.map((table) => countRows(db, table)))
  expect(
    tables.filter((_, index) => counts[index] === 0),
    'tables without a row',
  ).toEqual([])

  await db.migrate.rollback(undefined, true)
  expect(await tablesOf(db)).toEqual([])
  expect(await schemaOf(db)).toEqual([])

  expect(await migrate(db)).toEqual(names)
  expect(await schemaOf(db)).toEqual(schema)
  await fill(db, ['acme'])
})

test('migrations: each alone goes down and up again and leaves the rows of those before it', async () => {
  await using database = await ownDatabase()
  const { db } = database
  const schema = await schemaOf(db)
  await fill(db, ['acme'])
  const tables = await tablesOf(db)
  for (const name of names.toReversed()) {
    const before = await schemaOf(db)
    await db.migrate.down()
    expect(await schemaOf(db), `schema after ${name} went down`).not.toEqual(before)
    for (const table of await tablesOf(db)) expect(await countRows(db, table), table).toBeGreaterThan(0)
  }
  for (const name of names) expect(await db.migrate.up()).toEqual([expect.any(Number), [name]])
  expect(await tablesOf(db)).toEqual(tables)
  expect(await schemaOf(db)).toEqual(schema)
})

test('migrations: once applied there is nothing to do', async () => {
  await using database = await ownDatabase()
  expect(await migrate(database.db)).toEqual([])
})

test('migrations: five processes that ask at once on an empty database are all served, and it is done once', async () => {
  await using database = await emptyDatabase()
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrateAt(database.url)))
  expect(applied.filter((each) => each.length > 0)).toEqual([names])
  expect(await database.db('migrations').orderBy('id').pluck('name')).toEqual(names)
})

test('migrations: one that finds another at work waits for it, also beyond the time that other work waits for a lock', async () => {
  await using database = await emptyDatabase()
  const { db } = database
  const other = await db.transaction()
  await other.raw(`select pg_advisory_xact_lock(hashtextextended('koppling-migrations', 0))`)
  const waiting = migrate(db)
  const waitedMs = async () => {
    const { rows } = await db.raw<{ rows: { ms: number }[] }>(
      `select extract(milliseconds from clock_timestamp() - query_start)::int as ms from pg_stat_activity
       where datname = current_database() and wait_event = 'advisory'`,
    )
    return rows[0]?.ms ?? 0
  }
  try {
    await expect.poll(waitedMs, { timeout: 30_000 }).toBeGreaterThan(5_500)
  } finally {
    await other.rollback()
  }
  expect(await waiting).toEqual(names)
})

test('migrations: one that breaks leaves nothing behind, and the next attempt starts from there', async () => {
  await using database = await emptyDatabase()
  const { db } = database
  await db.raw('create table leavers (mine integer)')
  await expect(migrate(db)).rejects.toThrow(/relation "leavers" already exists/)
  expect(await tablesOf(db)).toEqual(['leavers'])
  await db.raw('drop table leavers')
  expect(await migrate(db)).toEqual(names)
})

test('migrations: dates come back as the text they were, instants to the millisecond', async () => {
  await using database = await ownDatabase()
  const { db } = database
  await fill(db, ['acme'])
  expect(await db('employments').first('start_date', 'last_day')).toEqual({
    start_date: '2020-02-01',
    last_day: '2026-10-31',
  })
  expect(await db('leavers').first('acts_at')).toEqual({ acts_at: new Date('2026-11-05T23:00:00.000Z') })
})

test('migrations: the same ids of two tenants stand side by side', async () => {
  await using database = await ownDatabase()
  await fill(database.db, ['acme', 'other'])
  for (const [table] of rowsOf('acme')) expect(await countRows(database.db, table), table).toBe(2)
})
