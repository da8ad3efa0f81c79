/** What can be made to go wrong with calls of Tripletex. */
import { z } from 'zod'
import { falls } from '../chance.ts'
import { createFaultList, type FaultList, type Listed } from '../fault-list.ts'

const where = {
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  /** as in the documents, such as `/employee` or `/employee/{id}`; any unless given */
  path: z.string().startsWith('/').optional(),
  employeeNumber: z.string().min(1).optional(),
  /** how many calls it strikes; until it is cleared unless given */
  times: z.int().min(1).optional(),
  /** strikes only this share of the calls that fit, the same ones for the same seed */
  chance: z.number().gt(0).lt(1).optional(),
  seed: z.int().default(1),
}

export const NewFault = z.discriminatedUnion('kind', [
  // Before anything is carried out:
  z.strictObject({ kind: z.literal('refuse'), ...where }),
  z.strictObject({ kind: z.literal('hang'), ...where }),
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    ...where,
  }),
  // Carried out, but:
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000), ...where }),
  z.strictObject({ kind: z.literal('do-then-drop'), ...where }),
  z.strictObject({ kind: z.literal('do-then-hang'), ...where }),
  z.strictObject({ kind: z.literal('do-then-fail'), ...where }),
])
export type NewFault = z.input<typeof NewFault>

/** `met`: how many calls fitted so far. */
type Given = z.output<typeof NewFault> & { met: number }

export type Fault = Listed<Given>

export type Call = { method: string; path: string; employeeNumbers: readonly string[] }

export type Faults = Omit<FaultList<Given>, 'add' | 'strike'> & {
  add(fault: z.output<typeof NewFault>): Fault
  strike(call: Call): Fault | undefined
}

export function createFaults(): Faults {
  const faults = createFaultList<Given>()
  return {
    ...faults,
    add: (fault) => faults.add({ ...fault, met: 0 }),
    strike: (call) => faults.strike((fault) => fits({ fault, call }) && falls(fault)),
  }
}

function fits({ fault, call }: { fault: Fault; call: Call }): boolean {
  return (
    (fault.method === undefined || fault.method === call.method) &&
    (fault.path === undefined || fault.path === call.path) &&
    (fault.employeeNumber === undefined || call.employeeNumbers.includes(fault.employeeNumber))
  )
}
