// How many attempts of one tenant are with Visma Connect at once: slow answers to one must not take the connections and the
// slots of all (docs/decisions/0010).
import { NotNow } from '../src/domain/step-failure.ts'

/** Does the work as soon as the tenant has a place free. Throws NotNow after a while without one; then nothing was begun. */
export type Places = <Result>(tenant: string, work: () => Promise<Result>) => Promise<Result>

type Taken = { count: number; line: (() => void)[] }

/** `waitMs`: with the three calls of an attempt it stays within the time that the activity is given. */
export function createPlaces({ perTenant = 4, waitMs = 4_000 } = {}): Places {
  const byTenant = new Map<string, Taken>()

  function take(tenant: string): Promise<void> | undefined {
    const taken = byTenant.get(tenant) ?? { count: 0, line: [] }
    byTenant.set(tenant, taken)
    if (taken.count >= perTenant) return waitIn(taken)
    taken.count += 1
    return undefined
  }

  function waitIn({ line }: Taken): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const go = () => {
      clearTimeout(waiting)
      resolve()
    }
    const waiting = setTimeout(() => {
      line.splice(line.indexOf(go), 1)
      reject(new NotNow('tenant-busy'))
    }, waitMs)
    line.push(go)
    return promise
  }

  function leave(tenant: string): void {
    const taken = byTenant.get(tenant)
    if (taken === undefined) return
    const next = taken.line.shift()
    if (next !== undefined) next()
    else if (taken.count > 1) taken.count -= 1
    else byTenant.delete(tenant)
  }

  return async (tenant, work) => {
    await take(tenant)
    try {
      return await work()
    } finally {
      leave(tenant)
    }
  }
}
