// All that the database holds, to see that something changed nothing.
import type { Knex } from 'knex'
import { expect, vi } from 'vitest'

/** What the publisher and the sweep write in a time of their own, or every look; it follows from the rows of the others. */
const inTheirOwnTime = [
  'audit_heads',
  'events',
  'event_sequences',
  'leaver_reminders',
  'missed_syncs',
  'open_todos',
  'rate_limits',
  'retention_rounds',
  'todo_comparisons',
  'webhook_deliveries',
]

/** What changes by itself or with every look, by table. */
const seals = ['sequence', 'previous_hash', 'hash', 'reason_salt', 'reason_digest']
const changing: Record<string, string[]> = { api_keys: ['last_used_at'], audit: seals, platform_audit: seals }

/**
 * Every row of every table, as JSON text in a fixed order. `tenant`: of the tables that know tenants, only the rows of this one,
 * so that leavers of others may act meanwhile. What changes with every look is left out: when a
 * key was last used, how much was asked, the seals of audit trails, and events.
 */
export async function readTables(db: Knex, tenant?: string): Promise<Record<string, string[]>> {
  const { rows } = await db.raw<{ rows: { name: string; of_tenants: boolean }[] }>(
    `select t.table_name as name, exists (
       select from information_schema.columns c
       where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'tenant_id') as of_tenants
     from information_schema.tables t
     where t.table_schema = 'public' and t.table_name not like 'migrations%' and t.table_name <> all (?::text[]) order by 1`,
    [inTheirOwnTime],
  )
  const tables: Record<string, string[]> = {}
  for (const { name, of_tenants: ofTenants } of rows) {
    const found = (await db({ t: name })
      .modify((query) => {
        if (tenant !== undefined && ofTenants) void query.where({ tenant_id: tenant })
      })
      .select(db.raw('(to_jsonb(t) - ?::text[])::text as text', [changing[name] ?? []]))
      .orderBy('text')) as { text: string }[]
    tables[name] = found.map(({ text }) => text)
  }
  return tables
}

/**
 * Waits until every workflow was told of its latest plan and no re-plan is under way: from then on an idle database stays as it is.
 * For longer than a minute, since what could not be told at once is told by the sweep.
 */
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
    { timeout: 180_000, interval: 50 },
  )
}

/** The same, and nothing acts or is about to: no leaver, no connection that somebody asked for. */
export async function atRest(db: Knex): Promise<void> {
  await vi.waitFor(
    async () => {
      await allTold(db)
      const acting: unknown[] = await db('leavers')
        .whereIn('stage', ['waiting', 'acting'])
        .whereNull('waiting_for')
        .whereNull('held_by')
        .whereRaw('greatest(acts_at, postponed_until) <= now()')
        .select('id')
      expect(acting, 'leavers that act').toEqual([])
      const changes = db('connection_changes')
      const changing: unknown[] = await changes
        .whereNull('finished_at')
        .orWhereNull('started_at')
        .select('id')
      expect(changing, 'connections that are changed').toEqual([])
    },
    { timeout: 180_000, interval: 50 },
  )
}
