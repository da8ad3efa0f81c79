// How many calls to payroll systems are in flight at once.
import pLimit, { type LimitFunction } from 'p-limit'

const atOnce = 4

/** By tenant, over all its integrations in this process: with n workers there are n times as many. */
const limits = new Map<string, LimitFunction>()

export function limitOf(tenant: string): LimitFunction {
  const limit = limits.get(tenant) ?? pLimit(atOnce)
  limits.set(tenant, limit)
  return limit
}
