import { idnr } from '@navikt/fnrvalidator'
import personnummer from 'personnummer'

/** Nobody wrote its digits: one in some 3,000 holds a valid identity number by chance. */
const uuid = /(?<![\da-z])[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\da-z])/gi

/**
 * Whether an id is, or is built like, a Swedish or Norwegian identity number (test numbers included). Such ids are refused
 * where ids show outside the database, because workflow ids and logs carry them.
 */
export function looksLikeIdentityNumber(id: string): boolean {
  const written = id.replaceAll(uuid, 'uuid')
  const groups = written.match(/\d+/g) ?? []
  const pairs = [...written.matchAll(/(?=(?<!\d)(\d+)[ .-](\d+))/g)].map(
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
