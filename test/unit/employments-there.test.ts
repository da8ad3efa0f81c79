import { expect, test } from 'vitest'
import { employmentsFound } from '../../src/domain/employments-there.ts'

const there = [
  { id: 'p1', startDate: '2020-02-01' },
  { id: 'p2', startDate: '2026-09-01' },
]

test.each([
  ['by the day it starts', {}, { a: '2020-02-01', b: '2026-09-01' }, { a: 'p1', b: 'p2' }],
  ['where it was, whatever its start is by now', { a: 'p1' }, { a: '2026-09-01' }, { a: 'p1' }],
  ['nowhere, if no one starts that day', {}, { a: '2021-01-01' }, {}],
  ['not by a place that is gone', { a: 'p9' }, { a: '2020-02-01' }, { a: 'p1' }],
  ['not where another one is', { a: 'p1' }, { a: '2021-01-01', b: '2020-02-01' }, { a: 'p1' }],
  ['nowhere, if two start that day', {}, { a: '2020-02-01', b: '2020-02-01' }, {}],
  ['though it is told no more', { a: 'p1' }, {}, { a: 'p1' }],
  ['unless another one took its place', { a: 'p1' }, { b: '2020-02-01' }, { b: 'p1' }],
  ['under whatever id', {}, { constructor: '2020-02-01' }, { constructor: 'p1' }],
] as const)('an employment is found %s', (_, known, starts, found) => {
  expect(employmentsFound({ known, starts, there })).toEqual(found)
})

test('of two that start on one day there neither is taken', () => {
  const twins = [...there, { id: 'p3', startDate: '2020-02-01' }]
  expect(employmentsFound({ known: {}, starts: { a: '2020-02-01' }, there: twins })).toEqual({})
})
