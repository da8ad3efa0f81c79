import { expect, test } from 'vitest'
import {
  nextStep,
  whatNext,
  whyNotApprove,
  whyNotPromote,
  whyNotTest,
  type SetUp,
  type SetUpRules,
  type TestSync,
} from '../../src/domain/set-up.ts'

const rules: SetUpRules = {
  testValidDays: 30,
  approverMustDiffer: false,
  today: '2027-03-31',
  now: '2027-03-31T08:00:00.000Z',
}

const green: TestSync = {
  id: 'S1',
  companyId: 'C1',
  mappingVersion: 2,
  startedBy: 'admin-1',
  endedAt: '2027-03-02T08:00:00.000Z',
  isGreen: true,
}

const ready = {
  credentials: { company: { id: 'C1', name: 'Acme', organisationNumber: '999999999' }, expiresOn: null },
  mappingVersion: 2,
  test: green,
  approval: { test: 'S1', by: 'admin-2' },
} satisfies SetUp

test('I7: what is tested, approved and unchanged since is promoted', () => {
  expect(whyNotPromote(ready, rules)).toBeUndefined()
  expect(nextStep(ready, rules)).toBe('promotion')
})

test('I7: what comes next says why, and with which call', () => {
  expect(whatNext(ready, rules)).toEqual({
    step: 'promotion',
    code: null,
    detail: expect.stringContaining('/promote') as string,
  })
  const unapproved = { ...ready, approval: undefined }
  expect(whatNext(unapproved, rules)).toMatchObject({ step: 'review', code: 'not-approved' })
  expect(whatNext({ ...unapproved, test: undefined }, rules)).toMatchObject({
    step: 'test',
    code: 'test-missing',
  })
  const bare = { ...ready, credentials: undefined }
  expect(whatNext(bare, rules)).toMatchObject({
    step: 'credentials',
    code: 'not-authorised',
    detail: expect.stringContaining('/credentials') as string,
  })
})

test.for([
  ['no credentials', { credentials: undefined }, 'not-authorised', 'credentials'],
  [
    'credentials that ran out today',
    { credentials: { ...ready.credentials, expiresOn: '2027-03-31' } },
    'credentials-expired',
    'credentials',
  ],
  ['no test', { test: undefined }, 'test-missing', 'test'],
  ['a test that runs', { test: { ...green, endedAt: null } }, 'test-running', 'test'],
  ['a red test', { test: { ...green, isGreen: false } }, 'test-not-green', 'test'],
  [
    'a test of more than 30 days ago',
    { test: { ...green, endedAt: '2027-03-01T07:59:59.999Z' } },
    'test-outdated',
    'test',
  ],
  ['a test of another company', { test: { ...green, companyId: 'C2' } }, 'test-of-other-company', 'test'],
  ['a mapping that changed since', { mappingVersion: 3 }, 'test-of-other-mapping', 'test'],
  ['nobody’s approval', { approval: undefined }, 'not-approved', 'review'],
  ['the approval of a former test', { approval: { test: 'S0', by: 'admin-2' } }, 'not-approved', 'review'],
] as const)('I7: refused with %s, and says which call mends it', ([, changes, code, step]) => {
  const setUp: SetUp = { ...ready, ...changes }
  const refused = whyNotPromote(setUp, rules)
  expect(refused).toMatchObject({ code })
  expect(refused?.detail).toMatch(/(PUT|POST|GET) \/v1\//)
  expect(nextStep(setUp, rules)).toBe(step)
})

test('I7: credentials that run out tomorrow, and a test that is exactly 30 days old, still count', () => {
  const credentials = { ...ready.credentials, expiresOn: '2027-04-01' }
  const endedAt = '2027-03-01T08:00:00.000Z'
  expect(whyNotPromote({ ...ready, credentials, test: { ...green, endedAt } }, rules)).toBeUndefined()
})

const complete = { employees: ['E1', 'E2'], incomplete: [] }

test('I5: one or two complete employees are tested with, also again', () => {
  expect(whyNotTest(ready, rules, complete)).toBeUndefined()
  expect(whyNotTest(ready, rules, { ...complete, employees: ['E1'] })).toBeUndefined()
  expect(whyNotTest({ ...ready, test: { ...green, isGreen: false } }, rules, complete)).toBeUndefined()
  expect(whyNotTest({ ...ready, test: undefined, approval: undefined }, rules, complete)).toBeUndefined()
})

test.for([
  ['nobody', {}, { employees: [], incomplete: [] }, 'no-test-employees'],
  ['three test employees', {}, { employees: ['E1', 'E2', 'E3'], incomplete: [] }, 'too-many-test-employees'],
  [
    'somebody who is incomplete',
    {},
    { employees: ['E1', 'E2'], incomplete: ['E2'] },
    'test-employee-incomplete',
  ],
  ['a test under way', { test: { ...green, endedAt: null } }, complete, 'test-running'],
  ['no credentials', { credentials: undefined }, complete, 'not-authorised'],
] as const)('I5: refuses to test with %s', ([, changes, asked, code]) => {
  expect(whyNotTest({ ...ready, ...changes }, rules, asked)).toMatchObject({ code })
})

test('I5: whoever is named twice counts once', () => {
  expect(whyNotTest(ready, rules, { employees: ['E1', 'E2', 'E1'], incomplete: [] })).toBeUndefined()
})

test('I6: whoever ran the test approves it, unless the settings want another', () => {
  expect(whyNotApprove(ready, rules, { by: 'admin-1' })).toBeUndefined()
  const strict = { ...rules, approverMustDiffer: true }
  expect(whyNotApprove(ready, strict, { by: 'admin-1' })).toMatchObject({ code: 'approver-ran-the-test' })
  expect(whyNotApprove(ready, strict, { by: 'admin-2' })).toBeUndefined()
})

test('I6: a test that is red, or not of now, is not approved', () => {
  const red = { ...ready, test: { ...green, isGreen: false } }
  expect(whyNotApprove(red, rules, { by: 'admin-2' })).toMatchObject({ code: 'test-not-green' })
  const changed = { ...ready, mappingVersion: 3 }
  expect(whyNotApprove(changed, rules, { by: 'admin-2' })).toMatchObject({ code: 'test-of-other-mapping' })
})
