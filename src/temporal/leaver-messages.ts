// Loaded inside workflows: imports types only.
import type { DecisionKind } from '../domain/decision.ts'

/** What a leaver is told of its plan. Older versions are ignored; the account's transaction remains the judge (L6). */
export type LeaverPlan = {
  /** Which termination of the employment, counted from 1. */
  cycle: number
  /** Rises with every change within the cycle. */
  version: number
  /** ISO instant at which the leaver acts; null once the cycle is over. */
  dueAt: string | null
  /** How the cycle ended, once it is over. */
  outcome: string | null
  /** What holds it until then, such as `operator`; for those who look at the workflow. Earlier releases told none. */
  heldBy?: string | undefined
}

export type LeaverInput = { tenant: string; employment: string; plan: LeaverPlan }

/** The workflow; answers the outcome. */
export type LeaverWorkflow = (input: LeaverInput) => Promise<string>

export const leaverWorkflowType = 'leaver'

/** What a person decided (L13); who and why stand in the database under this id, since a reason is free text. */
export type Decision = {
  id: string
  kind: DecisionKind
  until: string | null
  /** The cycle that it is about. Earlier releases told none. */
  cycle?: number
}

/** An Update: refused where it makes no sense, and answered once it is carried out. */
export const decideUpdate = 'decide'

/** Sent whenever the stored plan of the leaver changed: by intake right after the change, else by the sweep. */
export const replanSignal = 'replan'

/** Sent to many at once by an operator of the platform: try again what is under way. Says nothing of the plan. */
export const retrySignal = 'retry'
