/** The headers that a route may have a slot for: Idempotency-Key, If-Match and Koppling-Reason. */
import type { IncomingHttpHeaders } from 'node:http'
import type { FieldError } from './problems.ts'
import { isWrite, type BoundRoute, type IfMatch } from './route.ts'

export type Conditions = {
  idempotencyKey: string | undefined
  ifMatch: IfMatch | undefined
  reason: string | undefined
  errors: FieldError[]
}

/** Reads what the route has a slot for; what is written wrongly becomes an error of that header. */
export function readConditions({
  route,
  headers,
}: {
  route: BoundRoute
  headers: IncomingHttpHeaders
}): Conditions {
  const errors: FieldError[] = []
  const wrong = (name: string, text: string): undefined => {
    errors.push({ in: 'header', pointer: `/${name}`, detail: `\`${name}\` ${text}` })
    return undefined
  }
  const key = route.idempotency === 'none' ? undefined : headers['idempotency-key']
  const idempotencyKey =
    key === undefined || (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key))
      ? key
      : wrong('Idempotency-Key', 'must be 1 to 255 visible ASCII characters.')
  const sentMatch = route.etag === 'if-match' ? headers['if-match'] : undefined
  const ifMatch =
    sentMatch === undefined
      ? undefined
      : (parseIfMatch(sentMatch) ??
        wrong('If-Match', 'must be `*` or the ETag that was read, with its quotes.'))
  const sentReason = isWrite(route) ? headers['koppling-reason'] : undefined
  const reason =
    sentReason === undefined
      ? undefined
      : (parseReason(String(sentReason)) ??
        wrong(
          'Koppling-Reason',
          `must be 1 to ${longestReason} characters: ASCII, or UTF-8 percent-encoded (and then also % as %25).`,
        ))
  return {
    idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
    ifMatch,
    reason,
    errors,
  }
}

const longestReason = 200

/** A header holds ASCII alone, and reasons are written in Swedish. */
function parseReason(sent: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(sent)) return undefined
  try {
    const text = decodeURIComponent(sent).trim()
    return text.length >= 1 && text.length <= longestReason && !/\p{Cc}/u.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

/** RFC 9110, 13.1.1: a weak tag never matches, so it is not taken. */
function parseIfMatch(text: string): IfMatch | undefined {
  if (text.trim() === '*') return '*'
  const tags = text.split(',').map((part) => /^"([\x21\x23-\x7e]+)"$/.exec(part.trim())?.[1])
  return tags.every((tag) => tag !== undefined) ? tags : undefined
}
