/** Every write that arrived and what became of it: the witness of the tests. Without gaps, and without what was written. */
import type { Losses } from './losses.ts'

export type Effect = 'accepted' | 'created' | 'updated' | 'failed' | 'refused'

export type LedgerEntry = Losses & {
  n: number
  at: string
  /** the tenant's id */
  company: string
  clientId: string
  artifactType: 'Employee' | 'Position'
  effect: Effect
  /** of the employee that it is about */
  employeeNumber: string | null
  employeeId: string | null
  positionId: string | null
  /** of a position that was created */
  activeStart: string | null
  jobId: string | null
  /** of the answer; null of what a job did */
  status: number | null
  /** what was wrong, such as `personIds[0].id` */
  problems: string[]
}

export type NewEntry = Omit<LedgerEntry, 'n' | 'at'>

export type Counts = Record<Effect, number>

export type CountsOfEmployee = Counts & {
  company: string
  employeeNumber: string
  /** How often one was created, by its first day. */
  positions: Record<string, number>
  /** How often each document was overwritten, by its id. */
  updates: Record<string, number>
  lost: string[]
  overwritten: string[]
}

export type LedgerFilter = { company?: string | undefined; employeeNumber?: string | undefined }

export type Ledger = {
  readonly size: number
  readonly totals: Counts
  add(entry: LedgerEntry): void
  entries(filter: LedgerFilter & { after: number; limit: number }): LedgerEntry[]
  /** `accepted` counts jobs, `created` employees. */
  counts(filter: LedgerFilter): CountsOfEmployee[]
  /** Those that took something away. */
  losses(filter: LedgerFilter): LedgerEntry[]
  clear(): void
}

const none = (): Counts => ({ accepted: 0, created: 0, updated: 0, failed: 0, refused: 0 })

export function createLedger(): Ledger {
  let entries: LedgerEntry[] = []
  let totals = none()
  const wanted =
    ({ company, employeeNumber }: LedgerFilter) =>
    (entry: LedgerEntry) =>
      (company === undefined || entry.company === company) &&
      (employeeNumber === undefined || entry.employeeNumber === employeeNumber)
  return {
    get size() {
      return entries.length
    },
    get totals() {
      return totals
    },
    add(entry) {
      entries.push(entry)
      totals = { ...totals, [entry.effect]: totals[entry.effect] + 1 }
    },
    entries: ({ after, limit, ...filter }) => entries.slice(after).filter(wanted(filter)).slice(0, limit),
    counts: (filter) => countsOf(entries.filter(wanted(filter))),
    losses: (filter) =>
      entries.filter(wanted(filter)).filter(({ lost, overwritten }) => lost.length + overwritten.length > 0),
    clear() {
      entries = []
      totals = none()
    },
  }
}

function countsOf(entries: readonly LedgerEntry[]): CountsOfEmployee[] {
  const rows = new Map<string, CountsOfEmployee>()
  for (const entry of entries) {
    const { company, employeeNumber } = entry
    if (employeeNumber === null) continue
    const key = `${company} ${employeeNumber}`
    const row = rows.get(key) ?? {
      ...{ company, employeeNumber, ...none() },
      ...{ positions: {}, updates: {}, lost: [], overwritten: [] },
    }
    rows.set(key, row)
    count(row, entry)
  }
  return [...rows.values()]
}

function count(row: CountsOfEmployee, entry: LedgerEntry): void {
  const { effect, artifactType, employeeId, positionId, activeStart } = entry
  row.lost.push(...entry.lost)
  row.overwritten.push(...entry.overwritten)
  if (effect === 'created' && artifactType === 'Position') {
    const start = activeStart ?? ''
    row.positions[start] = (row.positions[start] ?? 0) + 1
    return
  }
  row[effect] += 1
  const id = artifactType === 'Employee' ? employeeId : positionId
  if (effect === 'updated' && id !== null) row.updates[id] = (row.updates[id] ?? 0) + 1
}
