/** What channels to payroll systems have in common: their limits, and that there is one for each credentials. */
import { createHash } from 'node:crypto'
import { withDefaults, type CallLimits } from '../../http/pool.ts'

/** A page of employees is longer than what others answer. */
const MOST_BYTES = 16 * 1_048_576

export const limitsOf = (limits: CallLimits) => withDefaults({ maxAnswerBytes: MOST_BYTES, ...limits })

/**
 * Gives the same channel for the same credentials, so that those who call with them share what it keeps: a token or a session, a
 * rate limit. `partsOf`: by what credentials are the same.
 */
export function keepChannels<Credentials, Channel>({
  partsOf,
  open,
}: {
  partsOf: (credentials: Credentials) => readonly string[]
  open: (credentials: Credentials) => Channel
}): (credentials: Credentials) => Channel {
  const channels = new Map<string, Channel>()
  return (credentials) => {
    const key = createHash('sha256')
      .update(JSON.stringify(partsOf(credentials)))
      .digest('hex')
    const channel = channels.get(key) ?? open(credentials)
    channels.set(key, channel)
    return channel
  }
}
