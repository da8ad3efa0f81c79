/** The symmetric scheme of the Standard Webhooks specification. */
import { createHmac } from 'node:crypto'

const prefix = 'whsec_'

/** `webhook-signature`: one signature per secret, so that a receiver accepts it before and after a rotation. */
export function sign({
  secrets,
  id,
  timestamp,
  body,
}: {
  secrets: readonly string[]
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}): string {
  return secrets
    .map((secret) => Buffer.from(secret.slice(prefix.length), 'base64'))
    .map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64'))
    .map((signature) => `v1,${signature}`)
    .join(' ')
}
