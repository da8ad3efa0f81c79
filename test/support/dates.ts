import { DateTime } from 'luxon'

/** The date that many days from today in Europe/Stockholm: running tests hold no fixed dates. */
export function inDays(days: number, zone = 'Europe/Stockholm'): string {
  return DateTime.now().setZone(zone).plus({ days }).toFormat('yyyy-MM-dd')
}

/** The instant that many days from now. */
export function instantIn(days: number): string {
  return DateTime.now().plus({ days }).toUTC().toISO()
}
