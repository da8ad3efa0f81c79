import { idnr } from '@navikt/fnrvalidator'
import { isCalendarDate, type CalendarDate } from './calendar-date.ts'
import type { IdentityCheck } from './national-id.ts'

const written = /^(\d{6})[ .-]?(\d{5})$/

/**
 * A fødselsnummer or D-nummer of 11 digits. The library checks the date and both control digits, also those of the numbers
 * issued from 2032 on, and knows numbers with 40 or 80 added to the month; the century is told here.
 */
export function checkNorwegianNumber(text: string): IdentityCheck {
  const parts = written.exec(text.trim())
  if (parts === null) return { state: 'invalid', why: 'wrong-form' }
  const digits = `${parts[1]}${parts[2]}`
  const result = idnr(digits)
  if (result.status === 'invalid')
    return {
      state: 'invalid',
      why: result.reasons.includes('invalid date') ? 'no-such-date' : 'wrong-check-digit',
    }
  const isDNumber = result.type.startsWith('dnr')
  // The Tax Administration adds 80 to the month of invented people (Tenor), NAV 40.
  const synthetic = result.type !== 'fnr' && result.type !== 'dnr'
  const birthDate = isDNumber ? undefined : birthDateOf(digits)
  if (birthDate !== undefined && !isCalendarDate(birthDate)) return { state: 'invalid', why: 'no-such-date' }
  return {
    state: 'valid',
    kind: isDNumber ? 'd-nummer' : 'fodselsnummer',
    digits,
    birthDate,
    synthetic,
  }
}

/**
 * Undefined where the number does not tell: a D-nummer holds the date of registration where none was free, and its individual
 * number no century; numbers of the kind that is issued from 2032 on tell none either.
 */
function birthDateOf(digits: string): CalendarDate | undefined {
  if (isOfTheNewKind(digits)) return undefined
  const [day, month, year] = [digits.slice(0, 2), Number(digits.slice(2, 4)) % 40, digits.slice(4, 6)]
  const century = centuryOf({ year: Number(year), individual: Number(digits.slice(6, 9)) })
  return century && `${century}${year}-${String(month).padStart(2, '0')}-${day}`
}

const weights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]

/** The first control digit may leave a remainder of 1, 2 or 3 there. */
function isOfTheNewKind(digits: string): boolean {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 !== 0
}

/** The series of individual numbers; that of 1854 to 1899 is nobody's who works. */
function centuryOf({ year, individual }: { year: number; individual: number }): '19' | '20' | undefined {
  if (individual < 500 || (individual >= 900 && year >= 40)) return '19'
  return year < 40 ? '20' : undefined
}
