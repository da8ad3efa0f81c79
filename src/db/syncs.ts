import type { Knex } from 'knex'
import type { ScopeWithDatasets, SyncKind, SyncOutcome, SyncStage } from '../domain/integration.ts'
import type { PlannedWrites, RunGuardReason } from '../domain/run-guard.ts'
import { scopeFromRow, type StoredScope } from './integrations.ts'

export type SyncCounts = Partial<Record<string, number>>

/** One run over a scope; at most one of an integration is open. */
export type Sync = {
  id: string
  integrationId: string
  kind: SyncKind
  stage: SyncStage
  outcome: SyncOutcome | null
  /** Why it stopped or failed: a problem code. */
  problem: string | null
  /** Sends everything again, also what did not change. */
  isFull: boolean
  /** The employees that a test names; null: the whole scope. */
  employees: string[] | null
  /** I10: only those without a result there. */
  goesOnFrom: string | null
  /** As it stood when the run began; null: not begun. */
  scope: ScopeWithDatasets | null
  /** Remote company and folder (I9). */
  target: string
  mappingVersion: number
  startedBy: string
  startedAt: string
  endedAt: string | null
  isGreen: boolean | null
  planned: PlannedWrites | null
  heldBecause: RunGuardReason[] | null
  approved: PlannedWrites | null
  approvedBy: string | null
  counts: SyncCounts | null
}

type Row = {
  id: string
  integration_id: string
  kind: SyncKind
  stage: SyncStage
  outcome: SyncOutcome | null
  problem: string | null
  is_full: boolean
  employees: string[] | null
  goes_on_from: string | null
  scope: StoredScope | null
  target: string
  mapping_version: number
  started_by: string
  started_at: Date
  ended_at: Date | null
  is_green: boolean | null
  planned: PlannedWrites | null
  held_because: RunGuardReason[] | null
  approved: PlannedWrites | null
  approved_by: string | null
  counts: SyncCounts | null
}

const columns = `id, integration_id, kind, stage, outcome, problem, is_full, employees, goes_on_from, scope, target, mapping_version,
  started_by, started_at, ended_at, is_green, planned, held_because, approved, approved_by, counts`

export type NewSync = Pick<
  Sync,
  'integrationId' | 'kind' | 'isFull' | 'employees' | 'goesOnFrom' | 'target' | 'mappingVersion' | 'startedBy'
> & { now: string }

export async function insertSync(trx: Knex, tenant: string, sync: NewSync): Promise<Sync> {
  const rows = (await trx('syncs')
    .insert({
      tenant_id: tenant,
      integration_id: sync.integrationId,
      kind: sync.kind,
      is_full: sync.isFull,
      employees: sync.employees,
      goes_on_from: sync.goesOnFrom,
      target: sync.target,
      mapping_version: sync.mappingVersion,
      started_by: sync.startedBy,
      started_at: sync.now,
    })
    .returning(trx.raw(columns))) as Row[]
  return fromRow(rows[0] as Row)
}

export async function findSync(db: Knex, tenant: string, id: string): Promise<Sync | undefined> {
  const row = (await db('syncs').where({ tenant_id: tenant, id }).first(db.raw(columns))) as Row | undefined
  return row && fromRow(row)
}

/** The one that is under way, if any. */
export async function openSyncOf(db: Knex, tenant: string, integration: string): Promise<Sync | undefined> {
  const row = (await db('syncs')
    .where({ tenant_id: tenant, integration_id: integration })
    .whereNull('ended_at')
    .first(db.raw(columns))) as Row | undefined
  return row && fromRow(row)
}

/** Held until the transaction ends. */
export async function lockSync(trx: Knex, tenant: string, id: string): Promise<Sync | undefined> {
  const row = (await trx('syncs').where({ tenant_id: tenant, id }).forUpdate().first(trx.raw(columns))) as
    Row | undefined
  return row && fromRow(row)
}

/** The newest first. */
export async function listSyncs(
  db: Knex,
  tenant: string,
  {
    integration,
    after,
    limit,
  }: { integration: string; after: { startedAt: string; id: string } | undefined; limit: number },
): Promise<Sync[]> {
  const rows = (await db('syncs')
    .where({ tenant_id: tenant, integration_id: integration })
    .modify((query) => {
      if (after !== undefined)
        void query.whereRaw(`(date_trunc('milliseconds', started_at), id) < (?::timestamptz, ?::uuid)`, [
          after.startedAt,
          after.id,
        ])
    })
    .orderByRaw(`date_trunc('milliseconds', started_at) desc, id desc`)
    .limit(limit)
    .select(db.raw(columns))) as Row[]
  return rows.map(fromRow)
}

/** Whether a run that people or the schedule started came to its end. */
export async function hasRunLive(db: Knex, tenant: string, integration: string): Promise<boolean> {
  const row: unknown = await db('syncs')
    .where({ tenant_id: tenant, integration_id: integration, outcome: 'completed' })
    .whereIn('kind', ['manual', 'scheduled'])
    .first('id')
  return row !== undefined
}

/** A run that is over is not changed any more by whoever comes late. */
const open = (db: Knex, tenant: string, id: string) =>
  db('syncs').where({ tenant_id: tenant, id }).whereNull('ended_at')

export async function noteScope(
  db: Knex,
  tenant: string,
  id: string,
  scope: ScopeWithDatasets,
): Promise<void> {
  await open(db, tenant, id).update({ scope: JSON.stringify(scope) })
}

/** I11: what it is about to do, and whether it waits for a person; null: it does not. */
export async function notePlanned(
  db: Knex,
  tenant: string,
  id: string,
  { planned, heldBecause }: { planned: PlannedWrites; heldBecause: RunGuardReason[] | null },
): Promise<void> {
  await open(db, tenant, id).update({
    planned: JSON.stringify(planned),
    stage: heldBecause === null ? 'writing' : 'held',
    held_because: heldBecause,
  })
}

/** I11: a person let it do what it is about to do. */
export async function approveSync(
  trx: Knex,
  tenant: string,
  id: string,
  { approved, by }: { approved: PlannedWrites | null; by: string },
): Promise<void> {
  await open(trx, tenant, id).update({ approved: JSON.stringify(approved), approved_by: by })
}

/** I11: what a person let the run do that was lost, the one that goes on does the rest of, over the same scope. */
export async function approveAsBefore(
  trx: Knex,
  tenant: string,
  id: string,
  { scope, approved, approvedBy }: Sync,
): Promise<void> {
  await open(trx, tenant, id).update({
    scope: JSON.stringify(scope),
    approved: JSON.stringify(approved),
    approved_by: approvedBy,
  })
}

/** I10: the latest run that writes, if it stopped because the system took the credentials no longer. */
export async function lastLostSync(db: Knex, tenant: string, integration: string): Promise<Sync | undefined> {
  const row = (await db('syncs')
    .where({ tenant_id: tenant, integration_id: integration })
    .whereIn('kind', ['manual', 'scheduled'])
    .orderBy('started_at', 'desc')
    .first(db.raw(columns))) as Row | undefined
  return row?.problem === 'authorisation-lost' ? fromRow(row) : undefined
}

export async function endSync(
  trx: Knex,
  tenant: string,
  id: string,
  end: {
    outcome: SyncOutcome
    problem: string | null
    counts: SyncCounts
    isGreen: boolean | null
    at: string
  },
): Promise<void> {
  await open(trx, tenant, id).update({
    stage: 'finished',
    outcome: end.outcome,
    problem: end.problem,
    counts: JSON.stringify(end.counts),
    is_green: end.isGreen,
    ended_at: end.at,
  })
}

/** Of a run that is over, after one of its results became another one. */
export async function recount(trx: Knex, tenant: string, { id, counts }: { id: string; counts: SyncCounts }) {
  await trx('syncs')
    .where({ tenant_id: tenant, id })
    .whereNotNull('ended_at')
    .update({
      counts: trx.raw(
        `:counts::jsonb || jsonb_strip_nulls(jsonb_build_object('leftScope', counts -> 'leftScope'))`,
        {
          counts: JSON.stringify(counts),
        },
      ),
    })
}

function fromRow(row: Row): Sync {
  return {
    id: row.id,
    integrationId: row.integration_id,
    kind: row.kind,
    stage: row.stage,
    outcome: row.outcome,
    problem: row.problem,
    isFull: row.is_full,
    employees: row.employees,
    goesOnFrom: row.goes_on_from,
    scope: row.scope && scopeFromRow(row.scope),
    target: row.target,
    mappingVersion: row.mapping_version,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    isGreen: row.is_green,
    planned: row.planned,
    heldBecause: row.held_because,
    approved: row.approved,
    approvedBy: row.approved_by,
    counts: row.counts,
  }
}
