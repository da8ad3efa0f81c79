import personnummer from 'personnummer'
import { isCalendarDate, type CalendarDate } from './calendar-date.ts'

/**
 * The birth date that a national identity number holds; null where it holds none to rely on: a D-number says no year, and
 * may carry the date of registration instead.
 */
export function birthDateOf(nationalId: { country: string; number: string } | null): CalendarDate | null {
  if (nationalId === null) return null
  const { country, number } = nationalId
  const date = country === 'NO' ? norwegian(number) : country === 'SE' ? swedish(number) : null
  return date !== null && isCalendarDate(date) ? date : null
}

/** `DDMMYY` and three digits that tell the century; months of synthetic people are 40 or 80 too high. */
function norwegian(number: string): string | null {
  const [, day = '', month = '', year = '', individual = ''] =
    /^([0-3]\d)(\d{2})(\d{2})(\d{3})\d{2}$/.exec(number.replaceAll(' ', '')) ?? []
  const century = centuryOf({ year: Number(year), individual: Number(individual) })
  if (day === '' || century === null) return null
  return `${century}${year}-${twoDigits(Number(month) % 40)}-${day}`
}

function centuryOf({ year, individual }: { year: number; individual: number }): number | null {
  if (individual < 500) return 19
  if (individual < 750 && year >= 54) return 18
  if (year < 40) return 20
  return individual >= 900 ? 19 : null
}

/** The day of a samordningsnummer is 60 too high. */
function swedish(number: string): string | null {
  if (!personnummer.valid(number)) return null
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d{2})(\d{2})/.exec(personnummer.parse(number).format(true)) ?? []
  return `${year}-${month}-${twoDigits(Number(day) % 60)}`
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
