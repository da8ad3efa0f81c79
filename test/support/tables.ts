// All that the database holds, to see that something changed nothing.
import type { Knex } from 'knex'
import { expect, vi } from 'vitest'

/** Every row of every table, as JSON text in a fixed order. */
export async function readTables(db: Knex): Promise<Record<string, string[]>> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name not like 'migrations%' order by 1`,
  )
  const tables: Record<string, string[]> = {}
  for (const { name } of rows) {
    const found = await db.raw<{ rows: { text: string }[] }>(
      'select to_jsonb(t)::text as text from ?? t order by 1',
      [name],
    )
    tables[name] = found.rows.map(({ text }) => text)
  }
  return tables
}

/** Waits until every workflow was told of its latest plan and no re-plan is under way: from then on an idle database stays as it is. */
export async function allTold(db: Knex): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const table of ['leavers', 'returns']) {
        const untold: unknown[] = await db(table).whereRaw('told_version < version')
        expect(untold, `${table} whose workflow was not told`).toEqual([])
      }
      const underway: unknown[] = await db('replans').whereNull('finished_at').select('id')
      expect(underway, 're-plans under way').toEqual([])
    },
    { timeout: 30_000, interval: 50 },
  )
}
