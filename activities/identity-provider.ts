// The identity provider that a tenant goes by at this moment: read in the transaction that decides, so that what is under way when
// it changes is judged by the new one at its next attempt.
import type { Knex } from 'knex'
import { findOwnProvider, openSecret, type OwnProvider } from '../src/db/identity-providers.ts'
import type { Intake } from '../src/intake/context.ts'
import type { IdentityProvider, IdentityProviders, ProviderSettings } from '../src/visma-connect/providers.ts'
import { watchedApi, watchedScim } from './watched.ts'

export type ProviderDeps = Pick<Intake, 'db' | 'vault' | 'clock'> & { providers: IdentityProviders }

/**
 * L14: every outcome of a call is noted, of the deployment's client for all tenants together, of a tenant's own for that tenant.
 */
export async function providerOf(deps: ProviderDeps, db: Knex, tenant: string): Promise<IdentityProvider> {
  const own = await findOwnProvider(db, tenant)
  const provider = await openProvider(deps, db, { tenant, own })
  const watching = { db: deps.db, clock: deps.clock, tenant: own === undefined ? null : tenant }
  if (provider.mode === 'public-api') return { ...provider, api: watchedApi(provider.api, watching) }
  if (provider.mode === 'scim2') return { ...provider, scim: watchedScim(provider.scim, watching) }
  return provider
}

/** The same for searches in the background, which open no alarm. */
export async function unwatchedProviderOf(
  deps: Pick<ProviderDeps, 'vault' | 'providers'>,
  db: Knex,
  tenant: string,
): Promise<IdentityProvider & { isOwn: boolean }> {
  const own = await findOwnProvider(db, tenant)
  return { ...(await openProvider(deps, db, { tenant, own })), isOwn: own !== undefined }
}

type Opening = { tenant: string; own: OwnProvider | undefined }

async function openProvider(
  { vault, providers }: Pick<ProviderDeps, 'vault' | 'providers'>,
  db: Knex,
  { tenant, own }: Opening,
): Promise<IdentityProvider> {
  if (own === undefined) return await providers.of(tenant, undefined)
  const { key, revision } = own
  return await providers.of(tenant, {
    key,
    revision,
    settings: () => settingsOf({ vault }, db, { tenant, own }),
  })
}

async function settingsOf(
  { vault }: Pick<ProviderDeps, 'vault'>,
  db: Knex,
  { tenant, own: { document, secretSealed } }: { tenant: string; own: OwnProvider },
): Promise<ProviderSettings> {
  if (document.mode === 'task') return { mode: 'task' }
  const secret = await openSecret(db, vault, { tenant, sealed: secretSealed ?? '' })
  return document.mode === 'scim2' ? { ...document, token: secret } : { ...document, clientSecret: secret }
}
