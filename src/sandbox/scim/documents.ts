/** What the provider says about itself and its people (RFC 7643). */
import { versionOf } from './provider.ts'
import type { ProviderSettings, User } from './provider.ts'

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'

export const configOf = ({ etag, patchForms, filter, maxResults }: ProviderSettings) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: patchForms.length > 0 },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: filter, maxResults },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: etag },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'Bearer token', description: 'A token made in the portal.' },
  ],
})

export const resourceTypes = [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: USER,
  },
]

const attribute = (name: string, more: object = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
})

export const schemas = [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: USER,
    name: 'User',
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('active', { type: 'boolean' }),
      attribute('name', {
        type: 'complex',
        subAttributes: [attribute('givenName'), attribute('familyName')],
      }),
      attribute('emails', {
        type: 'complex',
        multiValued: true,
        subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
      }),
    ],
  },
]

export function shown({ user, settings, base }: { user: User; settings: ProviderSettings; base: string }) {
  const { id, externalId, userName, active, givenName, familyName, workEmail, created, lastModified } = user
  return {
    schemas: [USER],
    id,
    ...(externalId !== null && { externalId }),
    userName,
    name: { givenName, familyName, formatted: `${givenName} ${familyName}` },
    emails: [{ value: workEmail, type: 'work', primary: true }],
    active,
    meta: {
      resourceType: 'User',
      created,
      lastModified,
      location: `${base}/Users/${id}`,
      ...(settings.etag && { version: versionOf(user) }),
    },
  }
}

export function listOf({
  resources,
  total,
  startIndex,
}: {
  resources: object[]
  total: number
  startIndex: number
}): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    // Left out where nobody was found, as the RFC allows.
    ...(resources.length > 0 && { Resources: resources }),
  }
}
