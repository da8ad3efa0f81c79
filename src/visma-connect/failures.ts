/** The one place that turns what came back, or did not, into a failure. */
import { z } from 'zod'

import { parseJson } from '../http/json.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { OutcomeUnknown, Refused, Throttled, Unauthorised, Unavailable, UnexpectedAnswer } from './errors.ts'
import { NO_SUCH_USER, refusalFor } from './refusals.ts'
import type { Answer, NoAnswer } from '../http/exchange.ts'
import type { Call, FailureCode, VismaConnectFailure } from './errors.ts'

const writing: readonly Call[] = ['link', 'unlink', 'welcome', 'scim-patch']
const writes = (call: Call) => writing.includes(call)

/** Who was asked, in the middle of a sentence. */
const nameOf = (call: Call) => (call.startsWith('scim-') ? 'the SCIM provider' : 'Visma Connect')
/** The same at its beginning. */
export const nameFirst = (call: Call) => (call.startsWith('scim-') ? 'The SCIM provider' : 'Visma Connect')

/** What every SCIM provider has (RFC 7644, 3.2): one that does not know it is none, or lies elsewhere. */
const alwaysThere: Partial<Record<Call, string>> = {
  'scim-config': '/ServiceProviderConfig',
  'scim-search': '/Users',
}

/** What to look at where somebody else than the provider seems to have answered. */
export const checkAddress = (call: Call): string =>
  call.startsWith('scim-')
    ? '`baseUrl` may be wrong: it often ends in /scim/v2, and below it lie `/Users` and `/ServiceProviderConfig`.'
    : 'Check the address of the API.'

/** What becomes of a call that nobody waits for. */
export const AGAIN = 'It is tried again.'

const NOT_KNOWN = 'Whether the change was made is not known; it is looked up with the next attempt.'

/**
 * Nothing sent: nothing happened, whatever was asked. Sent: a read may simply be asked again, a write may
 * have been carried out although nobody heard of it.
 */
export function failureWithoutAnswer({ call, gap }: { call: Call; gap: NoAnswer }): VismaConnectFailure {
  const detail = gap.systemCode
  const because = detail === undefined ? '' : ` (${detail})`
  if (!gap.sent)
    return new Unavailable('not-reached', {
      call,
      detail,
      message: `${nameFirst(call)} could not be reached${because}; nothing was sent.`,
      again: AGAIN,
    })
  if (gap.gap === 'too-large')
    return writes(call)
      ? new OutcomeUnknown('answer-too-large', {
          call,
          message: `${nameFirst(call)}'s answer is too large. ${NOT_KNOWN}`,
        })
      : new UnexpectedAnswer('answer-too-large', {
          call,
          message: `${nameFirst(call)}'s answer is too large. ${checkAddress(call)}`,
        })
  const what: { code: FailureCode; message: string } =
    gap.gap === 'deadline'
      ? { code: 'no-answer-in-time', message: `${nameFirst(call)} did not answer in time.` }
      : {
          code: 'connection-lost',
          message: `The connection to ${nameOf(call)} was lost before the answer was whole${because}.`,
        }
  return writes(call)
    ? new OutcomeUnknown(what.code, { call, detail, message: `${what.message} ${NOT_KNOWN}` })
    : new Unavailable(what.code, { call, detail, message: what.message, again: AGAIN })
}

/**
 * The failure that an answer of the API tells. 401, 403, 429 and 503 refuse at the door, before anything is
 * carried out (RFC 9110: 503 is "not ready to handle the request"); any other 5xx may come after the deed.
 */
export function failureOfAnswer({ call, answer }: { call: Call; answer: Answer }): VismaConnectFailure {
  const { status } = answer
  const detail = errorCodeOf(answer)
  const facts = { call, status, detail }
  const refusal = refusalFor({ call, errorCode: detail })
  if (status === 401)
    return new Unauthorised('token-rejected', {
      ...facts,
      message: call.startsWith('scim-')
        ? 'The SCIM provider does not accept the token. Make a new one there, and save it here.'
        : 'Visma Connect rejects a token it has just issued. Check that the client may use this API address.',
    })
  if (status === 403)
    return new Unauthorised('not-permitted', {
      ...facts,
      message: call.startsWith('scim-')
        ? `The SCIM provider does not let this token do ${call}. Give it the rights it lacks.`
        : `Visma Connect does not let this client ${call}. Give the client the scopes it lacks.`,
    })
  if (status === 429) return throttled({ call, answer })
  if (status === 503) return unable({ call, answer })
  if (status >= 500)
    return writes(call)
      ? new OutcomeUnknown('server-error', {
          ...facts,
          message: `${nameFirst(call)} failed with ${status}. ${NOT_KNOWN}`,
        })
      : unable({ call, answer })
  if (status >= 400 && refusal !== undefined)
    return new Refused(refusal.code, { ...facts, message: refusal.reason })
  return unexpectedStatus({ call, answer })
}

/** An id that cannot be one is refused here as Visma Connect would; nothing is sent. */
export function noSuchUser(call: 'unlink' | 'welcome'): VismaConnectFailure {
  return new Refused(NO_SUCH_USER.code, { call, message: NO_SUCH_USER.reason })
}

/** The failure that an answer of the token endpoint tells (RFC 6749, 5.2). Asking for a token is a read. */
export function failureOfToken(answer: Answer): VismaConnectFailure {
  const { status } = answer
  const detail = errorCodeOf(answer)
  const facts = { call: 'token', status, detail } as const
  if (status === 429) return throttled({ call: 'token', answer })
  if (status >= 500) return unable({ call: 'token', answer })
  if (detail === 'invalid_scope')
    return new Unauthorised('scope-refused', {
      ...facts,
      message: 'Visma Connect does not grant the scopes asked for. Compare them with those of the client.',
    })
  if (status === 401 || status === 403 || detail === 'invalid_client' || detail === 'unauthorized_client')
    return new Unauthorised('client-rejected', {
      ...facts,
      message: 'Visma Connect does not accept the client. Check its id and secret, and that it is a service.',
    })
  return unexpectedStatus({ call: 'token', answer })
}

/** Text that was announced as JSON and is not. To a write that is a cut answer. */
export function notJson({ call, answer: { status } }: { call: Call; answer: Answer }): VismaConnectFailure {
  return writes(call)
    ? new OutcomeUnknown('not-json', {
        call,
        status,
        message: `${nameFirst(call)}'s answer is cut or not JSON. ${NOT_KNOWN}`,
      })
    : new UnexpectedAnswer('not-json', {
        call,
        status,
        message: `${nameFirst(call)}'s answer is cut or not JSON. ${checkAddress(call)}`,
      })
}

function unexpectedStatus({ call, answer }: { call: Call; answer: Answer }): VismaConnectFailure {
  const detail = errorCodeOf(answer)
  const named = detail === undefined ? '' : ` and ${detail}`
  const asked = detail === undefined ? alwaysThere[call] : undefined
  const why = asked === undefined ? ', which is not known here.' : ` to ${asked}. ${checkAddress(call)}`
  return new UnexpectedAnswer('unexpected-status', {
    call,
    status: answer.status,
    detail,
    message: `${nameFirst(call)} answered ${answer.status}${named}${why}`,
    again: AGAIN,
  })
}

function throttled({ call, answer }: { call: Call; answer: Answer }): Throttled {
  const wait = retryAfterMs({ headers: answer.headers, now: Date.now() })
  return new Throttled('throttled', {
    call,
    status: answer.status,
    retryAfterMs: wait,
    message: `${nameFirst(call)} asks for fewer calls.`,
    again: 'It is tried again later.',
  })
}

function unable({ call, answer }: { call: Call; answer: Answer }): Unavailable {
  const wait = retryAfterMs({ headers: answer.headers, now: Date.now() })
  return new Unavailable('server-error', {
    call,
    status: answer.status,
    retryAfterMs: wait,
    message: `${nameFirst(call)} cannot serve now (${answer.status}); nothing was changed.`,
    again: AGAIN,
  })
}

const ErrorBody = z.looseObject({
  error_code: z.string().optional(),
  error: z.string().optional(),
  scimType: z.string().optional(),
})

const OAUTH_ERRORS: readonly string[] = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_token',
  'insufficient_scope',
]

/** RFC 7644, 3.12. */
const SCIM_TYPES: readonly string[] = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
]

/** The error code of a body, if it is one: any other text there could be about a person. */
export function errorCodeOf({ body }: Answer): string | undefined {
  const { error_code: code, error, scimType } = ErrorBody.safeParse(parseJson(body)).data ?? {}
  if (code !== undefined) return /^ERROR_[A-Z0-9_]{1,60}$/.test(code) ? code : undefined
  if (scimType !== undefined) return SCIM_TYPES.find((known) => known === scimType)
  return error !== undefined && OAUTH_ERRORS.includes(error) ? error : undefined
}
