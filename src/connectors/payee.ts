/** What files for Swedish payroll systems hold of a person, and what they have no place for. */
import { checkBankAccount } from '../domain/bank-account.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import { isEmail } from '../domain/email.ts'
import { checkNationalId } from '../domain/national-id.ts'
import { phoneOf } from '../domain/phone.ts'
import type { Delivered } from './file-connection.ts'
import { valueOf } from './file-text.ts'

/** `reason`: why it is not sent; null: nothing is known, so there is nothing to tell. */
export type Sent<Value> = { value: Value } | { reason: string } | null

/** Twelve digits. */
export function personnummerOf({ nationalId }: EmployeeDocument, today: CalendarDate): Sent<string> {
  if (nationalId === null) return null
  // Whether invented people are let in was decided by their readiness.
  const check = checkNationalId(nationalId, { today, environment: 'test' })
  if (check.state === 'invalid') return { reason: 'not-valid' }
  return check.state === 'valid' && (check.kind === 'personnummer' || check.kind === 'samordningsnummer')
    ? { value: check.digits }
    : { reason: 'not-swedish' }
}

/** `checkDigit`: the fifth digit of a clearing number, where it has one. */
export type Account = { clearing: string; checkDigit: string | null; number: string }

export function swedishAccountOf({ bankAccount }: EmployeeDocument): Sent<Account> {
  if (bankAccount === null) return null
  const check = checkBankAccount(bankAccount)
  if (check.state === 'invalid' || check.state === 'missing') return { reason: 'not-valid' }
  if (check.kind !== 'swedish') return { reason: 'not-swedish' }
  const bare = (text: string) => text.replace(/\D/g, '')
  // A series that is not known here goes along as it is.
  const whole = check.state === 'valid' ? check.clearing : bare(bankAccount.clearing ?? '')
  const number = check.state === 'valid' ? check.digits : bare(bankAccount.number)
  return { value: { clearing: whole.slice(0, 4), checkDigit: whole.slice(4) || null, number } }
}

export function mobileOf({ mobilePhone }: EmployeeDocument): Sent<string> {
  if (mobilePhone === null || mobilePhone.trim() === '') return null
  const value = phoneOf(mobilePhone)
  return value === undefined ? { reason: 'not-valid' } : { value }
}

export function emailOf(email: string | null): Sent<string> {
  if (email === null) return null
  return isEmail(email) ? { value: email } : { reason: 'not-valid' }
}

export function plain(text: string | null): Sent<string> {
  const value = valueOf(text)
  return value === null ? null : { value }
}

/** The parts of an address by their names in a file. A country alone says nothing about where somebody lives. */
export function homeParts(
  { address }: EmployeeDocument,
  names: Record<'street' | 'postalCode' | 'city' | 'country', string>,
) {
  const known = (['street', 'postalCode', 'city', 'country'] as const).flatMap((part) => {
    const value = valueOf(address?.[part] ?? null)
    return value === null ? [] : [{ part, field: `address.${part}`, name: names[part], value }]
  })
  const parts = known.some(({ part }) => part === 'street' || part === 'city') ? known : []
  return { parts, told: Object.fromEntries(parts.map(({ field, value }) => [field, value])) }
}

/** I12. `from`: not before the employment, since who begins later than the integration is new, whenever the pay was agreed on. */
export function whyPayStays({
  from,
  startsOn,
  before,
}: {
  from: CalendarDate
  startsOn: CalendarDate | null
  before: Delivered | undefined
}): 'before-start' | 'later-row-there' | null {
  if (startsOn !== null && from < startsOn) return 'before-start'
  // The row that is there would go on to hold from its own date.
  return before?.from != null && from < before.from ? 'later-row-there' : null
}
