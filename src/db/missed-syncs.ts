// Runs of a schedule that did not begin (I7), and of which runs that is known already.
import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { IntegrationStage, MissedReason } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'
import type { DueRun } from '../domain/sync-schedule.ts'
import { emitEvents } from './events.ts'
import { onePartOf } from './syncs-kept.ts'

type OfIntegration = { tenant: string; integration: string }

export type MissedSync = DueRun & {
  reason: MissedReason
  /** The run that was under way at that time. */
  syncId: string | null
}

type Row = { due_at: Date; date: CalendarDate; reason: MissedReason; sync_id: string | null }

/** The caller holds the integration. A run is told of once, however often it is found. */
export async function insertMissed(
  trx: Knex,
  { tenant, integration }: OfIntegration,
  { date, dueAt, reason, syncId }: MissedSync,
): Promise<void> {
  const inserted: unknown[] = await trx('missed_syncs')
    .insert({
      tenant_id: tenant,
      integration_id: integration,
      due_at: dueAt,
      date,
      reason,
      sync_id: syncId,
    })
    .onConflict()
    .ignore()
    .returning('due_at')
  if (inserted.length === 0) return
  const data = { integrationId: integration, date, dueAt, reason, syncId }
  await emitEvents(trx, [{ tenant, type: 'sync.missed', data }])
}

/** The newest first. */
export async function listMissed(
  db: Knex,
  { tenant, integration }: OfIntegration,
  limit: number,
): Promise<MissedSync[]> {
  const rows = (await db('missed_syncs')
    .where({ tenant_id: tenant, integration_id: integration })
    .orderBy('due_at', 'desc')
    .limit(limit)
    .select('due_at', 'date', 'reason', 'sync_id')) as Row[]
  return rows.map((row) => ({
    date: row.date,
    dueAt: row.due_at.toISOString(),
    reason: row.reason,
    syncId: row.sync_id,
  }))
}

/** The caller holds the integration. What its document shows does not change by it. */
export async function settle(
  trx: Knex,
  { tenant, integration }: OfIntegration,
  until: Instant,
): Promise<void> {
  await trx('integrations').where({ tenant_id: tenant, id: integration }).update({ settled_until: until })
}

/** Whether a run of the schedule began then. */
export async function hasBegun(
  trx: Knex,
  { tenant, integration }: OfIntegration,
  { from, before }: { from: Instant; before: Instant },
): Promise<boolean> {
  const row: unknown = await trx('syncs')
    .where({ tenant_id: tenant, integration_id: integration, kind: 'scheduled' })
    .where('started_at', '>=', from)
    .where('started_at', '<', before)
    .first('id')
  return row !== undefined
}

const waitedFor: readonly IntegrationStage[] = ['live', 'paused', 'needs-authorisation']

/** One part of all whose runs somebody waits for, so that each of them is looked at in turn. */
export async function waitingForRuns(
  db: Knex,
  { now, atOnce }: { now: Instant; atOnce: number },
): Promise<OfIntegration[]> {
  return await onePartOf(db, { now, atOnce, stages: waitedFor, where: 'settled_until is not null' })
}
