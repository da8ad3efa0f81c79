import type { Knex } from 'knex'
import type { Vault } from './vault.ts'

const place = (integration: string) => ({
  table: 'integrations',
  column: 'credentials_sealed',
  row: integration,
})

/** Credentials of a connector, as they stand in `integrations`. */
export async function sealCredentials(
  db: Knex,
  vault: Vault,
  { tenant, integration, credentials }: { tenant: string; integration: string; credentials: unknown },
): Promise<string> {
  const ofTenant = await vault.forTenant(db, tenant)
  return ofTenant.seal(place(integration), JSON.stringify(credentials))
}

/** undefined: there are none. */
export async function openCredentials(
  db: Knex,
  vault: Vault,
  { tenant, integration }: { tenant: string; integration: string },
): Promise<unknown> {
  const row = (await db('integrations')
    .where({ tenant_id: tenant, id: integration })
    .first('credentials_sealed')) as { credentials_sealed: string | null } | undefined
  if (row?.credentials_sealed == null) return undefined
  const ofTenant = await vault.forTenant(db, tenant)
  return JSON.parse(await ofTenant.open(place(integration), row.credentials_sealed))
}
