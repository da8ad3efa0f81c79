import type { IncomingHttpHeaders } from 'node:http'

// A mistaken header must not park a leaver: whoever waits longer is answered 429 once more.
const LONGEST_MS = 3_600_000

/**
 * How long the header `Retry-After` asks to wait (RFC 9110, 10.2.3: seconds or an HTTP date), in
 * milliseconds, at most an hour; undefined where it is missing or not understood. A date is measured against
 * the answer's own `Date`, by whose clock it was written.
 */
export function retryAfterMs({
  headers,
  now,
}: {
  headers: IncomingHttpHeaders
  now: number
}): number | undefined {
  const value = headers['retry-after']?.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_MS)
  const until = httpDate(value)
  if (until === undefined) return undefined
  return Math.min(Math.max(until - (httpDate(headers.date) ?? now), 0), LONGEST_MS)
}

/** Only the form with a weekday: `Date.parse` would take `-5` or `1.5` for a date. */
function httpDate(text: string | undefined): number | undefined {
  const at = text !== undefined && /^[A-Z][a-z]{2}, .* GMT$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
