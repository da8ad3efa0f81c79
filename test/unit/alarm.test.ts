import { expect, test } from 'vitest'
import { isOfProvider } from '../../src/domain/alarm.ts'

test.for(['email-missing', 'name-missing', 'domain-not-allowed', 'connection-task'])(
  'L14: %s is no refusal of the provider, so however many there are stop no queue',
  (problem) => {
    expect(isOfProvider(problem)).toBe(false)
  },
)

test('L14: a refusal of the provider counts', () => {
  expect(isOfProvider('not-permitted')).toBe(true)
})
