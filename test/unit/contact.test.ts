import { expect, test } from 'vitest'
import { isEmail } from '../../src/domain/email.ts'
import { phoneOf } from '../../src/domain/phone.ts'

test.for([
  ['ada.lind@example.se', true],
  ["o'hara+lists@mail.example.no", true],
  [`${'a'.repeat(64)}@example.se`, true],
  [`${'a'.repeat(65)}@example.se`, false],
  [`ada@${'example.'.repeat(32)}se`, false],
  ['ada lind@example.se', false],
  ['ada@example', false],
  ['ada@-example.se', false],
  ['åda@example.se', false],
  ['example.se', false],
  ['', false],
] as const)('I4: e-mail address %s: %s', ([text, expected]) => {
  expect(isEmail(text)).toBe(expected)
})

test.for([
  ['+46701740605', '+46701740605'],
  [' +46 70-174 06 05 ', '+46701740605'],
  ['+47 000 00 001', '+4700000001'],
  ['070-174 06 05', undefined],
  ['0046701740605', undefined],
  ['+46 (0)70 174 06 05', undefined],
  ['+0701740605', undefined],
  ['+467017', undefined],
  ['+4670174060512345', undefined],
  ['+46701740605 work', undefined],
  ['', undefined],
] as const)('I4: phone number "%s" is %s', ([text, expected]) => {
  expect(phoneOf(text)).toBe(expected)
})
