/** The control calls of `control.ts` for programs; a refused call throws with what the sandbox said. */
import { controlCalls, queryOf } from '../control-calls.ts'
import type { Fault, NewFault } from './faults.ts'
import type { CountsOfEmployee, Counts, LedgerEntry } from './ledger.ts'
import type { CallCounts } from './serving.ts'

export type CompanyInSandbox = { id: number; name: string; organisationNumber: string; ownerId: number }

export type NewCompanyInSandbox = {
  name: string
  organisationNumber: string
  tokens: { consumerToken: string; employeeToken: string; read?: boolean; write?: boolean }[]
  departmentsRequired?: boolean
  divisionsRequired?: boolean
  numbersAutomatically?: boolean
}

export type RowInSandbox = {
  resource:
    | 'employee'
    | 'employment'
    | 'employmentDetails'
    | 'leaveOfAbsence'
    | 'department'
    | 'division'
    | 'occupationCode'
  fields: Record<string, unknown>
}

type Filter = { company?: number; employeeNumber?: string }

export type TripletexControl = {
  status(): Promise<{
    companies: CompanyInSandbox[]
    ledger: Counts & { entries: number }
    calls: CallCounts
    faults: Fault[]
  }>
  putCompany(company: NewCompanyInSandbox): Promise<CompanyInSandbox>
  addRows(adding: { company: number; rows: readonly RowInSandbox[] }): Promise<number[]>
  /** With address, employments and details. */
  employees(filter: { company: number; employeeNumber?: string }): Promise<Record<string, unknown>[]>
  /** Leaves of absence. */
  leaves(filter: { company: number; employeeNumber?: string }): Promise<Record<string, unknown>[]>
  setLimit(limit: { calls: number; seconds: number }): Promise<void>
  moveClock(aheadSeconds: number): Promise<void>
  endSessions(): Promise<void>
  entries(filter?: Filter): Promise<LedgerEntry[]>
  counts(filter?: Filter): Promise<CountsOfEmployee[]>
  addFault(fault: NewFault): Promise<Fault>
  clearFaults(): Promise<void>
  reset(): Promise<void>
}

/** `url`: of the sandbox, without a slash at the end. */
export function createTripletexControl(url: string): TripletexControl {
  const { ask } = controlCalls(`${url}/sandbox/tripletex`)

  return {
    status: () => ask({ path: '' }),
    putCompany: (company) => ask({ method: 'PUT', path: '/companies', body: company }),
    addRows: async ({ company, rows }) =>
      (await ask<{ ids: number[] }>({ method: 'POST', path: `/companies/${company}/rows`, body: rows })).ids,
    employees: async ({ company, ...filter }) =>
      (
        await ask<{ data: Record<string, unknown>[] }>({
          path: `/companies/${company}/employees?${queryOf(filter)}`,
        })
      ).data,
    leaves: async ({ company, ...filter }) =>
      (
        await ask<{ data: Record<string, unknown>[] }>({
          path: `/companies/${company}/leaves?${queryOf(filter)}`,
        })
      ).data,
    setLimit: (limit) => ask({ method: 'PUT', path: '/limit', body: limit }),
    moveClock: (aheadSeconds) => ask({ method: 'PUT', path: '/clock', body: { aheadSeconds } }),
    endSessions: () => ask({ method: 'DELETE', path: '/sessions' }),
    async entries(filter = {}) {
      const all: LedgerEntry[] = []
      for (let after: number | null = 0; after !== null;) {
        const query = queryOf({ ...filter, after, limit: 10_000 })
        const page: { data: LedgerEntry[]; next: number | null } = await ask({ path: `/ledger?${query}` })
        all.push(...page.data)
        after = page.next
      }
      return all
    },
    counts: async (filter = {}) =>
      (await ask<{ data: CountsOfEmployee[] }>({ path: `/ledger/counts?${queryOf(filter)}` })).data,
    addFault: (fault) => ask({ method: 'POST', path: '/faults', body: fault }),
    clearFaults: () => ask({ method: 'DELETE', path: '/faults' }),
    reset: () => ask({ method: 'POST', path: '/reset' }),
  }
}
