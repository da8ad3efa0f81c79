import type { Knex } from 'knex'
import { Rejection } from '../domain/rejection.ts'

export type Tenant = { id: string; name: string; timeZone: string; partner: string | null }
export type Partner = { id: string; name: string }

type TenantRow = { id: string; name: string; time_zone: string; partner_id: string | null }

export async function findTenant(db: Knex, tenant: string): Promise<Tenant | undefined> {
  const row = await db<TenantRow>('tenants')
    .where({ id: tenant })
    .first('id', 'name', 'time_zone', 'partner_id')
  return row && tenantFromRow(row)
}

/** Throws the Rejection `already-exists`. */
export async function insertTenant(db: Knex, tenant: Tenant): Promise<void> {
  const row: TenantRow = {
    id: tenant.id,
    name: tenant.name,
    time_zone: tenant.timeZone,
    partner_id: tenant.partner,
  }
  const inserted = await db<TenantRow>('tenants').insert(row).onConflict('id').ignore().returning('id')
  if (inserted.length === 0) {
    throw new Rejection('already-exists', {
      detail: `a tenant with the id ${tenant.id} exists; choose another`,
      pointer: '/id',
    })
  }
}

export async function findPartner(db: Knex, partner: string): Promise<Partner | undefined> {
  return await db<Partner>('partners').where({ id: partner }).first('id', 'name')
}

/** Throws the Rejection `already-exists`. */
export async function insertPartner(db: Knex, partner: Partner): Promise<void> {
  const inserted = await db<Partner>('partners').insert(partner).onConflict('id').ignore().returning('id')
  if (inserted.length === 0) {
    throw new Rejection('already-exists', {
      detail: `a partner with the id ${partner.id} exists; choose another`,
      pointer: '/id',
    })
  }
}

function tenantFromRow(row: TenantRow): Tenant {
  return { id: row.id, name: row.name, timeZone: row.time_zone, partner: row.partner_id }
}
