/** What each call of a provider answers. */
import { configOf, listOf, resourceTypes, schemas, shown } from './documents.ts'
import { parseFilter } from './filter.ts'
import { patched } from './patch.ts'
import { isNameTaken, versionOf } from './provider.ts'
import { Refusal, bad, notFound } from './refusals.ts'
import { readSearch, readSearchRequest, withAttributes } from './search.ts'
import { userOf } from './serving.ts'
import type { Request } from 'express'
import type { Provider, User } from './provider.ts'
import type { Search } from './search.ts'
import type { Call, Done, Reply, Route } from './serving.ts'

export const routes: readonly Route[] = [
  {
    method: 'get',
    path: '/ServiceProviderConfig',
    operation: 'config',
    work: ({ provider }) => ({ status: 200, body: configOf(provider.settings) }),
  },
  { method: 'get', path: '/ResourceTypes', operation: 'other', work: (call) => about(call, resourceTypes) },
  { method: 'get', path: '/Schemas', operation: 'other', work: (call) => about(call, schemas) },
  {
    method: 'get',
    path: '/Users',
    operation: 'search',
    work: (call) => found(call, readSearch(call.request.query)),
  },
  {
    method: 'post',
    path: '/Users/.search',
    operation: 'search',
    work: (call) => found(call, readSearchRequest(call.body)),
  },
  { method: 'get', path: '/Users/:id', operation: 'get', work: one },
  { method: 'patch', path: '/Users/:id', operation: 'patch', work: patch },
  {
    method: 'delete',
    path: '/Users/:id',
    operation: 'delete',
    work: (call) => {
      const user = userOf(call)
      checkIfMatch({ provider: call.provider, request: call.request, user })
      return { status: 204, done: { effect: 'deleted', user, removed: true } }
    },
  },
  ...(['post', 'put', 'patch', 'delete', 'get'] as const).map((method): Route => ({
    method,
    path: '/*rest',
    operation: 'other',
    work: ({ request }) => {
      const isKnown = /\/v2\/(Users|Groups|Bulk|Me)(\/|$)/.test(request.path)
      throw isKnown ? new Refusal(501, 'Not imitated here.') : notFound()
    },
  })),
]

function about({ request }: Call, resources: object[]): Reply {
  if ('filter' in request.query) throw new Refusal(403, 'This cannot be filtered.')
  return { status: 200, body: listOf({ resources, total: resources.length, startIndex: 1 }) }
}

function found({ provider, base }: Call, search: Search): Reply {
  const { settings } = provider
  if (search.filter !== undefined && !settings.filter)
    throw bad('invalidFilter', 'Filters are not supported.')
  const matches = search.filter === undefined ? () => true : parseFilter(search.filter)
  const all = [...provider.users.values()].filter(matches)
  const count = Math.min(search.count ?? settings.maxResults, settings.maxResults)
  const page = all.slice(search.startIndex - 1, search.startIndex - 1 + count)
  const resources = page.map((user) => withAttributes(shown({ user, settings, base }), search))
  return { status: 200, body: listOf({ resources, total: all.length, startIndex: search.startIndex }) }
}

function one(call: Call): Reply {
  const user = userOf(call)
  const { settings } = call.provider
  const headers = tagOf(call.provider, user)
  const known = call.request.headers['if-none-match']
  if (settings.etag && known !== undefined && isAmong(known, user)) return { status: 304, headers }
  return {
    status: 200,
    headers,
    body: withAttributes(shown({ user, ...call, settings }), readSearch(call.request.query)),
  }
}

function patch(call: Call): Reply {
  const { provider, request, body } = call
  const { patchForms, patchAnswer, inactive } = provider.settings
  if (patchForms.length === 0) throw new Refusal(501, 'PATCH is not supported.')
  const user = userOf(call)
  checkIfMatch({ provider, request, user })
  const after = patched({ user, body, patchForms })
  if (isNameTaken(provider, after)) throw new Refusal(409, 'The user name is taken.', 'uniqueness')
  const effect = effectOf(user, after)
  const changed: User =
    effect === 'unchanged'
      ? user
      : { ...after, version: user.version + 1, lastModified: new Date().toISOString() }
  const done: Done = { effect, user: changed, removed: effect === 'suspended' && inactive === 'gone' }
  const headers = tagOf(provider, changed)
  // RFC 7644, 3.5.2: whoever names attributes gets them.
  if (patchAnswer === 204 && !('attributes' in request.query)) return { status: 204, headers, done }
  const document = shown({ user: changed, ...call, settings: provider.settings })
  return { status: 200, headers, body: withAttributes(document, readSearch(request.query)), done }
}

function effectOf(before: User, after: User): Done['effect'] {
  if (before.active !== after.active) return after.active ? 'resumed' : 'suspended'
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchanged' : 'changed'
}

const tagOf = ({ settings }: Provider, user: User): Record<string, string> =>
  settings.etag ? { etag: versionOf(user) } : {}

const isAmong = (header: string, user: User) =>
  header.split(',').some((tag) => ['*', versionOf(user)].includes(tag.trim()))

/** A client that sends it to a provider without versions has not read its ServiceProviderConfig. */
function checkIfMatch({
  provider,
  request,
  user,
}: {
  provider: Provider
  request: Request
  user: User
}): void {
  const header = request.headers['if-match']
  if (header === undefined) return
  if (!provider.settings.etag)
    throw new Refusal(400, 'This provider has no versions: If-Match means nothing.')
  if (!isAmong(header, user)) throw new Refusal(412, 'Failed to update: the resource has changed.')
}
