/** The one place that turns what came back from Visma.net, or did not, into a failure. */
import { z } from 'zod'
import type { Answer, NoAnswer } from '../../http/exchange.ts'
import { retryAfterMs } from '../../http/retry-after.ts'
import * as visma from '../../visma-connect/errors.ts'
import { OutcomeUnknown, Refused, Throttled, Unauthorised, Unavailable, UnexpectedAnswer } from '../errors.ts'
import type { ConnectorFailure, FailureCode, Reason } from '../errors.ts'

/** `name` is for people, such as `create-employee`. */
export type Call = { name: string; writes: boolean }

const NOT_KNOWN =
  'Whether the change was made is not known; it is looked up before anything is written again.'
const AGAIN = 'It is tried again.'
const THROTTLED_MS = 5_000

/** 401 to a token that was just issued. */
const WRONG_TENANT =
  "Visma.net rejects a token that Visma Connect has just issued for this tenant id. Nearly always it is the id of the customer's tenant and not of the company's: open the integration in the Visma App Store as Integration Administrator, choose the company that payroll is run for, accept read and write, and send the tenant id that is shown there."

export function failureWithoutAnswer({ call, gap }: { call: Call; gap: NoAnswer }): ConnectorFailure {
  const detail = gap.systemCode
  const because = detail === undefined ? '' : ` (${detail})`
  const facts = { call: call.name, detail }
  if (!gap.sent)
    return new Unavailable('not-reached', {
      ...facts,
      message: `Visma.net could not be reached${because}; nothing was sent. ${AGAIN}`,
    })
  if (gap.gap === 'too-large')
    return unreadable({ call, code: 'answer-too-large', message: "Visma.net's answer is too large." })
  const what: { code: FailureCode; message: string } =
    gap.gap === 'deadline'
      ? { code: 'no-answer-in-time', message: 'Visma.net did not answer in time.' }
      : {
          code: 'connection-lost',
          message: `The connection to Visma.net was lost before the answer${because}.`,
        }
  return call.writes
    ? new OutcomeUnknown(what.code, { ...facts, message: `${what.message} ${NOT_KNOWN}` })
    : new Unavailable(what.code, { ...facts, message: `${what.message} ${AGAIN}` })
}

/** 401, 403, 429 and 503 refuse at the door, before anything is carried out; other 5xx do not say so. */
export function failureOfAnswer({ call, answer }: { call: Call; answer: Answer }): ConnectorFailure {
  const { status, headers } = answer
  const facts = { call: call.name, status }
  const reasons = reasonsIn(answer)
  if (status === 401) return new Unauthorised('session-rejected', { ...facts, message: WRONG_TENANT })
  if (status === 403)
    return new Unauthorised('not-permitted', {
      ...facts,
      message:
        'The integration lacks a right that this needs. Accept read and write of employees for it in the Visma App Store.',
    })
  if (status === 429)
    return new Throttled({
      ...facts,
      retryAfterMs: retryAfterMs({ headers, now: Date.now() }) ?? THROTTLED_MS,
      message: `Visma.net asks for fewer calls. ${AGAIN}`,
    })
  if (status === 503)
    return new Unavailable('server-error', {
      ...facts,
      message: `Visma.net cannot serve now; nothing was changed. ${AGAIN}`,
    })
  if (status >= 500)
    return call.writes
      ? new OutcomeUnknown('server-error', {
          ...facts,
          message: `Visma.net failed (${status}). ${NOT_KNOWN}`,
        })
      : new Unavailable('server-error', { ...facts, message: `Visma.net failed (${status}). ${AGAIN}` })
  if (status === 412)
    return new Unavailable('revision-conflict', {
      ...facts,
      message: `Somebody else changed the same in Visma.net meanwhile. ${AGAIN}`,
    })
  if (status === 409)
    return new Refused('already-there', { ...facts, reasons, message: 'Visma.net has this already.' })
  if (status === 404)
    return new Refused('not-found', { ...facts, reasons, message: 'Visma.net does not have this any more.' })
  if (status === 400 || status === 422)
    return new Refused('refused', { ...facts, reasons, message: 'Visma.net refuses what was sent.' })
  return new UnexpectedAnswer('unexpected-status', {
    ...facts,
    message: `Visma.net answered ${status}, which is not known here. ${AGAIN}`,
  })
}

/** Asking for a token changes nothing, so whatever went wrong, nothing was carried out. */
export function failureOfToken(failure: visma.VismaConnectFailure): ConnectorFailure {
  const { status, detail } = failure
  const facts = { call: 'token', status, detail }
  if (failure instanceof visma.Unauthorised)
    return failure.code === 'scope-refused'
      ? new Unauthorised('not-permitted', {
          ...facts,
          message:
            'Visma Connect does not grant the client the scopes visma_net_employee:employees:read and visma_net_employee:employees:write. Add both to the application, and accept them for the company.',
        })
      : new Unauthorised('credentials-rejected', {
          ...facts,
          message:
            'Visma Connect does not accept the client. Check client id, client secret and tenant id, and that the integration was accepted for the company in the Visma App Store.',
        })
  if (failure instanceof visma.Throttled)
    return new Throttled({
      ...facts,
      retryAfterMs: failure.retryAfterMs ?? THROTTLED_MS,
      message: `Visma Connect asks for fewer calls. ${AGAIN}`,
    })
  // The rest of the form is always the same, so it is the tenant that is not accepted.
  if (status === 400)
    return new Unauthorised('credentials-rejected', {
      ...facts,
      message:
        'Visma Connect gives no token for this tenant id. Check it, and that the integration was accepted for the company in the Visma App Store.',
    })
  if (failure instanceof visma.Unavailable)
    return new Unavailable(failure.code === 'server-error' ? 'server-error' : 'not-reached', {
      ...facts,
      message: `Visma Connect gave no token; nothing was sent to Visma.net. ${AGAIN}`,
    })
  return new UnexpectedAnswer('unexpected-status', {
    ...facts,
    message: `Visma Connect's answer to the request for a token is not understood. ${AGAIN}`,
  })
}

/** To a write an answer that cannot be read is a cut one. */
export function unreadable({
  call,
  code,
  message,
  status,
  detail,
}: {
  call: Call
  code: 'not-json' | 'answer-too-large' | 'field-missing'
  message: string
  status?: number
  detail?: string
}): ConnectorFailure {
  const facts = { call: call.name, status, detail }
  return call.writes
    ? new OutcomeUnknown(code, { ...facts, message: `${message} ${NOT_KNOWN}` })
    : new UnexpectedAnswer(code, { ...facts, message: `${message} Check the address of the API.` })
}

const text = z.string().nullish()
/** The form is not public: what is seen elsewhere in the same house, and problem details (RFC 9457). */
const ErrorBody = z.looseObject({
  message: text,
  title: text,
  detail: text,
  errors: z.array(z.looseObject({ property: text, field: text, message: text })).nullish(),
})

function reasonsIn({ body }: Answer): Reason[] {
  const { message, title, detail, errors } = ErrorBody.safeParse(parseJson(body)).data ?? {}
  const told = (errors ?? []).flatMap(({ property, field, message: of }) =>
    of ? [{ field: property ?? field ?? null, message: of }] : [],
  )
  return told.length > 0 ? told : [{ field: null, message: message ?? detail ?? title ?? '' }]
}

/** undefined for what is not JSON; the parser's own message would quote the text. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
