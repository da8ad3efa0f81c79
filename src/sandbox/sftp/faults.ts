/** What can be made to go wrong with connections and requests. */
import { posix } from 'node:path'
import { z } from 'zod'
import { falls } from '../chance.ts'
import { createFaultList, type FaultList, type Listed } from '../fault-list.ts'

export const OPERATIONS = [
  'connect',
  'login',
  'open',
  'read',
  'write',
  'fsync',
  'close',
  'stat',
  'list',
  'rename',
  'remove',
] as const
export type Operation = (typeof OPERATIONS)[number]

const where = {
  /** which operations it strikes; all unless given */
  on: z.array(z.enum(OPERATIONS)).min(1).optional(),
  account: z.string().min(1).optional(),
  /** of the file, without its folder; of a rename either */
  file: z.string().min(1).optional(),
  /** how many operations it strikes; until it is cleared unless given */
  times: z.int().min(1).optional(),
  /** how many that fit it lets pass first */
  after: z.int().min(0).default(0),
  /** strikes only this share of those that fit, the same ones for the same seed */
  chance: z.number().gt(0).lt(1).optional(),
  seed: z.int().default(1),
}

export const NewFault = z.discriminatedUnion('kind', [
  // Before anything is carried out:
  z.strictObject({ kind: z.literal('drop'), ...where }),
  z.strictObject({ kind: z.literal('hang'), ...where }),
  z.strictObject({ kind: z.literal('answer'), status: z.int().min(1).max(8), ...where }),
  // Carried out, but:
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000), ...where }),
  z.strictObject({ kind: z.literal('do-then-drop'), ...where }),
  z.strictObject({ kind: z.literal('do-then-hang'), ...where }),
])
export type NewFault = z.input<typeof NewFault>

/** `met`: how many operations fitted so far. */
type Given = z.output<typeof NewFault> & { met: number }

export type Fault = Listed<Given>

export type Met = { operation: Operation; account?: string | undefined; paths?: readonly string[] }

export type Faults = Omit<FaultList<Given>, 'add' | 'strike'> & {
  add(fault: z.output<typeof NewFault>): Fault
  strike(met: Met): Fault | undefined
}

export function createFaults(): Faults {
  const faults = createFaultList<Given>()
  return {
    ...faults,
    add: (fault) => faults.add({ ...fault, met: 0 }),
    strike: (met) => faults.strike((fault) => fits(fault, met) && falls(fault)),
  }
}

function fits({ on, account, file }: Fault, met: Met): boolean {
  return (
    (on === undefined || on.includes(met.operation)) &&
    (account === undefined || account === met.account) &&
    (file === undefined || (met.paths ?? []).some((path) => posix.basename(path) === file))
  )
}
