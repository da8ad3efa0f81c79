/** Whether an identity provider lets a tenant in, by real calls that change nothing, before anybody relies on it. */
import { Refused } from './errors.ts'
import type { Scim } from './scim2/scim.ts'
import { closeClient, openClient, type ClientOptions, type ProviderSettings } from './providers.ts'

/** Of a domain that nobody can have (RFC 2606), so the search tells of no person. */
const nobody = 'nobody@koppling.invalid'

/**
 * A token with all the scopes asked for, and a search with it; of a SCIM provider its configuration and a search. Throws the
 * failures of `errors.ts`, and a TypeError if an address is none.
 */
export async function proveProvider(settings: ProviderSettings, options: ClientOptions): Promise<void> {
  const client = openClient(settings, options)
  try {
    if (client.mode === 'public-api') await client.api.findByEmail(nobody)
    if (client.mode === 'scim2') await proveScim(client.scim)
  } finally {
    await closeClient(client)
  }
}

async function proveScim(scim: Scim): Promise<void> {
  const { supports } = await scim.prove()
  if (supports.patch && supports.filter) return
  throw new Refused('patch-refused', {
    call: 'scim-config',
    message:
      'The SCIM provider says that it supports no filter or no PATCH, so nobody could be found or suspended there.',
  })
}
