/**
 * How a call to a payroll system can fail. Each class is one way to go on; `code` is stable and says why. No failure
 * carries a secret or personal text in what is printed or logged of it; therefore none has a `cause`.
 */

export type FailureCode =
  /** Unauthorised: the credentials · a session just made · a right that is missing */
  | 'credentials-rejected'
  | 'session-rejected'
  | 'not-permitted'
  /** Throttled */
  | 'throttled'
  /** Unavailable: nothing was sent · somebody else changes the same · other credentials were proven meanwhile */
  | 'not-reached'
  | 'revision-conflict'
  | 'locked'
  | 'credentials-replaced'
  /** Unavailable for reads, OutcomeUnknown for writes (`server-error` with 503 is Unavailable for both) */
  | 'server-error'
  | 'no-answer-in-time'
  | 'connection-lost'
  /** Refused */
  | 'refused'
  | 'not-found'
  | 'already-there'
  /** Refused, of a folder with files: it is missing · another file has the name */
  | 'folder-not-there'
  | 'name-taken-there'
  /** UnexpectedAnswer for reads, OutcomeUnknown for writes */
  | 'not-json'
  | 'answer-too-large'
  /** OutcomeUnknown: something that was asked for before is still under way there */
  | 'job-not-over'
  /** UnexpectedAnswer */
  | 'field-missing'
  | 'unexpected-status'

export type Facts = {
  /** what was asked, such as `create-employee`; never with a value */
  call: string
  /** for people: what happened and the way out */
  message: string
  /** the HTTP status, where an answer came */
  status?: number | undefined
  /** the vendor's own code, or the system's such as `ECONNREFUSED` */
  detail?: string | undefined
}

export abstract class ConnectorFailure extends Error {
  readonly code: FailureCode
  readonly call: string
  readonly status: number | undefined
  readonly detail: string | undefined

  constructor(code: FailureCode, { call, message, status, detail }: Facts) {
    super(message)
    this.code = code
    this.call = call
    this.status = status
    this.detail = detail
  }
}

/** The credentials or their rights are not accepted. Nothing was carried out. */
export class Unauthorised extends ConnectorFailure {
  override readonly name = 'Unauthorised'
}

/** Too many calls. Nothing was carried out; ask again after `retryAfterMs`. */
export class Throttled extends ConnectorFailure {
  override readonly name = 'Throttled'
  readonly retryAfterMs: number

  constructor(facts: Facts & { retryAfterMs: number }) {
    super('throttled', facts)
    this.retryAfterMs = facts.retryAfterMs
  }
}

/** The system cannot be reached or cannot serve. Nothing was carried out; the call may be made again. */
export class Unavailable extends ConnectorFailure {
  override readonly name = 'Unavailable'
}

/** A write was sent and may have been carried out: look before writing again. */
export class OutcomeUnknown extends ConnectorFailure {
  override readonly name = 'OutcomeUnknown'
}

/** What the system said of a field, in its words; `field` as the system calls it. */
export type Reason = { field: string | null; message: string }

/** A refusal that no repetition heals: a person must change something. Nothing was carried out. */
export class Refused extends ConnectorFailure {
  override readonly name = 'Refused'
  // Not enumerable, and so in no log: a reason may quote what was sent.
  readonly #reasons: readonly Reason[]

  constructor(code: FailureCode, facts: Facts & { reasons: readonly Reason[] }) {
    super(code, facts)
    this.#reasons = facts.reasons
  }

  get reasons(): readonly Reason[] {
    return this.#reasons
  }
}

/** Whether it says that nothing was carried out; a refusal says so too, and ends what was asked. */
export const isWithoutEffect = (error: unknown): boolean =>
  error instanceof Unauthorised || error instanceof Throttled || error instanceof Unavailable

/** An answer that is not understood, so never permanent. To a write it says nothing about the outcome. */
export class UnexpectedAnswer extends ConnectorFailure {
  override readonly name = 'UnexpectedAnswer'
}
