/** Values that several documents share. */
import { z } from 'zod'
import { isCalendarDate } from '../../domain/calendar-date.ts'
import { isTimeZone } from '../../domain/local-time.ts'

export const DateField = z.iso
  .date({ error: 'must be a date that exists, as YYYY-MM-DD.', abort: true })
  .refine(isCalendarDate, { error: 'must lie between 1900 and 2999. For no end send null.' })
  .meta({ description: 'A calendar date.', examples: ['2026-10-31'] })

export const InstantField = z.iso
  .datetime()
  .meta({ description: 'An instant in UTC.', examples: ['2026-11-05T23:00:00.000Z'] })

const error = 'must be a whole number from 0 to 999, "off", or null to inherit.'
export const DaysField = z
  .union([z.int({ error }).min(0, { error }).max(999, { error }), z.literal('off')], { error })
  .meta({
    id: 'Days',
    description:
      'A number of days, or `off`: never by itself. Null inherits from the next level. An account that is to close more than 180 days after the end is answered with a warning.',
  })

export const TimeZoneField = z
  .string()
  .refine(isTimeZone, { error: 'must be a name of the IANA time zone database, such as Europe/Stockholm.' })
  .meta({ description: 'IANA time zone.', examples: ['Europe/Stockholm'] })

export const DueTimeField = z
  .string()
  .regex(/^([01]\d|2[0-3]):00$/, { error: 'must be a whole hour, 00:00 to 23:00.' })
  .meta({ description: 'The local hour at which a date takes effect.', examples: ['00:00'] })

/** PostgreSQL holds no NUL in a text. */
const Text = z.string().refine((text) => !text.includes('\0'), { error: 'must not hold the character NUL.' })

export const NameField = Text.trim().min(1).max(200)
export const TextField = Text.max(500)
export const CodeField = Text.min(1).max(100)
export const CountryField = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'must be a country code of two capital letters, such as SE.' })
  .meta({ examples: ['SE'] })
export const ReasonField = Text.trim()
  .min(1)
  .max(500)
  .meta({ description: 'Why; stands in the audit trail. No personal data.' })

/** L16. */
export const AccessField = z
  .union([z.enum(['rule', 'now']), z.strictObject({ endsOn: DateField })], {
    error: 'must be "rule", "now" or { "endsOn": "YYYY-MM-DD" }.',
  })
  .meta({
    id: 'Access',
    description:
      'How access ends: by the rule, at once, or on a date of its own (the first local day without access, also before the last day).',
  })
