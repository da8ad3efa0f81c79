/** What may be sent about a person, and the error code for what may not. */
import { z } from 'zod'
import type { Changes } from './accounts.ts'
import type { Mail } from './ledger.ts'

/** What a mail field of a browser takes; wider than zod's own rule, and so are real addresses. */
export const EMAIL = z.email({ pattern: z.regexes.html5Email })

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

const RULES: Record<string, { errorCode: string; holds: (value: string) => boolean }> = {
  email: { errorCode: 'ERROR_INVALID_EMAIL', holds: (value) => EMAIL.safeParse(value).success },
  first_name: { errorCode: 'ERROR_INVALID_FIRST_NAME', holds: isName },
  last_name: { errorCode: 'ERROR_INVALID_LAST_NAME', holds: isName },
  country_code: {
    errorCode: 'ERROR_COUNTRY_CODE_NOT_EXIST',
    // ZZ is "unknown region".
    holds: (value) => /^[A-Z]{2}$/.test(value) && value !== 'ZZ' && countries.of(value) !== undefined,
  },
  preferred_language: {
    errorCode: 'ERROR_PREFERRED_LANGUAGE_NOT_EXIST',
    holds: (value) => /^[a-z]{2}-[A-Z]{2}$/.test(value),
  },
}

const CREATE = ['email', 'country_code', 'preferred_language', 'first_name', 'last_name']
const UPDATE = ['first_name', 'last_name', 'country_code', 'preferred_language']

export type NewUser = Required<Changes> & { email: string }

/** Every field once and right, or the first error code. */
export function readNewUser(body: unknown): NewUser | { errorCode: string } {
  const fields = readFields({ body, known: CREATE })
  if ('errorCode' in fields) return fields
  const missing = CREATE.find((field) => !(field in fields.read))
  return missing === undefined ? (fields.read as NewUser) : { errorCode: RULES[missing]?.errorCode ?? '' }
}

export function readChanges(body: unknown): Changes | { errorCode: string } {
  const fields = readFields({ body, known: UPDATE })
  return 'errorCode' in fields ? fields : fields.read
}

const WelcomeMail = z.strictObject({
  application_name: z.string().min(1).max(200),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  email_recipient: EMAIL,
  state: z.string().optional(),
})

export function readMail(body: unknown): Mail | { errorCode: string } {
  const read = WelcomeMail.safeParse(body)
  if (read.success) return read.data as Mail
  return { errorCode: `ERROR_INVALID_${String(read.error.issues[0]?.path[0] ?? 'request').toUpperCase()}` }
}

function readFields({
  body,
  known,
}: {
  body: unknown
  known: readonly string[]
}): { read: Record<string, string> } | { errorCode: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { errorCode: 'ERROR_INVALID_REQUEST' }
  const read: Record<string, string> = {}
  for (const [field, value] of Object.entries(body)) {
    const rule = RULES[field]
    if (rule === undefined || !known.includes(field)) return { errorCode: 'ERROR_UNKNOWN_FIELD' }
    if (typeof value !== 'string' || !rule.holds(value)) return { errorCode: rule.errorCode }
    read[field] = value
  }
  return { read }
}

function isName(value: string): boolean {
  return value.trim() !== '' && value.length <= 100
}
