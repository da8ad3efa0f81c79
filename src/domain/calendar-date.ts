import { DateTime } from 'luxon'

/** A local date without time and zone, `YYYY-MM-DD`; two of them compare as text. */
export type CalendarDate = string

const utc = (date: CalendarDate) => DateTime.fromISO(date, { zone: 'utc' })

/**
 * Whether the text is a date that exists, `2027-02-29` is not, from 1900 to 2999. What lies outside stands for something else
 * (9999-12-31 for no end), and days added to it would leave the years of four digits that compare as text.
 */
export function isCalendarDate(text: string): boolean {
  return /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text) && utc(text).isValid
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return utc(date).plus({ days }).toFormat('yyyy-MM-dd')
}

/** The last date after which, until and with this one, there are so many working days, Monday to Friday. */
export function workingDaysBefore(date: CalendarDate, days: number): CalendarDate {
  let day = utc(date)
  for (let left = days; left > 0; day = day.minus({ days: 1 })) if (day.weekday <= 5) left -= 1
  return day.toFormat('yyyy-MM-dd')
}

/** Whole days from one date to a later one; negative if it is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round(utc(to).diff(utc(from), 'days').days)
}

export function latest(first: CalendarDate, second: CalendarDate): CalendarDate {
  return first >= second ? first : second
}
