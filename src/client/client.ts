/** A typed client of the API: `client.PUT('/v1/employees/{id}', { params, body })` and lines in and out for bulk calls. */
import createClient, { type Client } from 'openapi-fetch'
import { exchangeLines, type LineIn, type LineOut, type LinesPath } from './lines.ts'
import type { paths } from './schema.ts'

export type KopplingClientOptions = {
  /** Address of the API without a slash at the end, such as http://127.0.0.1:8080. */
  baseUrl: string
  key: string
  /** The tenant that a partner's key acts for. */
  tenant?: string
  /** The person in the HR system; a call may name another one. */
  actor?: string
}

export type KopplingClient = Client<paths> & {
  /**
   * Sends one document per line and yields the answers as they come. Throws `CallRefused` if the call as a whole is refused or
   * ends early; every line that was not answered may be sent again. With an idempotency key the whole call may be: what was
   * answered is answered again in the same words.
   */
  sendLines<Path extends LinesPath>(
    path: Path,
    lines: Source<LineIn<Path>>,
    options?: { idempotencyKey?: string },
  ): AsyncGenerator<LineOut<Path>>
}

type Source<Value> = Iterable<Value> | AsyncIterable<Value>

export function createKopplingClient({ baseUrl, key, tenant, actor }: KopplingClientOptions): KopplingClient {
  const headers = {
    Authorization: `Bearer ${key}`,
    ...(tenant !== undefined && { 'Koppling-Tenant': tenant }),
    ...(actor !== undefined && { 'Koppling-Actor': actor }),
  }
  return Object.assign(createClient<paths>({ baseUrl, headers }), {
    sendLines: <Path extends LinesPath>(
      path: Path,
      lines: Source<LineIn<Path>>,
      { idempotencyKey }: { idempotencyKey?: string } = {},
    ): AsyncGenerator<LineOut<Path>> =>
      exchangeLines({
        url: `${baseUrl}${path}`,
        headers: { ...headers, ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }) },
        lines,
      }),
  })
}
