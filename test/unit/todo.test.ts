import { expect, test } from 'vitest'
import { audiences, problemsFor, todoKind } from '../../src/domain/todo.ts'

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
  for (const problem of ['several-matches', 'connection-not-found', 'postponement-ends', 'brand-new']) {
    const { title, ways } = todoKind(problem)
    expect(title).toMatch(/^[A-Z].*\.$/)
    expect(ways.length).toBeGreaterThan(0)
  }
})
