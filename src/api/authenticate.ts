import { timingSafeEqual } from 'node:crypto'
import type { Knex } from 'knex'
import { Problem } from './problems.ts'
import type { Authenticate } from './access.ts'
import type { Caller } from './route.ts'
import type { Secret } from '../config.ts'
import { findApiKey, hashOf, noteKeyUse, type FoundKey } from '../db/api-keys.ts'
import { findTenant } from '../db/tenants.ts'

/** Finds the caller of a key: the deployment's own platform key, or one of the database. */
export function createAuthenticate({
  db,
  platformKey,
}: {
  db: Knex
  platformKey: Secret | undefined
}): Authenticate {
  const platformHash = platformKey && hashOf(platformKey.reveal())
  return async ({ key, tenant }) => {
    if (platformHash && timingSafeEqual(platformHash, hashOf(key))) {
      return { kind: 'platform', role: 'platform', keyId: 'platform' }
    }
    const found = await findApiKey(db, key)
    if (found === undefined) return undefined
    // Not worth refusing or delaying a call for.
    noteKeyUse(db, found).catch(() => undefined)
    return await callerOf(db, { found, tenant })
  }
}

async function callerOf(
  db: Knex,
  { found, tenant }: { found: FoundKey; tenant: string | undefined },
): Promise<Caller> {
  const { id: keyId, role } = found
  if (found.tenant !== null) {
    const { closing } = found
    return { kind: 'tenant', tenant: found.tenant, role, keyId, ...(closing !== undefined && { closing }) }
  }
  if (found.partner === null) return { kind: 'platform', role, keyId }
  const partner = found.partner
  if (tenant === undefined) return { kind: 'partner', role: 'partner', keyId, partner }
  const named = await findTenant(db, tenant)
  if (named?.partner !== partner || named.isShredding) throw new Problem('tenant-unknown')
  const { closing } = named
  const caller = { kind: 'partner', tenant, role: 'admin', keyId, partner } as const
  return closing === undefined ? caller : { ...caller, closing }
}
