// Loaded inside workflows: imports nothing.

/**
 * The whole taxonomy of failures that leave an activity, as the `type` of an ApplicationFailure. Everything else is a bug and
 * stays loud. Only `Refused` is not retried: it asks for a person.
 */
export const failureTypes = {
  /** A known permanent refusal by the other side. */
  refused: 'Refused',
  /** The credentials were not accepted; heals when they are mended. */
  unauthorised: 'Unauthorised',
  throttled: 'Throttled',
  unavailable: 'Unavailable',
  /** The call may have been carried out; the next attempt looks. */
  outcomeUnknown: 'OutcomeUnknown',
  /** Something the other side never said before: retried for ever, since it may heal. */
  unexpectedAnswer: 'UnexpectedAnswer',
  /** The other side said done, and a look afterwards showed otherwise. */
  notConfirmed: 'NotConfirmed',
  databaseUnavailable: 'DatabaseUnavailable',
  /** A decision of a person that makes no sense as the leaver stands. */
  decisionRefused: 'DecisionRefused',
} as const

export type FailureType = (typeof failureTypes)[keyof typeof failureTypes]
