// Whom a failure of a call concerns: everybody, or the one employee that it was about.
import { ConnectorFailure, Refused, Throttled, Unauthorised, Unavailable } from '../src/connectors/errors.ts'
import { isDatabaseUnavailable } from '../src/db/availability.ts'

export type Verdict =
  /** The run cannot go on by now. */
  | { kind: 'everybody' }
  /** Everybody, unless others are answered. */
  | { kind: 'unreached'; error: Unavailable }
  | { kind: 'refused'; error: Refused }
  | { kind: 'failed'; problem: string; isFault: false }
  | { kind: 'failed'; problem: string; isFault: true; fields: object }

/** Somebody else changes the same employee there. */
const ofOne = ['revision-conflict', 'locked']

export function verdictOn(error: unknown): Verdict {
  if (error instanceof Unauthorised || error instanceof Throttled || isDatabaseUnavailable(error))
    return { kind: 'everybody' }
  if (error instanceof Unavailable && !ofOne.includes(error.code)) return { kind: 'unreached', error }
  if (error instanceof Refused) return { kind: 'refused', error }
  if (error instanceof ConnectorFailure) return { kind: 'failed', problem: error.code, isFault: false }
  // Without its message, which may quote values.
  const fields = error instanceof Error ? { name: error.name, frames: framesOf(error) } : {}
  return { kind: 'failed', problem: 'fault-in-koppling', isFault: true, fields }
}

const framesOf = ({ stack }: Error) => stack?.split('\n').filter((line) => /^ +at .*:\d+:\d+\)?$/.test(line))
