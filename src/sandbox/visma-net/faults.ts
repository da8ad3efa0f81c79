/** What can be made to go wrong with calls of Visma.net and with its jobs. */
import { z } from 'zod'
import { falls } from '../chance.ts'
import { createFaultList, type FaultList, type Listed } from '../fault-list.ts'
import { fits, kindsOf, whereOf, type Call } from '../faults-of-calls.ts'
import type { FinalStatus } from './jobs.ts'

const where = whereOf(['GET', 'POST', 'PUT'])

export const NewFault = z.discriminatedUnion('kind', [
  ...kindsOf(where),
  // A write that would have been answered by 202, and by that alone:
  z.strictObject({ kind: z.literal('accept-then-drop'), ...where }),
  // Of the job that a call asks for; `Succeeded` is one that has done nothing all the same, and says so by its result:
  z.strictObject({
    kind: z.literal('fail-job'),
    status: z
      .enum(['Failed', 'Rejected', 'Cancelled', 'Succeeded'] satisfies FinalStatus[])
      .default('Failed'),
    property: z.string().default(''),
    message: z.string().default('The job could not be carried out.'),
    ...where,
  }),
  z.strictObject({ kind: z.literal('slow-job'), seconds: z.number().min(0).max(86_400), ...where }),
])
export type NewFault = z.input<typeof NewFault>

/** `met`: how many calls fitted so far. */
type Given = z.output<typeof NewFault> & { met: number }

export type Fault = Listed<Given>

type JobFault = Fault & { kind: 'fail-job' | 'slow-job' }
type AcceptFault = Fault & { kind: 'accept-then-drop' }
export type CallFault = Exclude<Fault, JobFault | AcceptFault>

export type Faults = Omit<FaultList<Given>, 'add' | 'strike'> & {
  add(fault: z.output<typeof NewFault>): Fault
  strikeCall(call: Call): CallFault | undefined
  strikeAccepted(call: Call): AcceptFault | undefined
  strikeJob(call: Call): JobFault | undefined
}

const isOfJobs = (fault: Fault): fault is JobFault => fault.kind === 'fail-job' || fault.kind === 'slow-job'
const isOfAccepted = (fault: Fault): fault is AcceptFault => fault.kind === 'accept-then-drop'
const isOfCalls = (fault: Fault): fault is CallFault => !isOfJobs(fault) && !isOfAccepted(fault)

export function createFaults(): Faults {
  const faults = createFaultList<Given>()
  function strike<Kind extends Fault>(call: Call, is: (fault: Fault) => fault is Kind): Kind | undefined {
    return faults.strike((fault) => is(fault) && fits({ fault, call }) && falls(fault)) as Kind | undefined
  }
  return {
    ...faults,
    add: (fault) => faults.add({ ...fault, met: 0 }),
    strikeCall: (call) => strike(call, isOfCalls),
    strikeAccepted: (call) => strike(call, isOfAccepted),
    strikeJob: (call) => strike(call, isOfJobs),
  }
}
