// What people write of an integration before it is live, and afterwards: the row itself, its mapping's versions, scope, frozen dates.
import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { ScopeWithDatasets } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'

export type NewIntegration = {
  system: string
  name: string
  employerId: string
  scope: ScopeWithDatasets
  startsOn: CalendarDate
  createdBy: string
  now: Instant
}

/** Undefined: the employer has one of this system already. */
export async function insertIntegration(
  trx: Knex,
  tenant: string,
  integration: NewIntegration,
): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `insert into integrations (tenant_id, system, name, employer_id, scope, starts_on, created_by, created_at)
     values (:tenant, :system, :name, :employerId, :scope, :startsOn, :createdBy, :now)
     on conflict (tenant_id, system, employer_id) where disconnected_at is null do nothing
     returning id`,
    { tenant, ...integration, scope: JSON.stringify(integration.scope) },
  )
  return rows[0]?.id
}

/** The one that is not disconnected. */
export async function integrationOfEmployer(
  db: Knex,
  tenant: string,
  { system, employerId }: { system: string; employerId: string },
): Promise<string | undefined> {
  const row = (await db('integrations')
    .where({ tenant_id: tenant, system, employer_id: employerId })
    .whereNull('disconnected_at')
    .first('id')) as { id: string } | undefined
  return row?.id
}

type OfIntegration = { tenant: string; integration: string }

export type MappingVersion = { version: number; mapping: unknown; madeBy: string; madeAt: string }

type MappingRow = { version: number; mapping: unknown; made_by: string; made_at: Date }

export async function findMapping(
  db: Knex,
  { tenant, integration }: OfIntegration,
  version: number,
): Promise<MappingVersion | undefined> {
  const row = (await db('integration_mappings')
    .where({ tenant_id: tenant, integration_id: integration, version })
    .first()) as MappingRow | undefined
  return row && mappingFromRow(row)
}

/** The caller holds the integration; the new version is the one that counts from now on. Answers it as it will be read. */
export async function insertMapping(
  trx: Knex,
  { tenant, integration }: OfIntegration,
  { version, mapping, madeBy, madeAt }: MappingVersion,
): Promise<MappingVersion> {
  const rows = (await trx('integration_mappings')
    .insert({
      tenant_id: tenant,
      integration_id: integration,
      version,
      mapping: JSON.stringify(mapping),
      made_by: madeBy,
      made_at: madeAt,
    })
    .returning('*')) as MappingRow[]
  await change(trx, { tenant, integration }, { mapping_version: version })
  return mappingFromRow(rows[0] as MappingRow)
}

function mappingFromRow(row: MappingRow): MappingVersion {
  return {
    version: row.version,
    mapping: row.mapping,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }
}

/** `isWider`: the next live run asks for an approval of its numbers (I11). */
export async function changeScope(
  trx: Knex,
  of: OfIntegration,
  { scope, isWider }: { scope: ScopeWithDatasets; isWider: boolean },
): Promise<void> {
  await change(trx, of, { scope: JSON.stringify(scope), ...(isWider && { approved_scope: null }) })
}

export async function changeFrozen(
  trx: Knex,
  of: OfIntegration,
  dates: readonly CalendarDate[],
): Promise<void> {
  await change(trx, of, { frozen: JSON.stringify(dates) })
}

async function change(
  trx: Knex,
  { tenant, integration }: OfIntegration,
  columns: Record<string, unknown>,
): Promise<void> {
  await trx('integrations')
    .where({ tenant_id: tenant, id: integration })
    .update({ ...columns, version: trx.raw('version + 1') })
}
