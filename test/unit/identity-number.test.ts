import { expect, test } from 'vitest'
import { looksLikeIdentityNumber } from '../../src/domain/identity-number.ts'

// Test numbers of Skatteverket and the Norwegian Tax Administration, no living person's.
test.for([
  ['a personnummer of 12 digits', '191212121212', true],
  ['a personnummer of 10 digits', '1212121212', true],
  ['a personnummer with hyphen', '121212-1212', true],
  ['a personnummer of 12 digits with hyphen', '19121212-1212', true],
  ['a personnummer split by a space', '121212 1212', true],
  ['a fødselsnummer split by a space, inside a text', 'no 130972 48022 of 2031', true],
  ['a samordningsnummer', '197010632391', true],
  ['a samordningsnummer with hyphen', '701063-2391', true],
  ['a fødselsnummer', '13097248022', true],
  ['a fødselsnummer with dot', '130972.48022', true],
  ['a fødselsnummer with hyphen', '130972-48022', true],
  ['a D-nummer', '53097248016', true],
  ['an H-nummer', '13527248013', true],
  ['a synthetic fødselsnummer, month plus 80', '10915596784', true],
  ['a synthetic D-nummer', '50846202355', true],
  ['a fødselsnummer by the check digits of 2032', '02013299997', true],
  ['a letter before a personnummer', 'E191212121212', true],
  ['an employment numbered after a personnummer', '191212121212-1', true],
  ['a personnummer with hyphen between other parts', 'emp_121212-1212_2', true],
  ['an employment numbered after a fødselsnummer', '13097248022.2', true],
  ['a fødselsnummer with hyphen after a letter', 'N130972-48022', true],
  ['a personnummer strewn over six parts', '19-12-12-12-12-12', false],
  ['more digits than a number has', '1912121212129', false],
  ['a date with a running number', '20261031-12', false],
  ['a personnummer with a wrong check digit', '191212121213', false],
  ['a fødselsnummer with a wrong check digit', '13097248023', false],
  ['12 digits that hold no date', '191213321212', false],
  ['11 digits that hold no date', '99999999999', false],
  ['an employee number', '1001', false],
  ['an id of letters and digits', 'E1001-1', false],
  ['a number of 9 digits, such as a Norwegian company', '974760673', false],
  ['a UUID', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', false],
  ['nothing', '', false],
] as const)('Conventions: %s (%s) is refused as an id: %s', ([, id, expected]) => {
  expect(looksLikeIdentityNumber(id)).toBe(expected)
})
