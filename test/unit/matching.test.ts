import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOverruled, matchEmployee, type Candidate } from '../../src/domain/matching.ts'

const employee = {
  id: 'E1',
  employeeNumber: '1001',
  nationalId: '26829398612',
  givenName: 'Ada',
  familyName: 'Lind',
  birthDate: '1993-02-26',
}

const stranger: Candidate = {
  remoteId: 'r1',
  employeeNumber: undefined,
  nationalId: undefined,
  givenName: 'Bo',
  familyName: 'Berg',
  birthDate: undefined,
  linkedTo: undefined,
}
const other = (changes: Partial<Candidate>): Candidate => ({ ...stranger, ...changes })
const namesake = { givenName: 'ada ', familyName: 'LIND' }

test.for([
  ['the stored link before everything else', other({ linkedTo: 'E1', nationalId: '08888797336' }), 'link'],
  [
    'the employee number of somebody with the same name',
    other({ ...namesake, employeeNumber: '1001' }),
    'employee-number',
  ],
  [
    'the employee number of somebody who was born on the same day, whatever the name was',
    other({ employeeNumber: '1001', birthDate: '1993-02-26' }),
    'employee-number',
  ],
  [
    'employee number and identity number',
    other({ employeeNumber: '1001', nationalId: '26829398612' }),
    'employee-number',
  ],
  ['the identity number', other({ nationalId: '26829398612' }), 'national-id'],
  [
    'the identity number, although it has another number there',
    other({ nationalId: '26829398612', employeeNumber: '7' }),
    'national-id',
  ],
  [
    'name and birth date, however they are written',
    other({ ...namesake, birthDate: '1993-02-26' }),
    'name-and-birth-date',
  ],
] as const)('I12: matched by %s', ([, candidate, by]) => {
  expect(matchEmployee(employee, [other({ remoteId: 'r2' }), candidate])).toEqual({
    kind: 'matched',
    remoteId: 'r1',
    by,
  })
})

test.for([
  [
    'the number of somebody with another identity number',
    [other({ employeeNumber: '1001', nationalId: '08888797336' })],
    'contradiction',
  ],
  [
    'the number of somebody who was born on another day',
    [other({ employeeNumber: '1001', birthDate: '1993-02-27' })],
    'contradiction',
  ],
  [
    'a namesake born on the same day who has another number',
    [other({ ...namesake, birthDate: '1993-02-26', employeeNumber: '7' })],
    'contradiction',
  ],
  [
    'somebody who is linked to another employee',
    [other({ employeeNumber: '1001', linkedTo: 'E2' })],
    'linked-elsewhere',
  ],
  [
    'one by its number and another by its identity number',
    [other({ employeeNumber: '1001' }), other({ remoteId: 'r2', nationalId: '26829398612' })],
    'several',
  ],
  [
    'two with the same number',
    [other({ employeeNumber: '1001' }), other({ remoteId: 'r2', employeeNumber: '1001' })],
    'several',
  ],
  ['a namesake whose birth date nobody knows', [other(namesake)], 'same-name'],
  ['somebody with the number of whom nothing else fits', [other({ employeeNumber: '1001' })], 'same-number'],
] as const)('I12: doubtful, not created: %s', ([, candidates, why]) => {
  expect(matchEmployee(employee, candidates)).toEqual({
    kind: 'doubtful',
    candidates: candidates.map(({ remoteId }) => remoteId),
    why,
  })
})

test('I12: new is whom nobody there can be', () => {
  expect(matchEmployee(employee, [])).toEqual({ kind: 'new' })
  expect(matchEmployee(employee, [stranger])).toEqual({ kind: 'new' })
  const bornLater = other({ ...namesake, birthDate: '1993-02-27' })
  expect(matchEmployee(employee, [bornLater])).toEqual({ kind: 'new' })
})

const few = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const anybody = fc.record({
  employeeNumber: few('1001', '1002'),
  nationalId: few('26829398612', '08888797336'),
  givenName: fc.constantFrom('Ada', 'Bo'),
  familyName: fc.constantFrom('Lind', 'Berg'),
  birthDate: few('1993-02-26', '1993-02-27'),
})

test('I12: whoever shares a number, an identity or a whole name with somebody there is never created beside', () => {
  const candidates = fc
    .array(fc.record({ person: anybody, linkedTo: few('E1', 'E2') }), { maxLength: 4 })
    .map((all) => all.map(({ person, linkedTo }, index) => ({ ...person, linkedTo, remoteId: `r${index}` })))
  fc.assert(
    fc.property(anybody, candidates, (person, there) => {
      const match = matchEmployee({ ...person, id: 'E1' }, there)
      const points = there.filter(
        (each) =>
          each.linkedTo === 'E1' ||
          (each.employeeNumber !== undefined && each.employeeNumber === person.employeeNumber) ||
          (each.nationalId !== undefined && each.nationalId === person.nationalId),
      )
      expect(match.kind === 'new' && points.length > 0).toBe(false)
      // Whoever is linked to another employee is taken by nobody else.
      const taken = there.find(({ remoteId }) => match.kind === 'matched' && remoteId === match.remoteId)
      expect(taken?.linkedTo === 'E2').toBe(false)
    }),
  )
})

test.for([
  ['nobody has decided', { decidedBy: null, remoteId: 'r2' }, 'r1', 'r1', false],
  ['a person says somebody else', { decidedBy: 'admin', remoteId: 'r2' }, 'r1', 'r1', true],
  ['a person says new', { decidedBy: 'admin', remoteId: null }, 'r1', undefined, true],
  ['a person had said so before', { decidedBy: 'admin', remoteId: 'r1' }, 'r1', 'r1', false],
  ['somebody new was made, as a person says', { decidedBy: 'admin', remoteId: null }, null, 'r1', false],
  ['a person says who was made', { decidedBy: 'admin', remoteId: 'r1' }, null, 'r1', false],
  ['somebody else than who was made', { decidedBy: 'admin', remoteId: 'r2' }, null, 'r1', true],
  ['there is no match', undefined, 'r1', 'r1', false],
] as const)('I12: a write and a decision meanwhile: %s', ([, match, begunFrom, cameTo, isSo]) => {
  expect(isOverruled(match, { begunFrom, cameTo })).toBe(isSo)
})
