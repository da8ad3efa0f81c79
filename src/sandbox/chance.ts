import { createHash } from 'node:crypto'

/** A fault with a chance throws its dice for each call that fits: the same ones for the same seed. */
export function falls(fault: { met: number; chance?: number | undefined; seed: number }): boolean {
  const { chance, seed } = fault
  const met = fault.met + 1
  Object.assign(fault, { met })
  if (chance === undefined) return true
  const dice = createHash('sha256').update(`${seed} ${met}`).digest().readUInt32BE() / 2 ** 32
  return dice < chance
}
