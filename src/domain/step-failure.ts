import type { taskProblem } from './identity-provider.ts'

/** A step of a leaver that only a person can bring on (L14). */
export class NeedsPerson extends Error {
  override readonly name = 'NeedsPerson'
  readonly code:
    | 'several-matches'
    | 'connection-not-found'
    | 'connect-user-unknown'
    | 'connected-elsewhere'
    | 'email-missing'
    | 'name-missing'
    | 'domain-not-allowed'
    | typeof taskProblem

  constructor(code: NeedsPerson['code']) {
    super(code)
    this.code = code
  }
}

/** Nothing may be asked right now; it goes on by itself. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
  /** By the platform; because another call about the same connection may be under way; or too many of the tenant's are. */
  readonly code: 'stopped' | 'connection-busy' | 'tenant-busy'

  constructor(code: NotNow['code']) {
    super(code)
    this.code = code
  }
}

/** The other side said that it is done, and a second look found it as before; to be tried again. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed'
  readonly code = 'not-confirmed'

  constructor() {
    super('not-confirmed')
  }
}
