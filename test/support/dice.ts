/** The same for the same seed, from 0 up to 1. */
export function dice(seed: number): () => number {
  let next = seed
  return () => {
    next = (next * 1_103_515_245 + 12_345) % 2 ** 31
    return next / 2 ** 31
  }
}
