// What the API asks of identity providers themselves, before it keeps how they are reached.
import type { IdentityProof } from './api/deps.ts'
import type { Config } from './config.ts'
import { VismaConnectFailure } from './visma-connect/errors.ts'
import { proveProvider } from './visma-connect/prove.ts'
import { parseNetworks } from './webhooks/addresses.ts'
import { guardedLookup } from './webhooks/guarded-lookup.ts'
import { findTarget, systemResolver } from './webhooks/target.ts'

export function createIdentityProof({ vismaConnect, webhooks }: Config): IdentityProof {
  const allowed = parseNetworks(webhooks.allowed)
  const lookup = guardedLookup({ allowed })
  const urls = vismaConnect && { tokenUrl: vismaConnect.tokenUrl, apiUrl: vismaConnect.apiUrl }
  return {
    deploymentUrls: urls,

    async check(url) {
      await findTarget(url, { allowed, resolve: systemResolver })
    },

    async prove(document, secret) {
      if (document.mode === 'task') return undefined
      const settings =
        document.mode === 'scim2'
          ? { ...document, token: secret ?? '' }
          : { ...document, clientSecret: secret ?? '' }
      try {
        await proveProvider(settings, { deployment: urls, lookup })
        return undefined
      } catch (error) {
        if (!(error instanceof VismaConnectFailure)) throw error
        const { happened: detail, code, status: answered, detail: says } = error
        return { detail, code, answered, says }
      }
    },
  }
}
