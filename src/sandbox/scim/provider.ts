/** One customer's SCIM provider: its switches and its people. In memory. */

export type ProviderSettings = {
  id: string
  token: string
  /** versions, If-Match and If-None-Match */
  etag: boolean
  /** the forms of PATCH that it takes; none: it has no PATCH */
  patchForms: ('path' | 'object')[]
  /** what it answers to a PATCH that was carried out */
  patchAnswer: 200 | 204
  /** what becomes of an account that is suspended: it is kept, or gone as at GitHub */
  inactive: 'kept' | 'gone'
  filter: boolean
  /** at most as many in one answer */
  maxResults: number
}

export type User = {
  id: string
  externalId: string | null
  userName: string
  active: boolean
  givenName: string
  familyName: string
  workEmail: string
  version: number
  created: string
  lastModified: string
}

export type Provider = {
  settings: ProviderSettings
  /** in order of their making */
  users: Map<string, User>
}

export const versionOf = (user: User) => `W/"${user.version}"`

export function isNameTaken(provider: Provider, { id, userName }: User): boolean {
  const name = userName.toLowerCase()
  return [...provider.users.values()].some(
    (other) => other.id !== id && other.userName.toLowerCase() === name,
  )
}
