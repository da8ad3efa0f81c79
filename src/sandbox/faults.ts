/** What can be made to go wrong. */
import { z } from 'zod'
import { createFaultList, type FaultList, type Listed } from './fault-list.ts'

export const OPERATIONS = ['token', 'search', 'list', 'get', 'create', 'update', 'unlink', 'welcome'] as const
export type Operation = (typeof OPERATIONS)[number]

const where = {
  /** the calls that it strikes; all unless given */
  on: z.array(z.enum(OPERATIONS)).min(1).optional(),
  /** ids or e-mails of those whose calls it strikes; everybody's unless given */
  users: z.array(z.string().min(1)).min(1).max(10_000).optional(),
  /** how many calls it strikes; until it is cleared unless given */
  times: z.int().min(1).optional(),
}

export const NewFault = z.discriminatedUnion('kind', [
  // Before anything is carried out:
  z.strictObject({ kind: z.literal('outage'), ...where }),
  z.strictObject({ kind: z.literal('refuse'), ...where }),
  z.strictObject({
    kind: z.literal('throttle'),
    retryAfter: z.union([z.int().min(0), z.string()]).optional(),
    ...where,
  }),
  z.strictObject({ kind: z.literal('reject-token'), ...where }),
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    ...where,
  }),
  z.strictObject({ kind: z.literal('lie'), ...where }),
  // Carried out, but:
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000), ...where }),
  z.strictObject({ kind: z.literal('do-then-drop'), ...where }),
  z.strictObject({ kind: z.literal('do-then-fail'), ...where }),
  z.strictObject({ kind: z.literal('cut'), ...where }),
  z.strictObject({ kind: z.literal('garble'), ...where }),
])
export type NewFault = z.infer<typeof NewFault>

export type Fault = Listed<NewFault>

export type Faults = Omit<FaultList<NewFault>, 'strike'> & {
  /** `subjects`: id and e-mail that the call is about. */
  strike(call: { operation: Operation; subjects: readonly string[] }): Fault | undefined
}

export function createFaults(): Faults {
  const faults = createFaultList<NewFault>()
  return {
    ...faults,
    strike: ({ operation, subjects }) =>
      faults.strike(
        ({ on, users }) =>
          (on === undefined || on.includes(operation)) &&
          (users === undefined || users.some((user) => subjects.includes(user.toLowerCase()))),
      ),
  }
}
