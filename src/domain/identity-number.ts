import { idnr } from '@navikt/fnrvalidator'
import personnummer from 'personnummer'

/**
 * Whether an id is, or is built like, a Swedish or Norwegian identity number (test numbers included). Such ids are refused
 * where ids show outside the database, because workflow ids and logs carry them.
 */
export function looksLikeIdentityNumber(id: string): boolean {
  return isSwedish(id) || isNorwegian(id)
}

function isSwedish(id: string): boolean {
  return /^(\d{6}|\d{8})-?\d{4}$/.test(id) && personnummer.valid(id)
}

function isNorwegian(id: string): boolean {
  const digits = id.replace(/[ .-]/g, '')
  return /^\d{11}$/.test(digits) && idnr(digits).status === 'valid'
}
