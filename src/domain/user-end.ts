import { addDays, type CalendarDate } from './calendar-date.ts'
import type { Employment } from './employment.ts'
import type { Instant } from './local-time.ts'

const prefix = 'user/'

/** No id of an HR system holds a slash, so this cannot be one of an employment. */
export function userEndId(user: string): string {
  return `${prefix}${user}`
}

/** The user whose access end it is; undefined for an employment. */
export function userOfEnd(id: string): string | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined
}

const erasedPrefix = 'erased/'

/** What stands for the employment of a leaver whose person was erased. */
export function erasedEndId(leaver: string): string {
  return `${erasedPrefix}${leaver}`
}

export function isErasedEnd(id: string): boolean {
  return id.startsWith(erasedPrefix)
}

/**
 * L17: the access of a user without employee, as an employment that the same rules plan: without an end it goes on, and it ends
 * by the date alone, whatever the number of days. `askedNowAt`: run now was decided (L16).
 */
export function userEnd({
  user,
  endsOn,
  askedNowAt,
  timeZone,
}: {
  user: string
  endsOn: CalendarDate | null
  askedNowAt: Instant | null
  timeZone: string
}): Employment {
  return {
    id: userEndId(user),
    startDate: '1900-01-01',
    lastDay: endsOn === null ? undefined : addDays(endsOn, -1),
    access: endsOn === null ? 'rule' : askedNowAt === null ? { endsOn } : 'now',
    accessAskedAt: askedNowAt ?? undefined,
    timeZone,
  }
}
