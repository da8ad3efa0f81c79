/** The one place where errors become problems, and where they are described for the log. */
import { isDatabaseUnavailable } from '../db/availability.ts'
import { Rejection } from '../domain/rejection.ts'
import { TemporalUnavailable } from '../temporal/unavailable.ts'
import { isProblemType } from './problem-types.ts'
import { Problem, type ProblemDocument, toProblemDocument } from './problems.ts'

/** Long enough for a database to come back, short enough for a caller to wait. */
const retryAfterSeconds = 5

/** Everything that can be thrown while a request is answered, as the problem that the caller reads. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Rejection) return fromRejection(error)
  const fromFramework = fromHttpError(error)
  if (fromFramework) return fromFramework
  if (isDatabaseUnavailable(error) || error instanceof TemporalUnavailable) {
    return new Problem('unavailable', { headers: { 'Retry-After': String(retryAfterSeconds) }, cause: error })
  }
  return new Problem('internal', { cause: error })
}

/**
 * The document for one line of a bulk call that was refused. What is not a refusal (no database, a fault of ours) is thrown
 * again, since it concerns the whole call.
 */
export function refusalDocument({
  error,
  requestId,
}: {
  error: unknown
  requestId: string
}): ProblemDocument {
  const problem = toProblem(error)
  if (problem.status >= 500) throw error
  return toProblemDocument(problem, requestId)
}

function fromRejection(rejection: Rejection): Problem {
  const { code, detail, pointer, members } = rejection
  if (!isProblemType(code)) return new Problem('internal', { cause: rejection })
  return new Problem(code, {
    detail,
    members,
    cause: rejection,
    ...(pointer !== undefined && { errors: [{ pointer, detail }] }),
  })
}

/** Errors of Express and of its body reader carry a status and a type. */
function fromHttpError(error: unknown): Problem | undefined {
  const type = textOf(error, 'type')
  if (type === 'entity.too.large') return new Problem('body-too-large', { cause: error })
  if (type === 'encoding.unsupported') {
    return new Problem('unsupported-media-type', {
      detail: 'Send the body uncompressed, without Content-Encoding.',
      cause: error,
    })
  }
  // The router could not decode a part of the path.
  if (error instanceof URIError) {
    return new Problem('not-found', {
      detail: 'The path is not valid percent-encoding. Encode it as UTF-8.',
      cause: error,
    })
  }
  return undefined
}

/**
 * An error as it may stand in a log. Messages of the database and of parsers quote data, so only their codes and names are
 * kept; of every stack the frames.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  if (error instanceof Problem && error.cause !== undefined) return describeError(error.cause)
  const code = textOf(error, 'code')
  const quotesData = error instanceof SyntaxError || (code !== undefined && /^[0-9A-Z]{5}$/.test(code))
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(quotesData
      ? {
          constraint: textOf(error, 'constraint'),
          table: textOf(error, 'table'),
          column: textOf(error, 'column'),
        }
      : { message: error.message }),
    frames: framesOf(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim())

function textOf(error: unknown, key: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}
