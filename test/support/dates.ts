import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'

/** The date that many days from today in Europe/Stockholm: running tests hold no fixed dates. */
export function inDays(days: number, zone = 'Europe/Stockholm'): string {
  return DateTime.now().setZone(zone).plus({ days }).toFormat('yyyy-MM-dd')
}

/** The instant that many days from now. */
export function instantIn(days: number): string {
  return DateTime.now().plus({ days }).toUTC().toISO()
}

/** A year in which no date of a test is past. */
export const nextYear = DateTime.now().year + 1

/** The instant at which that hour of the date begins there. */
export function midnight(date: string, zone: string, hour = 0): string {
  return DateTime.fromISO(date, { zone }).set({ hour }).toUTC().toISO() ?? ''
}

const shortlyMs = 120_000

/** Waits for the midnight that is near: dates that a test takes before it are not those that the product goes by after it. */
export async function pastMidnight(): Promise<void> {
  for (const zone of ['utc', 'Europe/Stockholm']) {
    const now = DateTime.now().setZone(zone)
    const left = now.endOf('day').diff(now).toMillis() + 1
    if (left <= shortlyMs) await sleep(left)
  }
}
