import type { Knex } from 'knex'
import type { EmployerDocument } from '../domain/documents.ts'

type Row = {
  tenant_id: string
  id: string
  name: string
  organisation_number: string | null
  country: string
  time_zone: string | null
}

export async function findEmployer(
  db: Knex,
  tenant: string,
  id: string,
): Promise<EmployerDocument | undefined> {
  const row = await db<Row>('employers').where({ tenant_id: tenant, id }).first()
  return (
    row && {
      name: row.name,
      organisationNumber: row.organisation_number,
      country: row.country,
      timeZone: row.time_zone,
    }
  )
}

export async function putEmployer(
  db: Knex,
  tenant: string,
  id: string,
  employer: EmployerDocument,
): Promise<void> {
  const row: Row = {
    tenant_id: tenant,
    id,
    name: employer.name,
    organisation_number: employer.organisationNumber,
    country: employer.country,
    time_zone: employer.timeZone,
  }
  await db<Row>('employers').insert(row).onConflict(['tenant_id', 'id']).merge()
}

/** Of these ids, the ones that exist. */
export async function knownEmployers(db: Knex, tenant: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db<Row>('employers')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
    .select('id')
  return new Set(rows.map(({ id }) => id))
}

/** Of these ids, the zones of those that have one of their own. */
export async function zonesOfEmployers(
  db: Knex,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db<Row>('employers')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
    .whereNotNull('time_zone')
    .select('id', 'time_zone')
  return new Map(rows.map(({ id, time_zone: zone }) => [id, zone ?? '']))
}
