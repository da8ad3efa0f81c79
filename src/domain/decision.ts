import type { Stage } from './leaver.ts'

/** L13: what a person may decide about a running leaver. */
export const decisionKinds = ['postpone', 'release', 'run-now', 'retry', 'skip', 'cancel', 'confirm'] as const
export type DecisionKind = (typeof decisionKinds)[number]

const longestPostponementDays = 90

const dayMs = 86_400_000

const possibleIn: Record<DecisionKind, readonly Stage[]> = {
  postpone: ['waiting', 'held'],
  release: ['held'],
  'run-now': ['waiting', 'held'],
  retry: ['acting', 'attention'],
  skip: ['acting', 'attention'],
  cancel: ['waiting', 'held'],
  confirm: ['attention'],
}

/** Of whom nobody is asked to remove a connection by hand. */
export const notByHand =
  'only a connection that somebody is asked to remove by hand (mode task) can be confirmed; one that koppling removes is tried again or skipped'

const instead: Record<DecisionKind, string> = {
  postpone:
    'only a leaver that has not acted yet can be postponed; to open the account reactivate the user by hand',
  release:
    'only a leaver that a person holds can be released; one that waits acts at its date, or by run-now',
  'run-now':
    'only a leaver that has not acted yet can run now; an account that is open is closed by a termination with access now',
  retry:
    'only a connection that is being removed can be tried again; another one is removed by DELETE /v1/users/{id}/connection',
  skip: 'only a connection that is being removed can be left as it is; a leaver that waits is cancelled or postponed',
  cancel:
    'only a leaver that has not acted yet can be cancelled; to give the account back take the termination back',
  confirm: notByHand,
}

/** What no person releases, and the way out. */
const notReleased: Record<string, string> = {
  stop: 'the platform has stopped it: it goes on by itself when its operator lifts the stop',
  'last-administrator':
    'this is the last active administrator: it goes on by itself once somebody else is one, or terminate with access now and allowLastAdministrator: true',
  guard:
    'the mass guard holds the leaver: an admin approves by POST /v1/guard/approve, or let this one run now',
}

/** Why a decision makes no sense for a leaver in this stage, held by whom; undefined if it does. */
export function whyNot({
  kind,
  stage,
  heldBy = null,
}: {
  kind: DecisionKind
  stage: Stage
  heldBy?: string | null
}): string | undefined {
  if (kind === 'release' && heldBy !== null && heldBy in notReleased) return notReleased[heldBy]
  return possibleIn[kind].includes(stage) ? undefined : `the leaver is ${stage}: ${instead[kind]}`
}

/** Why neither a leaver can be postponed nor an account be open by hand until this instant; undefined if they can. */
export function whyNotUntil({ until, now }: { until: string; now: string }): string | undefined {
  const days = (Date.parse(until) - Date.parse(now)) / dayMs
  if (days <= 0) return 'the end lies ahead: send an instant after now'
  // Local midnight of the last day may be some hours further than so many times 24 hours.
  if (days > longestPostponementDays + 1)
    return `it ends within ${longestPostponementDays} days: send an earlier instant`
  return undefined
}
