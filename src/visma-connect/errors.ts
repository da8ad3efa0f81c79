/**
 * How a call to an identity provider, Visma Connect or one of SCIM 2.0, can fail. Each class is one way to go on; `code` is
 * stable and says why. No failure carries a secret, an e-mail or other text that it sent; therefore none has a `cause`.
 */

/** What was asked: `link`, `unlink`, `welcome` and `scim-patch` write, the others read. */
export type Call =
  | 'token'
  | 'find-by-email'
  | 'get-user'
  | 'link'
  | 'unlink'
  | 'welcome'
  | 'scim-config'
  | 'scim-search'
  | 'scim-get'
  | 'scim-patch'

export type RefusalCode =
  | 'connect-user-unknown'
  | 'email-refused'
  | 'name-refused'
  | 'country-refused'
  | 'language-refused'
  /** the SCIM provider lets nobody be suspended in a form that is known here */
  | 'patch-refused'

export type FailureCode =
  | RefusalCode
  /** Unauthorised: the credentials · the scopes asked for · a new token · the scopes of the token */
  | 'client-rejected'
  | 'scope-refused'
  | 'token-rejected'
  | 'not-permitted'
  /** Throttled */
  | 'throttled'
  /** Unavailable: nothing was sent */
  | 'not-reached'
  /** Unavailable: somebody else changed it each time in between, and nothing was carried out */
  | 'changed-meanwhile'
  /** Unavailable for reads, OutcomeUnknown for writes (`server-error` with 503 is Unavailable for both) */
  | 'server-error'
  | 'no-answer-in-time'
  | 'connection-lost'
  /** UnexpectedAnswer for reads, OutcomeUnknown for writes */
  | 'not-json'
  | 'answer-too-large'
  /** UnexpectedAnswer */
  | 'field-missing'
  | 'filter-ignored'
  | 'unexpected-status'

type Facts = {
  call: Call
  /** for people: what happened and the way out */
  message: string
  /** what koppling does about it by itself, where nobody waits for the answer: a sentence that follows */
  again?: string
  /** the HTTP status, where an answer came */
  status?: number | undefined
  /** Visma Connect's own `error_code`, the OAuth `error`, or the system's code such as `ECONNREFUSED` */
  detail?: string | undefined
}

export abstract class VismaConnectFailure extends Error {
  readonly code: FailureCode
  readonly call: Call
  readonly status: number | undefined
  readonly detail: string | undefined
  /** the message for a person whose own call it was: without what koppling does by itself */
  readonly happened: string

  constructor(code: FailureCode, { call, message, again, status, detail }: Facts) {
    super(again === undefined ? message : `${message} ${again}`)
    this.happened = message
    this.code = code
    this.call = call
    this.status = status
    this.detail = detail
  }
}

/** A known refusal that no repetition heals: a person must change something. Nothing was carried out. */
export class Refused extends VismaConnectFailure {
  override readonly name = 'Refused'
}

/** The client's credentials or rights are not accepted. Nothing was carried out. */
export class Unauthorised extends VismaConnectFailure {
  override readonly name = 'Unauthorised'
}

/** Too many calls. Nothing was carried out; ask again after `retryAfterMs`, where it was told. */
export class Throttled extends VismaConnectFailure {
  override readonly name = 'Throttled'
  readonly retryAfterMs: number | undefined

  constructor(code: FailureCode, facts: Facts & { retryAfterMs?: number | undefined }) {
    super(code, facts)
    this.retryAfterMs = facts.retryAfterMs
  }
}

/** Visma Connect cannot be reached or cannot serve. Nothing was carried out; the call may be made again. */
export class Unavailable extends VismaConnectFailure {
  override readonly name = 'Unavailable'
  readonly retryAfterMs: number | undefined

  constructor(code: FailureCode, facts: Facts & { retryAfterMs?: number | undefined }) {
    super(code, facts)
    this.retryAfterMs = facts.retryAfterMs
  }
}

/** A write was sent and may have been carried out: look before deciding anything that depends on it. */
export class OutcomeUnknown extends VismaConnectFailure {
  override readonly name = 'OutcomeUnknown'
}

/**
 * An answer that is not understood, so never permanent: it may heal by itself or with a newer release.
 * To a write this says as little about the outcome as `OutcomeUnknown`.
 */
export class UnexpectedAnswer extends VismaConnectFailure {
  override readonly name = 'UnexpectedAnswer'
  /** the missing or wrong field, such as `[0].email` */
  readonly path: string | undefined

  constructor(code: FailureCode, facts: Facts & { path?: string | undefined }) {
    super(code, facts)
    this.path = facts.path
  }
}
