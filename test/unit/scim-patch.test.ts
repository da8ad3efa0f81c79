import { expect, test } from 'vitest'

import { ScimUser, ScimUsers } from '../../src/visma-connect/scim2/answers.ts'
import { patchOf, refusesActive, refusesForm } from '../../src/visma-connect/scim2/patch.ts'

const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
const answer = (status: number, body: unknown) => ({ status, headers: {}, body: JSON.stringify(body) })

test('the two forms of one change', () => {
  expect(patchOf({ form: 'path', active: false })).toEqual({
    schemas,
    Operations: [{ op: 'replace', path: 'active', value: false }],
  })
  expect(patchOf({ form: 'object', active: true })).toEqual({
    schemas,
    Operations: [{ op: 'replace', value: { active: true } }],
  })
})

test.for([
  ['400 invalidPath', 400, { scimType: 'invalidPath' }, true],
  ['400 invalidSyntax', 400, { scimType: 'invalidSyntax' }, true],
  ['400 noTarget', 400, { scimType: 'noTarget' }, true],
  ['400 without a reason', 400, {}, true],
  ['400 of a reason nobody knows', 400, { scimType: 'becauseOfAda' }, true],
  ['400 invalidValue', 400, { scimType: 'invalidValue' }, false],
  ['400 mutability', 400, { scimType: 'mutability' }, false],
  ['409 noTarget', 409, { scimType: 'noTarget' }, false],
  ['412', 412, {}, false],
] as const)('%s may mean the form: %s', ([, status, body, expected]) => {
  expect(refusesForm(answer(status, body))).toBe(expected)
})

test('only mutability says that nobody may change it', () => {
  expect(refusesActive(answer(400, { scimType: 'mutability' }))).toBe(true)
  expect(refusesActive(answer(400, { scimType: 'noTarget' }))).toBe(false)
})

test('nobody counts as suspended who is not called so', () => {
  expect(ScimUser.parse({ id: '1', userName: 'a' })).toEqual({
    id: '1',
    userName: 'a',
    active: true,
    version: null,
  })
  expect(ScimUser.safeParse({ id: '1', userName: 'a', active: 'False' }).success).toBe(false)
  expect(ScimUser.safeParse({ id: '..', userName: 'a' }).success).toBe(false)
})

test('an empty list may leave its resources out', () => {
  expect(ScimUsers.parse({ totalResults: 0 })).toEqual({ total: 0, users: [] })
})
