/** The words for where a leaver stands; the same in the table, the search attribute, the API and the text for operators. */
export const stages = ['waiting', 'held', 'acting', 'attention', 'finished'] as const
export type Stage = (typeof stages)[number]

export const outcomes = [
  'completed',
  'cancelled',
  'superseded',
  'closed-by-hand',
  'cancelled-by-operator',
  'undone',
] as const
export type Outcome = (typeof outcomes)[number]

export const stepStates = [
  'pending',
  'running',
  'done',
  'unchanged',
  'kept-shared',
  'failed',
  'skipped',
] as const
export type StepState = (typeof stepStates)[number]

/** L7: the two steps in their order. */
export const stepNames = ['account', 'connection'] as const
export type StepName = (typeof stepNames)[number]
