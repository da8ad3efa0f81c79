import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { IntegrationStage, Scope, ScopeWithDatasets } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'
import type { RemoteCompany } from '../domain/set-up.ts'
import type { SyncSchedule } from '../domain/sync-schedule.ts'

/** One set-up with one payroll system, as it stands. */
export type Integration = {
  id: string
  system: string
  name: string
  employerId: string
  stage: IntegrationStage
  scope: ScopeWithDatasets
  startsOn: CalendarDate
  /** Without the frozen dates, which count for runs by hand as well. */
  schedule: Omit<SyncSchedule, 'frozen'> | null
  frozen: CalendarDate[]
  /** Of runs that were due until then it is known whether they began; null: nobody waits for any. */
  settledUntil: Instant | null
  mappingVersion: number
  liveMappingVersion: number | null
  /** Proven by the system (I3); null until then. Never with what they hold. */
  credentials: {
    version: number
    by: string
    expireOn: CalendarDate | null
    authorisedAt: string
    company: RemoteCompany
  } | null
  authorisationLost: { at: string; why: string } | null
  testSync: string | null
  approval: { sync: string; by: string; at: string } | null
  promoted: { by: string; at: string } | null
  /** How many employees the last approved run covered (I11). */
  approvedScope: number | null
  paused: { by: string; at: string } | null
  disconnectedAt: string | null
  createdBy: string
  createdAt: string
  version: number
}

/** Without datasets: written before there was a second one. */
export type StoredScope = Scope & Partial<ScopeWithDatasets>

export const scopeFromRow = ({ datasets = ['employees'], ...whom }: StoredScope): ScopeWithDatasets => ({
  ...whom,
  datasets,
})

type Row = {
  id: string
  system: string
  name: string
  employer_id: string
  stage: IntegrationStage
  scope: StoredScope
  starts_on: string
  schedule: Integration['schedule']
  frozen: string[]
  settled_until: Date | null
  mapping_version: number
  live_mapping_version: number | null
  credentials_version: number
  credentials_by: string | null
  credentials_expire_on: string | null
  authorised_at: Date | null
  company_id: string | null
  company_name: string | null
  company_organisation_number: string | null
  authorisation_lost_at: Date | null
  authorisation_lost_why: string | null
  test_sync_id: string | null
  approved_sync_id: string | null
  approved_by: string | null
  approved_at: Date | null
  promoted_at: Date | null
  promoted_by: string | null
  approved_scope: number | null
  paused_at: Date | null
  paused_by: string | null
  disconnected_at: Date | null
  created_by: string
  created_at: Date
  version: number
}

const columns = `id, system, name, employer_id, stage, scope, starts_on, schedule, frozen, settled_until, mapping_version, live_mapping_version,
  credentials_version, credentials_by, credentials_expire_on, authorised_at, company_id, company_name, company_organisation_number,
  authorisation_lost_at, authorisation_lost_why, test_sync_id, approved_sync_id, approved_by, approved_at, promoted_at, promoted_by,
  approved_scope, paused_at, paused_by, disconnected_at, created_by, created_at, version`

/** Unlocked: as it stands at this moment. */
export async function findIntegration(
  db: Knex,
  tenant: string,
  id: string,
): Promise<Integration | undefined> {
  const row = (await db('integrations').where({ tenant_id: tenant, id }).first(db.raw(columns))) as
    Row | undefined
  return row && fromRow(row)
}

/** Held until the transaction ends. */
export async function lockIntegration(
  trx: Knex,
  tenant: string,
  id: string,
): Promise<Integration | undefined> {
  const row = (await trx('integrations')
    .where({ tenant_id: tenant, id })
    .forUpdate()
    .first(trx.raw(columns))) as Row | undefined
  return row && fromRow(row)
}

/** I10: the system takes the credentials no longer; `why` is a code. What is being set up stays where it is, and wants new ones first. */
export async function loseAuthorisation(
  trx: Knex,
  tenant: string,
  id: string,
  { why, at }: { why: string; at: string },
): Promise<void> {
  await trx('integrations')
    .where({ tenant_id: tenant, id })
    .whereIn('stage', ['setting-up', 'live', 'paused'])
    .update({
      stage: trx.raw(`case when stage = 'setting-up' then stage else 'needs-authorisation' end`),
      authorisation_lost_at: at,
      authorisation_lost_why: why,
      version: trx.raw('version + 1'),
    })
}

/** I11: how many employees a live run covered that went to its end. */
export async function noteApprovedScope(
  trx: Knex,
  tenant: string,
  id: string,
  approvedScope: number,
): Promise<void> {
  await trx('integrations')
    .where({ tenant_id: tenant, id })
    .update({ approved_scope: approvedScope, version: trx.raw('version + 1') })
}

/**
 * Those that send, or will by themselves once they are resumed or have new credentials; the oldest first. Whoever makes one so, or
 * widens what one covers, holds this until the transaction ends, so that of two at once one sees the other.
 */
export async function holdPromoted(trx: Knex, tenant: string): Promise<Integration[]> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('promoted:' || ?, 0))`, [tenant])
  const rows = (await trx('integrations')
    .where({ tenant_id: tenant })
    .whereNotNull('promoted_at')
    .whereNull('disconnected_at')
    .orderBy(['created_at', 'id'])
    .select(trx.raw(columns))) as Row[]
  return rows.map(fromRow)
}

/** The oldest first. */
export async function listIntegrations(
  db: Knex,
  tenant: string,
  { after, limit }: { after: { createdAt: string; id: string } | undefined; limit: number },
): Promise<Integration[]> {
  const rows = (await db('integrations')
    .where({ tenant_id: tenant })
    .modify((query) => {
      if (after !== undefined) void query.whereRaw('(created_at, id) > (?, ?)', [after.createdAt, after.id])
    })
    .orderBy(['created_at', 'id'])
    .limit(limit)
    .select(db.raw(columns))) as Row[]
  return rows.map(fromRow)
}

function fromRow(row: Row): Integration {
  return {
    id: row.id,
    system: row.system,
    name: row.name,
    employerId: row.employer_id,
    stage: row.stage,
    scope: scopeFromRow(row.scope),
    startsOn: row.starts_on,
    schedule: row.schedule,
    frozen: row.frozen,
    settledUntil: row.settled_until?.toISOString() ?? null,
    mappingVersion: row.mapping_version,
    liveMappingVersion: row.live_mapping_version,
    credentials: credentialsOf(row),
    authorisationLost:
      row.authorisation_lost_at === null
        ? null
        : { at: row.authorisation_lost_at.toISOString(), why: row.authorisation_lost_why ?? '' },
    testSync: row.test_sync_id,
    approval: signed(row.approved_at, row.approved_by, (by, at) => ({
      sync: row.approved_sync_id ?? '',
      by,
      at,
    })),
    promoted: signed(row.promoted_at, row.promoted_by, (by, at) => ({ by, at })),
    approvedScope: row.approved_scope,
    paused: signed(row.paused_at, row.paused_by, (by, at) => ({ by, at })),
    disconnectedAt: row.disconnected_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  }
}

function credentialsOf(row: Row): Integration['credentials'] {
  if (row.authorised_at === null) return null
  return {
    version: row.credentials_version,
    by: row.credentials_by ?? '',
    expireOn: row.credentials_expire_on,
    authorisedAt: row.authorised_at.toISOString(),
    company: {
      id: row.company_id ?? '',
      name: row.company_name ?? '',
      organisationNumber: row.company_organisation_number,
    },
  }
}

function signed<Value>(
  at: Date | null,
  by: string | null,
  make: (by: string, at: string) => Value,
): Value | null {
  return at === null ? null : make(by ?? '', at.toISOString())
}
