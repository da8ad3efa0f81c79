// Loaded inside workflows: imports types only.
import type { IntegrationStage, IntegrationStepKind, SyncOutcome } from '../domain/integration.ts'

export type IntegrationRef = { tenant: string; integration: string }

/** `stage`: as far as the workflow has heard; the database remains the judge. */
export type IntegrationInput = IntegrationRef & { stage: IntegrationStage }

export type IntegrationWorkflow = (input: IntegrationInput) => Promise<string>

export const integrationWorkflowType = 'integration'

/** What a person asked for; body, reason and secrets stand in the database under this id. */
export type IntegrationStep = { id: string; kind: IntegrationStepKind }

/** An Update: refused where it makes no sense, and answered once it is carried out. */
export const stepUpdate = 'step'

/** What a step came to: the stage that follows, and the run that it started (`starts`) or found under way. */
export type StepTaken = {
  stage: IntegrationStage
  sync?: string
  starts?: boolean
  /** The run guard's numbers were approved; the run goes on (I11). */
  approved?: boolean
  /** A person ended the run that waited for them; woken, it finds out that it is over. */
  declined?: boolean
}

export type SyncRef = IntegrationRef & { sync: string }

export const syncWorkflowType = 'sync'

/** The run guard's numbers were approved (I11). */
export const approvedSignal = 'approved'

/** A run tells its integration that it is over. */
export const syncEndedSignal = 'syncEnded'

/** Told by the sweep, where a closing of the tenant disconnected it. */
export const disconnectedSignal = 'disconnected'

/** `problem`: as it stands in the run, which may know better than its workflow why it ended. */
export type SyncEnded = {
  sync: string
  outcome: SyncOutcome
  problem?: string | null
  stage: IntegrationStage
}

/** A Schedule starts it, and it starts the run under the one id that runs by hand have as well. */
export const syncStarterWorkflowType = 'syncStarter'
