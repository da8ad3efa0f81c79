/** Temporal, or every worker behind it, does not answer in time. */
export class TemporalUnavailable extends Error {
  override readonly name = 'TemporalUnavailable'

  constructor(options?: ErrorOptions) {
    super('Temporal does not answer', options)
  }
}
