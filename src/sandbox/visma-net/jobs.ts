/** What was accepted and is carried out later. */
import { createHash } from 'node:crypto'
import type { Problem } from './refusals.ts'
import type { Document } from './timelines.ts'

export type Severity = 'error' | 'warning' | 'info'

export type ValidationResult = Problem & { severity: Severity }

export const FINAL = { Succeeded: 4, Failed: 5, Rejected: 6, Cancelled: 7 } as const
const PENDING = { Queued: 1, Running: 2 } as const
const CODES = { ...PENDING, ...FINAL }

export type FinalStatus = keyof typeof FINAL
export type Status = keyof typeof CODES

export type NewJob = {
  company: string
  clientId: string
  action: 'Create' | 'Update'
  artifactType: 'Employee' | 'Position'
  /** Of what is to be created too, where it becomes known with the success. */
  artifactId: string
  employeeId: string
  /** of the employee, as far as it is known */
  number: string | null
  /** The version that an update is made from. */
  base: number | null
  document: Document
  /** Of `withPosition`. */
  positions: { id: string; document: Document }[]
  /** What a fault makes of it. */
  failure: { status: FinalStatus; result: ValidationResult } | null
}

export type Over = { at: string; status: FinalStatus; validationResults: ValidationResult[] }

export type Job = NewJob & {
  id: string
  correlationId: string
  /** From 1 on. */
  n: number
  created: string
  startsAt: number
  dueAt: number
  over: Over | null
}

export type Jobs = {
  readonly size: number
  add(job: Job): void
  get(id: string): Job | undefined
  /** In order of their making. */
  all(): readonly Job[]
  pending(): Job[]
  end(id: string, over: Over): void
  clear(): void
}

export function createJobs(): Jobs {
  const byId = new Map<string, Job>()
  const pending = new Map<string, Job>()
  let all: Job[] = []
  return {
    get size() {
      return all.length
    },
    add(job) {
      byId.set(job.id, job)
      all.push(job)
      if (job.over === null) pending.set(job.id, job)
    },
    get: (id) => byId.get(id),
    all: () => all,
    pending: () => [...pending.values()],
    end(id, over) {
      const job = byId.get(id)
      if (job !== undefined) job.over = over
      pending.delete(id)
    },
    clear() {
      byId.clear()
      pending.clear()
      all = []
    },
  }
}

export function statusOf(job: Job): Status {
  return job.over?.status ?? (Date.now() < job.startsAt ? 'Queued' : 'Running')
}

/** How long it takes unless somebody ends it before. */
export const secondsOf = ({ created, dueAt }: Job) => (dueAt - Date.parse(created)) / 1000

export function shownJob(job: Job): Document {
  const status = statusOf(job)
  const made = job.action === 'Update' || (status === 'Succeeded' && noErrors(job))
  return {
    correlationId: job.correlationId,
    clientId: job.clientId,
    id: job.id,
    tenantId: job.company,
    created: withOffset(job.created),
    artifactId: made ? job.artifactId : null,
    artifactType: job.artifactType,
    status,
    statusCode: CODES[status],
    action: job.action,
    lastChange: withOffset(job.over?.at ?? job.created),
    validationResults: job.over?.validationResults ?? [],
  }
}

const noErrors = ({ over }: Job) =>
  over?.validationResults.every(({ severity }) => severity !== 'error') ?? true

const withOffset = (at: string) => at.replace(/Z$/, '+00:00')

export type Pace = { jobSeconds: { least: number; most: number }; seed: number }

/** The same for the same seed and place in the order. */
export function drawnMs({ pace: { jobSeconds, seed }, n }: { pace: Pace; n: number }): number {
  const dice = createHash('sha256').update(`${seed} ${n}`).digest().readUInt32BE() / 2 ** 32
  return Math.round(1000 * (jobSeconds.least + dice * (jobSeconds.most - jobSeconds.least)))
}
