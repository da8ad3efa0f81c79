// What is left of a closed tenant goes in pages: first the keys, without which nothing sealed can be read, also in old backups.
import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'

/** In the order in which their rows can go. Its audit trail goes by itself, its keys of encryption and of the API go before. */
const tables = [
  'person_keys',
  'webhook_deliveries',
  'webhook_endpoints',
  'idempotency_keys',
  'bulk_lines',
  'left_out',
  'sync_results',
  'staged_records',
  'sync_files',
  'sync_jobs',
  'syncs',
  'sync_records',
  'matches',
  'remote_people',
  'missed_syncs',
  'integration_steps',
  'integration_mappings',
  'integrations',
  'replans',
  'connection_request_items',
  'connection_requests',
  'connection_changes',
  'leaver_decisions',
  'leaver_edits',
  'leaver_steps',
  'leaver_reminders',
  'leavers',
  'guard_approvals',
  'guards',
  'bulk_requests',
  'returns',
  'erasures',
  'provider_users',
  'users',
  'absences',
  'employments',
  'employees',
  'employers',
  'user_templates',
  'events',
  'event_sequences',
  'open_todos',
  'todo_comparisons',
  'alarms',
  'stops',
  'retention_rounds',
  'identity_providers',
  'settings',
] as const

const pageSize = 2_000

/** From then on nobody reaches the tenant's data, and nothing that its keys sealed can be opened. */
export async function beginShredding(trx: Knex, tenant: string, now: Instant): Promise<void> {
  await trx('api_keys').where({ tenant_id: tenant }).delete()
  await trx('tenant_keys').where({ tenant_id: tenant }).delete()
  await trx('rate_limits')
    .where({ key: `requests:tenant/${tenant}` })
    .delete()
  await trx('tenants').where({ id: tenant }).update({ shredding_since: now })
}

/** Page by page until then; answers whether all are gone. */
export async function shredRows(db: Knex, tenant: string, until: number): Promise<boolean> {
  for (const table of tables) {
    if (!(await shredTable(db, { table, tenant, until }))) return false
  }
  return true
}

/** The rows of one table; those of the audit trail only as far as its checkpoint lets them. */
export async function shredTable(
  db: Knex,
  { table, tenant, until }: { table: string; tenant: string; until: number },
): Promise<boolean> {
  for (let count = pageSize; count === pageSize;) {
    if (performance.now() >= until) return false
    const { rowCount } = await db.raw<{ rowCount: number }>(
      `delete from ?? where ctid = any(array(select ctid from ?? where tenant_id = ? limit ?))`,
      [table, table, tenant, pageSize],
    )
    count = rowCount
  }
  return true
}

/** What stays is the id, so that it is never given again. Whose words stand in the platform's trail goes; the chain holds without. */
export async function endShredding(trx: Knex, tenant: string, now: Instant): Promise<void> {
  await trx('tenants').where({ id: tenant }).update({ name: 'shredded', time_zone: 'UTC', shredded_at: now })
  await trx.raw(
    `update platform_audit set reason = null, reason_salt = null
     where reason is not null and jsonb_path_exists(value, '$.**.tenant \\? (@ == $tenant)', jsonb_build_object('tenant', ?::text))`,
    [tenant],
  )
}
