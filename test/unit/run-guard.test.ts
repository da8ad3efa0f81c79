import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reviewRun, stopsForRefusals, type PlannedWrites } from '../../src/domain/run-guard.ts'

const nothing: PlannedWrites = {
  scope: 1_000,
  created: 0,
  ended: 0,
  bankAccountChanged: 0,
  nationalIdChanged: 0,
  employees: 0,
}
const later = { isFirstLive: false, isScopeWidened: false }

test.for([
  [1_000, 50, true],
  [1_000, 51, false],
  [100, 10, true],
  [100, 11, false],
  [219, 10, true],
  [219, 11, false],
  [220, 11, true],
  [3, 3, true],
] as const)('I11: of a scope of %i a run that touches %i passes: %s', ([scope, employees, passes]) => {
  const planned = { ...nothing, scope, created: employees, employees }
  expect(reviewRun({ planned, ...later }).passes).toBe(passes)
})

test('I11: half of the bank accounts changed is stopped, and says how many would be let through', () => {
  const planned = { ...nothing, bankAccountChanged: 500, employees: 500 }
  expect(reviewRun({ planned, ...later })).toEqual({ passes: false, because: ['too-many'], allowed: 50 })
})

test('I11: the first live run and every widened scope are asked about, whatever they do', () => {
  expect(reviewRun({ planned: nothing, isFirstLive: true, isScopeWidened: false })).toMatchObject({
    because: ['first-live-run'],
  })
  expect(reviewRun({ planned: nothing, isFirstLive: true, isScopeWidened: true })).toMatchObject({
    because: ['first-live-run', 'scope-widened'],
  })
})

const count = fc.integer({ min: 0, max: 2_000 })
const plannedWrites = fc.record({
  scope: count,
  created: count,
  ended: count,
  bankAccountChanged: count,
  nationalIdChanged: count,
  employees: count,
})

test('I11: what was approved lets pass what does no more of anything, and nothing else', () => {
  fc.assert(
    fc.property(plannedWrites, plannedWrites, (planned, approved) => {
      const isMore = (
        ['created', 'ended', 'bankAccountChanged', 'nationalIdChanged', 'employees'] as const
      ).some((what) => planned[what] > approved[what])
      const asked = { planned, isFirstLive: true, isScopeWidened: false }
      expect(reviewRun({ ...asked, approved }).passes).toBe(!isMore)
      expect(reviewRun({ ...asked, approved: planned }).passes).toBe(true)
      expect(reviewRun(asked).passes).toBe(false)
    }),
  )
})

test.for([
  [100, 9, false],
  [20, 9, false],
  [50, 10, false],
  [49, 10, true],
  [100, 20, false],
  [100, 21, true],
] as const)('I11: of %i sent %i refused stop the run: %s', ([sent, refused, stops]) => {
  expect(stopsForRefusals({ sent, refused })).toBe(stops)
})
