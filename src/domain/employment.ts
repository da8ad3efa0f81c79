import type { CalendarDate } from './calendar-date.ts'
import type { Instant } from './local-time.ts'

/** L16: how access ends. `endsOn` is the first local day without access and may lie before the last day. */
export type Access = 'rule' | 'now' | { endsOn: CalendarDate }

/** One period of employment, as far as the leaver's rules look at it. Withdrawn employments are not among them. */
export type Employment = {
  id: string
  startDate: CalendarDate
  /** The last day of employment; undefined while it runs without an end. */
  lastDay: CalendarDate | undefined
  access: Access
  /** When access `now` was asked for. */
  accessAskedAt: Instant | undefined
  /** IANA zone of the employer, else of the tenant. */
  timeZone: string
}
