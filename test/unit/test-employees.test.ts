import { expect, test } from 'vitest'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { proposedTestEmployees, type Candidate } from '../../src/domain/test-employees.ts'
import { employment, person, readiness, today } from './readiness-people.ts'

const candidate = (employeeId: string, document: Partial<EmployeeDocument> = {}): Candidate => ({
  document: { ...person, ...document },
  readiness: readiness(document, { employeeId }),
})
const proposed = (...candidates: Candidate[]) => proposedTestEmployees(candidates, today)

test('I5: two are proposed, however many are complete', () => {
  expect(proposed(candidate('E1'), candidate('E2'), candidate('E3'))).toEqual(['E1', 'E2'])
})

test('I5: one is proposed where only one is complete, and nobody where nobody is', () => {
  const incomplete = candidate('E2', { nationalId: null })
  expect(proposed(incomplete, candidate('E1'))).toEqual(['E1'])
  expect(proposed(incomplete)).toEqual([])
})

test('I5: nobody with a protected identity is proposed, however complete', () => {
  expect(proposed(candidate('E1', { protectedIdentity: true }))).toEqual([])
})

test.for([
  ['least is held back', { bankAccount: null }],
  ['least is told', { mobilePhone: null }],
  ['still employed', { employments: [{ ...employment, lastDay: '2026-11-25' }] }],
  ['employed already', { employments: [{ ...employment, startDate: '2026-11-27' }] }],
] as const)('I5: first comes of whom %s', ([, lesser]) => {
  const document = lesser as Partial<EmployeeDocument>
  expect(proposed(candidate('E1', document), candidate('E2'))).toEqual(['E2', 'E1'])
})

test('I5: the same people are proposed in whatever order they are read', () => {
  const all = ['E3', 'E1', 'E2'].map((id) => candidate(id))
  expect(proposed(...all)).toEqual(['E1', 'E2'])
  expect(proposed(...all.toReversed())).toEqual(['E1', 'E2'])
})

test('I5: one field that stays here weighs more than two warnings', () => {
  const heldBack = candidate('E1', { bankAccount: null })
  const warned = candidate('E2', { mobilePhone: null, address: null })
  expect(proposed(heldBack, warned)).toEqual(['E2', 'E1'])
})

test('I5: who is employed comes before who has fewer findings', () => {
  const leaving = candidate('E1', { employments: [{ ...employment, lastDay: '2026-11-25' }] })
  const employed = candidate('E2', { bankAccount: null, mobilePhone: null })
  expect(proposed(leaving, employed)).toEqual(['E2', 'E1'])
})
