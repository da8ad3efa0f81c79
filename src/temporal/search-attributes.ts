// Loaded inside workflows: imports nothing of ours.
import { defineSearchAttributeKey } from '@temporalio/common'

/** What operators filter by in Temporal UI. Given at the start; changed only off the happy path. Never personal data. */
export const tenantAttribute = defineSearchAttributeKey('KopplingTenant', 'KEYWORD')
export const stageAttribute = defineSearchAttributeKey('KopplingStage', 'KEYWORD')
export const dueAttribute = defineSearchAttributeKey('KopplingDue', 'DATETIME')
export const outcomeAttribute = defineSearchAttributeKey('KopplingOutcome', 'KEYWORD')
export const problemAttribute = defineSearchAttributeKey('KopplingProblem', 'KEYWORD')

export const searchAttributes = [
  tenantAttribute,
  stageAttribute,
  dueAttribute,
  outcomeAttribute,
  problemAttribute,
] as const
