import type { Knex } from 'knex'
import { closingOf, type Closing } from '../domain/closing.ts'
import { Rejection } from '../domain/rejection.ts'

export type Tenant = { id: string; name: string; timeZone: string; partner: string | null }

export type KnownTenant = Tenant & {
  closing: Closing | undefined
  /** Its keys are erased: nothing of it can be read any more. */
  isShredding: boolean
  shreddedAt: string | null
}
export type Partner = { id: string; name: string }

type TenantRow = {
  id: string
  name: string
  time_zone: string
  partner_id: string | null
  closed_at: Date | null
  shredding_since: Date | null
  shredded_at: Date | null
}

export async function findTenant(db: Knex, tenant: string): Promise<KnownTenant | undefined> {
  const row = await db<TenantRow>('tenants').where({ id: tenant }).first()
  return row && tenantFromRow(row)
}

/** Throws the Rejection `already-exists`. */
export async function insertTenant(db: Knex, tenant: Tenant): Promise<void> {
  const row = {
    id: tenant.id,
    name: tenant.name,
    time_zone: tenant.timeZone,
    partner_id: tenant.partner,
  }
  const inserted = await db<TenantRow>('tenants').insert(row).onConflict('id').ignore().returning('id')
  if (inserted.length === 0) {
    const known = await findTenant(db, tenant.id)
    throw new Rejection('already-exists', {
      detail:
        known?.closing === undefined
          ? `a tenant with the id ${tenant.id} exists; choose another`
          : `the tenant ${tenant.id} was closed, and its id is never given again; choose another`,
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

function tenantFromRow(row: TenantRow): KnownTenant {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    partner: row.partner_id,
    closing: row.closed_at === null ? undefined : closingOf(row.closed_at.toISOString()),
    isShredding: row.shredding_since !== null,
    shreddedAt: row.shredded_at?.toISOString() ?? null,
  }
}
