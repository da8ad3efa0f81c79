// The identity provider of a tenant's own: its document, its secret sealed under the tenant's key, and what it is compared by.
import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { deploymentProvider, type ProviderDocument } from '../domain/identity-provider.ts'
import { prepared } from './prepared.ts'
import type { Vault } from './vault.ts'

export type OwnProvider = {
  /** The same for tenants whose users lose the same when it is taken from them. */
  key: string
  document: ProviderDocument
  /** Another one with every change. */
  revision: string
  changedAt: string
  /** Opened by `openSecret`; null where the mode has none. */
  secretSealed: string | null
}

type Row = {
  provider: string
  mode: ProviderDocument['mode']
  document: object
  secret_sealed: string | null
  revision: string
  changed_at: Date
}

/** SQL: the provider of the tenant in this column. */
export const providerOfTenant = (column: string): string =>
  `coalesce((select p.provider from identity_providers p where p.tenant_id = ${column}), '${deploymentProvider}')`

/** undefined: the tenant goes by the client of the deployment. */
export async function findOwnProvider(db: Knex, tenant: string): Promise<OwnProvider | undefined> {
  const query = db.raw<{ rows: Row[] }>(
    `select provider, mode, document, secret_sealed, revision, changed_at from identity_providers where tenant_id = ?`,
    [tenant],
  )
  const { rows } = await prepared('identity-provider', query)
  const [row] = rows
  return (
    row && {
      key: row.provider,
      document: { mode: row.mode, ...row.document } as ProviderDocument,
      revision: row.revision,
      changedAt: row.changed_at.toISOString(),
      secretSealed: row.secret_sealed,
    }
  )
}

const place = (tenant: string) => ({ table: 'identity_providers', column: 'secret_sealed', row: tenant })

export async function openSecret(
  db: Knex,
  vault: Vault,
  { tenant, sealed }: { tenant: string; sealed: string },
): Promise<string> {
  return await (await vault.forTenant(db, tenant)).open(place(tenant), sealed)
}

/** Takes the place of the former one. */
export async function putOwnProvider(
  db: Knex,
  vault: Vault,
  { tenant, document, secret }: { tenant: string; document: ProviderDocument; secret: string | null },
): Promise<void> {
  const { mode, ...rest } = document
  const sealed = secret === null ? null : (await vault.forTenant(db, tenant)).seal(place(tenant), secret)
  await db('identity_providers')
    .insert({
      tenant_id: tenant,
      mode,
      provider: providerKey(tenant, document),
      document: JSON.stringify(rest),
      secret_sealed: sealed,
      revision: db.raw('gen_random_uuid()'),
      changed_at: db.raw('clock_timestamp()'),
    })
    .onConflict('tenant_id')
    .merge()
}

/** Back to the client of the deployment. */
export async function deleteOwnProvider(db: Knex, tenant: string): Promise<void> {
  await db('identity_providers').where({ tenant_id: tenant }).delete()
}

/** A digest, since it stands with users and in comparisons over tenants, and a base URL may tell whose it is. */
function providerKey(tenant: string, document: ProviderDocument): string {
  if (document.mode === 'task') return `task/${tenant}`
  const named =
    document.mode === 'scim2'
      ? [new URL(document.baseUrl).href.replace(/\/$/, '')]
      : [document.apiUrl ?? deploymentProvider, document.clientId]
  return `${document.mode}/${createHash('sha256').update(JSON.stringify(named)).digest('base64url')}`
}
