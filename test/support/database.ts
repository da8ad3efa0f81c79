import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import knex from 'knex'
import { inject, vi } from 'vitest'
import { createDatabase } from '../../src/db/database.ts'

/** A database of the file's own, copied from the migrated template. */
export async function ownDatabase(): Promise<AsyncDisposable & { url: string; db: Knex }> {
  const template = new URL(inject('databaseUrl'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(template, (admin) =>
    admin.raw(`create database ${name} template ${template.pathname.slice(1)}`),
  )
  const url = new URL(template)
  url.pathname = `/${name}`
  const db = createDatabase({ url: url.href, maxConnections: 5 })
  return {
    url: url.href,
    db,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      // Autovacuum cannot be forced out by who is no superuser; it goes by itself.
      const drop = () => administer(template, (admin) => admin.raw(`drop database ${name} with (force)`))
      await vi.waitFor(drop, { timeout: 60_000, interval: 200 })
    },
  }
}

async function administer(url: URL, work: (admin: Knex) => Promise<unknown>): Promise<void> {
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const admin = knex({ client: 'pg', connection: elsewhere.href, pool: { min: 0, max: 1 } })
  try {
    await work(admin)
  } finally {
    await admin.destroy()
  }
}
