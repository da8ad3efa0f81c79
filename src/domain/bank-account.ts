import type { EmployeeDocument } from './documents.ts'
import { isIban } from './iban.ts'
import { isNorwegianAccount } from './norwegian-account.ts'
import { checkSwedishAccount } from './swedish-account.ts'

type BankAccount = NonNullable<EmployeeDocument['bankAccount']>

export type AccountCheck =
  /** The clearing number has four digits, or five with the check digit of Swedbank. */
  | { state: 'valid'; kind: 'swedish'; clearing: string; digits: string }
  | { state: 'valid'; kind: 'norwegian'; digits: string }
  | { state: 'valid'; kind: 'iban'; iban: string }
  | { state: 'missing'; why: 'clearing-number' }
  | { state: 'invalid'; why: 'wrong-form' | 'wrong-check-digit' | 'wrong-clearing-number' }
  /** Another country's own form, kept as it is, or a number whose rule is not known. */
  | { state: 'not-checked'; kind: 'swedish' | 'other' }

export type AccountKind = Extract<AccountCheck, { kind: string }>['kind']

/** I4. What begins as an IBAN is one, whatever the country. */
export function checkBankAccount({ country, clearing, number }: BankAccount): AccountCheck {
  const compact = number.replace(/[ .-]/g, '').toUpperCase()
  if (/^[A-Z]{2}\d{2}/.test(compact)) return checkIban(compact)
  if (country === 'NO') return checkNorwegianAccount(compact)
  if (country !== 'SE') return { state: 'not-checked', kind: 'other' }
  if (clearing === null || clearing.trim() === '') return { state: 'missing', why: 'clearing-number' }
  return checkSwedishAccount({ clearing, number })
}

/** A Norwegian IBAN is the account behind four characters. */
function checkIban(iban: string): AccountCheck {
  if (!isIban(iban)) return { state: 'invalid', why: 'wrong-check-digit' }
  return iban.startsWith('NO') ? checkNorwegianAccount(iban.slice(4)) : { state: 'valid', kind: 'iban', iban }
}

function checkNorwegianAccount(digits: string): AccountCheck {
  if (!/^\d{11}$/.test(digits)) return { state: 'invalid', why: 'wrong-form' }
  return isNorwegianAccount(digits)
    ? { state: 'valid', kind: 'norwegian', digits }
    : { state: 'invalid', why: 'wrong-check-digit' }
}
