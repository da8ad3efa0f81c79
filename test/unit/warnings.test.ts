import { expect, test } from 'vitest'
import { warningsOf } from '../../src/domain/warnings.ts'

test.for([
  [null, 0],
  ['off', 0],
  [0, 0],
  [180, 0],
  [181, 1],
  [999, 1],
] as const)('L1: %s days are warned of %i times', ([deactivateAfterDays, count]) => {
  expect(warningsOf({ deactivateAfterDays })).toHaveLength(count)
})

test('L1: a warning names the field, the number and the way out', () => {
  expect(warningsOf({ deactivateAfterDays: 365 }, '/user')).toEqual([
    {
      pointer: '/user/deactivateAfterDays',
      code: 'days-above-180',
      detail: expect.stringMatching(/365 days.* send a smaller number/) as string,
    },
  ])
})

test('L1: of a person without a user nothing is warned', () => {
  expect(warningsOf(null, '/user')).toEqual([])
})
