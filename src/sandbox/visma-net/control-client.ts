/** The control calls of `control.ts` for programs; a refused call throws with what the sandbox said. */
import { controlCalls, queryOf } from '../control-calls.ts'
import type { CompanySettings, Right } from './company.ts'
import type { Fault, NewFault } from './faults.ts'
import type { Status } from './jobs.ts'
import type { Counts, CountsOfEmployee, LedgerEntry } from './ledger.ts'
import type { CallCounts } from './serving.ts'
import type { Settings } from './state.ts'

type Document = Record<string, unknown>
type Filter = { company?: string; employeeNumber?: string }
type LookUp = { id?: string; name: string }

export type CompanyInVismaNet = CompanySettings

export type NewCompanyInVismaNet = {
  tenantId: string
  name: string
  organisationNumber: string
  kind?: 'company' | 'customer'
  clients?: { id: string; rights?: Right[] }[] | null
  taxUnits?: LookUp[]
  workTimeAgreements?: LookUp[]
  properties?: { employee?: string[]; position?: string[] }
}

/** As the API shows it, with positions and the ETag of each document. */
export type EmployeeInVismaNet = Document & {
  id: string
  number: string
  isDraft: boolean
  eTag: string
  _embedded: { positions: (Document & { id: string; eTag: string })[] }
}

export type JobInVismaNet = {
  id: string
  status: Status
  action: 'Create' | 'Update'
  artifactType: 'Employee' | 'Position'
  artifactId: string | null
  employeeNumber: string | null
  /** how long it takes unless somebody ends it before */
  seconds: number
}

export type VismaNetControl = {
  status(): Promise<{
    companies: (CompanyInVismaNet & { employees: number })[]
    ledger: Counts & { entries: number }
    jobs: Partial<Record<Status, number>>
    calls: CallCounts
    settings: Settings
    faults: Fault[]
  }>
  putCompany(company: NewCompanyInVismaNet): Promise<CompanyInVismaNet>
  /** What has been there all along; ids of the employees. */
  addDocuments(adding: {
    company: string
    documents: readonly { employee: Document; positions?: Document[] }[]
  }): Promise<string[]>
  /** Drafts too. */
  employees(of: { company: string; number?: string }): Promise<EmployeeInVismaNet[]>
  /** What a person changes there by hand. */
  edit(edit: {
    company: string
    number: string
    employee?: Document
    positions?: Record<string, Document>
  }): Promise<void>
  activate(drafts: {
    company: string
    numbers?: string[]
  }): Promise<{ activated: string[]; incomplete: { number: string; missing: string[] }[] }>
  putSettings(settings: Partial<Settings>): Promise<Settings>
  jobs(of?: { company?: string; status?: Status }): Promise<JobInVismaNet[]>
  /** How many were still to be done. */
  finishJobs(): Promise<number>
  entries(filter?: Filter): Promise<LedgerEntry[]>
  counts(filter?: Filter): Promise<CountsOfEmployee[]>
  losses(filter?: Filter): Promise<LedgerEntry[]>
  addFault(fault: NewFault): Promise<Fault>
  clearFaults(): Promise<void>
  reset(): Promise<void>
}

/** `url`: of the sandbox, without a slash at the end. */
export function createVismaNetControl(url: string): VismaNetControl {
  const { ask } = controlCalls(`${url}/sandbox/visma-net`)
  const list = async <T>(path: string, filter: Record<string, string | number | undefined>) =>
    (await ask<{ data: T[] }>({ path: `${path}?${queryOf(filter)}` })).data

  return {
    status: () => ask({ path: '' }),
    putCompany: ({ properties: { employee = [], position = [] } = {}, ...company }) =>
      ask({ method: 'PUT', path: '/companies', body: { ...company, properties: { employee, position } } }),
    addDocuments: async ({ company, documents }) =>
      (
        await ask<{ ids: string[] }>({
          method: 'POST',
          path: `/companies/${company}/documents`,
          body: documents,
        })
      ).ids,
    employees: ({ company, ...filter }) => list(`/companies/${company}/employees`, filter),
    edit: ({ company, ...body }) => ask({ method: 'POST', path: `/companies/${company}/edits`, body }),
    activate: ({ company, ...body }) => ask({ method: 'POST', path: `/companies/${company}/activate`, body }),
    putSettings: (settings) => ask({ method: 'PUT', path: '/settings', body: settings }),
    jobs: (of = {}) => list('/jobs', of),
    finishJobs: async () =>
      (await ask<{ finished: number }>({ method: 'POST', path: '/jobs/finish' })).finished,
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
    counts: (filter = {}) => list('/ledger/counts', filter),
    losses: (filter = {}) => list('/losses', filter),
    addFault: (fault) => ask({ method: 'POST', path: '/faults', body: fault }),
    clearFaults: () => ask({ method: 'DELETE', path: '/faults' }),
    reset: () => ask({ method: 'POST', path: '/reset' }),
  }
}
