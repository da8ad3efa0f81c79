import { expect, test } from 'vitest'
import type { z } from 'zod'
import { isNdjson } from '../../src/api/ndjson.ts'
import { routeDeclarations } from '../../src/api/routes.ts'
import { inspect } from '../../src/api/validation.ts'
import { audiences } from '../../src/domain/todo-kinds.ts'
import { problemsFor, titleOf, todoKind, waysOf } from '../../src/domain/todo.ts'

test('L18: a problem nobody named yet is the operator’s', () => {
  expect(todoKind('brand-new').for).toBe('operator')
  expect(todoKind('toString').for).toBe('operator')
})

test('L18: every problem is for exactly one kind of people', () => {
  for (const problem of ['several-matches', 'postponement-ends', 'email-refused', 'brand-new']) {
    const owners = audiences.filter((audience) => {
      const codes = problemsFor(audience)
      return 'only' in codes ? codes.only.includes(problem) : !codes.except.includes(problem)
    })
    expect(owners, problem).toEqual([todoKind(problem).for])
  }
})

test('L18: each problem says in a sentence what is to be done, and names a call', () => {
  for (const problem of [
    'several-matches',
    'postponement-ends',
    'guard-ahead',
    'connection-missing',
    'connection-failed',
    'welcome-mail',
    'replan-failed',
    'outage',
    'connections-stopped',
    'authorisation-lost',
    'credentials-expiring',
    'credentials-owner-leaves',
    'sync-held',
    'doubtful-matches',
    'sync-failed',
    'file-not-fetched',
    'jobs-not-over',
    'drafts-waiting',
    'sync-missed',
    'brand-new',
  ]) {
    const { title, ways } = todoKind(problem)
    expect(title).toMatch(/^[A-Z].*\.$/)
    expect(ways.length).toBeGreaterThan(0)
  }
})

test('L18: of the calls those are shown whose placeholders the to-do names', () => {
  const pathsOf = (names: Record<string, string | null>) =>
    waysOf('connection-missing', names).map(({ path }) => path)
  expect(pathsOf({ user: 'U1', approval: null })).toEqual(['/v1/users/U1/connection'])
  expect(pathsOf({ user: null, approval: 'a1' })).toEqual([
    '/v1/reports/connection-missing?approval=a1',
    '/v1/connections',
  ])
  expect(waysOf('last-administrator', { leaver: 'l1' })[0]?.path, 'any other user').toBe('/v1/users/{id}')
})

const others = problemsFor('operator')
const problems = [
  ...('except' in others ? others.except : []),
  'replan-failed',
  'outage',
  'connections-stopped',
  'brand-new',
]

const nameless = (path: string) => path.replace(/\?.*/, '').replaceAll(/\{\w+\}/g, '{}')

const operationOf = ({ method, path }: { method: string; path: string }) =>
  routeDeclarations.find(
    (route) => route.method.toUpperCase() === method && nameless(`/v1${route.path}`) === nameless(path),
  )

/** A body as the text shows it, with something in place of what the caller fills in. */
const filledIn = (body: string): unknown =>
  JSON.parse(
    body
      .replaceAll('"…"', '"x"')
      .replaceAll('{…}', '{}')
      .replaceAll('[…]', '[]')
      .replaceAll(/: (…|\{\w+\})/g, ': 1'),
  )

/** What is wrong with a body as it is shown, but for what the caller fills in further below. */
function misfitsOf(schema: z.ZodType | undefined, body: string | undefined) {
  if (schema === undefined || body === undefined) return []
  const inspected = inspect({ schema, value: filledIn(body), where: 'body' })
  const wrong = inspected.ok ? [] : inspected.errors.filter(({ pointer }) => /^(\/\w+)?$/.test(pointer))
  return wrong.filter(({ detail }) => /is required|is not a field|with/.test(detail))
}

test.for(problems)(
  'L18: each call that mends %s exists, and its text shows the body that it must have',
  (problem) => {
    for (const way of todoKind(problem).ways) {
      const operation = operationOf(way)
      expect(operation, way.path).toBeDefined()
      const schema = operation?.body && !isNdjson(operation.body) ? operation.body : undefined
      expect(way.body !== undefined, way.path).toBe(schema !== undefined)
      expect(misfitsOf(schema, way.body), way.path).toEqual([])
    }
  },
)

test('L18: the body stands in the text, with what the to-do knows filled in', () => {
  expect(waysOf('sync-failed', { sync: 's1', integration: 'i1' })).toEqual([
    { does: 'See how far it came, and why it ended.', method: 'GET', path: '/v1/syncs/s1' },
    {
      does: 'Let it run now; for an admin. Body: `{}`.',
      method: 'POST',
      path: '/v1/integrations/i1/sync',
    },
  ])
  expect(waysOf('guard-ahead', { date: '2026-11-06', count: 12 })[1]?.does).toMatch(
    /Body: `\{"date": "2026-11-06", "count": 12, "reason": "…"\}`\.$/,
  )
})

test('L18: what is to be done is said in the words of the identity provider', () => {
  expect(titleOf('connection-not-found', 'public-api')).toContain('no Visma Connect account')
  expect(titleOf('connection-not-found', 'scim2')).toMatch(/no account at the SCIM provider .* userName/)
  expect(titleOf('connect-user-unknown', 'scim2')).toBe(titleOf('connect-user-unknown', 'public-api'))
})
