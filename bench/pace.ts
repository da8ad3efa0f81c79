/** Work at a width, and how long each piece took. */

/** Milliseconds of each piece, in the order in which they ended. */
export async function atWidth<Item>(
  { items, width }: { items: readonly Item[]; width: number },
  work: (item: Item) => Promise<unknown>,
): Promise<number[]> {
  const left = items.values()
  const took: number[] = []
  const lane = async (): Promise<void> => {
    for (const item of left) {
      const started = performance.now()
      await work(item)
      took.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return took
}

export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
