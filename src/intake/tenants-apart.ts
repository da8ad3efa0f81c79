/** What failed for some tenants; for all others it is done. */
export class FailedForSome extends AggregateError {
  override readonly name = 'FailedForSome'
  readonly failures: readonly { tenant: string; error: unknown }[]

  constructor(failures: readonly { tenant: string; error: unknown }[]) {
    super(failures.map(({ error }) => error))
    this.failures = failures
  }
}

const atOnce = 4
const forMs = 6_000

/** So long a lock is waited for where others wait behind; whoever could not have it comes again with the next sweep. */
export const patience = 'set local lock_timeout = 2000'

/**
 * Does the work of a sweep for each, some at once, so that one tenant's rows that are locked or odd keep no other tenant waiting.
 * What is not begun in time is left to the next sweep. Throws FailedForSome at the end.
 */
export async function tenantsApart<Item extends { tenant: string }>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const until = performance.now() + forMs
  const waiting = [...items]
  const failures: { tenant: string; error: unknown }[] = []
  const next = () => (performance.now() < until ? waiting.shift() : undefined)
  const worker = async (): Promise<void> => {
    for (let item = next(); item !== undefined; item = next()) {
      try {
        await work(item)
      } catch (error) {
        failures.push({ tenant: item.tenant, error })
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failures.length > 0) throw new FailedForSome(failures)
}
