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
