// Loaded inside workflows: imports nothing.

/** What a returner is told. Older versions are ignored; the account's transaction remains the judge (L6). */
export type ReturnPlan = {
  /** Rises with every change of this user's return. */
  version: number
  /** ISO instant at which the account opens; null once there is nothing to wait for. */
  opensAt: string | null
  /** How it ended, once it is over. */
  outcome: ReturnOutcome | null
}

/** `open`: the account is open, by the return or because somebody was sooner. */
export type ReturnOutcome = 'open' | 'cancelled'

export type ReturnerInput = { tenant: string; user: string; plan: ReturnPlan }

/** The workflow; answers the outcome. */
export type ReturnerWorkflow = (input: ReturnerInput) => Promise<string>

export const returnerWorkflowType = 'returner'

/** Sent whenever the stored instant changed: by intake right after the change, else by the sweep. */
export const replanReturnSignal = 'replan'
