import type { Employment } from './employment.ts'
import type { ConnectionKnown } from './documents.ts'
import type { StepState } from './leaver.ts'
import { localDateAt, type Instant } from './local-time.ts'

/** What erasing a person goes by. */
export type PersonToErase = {
  isEmployed: boolean
  preserve: boolean
  account: 'none' | 'open' | 'closed'
  hasOpenLeaver: boolean
  hasOpenConnection: boolean
}

/** A person is erased once nobody can log in by what would be forgotten. */
export type ErasureStand =
  | { kind: 'refused'; why: 'still-employed' | 'preserved' }
  | { kind: 'waiting'; waitingFor: 'account' | 'connection' }
  | { kind: 'ready' }

export function erasureStand(person: PersonToErase): ErasureStand {
  if (person.preserve) return { kind: 'refused', why: 'preserved' }
  if (person.isEmployed) return { kind: 'refused', why: 'still-employed' }
  if (person.account === 'open') return { kind: 'waiting', waitingFor: 'account' }
  if (person.hasOpenLeaver || person.hasOpenConnection) return { kind: 'waiting', waitingFor: 'connection' }
  return { kind: 'ready' }
}

/** Whether one of the employments goes on, or is still to begin. */
export function isEmployed(employments: readonly Employment[], now: Instant): boolean {
  return employments.some(
    ({ lastDay, timeZone }) => lastDay === undefined || lastDay >= localDateAt({ instant: now, timeZone }),
  )
}

/** `removal`: how the latest removal since the account was closed stands; undefined: nobody asked for one. */
export type ConnectionToErase = {
  connection: ConnectionKnown
  isNamedThere: boolean
  removal: StepState | undefined
}

const settled: readonly (StepState | undefined)[] = ['done', 'unchanged', 'kept-shared', 'skipped']

/** Whether the person may still log in with Visma Connect, as far as it is known or was decided. */
export function isConnectionOpen({ connection, isNamedThere, removal }: ConnectionToErase): boolean {
  return connection !== 'no' && isNamedThere && !settled.includes(removal)
}
