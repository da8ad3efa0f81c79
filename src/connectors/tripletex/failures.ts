/** The one place that turns what came back from Tripletex, or did not, into a failure. */
import { z } from 'zod'

import { parseJson } from '../../http/json.ts'
import { OutcomeUnknown, Refused, Throttled, Unauthorised, Unavailable, UnexpectedAnswer } from '../errors.ts'
import { throttledMs } from './rate-gate.ts'
import type { Answer, NoAnswer } from '../../http/exchange.ts'
import type { ConnectorFailure, FailureCode } from '../errors.ts'

/** `name` is for people, such as `create-employee`. */
export type Call = { name: string; writes: boolean }

const NOT_KNOWN =
  'Whether the change was made is not known; it is looked up before anything is written again.'
const AGAIN = 'It is tried again.'

export function failureWithoutAnswer({ call, gap }: { call: Call; gap: NoAnswer }): ConnectorFailure {
  const detail = gap.systemCode
  const because = detail === undefined ? '' : ` (${detail})`
  const facts = { call: call.name, detail }
  if (!gap.sent)
    return new Unavailable('not-reached', {
      ...facts,
      message: `Tripletex could not be reached${because}; nothing was sent. ${AGAIN}`,
    })
  if (gap.gap === 'too-large')
    return unreadable({ call, code: 'answer-too-large', message: "Tripletex's answer is too large." })
  const what: { code: FailureCode; message: string } =
    gap.gap === 'deadline'
      ? { code: 'no-answer-in-time', message: 'Tripletex did not answer in time.' }
      : {
          code: 'connection-lost',
          message: `The connection to Tripletex was lost before the answer${because}.`,
        }
  return call.writes
    ? new OutcomeUnknown(what.code, { ...facts, message: `${what.message} ${NOT_KNOWN}` })
    : new Unavailable(what.code, { ...facts, message: `${what.message} ${AGAIN}` })
}

/** 401, 403, 429 and 503 refuse at the door, before anything is carried out; other 5xx do not say so. */
export function failureOfAnswer({ call, answer }: { call: Call; answer: Answer }): ConnectorFailure {
  const { status, headers } = answer
  const { code, reasons } = readError(answer)
  const detail = code === undefined ? undefined : String(code)
  const facts = { call: call.name, status, detail }
  if (status === 401)
    return new Unauthorised('session-rejected', {
      ...facts,
      message: 'Tripletex rejects a session that was just made. Check the rights of the employee token.',
    })
  if (status === 403)
    return new Unauthorised('not-permitted', {
      ...facts,
      message: 'The employee token lacks a right that this needs. Give it the rights, or make a new one.',
    })
  if (status === 429)
    return new Throttled({
      ...facts,
      retryAfterMs: throttledMs(headers),
      message: `Tripletex asks for fewer calls. ${AGAIN}`,
    })
  if (status === 503)
    return new Unavailable('server-error', {
      ...facts,
      message: `Tripletex cannot serve now; nothing was changed. ${AGAIN}`,
    })
  if (status >= 500)
    return call.writes
      ? new OutcomeUnknown('server-error', {
          ...facts,
          message: `Tripletex failed (${status}). ${NOT_KNOWN}`,
        })
      : new Unavailable('server-error', { ...facts, message: `Tripletex failed (${status}). ${AGAIN}` })
  if (status === 409 && code === 8000)
    return new Unavailable('revision-conflict', {
      ...facts,
      message: `Somebody else changed the same in Tripletex meanwhile. ${AGAIN}`,
    })
  if (status === 409 && code === 10_000)
    return new Unavailable('locked', { ...facts, message: `It is locked in Tripletex now. ${AGAIN}` })
  if (status === 409)
    return new Refused('already-there', { ...facts, reasons, message: 'Tripletex has this already.' })
  if (status === 404)
    return new Refused('not-found', { ...facts, reasons, message: 'Tripletex does not have this any more.' })
  if (status === 400 || status === 422)
    return new Refused('refused', { ...facts, reasons, message: 'Tripletex refuses what was sent.' })
  return new UnexpectedAnswer('unexpected-status', {
    ...facts,
    message: `Tripletex answered ${status}, which is not known here. ${AGAIN}`,
  })
}

/** Of a pair of tokens: nothing but the pair can be wrong, since nothing else was sent. */
export function failureOfSession(answer: Answer): ConnectorFailure {
  const { status } = answer
  if (status === 401 || status === 403)
    return new Unauthorised('credentials-rejected', {
      call: 'session',
      status,
      message: 'Tripletex does not accept the tokens. Check both, and that they are of the same environment.',
    })
  return failureOfAnswer({ call: { name: 'session', writes: false }, answer })
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

const ErrorBody = z.looseObject({
  code: z.int(),
  message: z.string().nullish(),
  validationMessages: z
    .array(z.looseObject({ field: z.string().nullish(), message: z.string().nullish() }))
    .nullish(),
})

function readError({ body }: Answer) {
  const { code, message, validationMessages } = ErrorBody.safeParse(parseJson(body)).data ?? {}
  const told = validationMessages ?? []
  const reasons =
    told.length > 0
      ? told.map((one) => ({ field: one.field ?? null, message: one.message ?? '' }))
      : [{ field: null, message: message ?? '' }]
  return { code, reasons }
}
