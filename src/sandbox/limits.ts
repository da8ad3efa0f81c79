/** Calls per token in periods that begin with the first call. In memory. */

export type Limit = { calls: number; seconds: number }

export type Limits = {
  current: Limit
  /** Counts a call; `resetSeconds` is what is left of the period, rounded up as in the header. */
  take(key: string): { exceeded: boolean; limit: number; remaining: number; resetSeconds: number }
}

export function createLimits(first: Limit): Limits {
  const periods = new Map<string, { endsAt: number; used: number }>()
  let current = first
  return {
    get current() {
      return current
    },
    set current(limit) {
      current = limit
      periods.clear()
    },
    take(key) {
      const now = performance.now()
      const known = periods.get(key)
      const period =
        known !== undefined && now < known.endsAt ? known : { endsAt: now + current.seconds * 1000, used: 0 }
      periods.set(key, period)
      period.used += 1
      return {
        exceeded: period.used > current.calls,
        limit: current.calls,
        remaining: Math.max(0, current.calls - period.used),
        resetSeconds: Math.ceil((period.endsAt - now) / 1000),
      }
    },
  }
}
