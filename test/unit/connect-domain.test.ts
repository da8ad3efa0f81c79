import { expect, test } from 'vitest'
import { mayConnect } from '../../src/domain/connect-domain.ts'

test.for([
  ['ada@example.se', [], true],
  ['ada@example.se', ['example.se'], true],
  ['ada@Example.SE', ['example.no', 'example.se'], true],
  ['ada@sub.example.se', ['example.se'], false],
  ['ada@example.se', ['sub.example.se'], false],
  ['ada@badexample.se', ['example.se'], false],
  ['example.se@example.no', ['example.se'], false],
] as const)('L11: %s by the domains %j: %s', ([email, domains, expected]) => {
  expect(mayConnect(email, domains)).toBe(expected)
})
