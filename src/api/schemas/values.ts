/** Values that several documents share. */
import { z } from 'zod'
import { isCalendarDate } from '../../domain/calendar-date.ts'
import { domainLength, domainPattern, emailLength, emailPattern, isEmail } from '../../domain/email.ts'
import { isTimeZone } from '../../domain/local-time.ts'

/** From 1900 to 2999, as calendar dates are; what PostgreSQL takes reaches less far than what can be written. */
const day = String.raw`(?:(?:19|2\d)(?:0[48]|[2468][048]|[13579][26])|2[048]00)-02-29|(?:19|2\d)\d{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`
const timeOfDay = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z`

/** In the document, where a refinement does not show. */
const documented = (keywords: object) => ({
  override: ({ jsonSchema }: { jsonSchema: object }) => void Object.assign(jsonSchema, keywords),
})

/** A date that a caller gives. */
export const DateField = z.iso
  .date({ error: 'must be a date that exists, as YYYY-MM-DD.', abort: true })
  .refine(isCalendarDate, { error: 'must lie between 1900 and 2999. For no end send null.' })
  .meta({
    description: 'A calendar date.',
    examples: ['2026-10-31'],
    ...documented({ pattern: `^(?:${day})$` }),
  })

/** A date that was computed from a given one: it may lie past 2999. */
export const PlannedDateField = z.iso
  .date()
  .meta({ description: 'A calendar date.', examples: ['2026-11-06'] })

const instant = new RegExp(`^(?:${day})T${timeOfDay}$`)

/** An instant that a caller gives. */
export const GivenInstantField = z.iso
  .datetime({ abort: true })
  .refine((text) => instant.test(text), {
    error: 'must lie between 1900 and 2999, with at most nine digits after the second.',
  })
  .meta({
    description: 'An instant in UTC.',
    examples: ['2026-11-05T23:00:00.000Z'],
    ...documented({ pattern: instant.source }),
  })

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

// PostgreSQL holds no NUL, and the others alter what a person sees of a list or a log.
const controls = String.raw`\u0000-\u001f\u007f-\u009f`
const controlsInLine = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f`
const oneLine = new RegExp(`^[^${controls}]*$`)
const severalLines = new RegExp(`^[^${controlsInLine}]*$`)

/** Counts characters as JSON Schema does, not halves of surrogate pairs. */
const textOf = ({ lines, most }: { lines: 'one' | 'several'; most: number }) =>
  z
    .string()
    .regex(lines === 'one' ? oneLine : severalLines, {
      error: `must not hold control characters${lines === 'one' ? '' : ' other than tabs and line breaks'}.`,
    })
    .refine((text) => [...text].length <= most, { error: `must have at most ${most} characters.` })
    .meta(documented({ maxLength: most }))

/** Something must be left without the blanks around it. */
const visible = (controls: string) => `^[^${controls}]*[^\\s\\ufeff${controls}][^${controls}]*$`

export const NameField = textOf({ lines: 'one', most: 200 })
  .trim()
  .min(1)
  .meta(documented({ minLength: 1, maxLength: 200, pattern: visible(controls) }))
export const TextField = textOf({ lines: 'several', most: 500 })
export const CodeField = textOf({ lines: 'one', most: 100 })
  .min(1)
  .meta(documented({ minLength: 1, maxLength: 100 }))
const noAddress = 'must be an e-mail address.'
export const EmailField = z
  .email({ pattern: emailPattern, error: noAddress, abort: true })
  .max(emailLength, { abort: true })
  .refine(isEmail, { error: noAddress })

/** Kept in small letters. */
export const DomainField = z
  .string()
  .max(domainLength)
  .regex(domainPattern, { error: 'must be a domain, such as example.se, without @.' })
  .toLowerCase()
  .meta({
    description: 'A domain.',
    examples: ['example.se'],
    ...documented({ pattern: domainPattern.source }),
  })

const inUrl = String.raw`[A-Za-z0-9._~!$&'()*+,;=:@%/-]*`
const httpsUrl = new RegExp(
  `^https://${domainPattern.source.slice(1, -1)}(?::[1-9]\\d{0,3})?(?:/${inUrl})?(?:[?]${inUrl})?$`,
)

/** An address for people; nothing is ever called by it. */
export const HttpsUrlField = z
  .string()
  .max(2000)
  .regex(httpsUrl, { error: 'must be an address that begins with https:// and names a domain.' })
  .meta({ examples: ['https://hr.example.se/login'] })

export const CountryField = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'must be a country code of two capital letters, such as SE.' })
  .meta({ examples: ['SE'] })
export const ReasonField = textOf({ lines: 'several', most: 500 })
  .trim()
  .min(1)
  .meta({
    description: 'Why; stands in the audit trail. No personal data.',
    ...documented({ minLength: 1, maxLength: 500, pattern: visible(controlsInLine) }),
  })

export const ProblemCodeField = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/, { error: 'must be a problem code, such as connection-not-found.' })

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
