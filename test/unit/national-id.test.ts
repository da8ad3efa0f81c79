import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNationalId, type Environment } from '../../src/domain/national-id.ts'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import {
  mistyped,
  norwegianNumber,
  norwegianNumbers,
  norwegianParts,
  swedishNumbers,
} from './identity-numbers.ts'

const today = '2026-11-26'
const checkOf = (country: string, number: string, environment: Environment = 'test') =>
  checkNationalId({ country, number }, { today, environment })

describe('Swedish numbers', () => {
  test.for([
    ['12 digits', '191212121212', '191212121212', '1912-12-12'],
    ['12 digits with hyphen', '19121212-1212', '191212121212', '1912-12-12'],
    ['10 digits with hyphen, of somebody below 100', '900101-0017', '199001010017', '1990-01-01'],
    ['10 digits without separator', '9001010017', '199001010017', '1990-01-01'],
    ['10 digits split by a blank', '900101 0017', '199001010017', '1990-01-01'],
    ['10 digits with plus, of somebody past 100', '121212+1212', '191212121212', '1912-12-12'],
    ['10 digits with hyphen, though the person would be 14', '121212-1212', '201212121212', '2012-12-12'],
    ['blanks around it', ' 191212121212 ', '191212121212', '1912-12-12'],
  ] as const)('I4: a personnummer is valid as %s', ([, number, digits, birthDate]) => {
    expect(checkOf('SE', number)).toEqual({
      state: 'valid',
      kind: 'personnummer',
      digits,
      birthDate,
      synthetic: false,
    })
  })

  test('I4: a samordningsnummer is a date with 60 added to the day, and its check digit is computed after that', () => {
    expect(checkOf('SE', '701063-2391')).toEqual({
      state: 'valid',
      kind: 'samordningsnummer',
      digits: '197010632391',
      birthDate: '1970-10-03',
      synthetic: false,
    })
  })

  test.for([
    ['a wrong check digit', '191212121213', 'wrong-check-digit'],
    ['an individual number of zeros', '191212120006', 'wrong-check-digit'],
    ['a month 13', '191213121212', 'no-such-date'],
    ['29 February of a year without one', '190002290004', 'no-such-date'],
    ['day 60, which is no day of a samordningsnummer', '197010602391', 'no-such-date'],
    ['day 92', '197010922391', 'no-such-date'],
    ['a century of which nobody is left', '181212121212', 'no-such-date'],
    ['a century to come', '211212121212', 'wrong-form'],
    ['11 digits', '19121212121', 'wrong-form'],
    ['letters of a provisional number', '121212-T212', 'wrong-form'],
    ['nothing', '', 'wrong-form'],
  ] as const)('I4: refused is %s', ([, number, why]) => {
    expect(checkOf('SE', number)).toEqual({ state: 'invalid', why })
  })

  test('I4: a minus becomes a plus in the year in which the person turns 100, and the digits stay the same', () => {
    const digitsOf = (number: string) => checkOf('SE', number)
    expect(digitsOf('260101+0016')).toMatchObject({ digits: '192601010016' })
    expect(digitsOf('270101-0015')).toMatchObject({ digits: '192701010015' })
  })

  test('I4: every number is the same with and without its century, in test and in production', () => {
    fc.assert(
      fc.property(
        swedishNumbers,
        fc.constantFrom('-', ''),
        ({ digits, birthDate, isCoordination }, separator) => {
          const valid = {
            state: 'valid',
            kind: isCoordination ? 'samordningsnummer' : 'personnummer',
            digits,
            birthDate,
            synthetic: false,
          }
          expect(checkOf('SE', digits, 'production')).toEqual(valid)
          expect(checkOf('SE', `${digits.slice(2, 8)}${separator}${digits.slice(8)}`)).toEqual(valid)
        },
      ),
    )
  })

  test('I4: every wrong digit of a Swedish number is found', () => {
    const wrong = swedishNumbers.chain(({ digits }) => mistyped(digits, 2))
    fc.assert(
      fc.property(wrong, (digits) => {
        expect(checkOf('SE', digits).state).toBe('invalid')
      }),
    )
  })
})

describe('Norwegian numbers', () => {
  test.for([
    ['of NAV', '13097248022', '1972-09-13'],
    ['of the year 2000, a leap year', '29020075838', '2000-02-29'],
    ['split by a blank', '130972 48022', '1972-09-13'],
    ['of the last series of the 19th century, which tells nothing here', '31129956715', undefined],
  ] as const)('I4: a fødselsnummer is valid: %s', ([, number, birthDate]) => {
    expect(checkOf('NO', number, 'production')).toEqual({
      state: 'valid',
      kind: 'fodselsnummer',
      digits: number.replace(' ', ''),
      birthDate,
      synthetic: false,
    })
  })

  test.for([
    ['26829398612', 'fodselsnummer', '1993-02-26'],
    ['08888797336', 'fodselsnummer', '1987-08-08'],
    ['25927898821', 'fodselsnummer', '1978-12-25'],
    ['41814061033', 'd-nummer', undefined],
    ['41810021827', 'd-nummer', undefined],
    // 40 added to the month, by NAV.
    ['13527248013', 'fodselsnummer', '1972-12-13'],
    ['68467038838', 'd-nummer', undefined],
  ] as const)(
    'I4: %s belongs to an invented person, who is let into tests alone',
    ([number, kind, birthDate]) => {
      expect(checkOf('NO', number, 'test')).toEqual({
        state: 'valid',
        kind,
        digits: number,
        birthDate,
        synthetic: true,
      })
      expect(checkOf('NO', number, 'production')).toEqual({ state: 'invalid', why: 'synthetic' })
    },
  )

  test('I4: a D-nummer has 40 added to the day, and tells no birth date', () => {
    expect(checkOf('NO', '53097248016', 'production')).toEqual({
      state: 'valid',
      kind: 'd-nummer',
      digits: '53097248016',
      birthDate: undefined,
      synthetic: false,
    })
  })

  test.for([
    ['remainder 0, as before', '30108299920', '1982-10-30'],
    ['remainder 1', '30108299939', undefined],
    ['the example of a person born on 2 January 2032', '02013299997', '2032-01-02'],
  ] as const)('I4: a number with the control digits of 2032 is valid: %s', ([, number, birthDate]) => {
    expect(checkOf('NO', number, 'production')).toMatchObject({
      state: 'valid',
      kind: 'fodselsnummer',
      birthDate,
    })
  })

  test.for([
    ['a wrong second control digit', '13097248023', 'wrong-check-digit'],
    ['a wrong first control digit', '02013299987', 'wrong-check-digit'],
    ['a date that does not exist', '32127248022', 'no-such-date'],
    ['10 digits', '1309724802', 'wrong-form'],
    ['a Swedish number', '191212121212', 'wrong-form'],
    ['letters', '1309724802A', 'wrong-form'],
  ] as const)('I4: refused is %s', ([, number, why]) => {
    expect(checkOf('NO', number)).toEqual({ state: 'invalid', why })
  })

  test('I4: every number is known by kind, whether somebody invented it, and its birth date where it tells', () => {
    fc.assert(
      fc.property(norwegianNumbers, ({ digits, birthDate, isDNumber, addedToMonth, remainder }) => {
        expect(checkOf('NO', digits)).toEqual({
          state: 'valid',
          kind: isDNumber ? 'd-nummer' : 'fodselsnummer',
          digits,
          birthDate: isDNumber || remainder > 0 ? undefined : birthDate,
          synthetic: addedToMonth > 0,
        })
        expect(checkOf('NO', digits, 'production').state).toBe(addedToMonth > 0 ? 'invalid' : 'valid')
      }),
    )
  })

  test('I4: 40 or 80 added to the month changes nothing but whose number it is', () => {
    fc.assert(
      fc.property(norwegianParts, fc.constantFrom(40, 80), (parts, addedToMonth) => {
        const real = norwegianNumber({ ...parts, addedToMonth: 0 })
        const invented = norwegianNumber({ ...parts, addedToMonth })
        fc.pre(real !== undefined && invented !== undefined)
        const { digits: _, ...check } = { digits: '', ...checkOf('NO', real) }
        expect(checkOf('NO', invented)).toMatchObject({ ...check, synthetic: true })
      }),
    )
  })

  test('I4: every wrong digit of a Norwegian number is found', () => {
    const wrong = norwegianNumbers.chain(({ digits }) => mistyped(digits))
    fc.assert(
      fc.property(wrong, (digits) => {
        expect(checkOf('NO', digits).state).toBe('invalid')
      }),
    )
  })
})

test('I4: the identity numbers of the sample company are valid, the Norwegian ones in test alone', () => {
  const numbers = readSampleCompany().employees.flatMap(({ nationalId }) => nationalId ?? [])
  const validIn = (environment: Environment) =>
    numbers.filter((number) => checkNationalId(number, { today, environment }).state === 'valid')
  expect(numbers.length).toBeGreaterThan(180)
  expect(validIn('test')).toEqual(numbers)
  expect(validIn('production')).toEqual(numbers.filter(({ country }) => country === 'SE'))
})

test('I4: a number of another country is kept as it is, and not checked', () => {
  expect(checkOf('DE', '12 345 678 901')).toEqual({ state: 'not-checked', kind: 'other' })
})
