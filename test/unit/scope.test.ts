import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datasets, isInScope, type ScopeWithDatasets } from '../../src/domain/integration.ts'
import { employersOf, isWider } from '../../src/domain/scope.ts'

const everyone: ScopeWithDatasets = {
  employerIds: null,
  departmentIds: null,
  officeIds: null,
  employeeIds: null,
  excludedEmployeeIds: [],
  datasets: ['employees'],
}
const employerId = 'acme'

test('I8: without employers a scope covers the employments of the integration’s own', () => {
  expect(employersOf({ employerId, scope: everyone })).toEqual(['acme'])
  expect(employersOf({ employerId, scope: { employerIds: ['a', 'b'] } })).toEqual(['a', 'b'])
})

test.for([
  ['the same', everyone, everyone, false],
  ['a department instead of all', { ...everyone, departmentIds: ['D1'] }, everyone, false],
  ['all instead of a department', everyone, { ...everyone, departmentIds: ['D1'] }, true],
  [
    'another department',
    { ...everyone, departmentIds: ['D2'] },
    { ...everyone, departmentIds: ['D1'] },
    true,
  ],
  [
    'one employee less',
    { ...everyone, employeeIds: ['E1'] },
    { ...everyone, employeeIds: ['E1', 'E2'] },
    false,
  ],
  ['an office more', { ...everyone, officeIds: ['O1', 'O2'] }, { ...everyone, officeIds: ['O1'] }, true],
  ['an exclusion less', everyone, { ...everyone, excludedEmployeeIds: ['E1'] }, true],
  ['an exclusion more', { ...everyone, excludedEmployeeIds: ['E1'] }, everyone, false],
  ['the own employer by name', { ...everyone, employerIds: ['acme'] }, everyone, false],
  ['absences as well', { ...everyone, datasets: ['employees', 'absences'] }, everyone, true],
  ['absences no more', everyone, { ...everyone, datasets: ['employees', 'absences'] }, false],
  ['another employer', { ...everyone, employerIds: ['acme', 'other'] }, everyone, true],
] as [string, ScopeWithDatasets, ScopeWithDatasets, boolean][])(
  'I11: a scope with %s is wider: %s',
  ([, wider, than, expected]) => {
    expect(isWider(wider, than, { employerId })).toBe(expected)
  },
)

test('I11: a scope that is not wider covers nobody whom the old one does not', () => {
  const ids = fc.subarray(['A', 'B', 'C'])
  const list = fc.option(ids)
  const scope: fc.Arbitrary<ScopeWithDatasets> = fc.record({
    employerIds: list,
    departmentIds: list,
    officeIds: list,
    employeeIds: list,
    excludedEmployeeIds: ids,
    datasets: fc.subarray([...datasets]),
  })
  const id = fc.constantFrom('A', 'B', 'C')
  const person = fc.record({ id, departmentId: fc.option(id), officeId: fc.option(id), employer: id })
  fc.assert(
    fc.property(scope, scope, person, (one, other, { employer, ...whose }) => {
      const covers = (each: ScopeWithDatasets) =>
        isInScope(
          {
            ...whose,
            employments: [{ withdrawn: false, employerId: employer } as never],
          },
          { ...each, employerIds: employersOf({ employerId: 'A', scope: each }) },
        )
      expect(!covers(one) || covers(other) || isWider(one, other, { employerId: 'A' })).toBe(true)
    }),
  )
})
