// Identity providers as workers have them, by a client that stands for the deployment's.
import { deploymentProvider } from '../../src/domain/identity-provider.ts'
import { createIdentityProviders, type IdentityProviders } from '../../src/visma-connect/providers.ts'
import type { VismaConnect } from '../../src/visma-connect/public-api.ts'
import { parseNetworks } from '../../src/webhooks/addresses.ts'
import { guardedLookup } from '../../src/webhooks/guarded-lookup.ts'

export const loopbackNetworks = ['127.0.0.0/8', '::1/128']

export function providersBy(
  api: VismaConnect,
  urls?: { tokenUrl: string; apiUrl: string },
): IdentityProviders {
  return createIdentityProviders({
    deployment: { key: deploymentProvider, api, urls },
    lookup: guardedLookup({ allowed: parseNetworks(loopbackNetworks) }),
  })
}

/** The same; `before` hears of every account right before it is taken from its person. */
export function watched(
  providers: IdentityProviders,
  before: (account: string) => Promise<void>,
): IdentityProviders {
  const after =
    <Answer>(take: (account: string) => Promise<Answer>) =>
    async (account: string) => {
      await before(account)
      return await take(account)
    }
  return {
    ...providers,
    async of(...whose) {
      const provider = await providers.of(...whose)
      if (provider.mode === 'public-api')
        return { ...provider, api: { ...provider.api, unlink: after(provider.api.unlink) } }
      if (provider.mode === 'scim2')
        return { ...provider, scim: { ...provider.scim, suspend: after(provider.scim.suspend) } }
      return provider
    },
  }
}
