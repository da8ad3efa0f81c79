/** L18: for whom something waits. */
export const audiences = ['hr', 'payroll', 'operator', 'vendor'] as const
export type Audience = (typeof audiences)[number]

/** A call that mends it; `{leaver}` and `{user}` stand for the ids of the to-do's own. */
type Way = { does: string; method: 'GET' | 'PUT' | 'POST'; path: string }
type Kind = { for: Audience; title: string; ways: readonly Way[] }

const correctUser: Way = {
  does: "Correct the user's document; the step is tried again by itself.",
  method: 'PUT',
  path: '/v1/users/{user}',
}
const retry: Way = {
  does: 'Try again, after what stood in the way was mended.',
  method: 'POST',
  path: '/v1/leavers/{leaver}/retry',
}
const skip: Way = {
  does: 'Leave the connection as it is; the account stays closed.',
  method: 'POST',
  path: '/v1/leavers/{leaver}/skip',
}
const mended = [correctUser, retry, skip]

/** Everything that waits for a person, by its problem code. */
const kinds = {
  'several-matches': {
    for: 'hr',
    title: 'Several Visma Connect accounts have this e-mail: say which one by vismaConnectUserId.',
    ways: mended,
  },
  'connection-not-found': {
    for: 'hr',
    title: 'A connection was known, but no Visma Connect account has this e-mail: correct the e-mail.',
    ways: mended,
  },
  'connect-user-unknown': {
    for: 'hr',
    title: 'Visma Connect does not know the stored vismaConnectUserId: correct it.',
    ways: mended,
  },
  'email-refused': {
    for: 'hr',
    title: 'Visma Connect does not accept the e-mail: correct it.',
    ways: mended,
  },
  'postponement-ends': {
    for: 'hr',
    title: 'A postponement ends soon; the account then closes by its plan.',
    ways: [
      { does: 'Let it wait longer.', method: 'POST', path: '/v1/leavers/{leaver}/postpone' },
      { does: 'Let it go on now.', method: 'POST', path: '/v1/leavers/{leaver}/release' },
      { does: 'Let the account stay open.', method: 'POST', path: '/v1/leavers/{leaver}/cancel' },
    ],
  },
  'last-administrator': {
    for: 'hr',
    title: 'The last administrator is leaving, and would be held back: make somebody else administrator.',
    ways: [
      {
        does: 'Make another user administrator; the leaver goes on by itself.',
        method: 'PUT',
        path: '/v1/users/{id}',
      },
      { does: 'Let the account stay open.', method: 'POST', path: '/v1/leavers/{leaver}/cancel' },
    ],
  },
  'guard-holds': {
    for: 'hr',
    title: 'The mass guard holds leavers: look at them, then approve them or take the terminations back.',
    ways: [
      { does: 'See who is held.', method: 'GET', path: '/v1/guard' },
      { does: 'Let exactly these go; for an admin.', method: 'POST', path: '/v1/guard/approve' },
    ],
  },
} as const satisfies Record<string, Kind>

const others: Kind = {
  for: 'operator',
  title: 'The other side refuses for good: see the problem code, mend it, then try again.',
  ways: [retry, skip],
}

/** L12: how long before the last administrator's account would close it is brought to mind. */
export const administratorDays = 7

/** L13: how long before its end a postponement is brought to mind. */
export const reminderDays = 3

export function todoKind(problem: string): Kind {
  return Object.hasOwn(kinds, problem) ? kinds[problem as keyof typeof kinds] : others
}

/** The codes that are for these people; undefined if they are all but those of `except`. */
export function problemsFor(audience: Audience): { only: string[] } | { except: string[] } {
  const codes = Object.entries<Kind>(kinds)
  if (audience !== others.for) {
    return { only: codes.filter(([, kind]) => kind.for === audience).map(([code]) => code) }
  }
  return { except: codes.filter(([, kind]) => kind.for !== audience).map(([code]) => code) }
}
