import type { Instant } from './local-time.ts'
import { Rejection } from './rejection.ts'

/** A tenant that is closed: nothing acts for it, and its data can be exported until it is shredded. */
export type Closing = { closedAt: Instant; shreddedOn: Instant }

/** How a leaver ends whose tenant is closed. */
export const tenantClosedReason = 'tenant-closed'

const exportableDays = 30
const dayMs = 86_400_000

export function closingOf(closedAt: Instant): Closing {
  return { closedAt, shreddedOn: new Date(Date.parse(closedAt) + exportableDays * dayMs).toISOString() }
}

/** Those that were closed before this instant are shredded. */
export function shreddedIfClosedBefore(now: Instant): Instant {
  return new Date(Date.parse(now) - exportableDays * dayMs).toISOString()
}

/** What whoever would change something, or act, is refused with. */
export function tenantClosed(tenant: string, { closedAt, shreddedOn }: Closing): Rejection {
  return new Rejection('tenant-closed', {
    detail: `the tenant ${tenant} is closed since ${closedAt}; its data can be read and exported until ${shreddedOn}`,
    members: { closedAt, shreddedOn },
  })
}

/** Does the work; where that was refused because the tenant is closed, answers this instead. */
export async function unlessClosed<Result, Instead>(
  work: () => Promise<Result>,
  instead: Instead,
): Promise<Result | Instead> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Rejection && error.code === tenantClosedReason) return instead
    throw error
  }
}
