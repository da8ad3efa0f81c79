/** Every write that arrived and what became of it: the witness of the tests. Without gaps. */
import type { ResourceName } from './resources.ts'

export type Effect = 'created' | 'updated' | 'deleted' | 'refused'

export type LedgerEntry = {
  n: number
  at: string
  company: number
  method: string
  resource: ResourceName
  /** null where nothing was made */
  id: number | null
  /** of the employee that it is about, also by an employment */
  employeeNumber: string | null
  effect: Effect
  status: number
  /** Tripletex's own, where it refused */
  code: number | null
  /** the fields that were sent, such as `employments.employmentDetails.annualSalary` */
  fields: string[]
}

export type Counts = Record<Effect, number>

export type CountsOfEmployee = Counts & { company: number; employeeNumber: string }

export type LedgerFilter = { company?: number | undefined; employeeNumber?: string | undefined }

export type Ledger = {
  readonly size: number
  readonly totals: Counts
  add(entry: LedgerEntry): void
  entries(filter: LedgerFilter & { after: number; limit: number }): LedgerEntry[]
  counts(filter: LedgerFilter): CountsOfEmployee[]
  clear(): void
}

const none = (): Counts => ({ created: 0, updated: 0, deleted: 0, refused: 0 })

export function createLedger(): Ledger {
  let entries: LedgerEntry[] = []
  let totals = none()
  const wanted = (entry: LedgerEntry, { company, employeeNumber }: LedgerFilter) =>
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
    entries: ({ after, limit, ...filter }) =>
      entries.filter((entry) => entry.n > after && wanted(entry, filter)).slice(0, limit),
    counts(filter) {
      const rows = new Map<string, CountsOfEmployee>()
      for (const entry of entries) {
        const { company, employeeNumber, effect } = entry
        if (employeeNumber === null || !wanted(entry, filter)) continue
        const key = `${company} ${employeeNumber}`
        const row = rows.get(key) ?? { company, employeeNumber, ...none() }
        row[effect] += 1
        rows.set(key, row)
      }
      return [...rows.values()]
    },
    clear() {
      entries = []
      totals = none()
    },
  }
}

/** The names of what a body holds, of the lowest level. */
export function fieldsOf(body: unknown, path = ''): string[] {
  if (Array.isArray(body)) return [...new Set(body.flatMap((part: unknown) => fieldsOf(part, path)))]
  if (typeof body !== 'object' || body === null) return path === '' ? [] : [path]
  return Object.entries(body).flatMap(([name, value]) =>
    fieldsOf(value, path === '' ? name : `${path}.${name}`),
  )
}
