import personnummer from 'personnummer'
import { isCalendarDate, type CalendarDate } from './calendar-date.ts'
import type { IdentityCheck } from './national-id.ts'

const written =
  /^(?<century>18|19|20)?(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)(?<separator>[-+ ]?)(?<number>\d{4})$/

/**
 * A personnummer or samordningsnummer, of 10 or 12 digits. The library checks date and check digit; it takes any century
 * and asks the clock for a missing one, so that is decided here. No rule tells the Tax Agency's test numbers from others.
 */
export function checkSwedishNumber(text: string, { today }: { today: CalendarDate }): IdentityCheck {
  const parts = written.exec(text.trim())?.groups
  if (parts === undefined) return { state: 'invalid', why: 'wrong-form' }
  const { century, year = '', month = '', day = '', separator = '', number = '' } = parts
  const fullYear =
    century === undefined ? latestYear({ year, isPast100: separator === '+', today }) : `${century}${year}`
  const isCoordination = Number(day) > 60
  const birthDate = `${fullYear}-${month}-${isCoordination ? String(Number(day) - 60).padStart(2, '0') : day}`
  const digits = `${fullYear}${month}${day}${number}`
  if (!isCalendarDate(birthDate)) return { state: 'invalid', why: 'no-such-date' }
  if (!personnummer.valid(digits)) return { state: 'invalid', why: 'wrong-check-digit' }
  return {
    state: 'valid',
    kind: isCoordination ? 'samordningsnummer' : 'personnummer',
    digits,
    birthDate,
    synthetic: false,
  }
}

/** The separator is a plus from the year in which the person turns 100. */
function latestYear({
  year,
  isPast100,
  today,
}: {
  year: string
  isPast100: boolean
  today: CalendarDate
}): string {
  const latest = Number(today.slice(0, 4)) - (isPast100 ? 100 : 0)
  return String(latest - ((latest - Number(year)) % 100))
}
