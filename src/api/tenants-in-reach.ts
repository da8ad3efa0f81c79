// Which tenants and keys of tenants the platform and partners may name in a path.
import type { Knex } from 'knex'
import type { ApiKey } from '../db/api-keys.ts'
import { findTenant, type KnownTenant, type Tenant } from '../db/tenants.ts'
import { Problem } from './problems.ts'
import type { Caller } from './route.ts'

export const issuers = ['platform', 'partner'] as const

export async function reachableTenant(
  db: Knex,
  { caller, id }: { caller: Caller; id: string },
): Promise<KnownTenant> {
  const tenant = await findTenant(db, id)
  if (tenant !== undefined && isWithinReach({ caller, tenant })) return tenant
  throw new Problem('not-found', { detail: `There is no tenant ${id} for this key.` })
}

export async function reaches(db: Knex, { caller, key }: { caller: Caller; key: ApiKey }): Promise<boolean> {
  if (caller.kind === 'platform') return true
  const tenant = key.tenant === null ? undefined : await findTenant(db, key.tenant)
  return tenant !== undefined && isWithinReach({ caller, tenant })
}

function isWithinReach({ caller, tenant }: { caller: Caller; tenant: Tenant }): boolean {
  if (caller.kind === 'platform') return true
  if (caller.tenant !== undefined) return caller.tenant === tenant.id
  return caller.partner !== undefined && caller.partner === tenant.partner
}
