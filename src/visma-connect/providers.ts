/**
 * Who takes and makes the connections of a tenant: a client of Visma Connect, the deployment's or its own, a SCIM 2.0 provider, or a
 * person. Clients are kept for each tenant and closed when the tenant has another document.
 */
import type { LookupFunction } from 'node:net'
import { createVismaConnect, type VismaConnect } from './public-api.ts'
import { createScim, type Scim } from './scim2/scim.ts'

/** `key`: the same for tenants whose people lose the same when it is taken from them. */
export type IdentityProvider =
  | { mode: 'public-api'; key: string; api: VismaConnect }
  | { mode: 'scim2'; key: string; scim: Scim }
  | { mode: 'task'; key: string }

/** A tenant's own document. URLs that are null are the deployment's. */
export type ProviderSettings =
  | {
      mode: 'public-api'
      clientId: string
      clientSecret: string
      scopes: readonly string[]
      tokenUrl: string | null
      apiUrl: string | null
    }
  | { mode: 'scim2'; baseUrl: string; token: string }
  | { mode: 'task' }

/** `revision`: another one with every change of the document. `settings`: asked only if it is not known yet. */
export type OwnDocument = { key: string; revision: string; settings(): Promise<ProviderSettings> }

export type IdentityProviders = {
  /** `own` undefined: the tenant goes by the deployment's client. */
  of(tenant: string, own: OwnDocument | undefined): Promise<IdentityProvider>
  close(): Promise<void>
}

/** Where the deployment's Visma Connect is; undefined: a tenant's own client names all its addresses. */
export type DeploymentUrls = { tokenUrl: string; apiUrl: string } | undefined

export type ClientOptions = {
  deployment: DeploymentUrls
  /** Resolves the names of a customer's addresses, and refuses those that must not be called. */
  lookup: LookupFunction
}

type Kept = { revision: string; provider: IdentityProvider }

export function createIdentityProviders({
  deployment,
  lookup,
}: {
  deployment: { key: string; api: VismaConnect; urls: DeploymentUrls }
  lookup: LookupFunction
}): IdentityProviders {
  const kept = new Map<string, Kept>()
  const ofDeployment = { mode: 'public-api', key: deployment.key, api: deployment.api } as const

  /** Calls under way end; the attempt that made them goes on with what it has. */
  function forget(tenant: string): void {
    const former = kept.get(tenant)
    kept.delete(tenant)
    if (former !== undefined) void closeClient(former.provider).catch(() => undefined)
  }

  return {
    async of(tenant, own) {
      const known = kept.get(tenant)
      if (known !== undefined && known.revision === own?.revision) return known.provider
      if (own === undefined) {
        forget(tenant)
        return ofDeployment
      }
      const client = openClient(await own.settings(), { deployment: deployment.urls, lookup })
      const provider = { ...client, key: own.key }
      // Another attempt of this tenant may have opened one meanwhile.
      forget(tenant)
      kept.set(tenant, { revision: own.revision, provider })
      return provider
    },

    async close() {
      const all = [...kept.values()]
      kept.clear()
      await Promise.all(all.map(({ provider }) => closeClient(provider)))
    },
  }
}

export type OpenedClient =
  { mode: 'public-api'; api: VismaConnect } | { mode: 'scim2'; scim: Scim } | { mode: 'task' }

/** Makes no connection yet. Throws a TypeError if an address is none. */
export function openClient(settings: ProviderSettings, { deployment, lookup }: ClientOptions): OpenedClient {
  if (settings.mode === 'task') return { mode: 'task' }
  if (settings.mode === 'scim2') {
    const { baseUrl, token } = settings
    return { mode: 'scim2', scim: createScim({ baseUrl, token }, { lookup }) }
  }
  const { mode: _mode, tokenUrl, apiUrl, ...client } = settings
  const urls = {
    tokenUrl: tokenUrl ?? deployment?.tokenUrl ?? '',
    apiUrl: apiUrl ?? deployment?.apiUrl ?? '',
  }
  const lookups = {
    ...(tokenUrl !== null && { tokenLookup: lookup }),
    ...(apiUrl !== null && { apiLookup: lookup }),
  }
  return { mode: 'public-api', api: createVismaConnect({ ...client, ...urls }, lookups) }
}

export async function closeClient(client: OpenedClient): Promise<void> {
  if (client.mode === 'public-api') await client.api.close()
  if (client.mode === 'scim2') await client.scim.close()
}
