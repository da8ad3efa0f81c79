import { parse, valid } from 'kontonummer'
import type { AccountCheck } from './bank-account.ts'

/**
 * Clearing number and account by Bankgirot's list (type 1: four and seven digits, modulus 11; type 2: each bank's own rule).
 * The library knows the series and the check digits; it would take any text and cut what is too long, so the form is looked at here.
 */
export function checkSwedishAccount({
  clearing,
  number,
}: {
  clearing: string
  number: string
}): AccountCheck {
  const sorting = /^([1-9]\d{3})(?:[ -]?(\d))?$/.exec(clearing.trim())
  const account = number.trim().replace(/(?<=\d)[ .,-]+(?=\d)/g, '')
  const isSwedbank = sorting?.[1]?.startsWith('8') ?? false
  if (sorting === null || (sorting[2] !== undefined && !isSwedbank))
    return { state: 'invalid', why: 'wrong-clearing-number' }
  if (!/^\d{2,10}$/.test(account)) return { state: 'invalid', why: 'wrong-form' }
  const [, series = '', checkDigit = ''] = sorting
  // Swedbank's accounts are filled with zeros to ten digits.
  const digits = isSwedbank ? account.padStart(10, '0') : account
  const whole = `${series}${checkDigit}`
  if (valid(whole, digits)) return { state: 'valid', kind: 'swedish', clearing: whole, digits }
  if (checkDigit !== '' && !isKnown({ clearing: whole, digits }))
    return { state: 'invalid', why: 'wrong-clearing-number' }
  // Banks get new series, and some accounts of Swedbank have a check digit that fits no rule.
  if (isSwedbank || !isKnown({ clearing: series, digits })) return { state: 'not-checked', kind: 'swedish' }
  return { state: 'invalid', why: 'wrong-check-digit' }
}

/** Whether the list holds the clearing number, and its fifth digit fits. */
function isKnown({ clearing, digits }: { clearing: string; digits: string }): boolean {
  try {
    parse(clearing, digits, { mode: 'lax' })
    return true
  } catch {
    return false
  }
}
