/**
 * The refusals of Visma Connect that are known and permanent. Visma publishes no list: these are codes that
 * public clients of the API handle. Every other code is an unexpected answer and is tried again.
 */
import type { Call, RefusalCode } from './errors.ts'

export type Refusal = { code: RefusalCode; reason: string }

/** The user id is not known: "no such user" to a question, a refusal to a command. */
export const UNKNOWN_USER = 'ERROR_INVALID_USER'
/** The link is there already. */
export const ALREADY_LINKED = 'ERROR_USER_LINKED_TO_CLIENT'
/** The link is gone already. */
export const ALREADY_UNLINKED = 'ERROR_USER_UNLINKED_FROM_CLIENT'

export const NO_SUCH_USER: Refusal = {
  code: 'connect-user-unknown',
  reason:
    'Visma Connect knows no user with the stored Visma Connect user id. ' +
    'Correct `vismaConnectUserId` of the user, or empty it so that the user is found by e-mail again.',
}

const REFUSALS: readonly (Refusal & { calls: readonly Call[]; errorCodes: readonly string[] })[] = [
  { calls: ['unlink', 'welcome'], errorCodes: [UNKNOWN_USER], ...NO_SUCH_USER },
  {
    calls: ['link', 'find-by-email'],
    errorCodes: ['ERROR_INVALID_EMAIL', 'ERROR_DOMAIN_DISPOSABLE'],
    code: 'email-refused',
    reason:
      "Visma Connect does not accept the user's e-mail address. Correct `vismaConnectEmail` of the user.",
  },
  {
    calls: ['link'],
    errorCodes: ['ERROR_INVALID_FIRST_NAME', 'ERROR_INVALID_LAST_NAME'],
    code: 'name-refused',
    reason: "Visma Connect does not accept the person's name. Correct the given or family name.",
  },
  {
    calls: ['link'],
    errorCodes: ['ERROR_COUNTRY_CODE_NOT_EXIST', 'ERROR_INVALID_COUNTRY_CODE'],
    code: 'country-refused',
    reason: 'Visma Connect does not know the country. Correct it to a two-letter code such as SE or NO.',
  },
  {
    calls: ['link'],
    errorCodes: ['ERROR_PREFERRED_LANGUAGE_NOT_EXIST', 'ERROR_INVALID_PREFERRED_LANGUAGE'],
    code: 'language-refused',
    reason:
      'Visma Connect does not know the language. Use a language with its region such as sv-SE or nb-NO.',
  },
]

export function refusalFor({
  call,
  errorCode,
}: {
  call: Call
  errorCode: string | undefined
}): Refusal | undefined {
  if (errorCode === undefined) return undefined
  return REFUSALS.find((refusal) => refusal.calls.includes(call) && refusal.errorCodes.includes(errorCode))
}
