const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** pg says these in words only, and knex puts the statement before them. */
const inWords =
  /(?:^| - )(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection ended unexpectedly|timeout expired)/

/** No connection to PostgreSQL, one that broke, one that is being shut down, none free, or a lock that is held too long. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if ('syscall' in error && connectionCodes.has(code)) return true
  // A socket in a folder, whose server is down.
  if ('syscall' in error && error.syscall === 'connect' && code === 'ENOENT') return true
  if (/^(08...|57P0[1-5]|53300|55P03)$/.test(code)) return true
  if (error.name === 'KnexTimeoutError' || inWords.test(error.message)) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable)
  return error.cause !== undefined && isDatabaseUnavailable(error.cause)
}
