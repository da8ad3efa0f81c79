/** Turns what a payroll system answered, or did not, into a failure. What only one of them says is known to its connector. */
import { OutcomeUnknown, Refused, Throttled, Unauthorised, Unavailable, UnexpectedAnswer } from '../errors.ts'
import type { Answer, NoAnswer } from '../../http/exchange.ts'
import type { ConnectorFailure, FailureCode, Reason } from '../errors.ts'

/** What is said to people of a system that is called. */
export type System = {
  name: string
  /** 401 to a session or a token that was just made: what is wrong, and the way out. */
  sessionRejected: string
  /** 403: what is missing, and the way out. */
  notPermitted: string
}

/** `name` is for people, such as `create-employee`. */
export type Call = { system: System; name: string; writes: boolean }

const NOT_KNOWN =
  'Whether the change was made is not known; it is looked up before anything is written again.'
export const AGAIN = 'It is tried again.'

/** Nothing sent: nothing happened. Sent: a read may simply be asked again, a write may have been carried out. */
export function failureWithoutAnswer({ call, gap }: { call: Call; gap: NoAnswer }): ConnectorFailure {
  const { name } = call.system
  const detail = gap.systemCode
  const because = detail === undefined ? '' : ` (${detail})`
  if (!gap.sent)
    return new Unavailable('not-reached', {
      call: call.name,
      detail,
      message: `${name} could not be reached${because}; nothing was sent. ${AGAIN}`,
    })
  if (gap.gap === 'too-large')
    return unreadable({ call, code: 'answer-too-large', message: `${name}'s answer is too large.` })
  return gap.gap === 'deadline'
    ? perhapsDone({ call, code: 'no-answer-in-time', detail, message: `${name} did not answer in time.` })
    : perhapsDone({
        call,
        code: 'connection-lost',
        detail,
        message: `The connection to ${name} was lost before the answer${because}.`,
      })
}

/**
 * What a status says, whoever answers. 401, 403, 429 and 503 refuse at the door, before anything is carried out; other 5xx do not
 * say so. `detail` and `reasons` are what the body says.
 */
export function failureOfStatus({
  call,
  answer: { status },
  detail,
  reasons,
  throttledMs,
}: {
  call: Call
  answer: Answer
  detail?: string | undefined
  reasons: readonly Reason[]
  /** how long a 429 asks to wait */
  throttledMs: number
}): ConnectorFailure {
  const { name, sessionRejected, notPermitted } = call.system
  const facts = { call: call.name, status, detail }
  if (status === 401) return new Unauthorised('session-rejected', { ...facts, message: sessionRejected })
  if (status === 403) return new Unauthorised('not-permitted', { ...facts, message: notPermitted })
  if (status === 429)
    return new Throttled({
      ...facts,
      retryAfterMs: throttledMs,
      message: `${name} asks for fewer calls. ${AGAIN}`,
    })
  if (status === 503)
    return new Unavailable('server-error', {
      ...facts,
      message: `${name} cannot serve now; nothing was changed. ${AGAIN}`,
    })
  if (status >= 500)
    return perhapsDone({
      call,
      code: 'server-error',
      status,
      detail,
      message: `${name} failed (${status}).`,
    })
  if (status === 409)
    return new Refused('already-there', { ...facts, reasons, message: `${name} has this already.` })
  if (status === 404)
    return new Refused('not-found', { ...facts, reasons, message: `${name} does not have this any more.` })
  if (status === 400 || status === 422)
    return new Refused('refused', { ...facts, reasons, message: `${name} refuses what was sent.` })
  return new UnexpectedAnswer('unexpected-status', {
    ...facts,
    message: `${name} answered ${status}, which is not known here. ${AGAIN}`,
  })
}

/** What was replaced is no longer the version that was read. */
export function changedMeanwhile({ call, ...told }: Told): ConnectorFailure {
  return new Unavailable('revision-conflict', {
    ...told,
    call: call.name,
    message: `Somebody else changed the same in ${call.system.name} meanwhile. ${AGAIN}`,
  })
}

/** To a write an answer that cannot be read is a cut one. */
export function unreadable({
  call,
  code,
  message,
  ...told
}: Told & { code: 'not-json' | 'answer-too-large' | 'field-missing'; message: string }): ConnectorFailure {
  return call.writes
    ? new OutcomeUnknown(code, { ...told, call: call.name, message: `${message} ${NOT_KNOWN}` })
    : new UnexpectedAnswer(code, {
        ...told,
        call: call.name,
        message: `${message} Check the address of the API.`,
      })
}

/** Whether it was carried out nobody said. */
function perhapsDone({
  call,
  code,
  message,
  ...told
}: Told & { code: FailureCode; message: string }): ConnectorFailure {
  return call.writes
    ? new OutcomeUnknown(code, { ...told, call: call.name, message: `${message} ${NOT_KNOWN}` })
    : new Unavailable(code, { ...told, call: call.name, message: `${message} ${AGAIN}` })
}

type Told = { call: Call; status?: number; detail?: string | undefined }
