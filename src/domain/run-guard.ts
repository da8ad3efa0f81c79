/** What a run is about to do, counted over its whole scope before its first write (I11). */
export type PlannedWrites = {
  /** Employees in the scope. */
  scope: number
  created: number
  ended: number
  bankAccountChanged: number
  nationalIdChanged: number
  /** Employees to whom at least one of the four happens. */
  employees: number
}

export const nothingPlanned: PlannedWrites = {
  scope: 0,
  created: 0,
  ended: 0,
  bankAccountChanged: 0,
  nationalIdChanged: 0,
  employees: 0,
}

export function sumOfPlanned(one: PlannedWrites, other: PlannedWrites): PlannedWrites {
  return {
    scope: one.scope + other.scope,
    created: one.created + other.created,
    ended: one.ended + other.ended,
    bankAccountChanged: one.bankAccountChanged + other.bankAccountChanged,
    nationalIdChanged: one.nationalIdChanged + other.nationalIdChanged,
    employees: one.employees + other.employees,
  }
}

export const runGuardReasons = ['first-live-run', 'scope-widened', 'too-many'] as const
export type RunGuardReason = (typeof runGuardReasons)[number]

export type RunReview = { passes: true } | { passes: false; because: RunGuardReason[]; allowed: number }

const leastCount = 10
const mostShare = 0.05

/**
 * I11: whether a run may write, or waits for somebody to approve the numbers shown. What was approved lets a run pass that does
 * no more of anything.
 */
export function reviewRun({
  planned,
  isFirstLive,
  isScopeWidened,
  approved,
}: {
  planned: PlannedWrites
  isFirstLive: boolean
  isScopeWidened: boolean
  approved?: PlannedWrites | undefined
}): RunReview {
  const allowed = Math.max(leastCount, Math.floor(planned.scope * mostShare))
  const because: RunGuardReason[] = [
    ...(isFirstLive ? (['first-live-run'] as const) : []),
    ...(isScopeWidened ? (['scope-widened'] as const) : []),
    ...(planned.employees > allowed ? (['too-many'] as const) : []),
  ]
  if (because.length === 0 || (approved !== undefined && isCovered(planned, approved)))
    return { passes: true }
  return { passes: false, because, allowed }
}

const counts = ['created', 'ended', 'bankAccountChanged', 'nationalIdChanged', 'employees'] as const

function isCovered(planned: PlannedWrites, approved: PlannedWrites): boolean {
  return counts.every((count) => planned[count] <= approved[count])
}

const fewRefused = 10
const mostRefused = 0.2

/** I11: whether a run stops because the system refuses too many of those that it was sent. */
export function stopsForRefusals({ sent, refused }: { sent: number; refused: number }): boolean {
  return refused >= fewRefused && refused > sent * mostRefused
}
