// L13: more accounts than usual closing within 24 hours are looked at by a person first.

export type GuardNumbers = { count: number; percent: number }

const hourMs = 3_600_000
export const guardWindowMs = 24 * hourMs

/** How long before a date too many closings on it are brought to mind. */
export const guardAheadMs = 7 * guardWindowMs

/** How many accounts may close within 24 hours; `of`: those active now, and those closed in that time. */
export function guardLimit({ guard, of }: { guard: GuardNumbers; of: number }): number {
  return Math.max(guard.count, Math.floor((of * guard.percent) / 100))
}

/**
 * The instant at which a closing counts: when it was due, so that the seconds it takes do not move one midnight's into the
 * next one's 24 hours; when it happens, if that is more than an hour later. Milliseconds.
 */
export function countsAt({ dueAt, at }: { dueAt: number; at: number }): number {
  return dueAt <= at && at - dueAt < hourMs ? dueAt : Math.max(dueAt, at)
}

/** One account that closed, or is going to. `at`: milliseconds. */
export type Closing = { at: number }

export type Excess<Each extends Closing> = {
  /** Everything within a window of 24 hours that holds too many. */
  closings: readonly Each[]
  /** The largest number within one window. */
  largest: number
  /** From the start of the first such window to the end of the last one. */
  from: number
  until: number
}

/**
 * What lies within a window of 24 hours, its end not included, that holds more than the limit and begins before `beginningBy`
 * or then; undefined if there is no such window.
 */
export function excessOf<Each extends Closing>({
  closings,
  limit,
  beginningBy,
}: {
  closings: readonly Each[]
  limit: number
  beginningBy: number
}): Excess<Each> | undefined {
  const sorted = closings.toSorted((first, second) => first.at - second.at)
  // A window that holds the most begins with a closing, or as late as it may.
  const begun = sorted.filter(({ at }) => at <= beginningBy)
  const within: Each[] = []
  let end = 0
  let taken = 0
  let largest = 0
  let from: number | undefined
  let until = 0
  for (const [start, { at }] of [...begun, { at: beginningBy }].entries()) {
    while ((sorted[end]?.at ?? Infinity) < at + guardWindowMs) end += 1
    if (end - start <= limit) continue
    within.push(...sorted.slice(Math.max(taken, start), end))
    taken = end
    largest = Math.max(largest, end - start)
    from ??= at
    until = at + guardWindowMs
  }
  return from === undefined ? undefined : { closings: within, largest, from, until }
}
