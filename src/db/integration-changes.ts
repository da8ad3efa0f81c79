// What steps change of an integration, each under its lock; `version` rises, so that whoever read the former one learns of it.
import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { ScopeWithDatasets } from '../domain/integration.ts'
import type { RemoteCompany } from '../domain/set-up.ts'
import type { Integration } from './integrations.ts'

type Ref = { tenant: string; integration: string }
type By = { by: string; now: string }

async function change(trx: Knex, { tenant, integration }: Ref, columns: object): Promise<void> {
  await trx('integrations')
    .where({ tenant_id: tenant, id: integration })
    .update({ ...columns, version: trx.raw('version + 1') })
}

/** I3: proven by the system. What was lost is found again (I10). */
export async function setCredentials(
  trx: Knex,
  ref: Ref,
  {
    sealed,
    company,
    expireOn,
    by,
    now,
  }: By & { sealed: string; company: RemoteCompany; expireOn: CalendarDate | null },
): Promise<void> {
  await change(trx, ref, {
    credentials_sealed: sealed,
    credentials_version: trx.raw('credentials_version + 1'),
    credentials_by: by,
    credentials_expire_on: expireOn,
    authorised_at: now,
    company_id: company.id,
    company_name: company.name,
    company_organisation_number: company.organisationNumber,
    authorisation_lost_at: null,
    authorisation_lost_why: null,
    stage: trx.raw(
      `case when stage <> 'needs-authorisation' then stage when paused_at is null then 'live' else 'paused' end`,
    ),
  })
}

/** I5: the latest test alone counts, so what was approved before does not. */
export async function setTest(trx: Knex, ref: Ref, sync: string): Promise<void> {
  await change(trx, ref, { test_sync_id: sync, ...approvalColumns(null) })
}

export async function setApproval(trx: Knex, ref: Ref, approval: By & { sync: string }): Promise<void> {
  await change(trx, ref, approvalColumns(approval))
}

/** I7. `schedule` null: runs by hand. */
export async function setLive(
  trx: Knex,
  ref: Ref,
  { by, now, scope, schedule, mappingVersion }: By & Live,
): Promise<void> {
  await change(trx, ref, {
    // Promoted anew, it stays paused until a person resumes it.
    stage: trx.raw(`case when paused_at is null then 'live' else 'paused' end`),
    promoted_at: now,
    promoted_by: by,
    scope: JSON.stringify(scope),
    schedule: schedule && JSON.stringify(schedule),
    settled_until: now,
    live_mapping_version: mappingVersion,
    // I11: the first live run asks; whoever is promoted anew, with another mapping, was live before.
    approved_scope: trx.raw('case when promoted_at is null then null else approved_scope end'),
  })
}

type Live = { scope: ScopeWithDatasets; schedule: Integration['schedule']; mappingVersion: number }

/** What was due before it is waited for no more. */
export async function setSchedule(
  trx: Knex,
  ref: Ref,
  { schedule, now }: Pick<By, 'now'> & { schedule: Integration['schedule'] },
): Promise<void> {
  await change(trx, ref, { schedule: schedule && JSON.stringify(schedule), settled_until: now })
}

export async function setPaused(trx: Knex, ref: Ref, { by, now }: By): Promise<void> {
  await change(trx, ref, { stage: 'paused', paused_at: now, paused_by: by })
}

/** What was due while it was paused is not missed (I8). */
export async function setResumed(trx: Knex, ref: Ref, { now }: Pick<By, 'now'>): Promise<void> {
  await change(trx, ref, { stage: 'live', paused_at: null, paused_by: null, settled_until: now })
}

/** Its credentials are gone. `keepsSchedule`: until the sweep has taken it from Temporal. */
export async function setDisconnected(
  trx: Knex,
  ref: Ref,
  { now, keepsSchedule = false }: { now: string; keepsSchedule?: boolean },
): Promise<void> {
  await change(trx, ref, {
    stage: 'disconnected',
    disconnected_at: now,
    ...(!keepsSchedule && { schedule: null }),
    credentials_sealed: null,
    credentials_by: null,
    credentials_expire_on: null,
    authorised_at: null,
    company_id: null,
    company_name: null,
    company_organisation_number: null,
    authorisation_lost_at: null,
    authorisation_lost_why: null,
  })
}

function approvalColumns(approval: (By & { sync: string }) | null): object {
  return {
    approved_sync_id: approval?.sync ?? null,
    approved_by: approval?.by ?? null,
    approved_at: approval?.now ?? null,
  }
}
