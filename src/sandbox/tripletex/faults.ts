/** What can be made to go wrong with calls of Tripletex. */
import { z } from 'zod'
import { falls } from '../chance.ts'
import { createFaultList, type FaultList, type Listed } from '../fault-list.ts'
import { fits, kindsOf, whereOf, type Call } from '../faults-of-calls.ts'

export const NewFault = z.discriminatedUnion('kind', kindsOf(whereOf(['GET', 'POST', 'PUT', 'DELETE'])))
export type NewFault = z.input<typeof NewFault>

/** `met`: how many calls fitted so far. */
type Given = z.output<typeof NewFault> & { met: number }

export type Fault = Listed<Given>

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
