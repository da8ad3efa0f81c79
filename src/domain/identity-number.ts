import { idnr } from '@navikt/fnrvalidator'
import personnummer from 'personnummer'

/**
 * Whether an id is, or is built like, a Swedish or Norwegian identity number (test numbers included). Such ids are refused
 * where ids show outside the database, because workflow ids and logs carry them.
 */
export function looksLikeIdentityNumber(id: string): boolean {
  const groups = id.match(/\d+/g) ?? []
  const pairs = [...id.matchAll(/(?=(?<!\d)(\d+)[ .-](\d+))/g)].map(
    ([, first = '', second = '']) => first + second,
  )
  return [...groups, ...pairs].some((digits) => isSwedish(digits) || isNorwegian(digits))
}

function isSwedish(digits: string): boolean {
  return /^(\d{10}|\d{12})$/.test(digits) && personnummer.valid(digits)
}

function isNorwegian(digits: string): boolean {
  return digits.length === 11 && idnr(digits).status === 'valid'
}
