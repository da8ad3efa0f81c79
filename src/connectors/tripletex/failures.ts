/** What only Tripletex says of what went wrong. */
import { z } from 'zod'

import { parseJson } from '../../http/json.ts'
import { Unauthorised, Unavailable } from '../errors.ts'
import { AGAIN, changedMeanwhile, failureOfStatus } from '../http/failures.ts'
import { throttledMs } from './rate-gate.ts'
import type { Answer } from '../../http/exchange.ts'
import type { ConnectorFailure } from '../errors.ts'
import type { Call, System } from '../http/failures.ts'

export const TRIPLETEX: System = {
  name: 'Tripletex',
  sessionRejected: 'Tripletex rejects a session that was just made. Check the rights of the employee token.',
  notPermitted: 'The employee token lacks a right that this needs. Give it the rights, or make a new one.',
}

export const SESSION_CALL: Call = { system: TRIPLETEX, name: 'session', writes: false }

export function failureOfAnswer({ call, answer }: { call: Call; answer: Answer }): ConnectorFailure {
  const { status, headers } = answer
  const { code, reasons } = readError(answer)
  const detail = code === undefined ? undefined : String(code)
  if (status === 409 && code === 8000) return changedMeanwhile({ call, status, detail })
  if (status === 409 && code === 10_000)
    return new Unavailable('locked', {
      call: call.name,
      status,
      detail,
      message: `It is locked in Tripletex now. ${AGAIN}`,
    })
  return failureOfStatus({ call, answer, detail, reasons, throttledMs: throttledMs(headers) })
}

/** Of a pair of tokens: nothing but the pair can be wrong, since nothing else was sent. */
export function failureOfSession(answer: Answer): ConnectorFailure {
  const { status } = answer
  if (status === 401 || status === 403)
    return new Unauthorised('credentials-rejected', {
      call: SESSION_CALL.name,
      status,
      message: 'Tripletex does not accept the tokens. Check both, and that they are of the same environment.',
    })
  return failureOfAnswer({ call: SESSION_CALL, answer })
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
