import { expect, test } from 'vitest'
import { audiences, problemsFor, todoKind, waysOf } from '../../src/domain/todo.ts'

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
