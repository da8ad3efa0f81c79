import { expect, test } from 'vitest'
import { birthDateOf } from '../../src/domain/birth-date.ts'

test.each([
  ['NO', '31129956715', '1899-12-31', null],
  ['NO', '04059012345', '1990-05-04', '1990-05-04'],
  ['NO', '040505 50123', '2005-05-04', '2005-05-04'],
  ['NO', '04855090012', '1950-05-04', '1950-05-04'],
  ['NO', '04457090012', '1970-05-04', '1970-05-04'],
  ['NO', '44059012345', 'a D-number, which says no year', null],
  ['NO', '31029012345', 'a day that does not exist', null],
  ['NO', '0405901234', 'a digit too few', null],
  ['SE', '191212121212', '1912-12-12', '1912-12-12'],
  ['SE', '811228-9874', '1981-12-28', '1981-12-28'],
  ['SE', '121212+1212', '1912-12-12', '1912-12-12'],
  ['SE', '701063-2391', 'a samordningsnummer', '1970-10-03'],
  ['SE', '811228-9875', 'a wrong check digit', null],
  ['DE', '04059012345', 'another country', null],
])('the birth date in %s %s: %s', (country, number, _what, birthDate) => {
  expect(birthDateOf({ country, number })).toBe(birthDate)
})

test('without an identity number there is no birth date', () => {
  expect(birthDateOf(null)).toBeNull()
})
