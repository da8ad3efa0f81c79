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

export type SyncRef = IntegrationRef & { sync: string }

export const syncWorkflowType = 'sync'

/** The run guard's numbers were approved (I11). */
export const approvedSignal = 'approved'

/** A run tells its integration that it is over. */
export const syncEndedSignal = 'syncEnded'

export type SyncEnded = { sync: string; outcome: SyncOutcome; stage: IntegrationStage }
