import type { Teller } from '../../src/intake/tell.ts'

/** Tells nobody: as while Temporal is down, and for changes that are not committed yet. */
export const downTeller: Teller = {
  soon: () => undefined,
  sweep: () => Promise.resolve(0),
  compare: () => Promise.resolve({ compared: 0, restarted: 0 }),
  settled: () => Promise.resolve(),
}
