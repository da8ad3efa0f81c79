/** What only Visma.net says of what went wrong, and how no token was had. */
import { z } from 'zod'
import type { Answer } from '../../http/exchange.ts'
import { parseJson } from '../../http/json.ts'
import { retryAfterMs } from '../../http/retry-after.ts'
import * as visma from '../../visma-connect/errors.ts'
import { Throttled, Unauthorised, Unavailable, UnexpectedAnswer } from '../errors.ts'
import type { ConnectorFailure, Reason } from '../errors.ts'
import { AGAIN, changedMeanwhile, failureOfStatus, type Call, type System } from '../http/failures.ts'

const THROTTLED_MS = 5_000

export const VISMA_NET: System = {
  name: 'Visma.net',
  // The wrong tenant, nearly always.
  sessionRejected:
    "Visma.net rejects a token that Visma Connect has just issued for this tenant id. Nearly always it is the id of the customer's tenant and not of the company's: open the integration in the Visma App Store as Integration Administrator, choose the company that payroll is run for, accept read and write, and send the tenant id that is shown there.",
  notPermitted:
    'The integration lacks a right that this needs. Accept read and write of employees for it in the Visma App Store.',
}

export function failureOfAnswer({ call, answer }: { call: Call; answer: Answer }): ConnectorFailure {
  const { status, headers } = answer
  if (status === 412) return changedMeanwhile({ call, status })
  const throttledMs = retryAfterMs({ headers, now: Date.now() }) ?? THROTTLED_MS
  return failureOfStatus({ call, answer, reasons: reasonsIn(answer), throttledMs })
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
