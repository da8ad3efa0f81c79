/** L14: what the platform's operator can stop, for one tenant or for all. */
export const stoppables = ['accounts', 'connections', 'syncs'] as const
export type Stoppable = (typeof stoppables)[number]

/** By a person, or by koppling when a queue got too many equal refusals. */
export const stopCauses = ['operator', 'equal-refusals'] as const
export type StopCause = (typeof stopCauses)[number]
