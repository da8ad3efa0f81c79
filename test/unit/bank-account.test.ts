import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkBankAccount } from '../../src/domain/bank-account.ts'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import { mistyped } from './identity-numbers.ts'
import { isLuhn, isMod11 } from './sample-check-digits.ts'

const norwegian = (number: string) => checkBankAccount({ country: 'NO', clearing: null, number })
const swedish = (clearing: string | null, number: string) =>
  checkBankAccount({ country: 'SE', clearing, number })

/** With the last digit, if any, that makes it right. */
function completed(stem: string, isRight: (number: string) => boolean): string | undefined {
  return Array.from({ length: 10 }, (_, digit) => `${stem}${digit}`).find(isRight)
}

describe('Norwegian accounts', () => {
  test.for([
    ['11 digits', '12345678903', '12345678903'],
    ['with dots', '8601.11.17947', '86011117947'],
    ['with blanks', '8601 11 17947', '86011117947'],
    ['two zeros in the middle, checked as a whole', '12340056785', '12340056785'],
    ['two zeros in the middle, checked by the last five', '99990012343', '99990012343'],
    ['as IBAN', 'NO93 8601 1117 947', '86011117947'],
  ] as const)('I4: valid: %s', ([, number, digits]) => {
    expect(norwegian(number)).toEqual({ state: 'valid', kind: 'norwegian', digits })
  })

  test.for([
    ['a wrong control digit', '12345678904', 'wrong-check-digit'],
    ['zeros', '00000000000', 'wrong-check-digit'],
    ['12 digits', '123456789030', 'wrong-form'],
    ['letters', '1234567890A', 'wrong-form'],
    ['an IBAN with a wrong digit', 'NO9386011117948', 'wrong-check-digit'],
  ] as const)('I4: refused: %s', ([, number, why]) => {
    expect(norwegian(number)).toEqual({ state: 'invalid', why })
  })

  test('I4: every wrong digit of a Norwegian account is found', () => {
    const wrong = fc
      .integer({ min: 1_000_000_000, max: 9_999_999_999 })
      .map((stem) => completed(String(stem), (number) => isMod11({ number, highest: 7 })))
      .filter((number): number is string => number !== undefined)
      .chain((number) => mistyped(number))
      .filter((number) => number.slice(4, 6) !== '00')
    fc.assert(
      fc.property(wrong, (number) => {
        expect(norwegian(number).state).toBe('invalid')
      }),
    )
  })
})

describe('Swedish accounts', () => {
  test.for([
    ['type 1, checked without the first digit of the clearing number', '5123', '0001239'],
    ['type 1, checked with the whole clearing number', '9020', '0001231'],
    ['type 1, less than seven digits', '5123', '1239'],
    ['type 2, Handelsbanken, nine digits', '6410', '474636836'],
    ['type 2, Handelsbanken, with blanks', '6410', '474 636 836'],
    ['type 2, a Nordea account that is a personnummer', '3300', '121212-1212'],
    ['type 2, Swedbank with the fifth digit', '8370-9', '3428676856'],
    ['type 2, Swedbank with the fifth digit right behind', '83709', '3428676856'],
    ['type 2, Swedbank without the fifth digit', '8370', '3428676856'],
    ['type 2, Swedbank without the zeros in front', '8370-9', '18'],
    ['type 2, Plusgirot', '9500', '18'],
  ] as const)('I4: %s', ([, clearing, number]) => {
    expect(swedish(clearing, number)).toMatchObject({
      state: 'valid',
      kind: 'swedish',
      clearing: clearing.replace('-', ''),
    })
  })

  test.for([
    ['a wrong check digit', '6410', '474636837', { state: 'invalid', why: 'wrong-check-digit' }],
    ['more digits than the bank has', '5123', '00001239', { state: 'invalid', why: 'wrong-check-digit' }],
    ['fewer digits than the bank has', '3300', '12121212', { state: 'invalid', why: 'wrong-check-digit' }],
    ['letters', '6410', '47463683X', { state: 'invalid', why: 'wrong-form' }],
    ['11 digits', '8370', '03428676856', { state: 'invalid', why: 'wrong-form' }],
    [
      'a wrong fifth digit of Swedbank',
      '8370-8',
      '3428676856',
      { state: 'invalid', why: 'wrong-clearing-number' },
    ],
    [
      'a fifth digit at another bank',
      '6410-1',
      '474636836',
      { state: 'invalid', why: 'wrong-clearing-number' },
    ],
    ['a clearing number below 1000', '0410', '474636836', { state: 'invalid', why: 'wrong-clearing-number' }],
    ['no clearing number', null, '6410474636836', { state: 'missing', why: 'clearing-number' }],
    ['a blank clearing number', ' ', '474636836', { state: 'missing', why: 'clearing-number' }],
  ] as const)('I4: refused: %s', ([, clearing, number, check]) => {
    expect(swedish(clearing, number)).toEqual(check)
  })

  test('I4: a series that the list does not know, and an odd account of Swedbank, are kept and not checked', () => {
    expect(swedish('9990', '1234567')).toEqual({ state: 'not-checked', kind: 'swedish' })
    expect(swedish('8370-9', '3428676857')).toEqual({ state: 'not-checked', kind: 'swedish' })
  })

  test('I4: no wrong digit of a Swedish account is taken for right', () => {
    const number = (digits: number) => fc.stringMatching(new RegExp(`^\\d{${digits}}$`))
    const wrong = fc.oneof(
      number(8).map((stem) => ({
        clearing: '6410',
        number: completed(stem, (each) => isMod11({ number: each, highest: 9 })),
      })),
      number(9).map((stem) => ({ clearing: '8370-9', number: completed(stem, isLuhn) })),
      number(9).map((stem) => ({ clearing: '3300', number: completed(stem, isLuhn) })),
    )
    fc.assert(
      fc.property(
        wrong.chain(({ clearing, number }) =>
          number === undefined || Number(number) === 0
            ? fc.constant(undefined)
            : fc.record({
                clearing: fc.constant(clearing),
                right: fc.constant(number),
                wrong: mistyped(number),
              }),
        ),
        (account) => {
          fc.pre(account !== undefined)
          expect(swedish(account.clearing, account.right).state).toBe('valid')
          expect(swedish(account.clearing, account.wrong).state).not.toBe('valid')
        },
      ),
    )
  })
})

describe('IBAN', () => {
  const german = { country: 'DE', clearing: null }

  test('I4: an IBAN is valid whatever the country of the account says, written with blanks or not', () => {
    const iban = 'SE4550000000058398257466'
    expect(swedish(null, 'SE45 5000 0000 0583 9825 7466')).toEqual({ state: 'valid', kind: 'iban', iban })
    expect(checkBankAccount({ ...german, number: 'de89370400440532013000' })).toEqual({
      state: 'valid',
      kind: 'iban',
      iban: 'DE89370400440532013000',
    })
  })

  test('I4: a Swedish IBAN has 24 characters', () => {
    // The remainder of 97 is 1, with four digits less.
    const short = completedIban('SE', '5000000005839825')
    expect(swedish(null, short)).toEqual({ state: 'invalid', why: 'wrong-check-digit' })
    expect(checkBankAccount({ ...german, number: completedIban('DE', '370400440532013000') })).toMatchObject({
      state: 'valid',
    })
  })

  test('I4: every wrong digit of an IBAN is found', () => {
    const wrong = fc
      .stringMatching(/^\d{18}$/)
      .chain((account) => mistyped(completedIban('DE', account).slice(2)))
    fc.assert(
      fc.property(wrong, (digits) => {
        expect(checkBankAccount({ ...german, number: `DE${digits}` }).state).toBe('invalid')
      }),
    )
  })

  test('I4: an account of another country that is no IBAN is kept and not checked', () => {
    expect(checkBankAccount({ ...german, number: '532013000' })).toEqual({
      state: 'not-checked',
      kind: 'other',
    })
  })
})

/** ISO 7064: check digits are 98 less the remainder with zeros in their place. */
function completedIban(country: string, account: string): string {
  const letters = [...country].map((letter) => letter.charCodeAt(0) - 55).join('')
  const check = 98n - (BigInt(`${account}${letters}00`) % 97n)
  return `${country}${String(check).padStart(2, '0')}${account}`
}

test('I4: the accounts of the sample company are valid', () => {
  const accounts = readSampleCompany().employees.flatMap(({ bankAccount }) => bankAccount ?? [])
  const states = accounts.map(({ clearing = null, ...account }) => checkBankAccount({ ...account, clearing }))
  expect(states.length).toBeGreaterThan(150)
  expect(states.filter(({ state }) => state !== 'valid')).toEqual([])
})
