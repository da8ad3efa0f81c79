import { createHash } from 'node:crypto'

/** A fault with a chance throws its dice for each that fits, after those that it lets pass: the same ones for the same seed. */
export function falls(fault: {
  met: number
  after?: number
  chance?: number | undefined
  seed: number
}): boolean {
  const { after = 0, chance, seed } = fault
  const met = fault.met + 1
  Object.assign(fault, { met })
  if (met <= after) return false
  if (chance === undefined) return true
  const dice = createHash('sha256').update(`${seed} ${met}`).digest().readUInt32BE() / 2 ** 32
  return dice < chance
}
