import { isGrpcServiceError } from '@temporalio/client'
import { CommandError } from './command-error.ts'
import { isDatabaseUnavailable } from './db/availability.ts'

/** The codes of gRPC for a deadline that passed and for nobody there. */
const temporalUnavailable = new Set([4, 14])

/** A server that a command cannot do without and that does not let it in, told to people; every other error as it is. */
export function explainServers(error: unknown): unknown {
  if (isGrpcServiceError(error) && temporalUnavailable.has(error.code)) {
    return tell(`Temporal does not answer at TEMPORAL_ADDRESS (${error.details}).`, error)
  }
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : error.name
  if (isDatabaseUnavailable(error))
    return tell(`PostgreSQL does not answer at DATABASE_URL (${code}).`, error)
  const refused = 'severity' in error && error.severity === 'FATAL'
  return refused ? tell(`PostgreSQL at DATABASE_URL refuses: ${error.message}.`, error) : error
}

/** Why the API has no address of its own, told to people. */
export function explainListening({
  error,
  host,
  port,
}: {
  error: unknown
  host: string
  port: number
}): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const why = cannotListen[code]
  if (why === undefined) return error
  return new CommandError(
    `The API cannot listen on port ${port} of ${host}: ${why} (${code}).\nSet KOPPLING_PORT or KOPPLING_HOST to another.`,
    { cause: error },
  )
}

const cannotListen: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program does',
  EADDRNOTAVAIL: 'that is no address of this machine',
  ENOTFOUND: 'that name is not known',
  EACCES: 'this user has no right to',
}

function tell(what: string, cause: Error): CommandError {
  return new CommandError(`${what}\nStart the server, or correct the variable.`, { cause })
}
