/** Visma Connect said that the connection is removed, and a second look found it still there. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed'
  readonly code = 'not-confirmed'

  constructor() {
    super('the removal was not confirmed by a second look')
  }
}
