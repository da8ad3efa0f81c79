import { expect, test } from 'vitest'
import { maskedOutcomes, quotingReason, type FieldOutcome } from '../../src/domain/field-outcomes.ts'
import { personOf } from '../support/tripletex-people.ts'

const document = personOf('1', { bankAccount: { country: 'NO', clearing: null, number: '1234 56 78903' } })
const outcome = (field: string, changes: Partial<FieldOutcome> = {}): FieldOutcome => ({
  field,
  outcome: 'updated',
  from: null,
  to: null,
  reason: null,
  ...changes,
})
const masked = (field: FieldOutcome, of = document) => maskedOutcomes([field], { document: of })[0]

test.each([
  ['bankAccount', '12345678903', '***03'],
  ['nationalId', '04059012377', '***77'],
  ['employments.E1-1.pay', '600003', '***03'],
  ['employments.E1-1.pay.amount', '600003', '***03'],
  ['employments.E1-1.pay.type', 'MONTHLY', 'MONTHLY'],
  ['address.city', 'Oslo', '***'],
  ['birthDate', '1990-05-04', '***04'],
  ['privateEmail', 'kari@example.no', '***no'],
  ['mobilePhone', '+4740000000', '***00'],
  ['absences.A.1.type', 'PARENTAL_BENEFITS', '***'],
  ['absences.A.1.startDate', '2026-04-19', '2026-04-19'],
  ['givenName', 'Kari', 'Kari'],
  ['workEmail', 'kari@example.no', 'kari@example.no'],
  ['employments.E1-1.lastDay', '2026-10-31', '2026-10-31'],
])('I6: %s %s is shown as %s', (field, value, shown) => {
  expect(masked(outcome(field, { from: value, to: value }))).toMatchObject({ from: shown, to: shown })
})

test('of somebody whose identity is protected no value is shown', () => {
  const of = { ...document, protectedIdentity: true }
  expect(masked(outcome('givenName', { to: 'Kari' }), of)).toMatchObject({ from: null, to: '***' })
})

test.each([
  'Kontonummer 1234.56.78903 er ugyldig',
  'KARI finnes allerede',
  'Telefonnummer +47 40 00 00 00 er for langt',
])('I6: words of the system that quote a value are left out: %s', (reason) => {
  expect(masked(outcome('bankAccount', { outcome: 'refused', reason }))).toMatchObject({
    reason: quotingReason,
  })
})

test('other words of the system are kept', () => {
  const reason = 'Avdelingen er stengt.'
  expect(masked(outcome('departmentId', { outcome: 'refused', reason }))).toMatchObject({ reason })
})
