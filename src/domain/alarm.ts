import { taskProblem } from './identity-provider.ts'

/** L14: what an operator of the platform is alarmed of: calls that fail for a while, and too many equal refusals. */
export const alarmKinds = ['outage', 'equal-refusals'] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** Equal refusals, all tenants together: one more than these, within the time, stops the queue. */
export const equalRefusals = { most: 20, withinMs: 600_000 } as const

/** What koppling's own data lack, or a tenant has done by hand, is no fault at the provider, of however many people. */
const ownProblems: readonly string[] = ['email-missing', 'name-missing', 'domain-not-allowed', taskProblem]

export function isOfProvider(problem: string): boolean {
  return !ownProblems.includes(problem)
}

/** Calls that fail for so long, none succeeding in between, are an outage. */
export const outageAfterMs = 600_000
