/** The control calls of `control.ts` for programs; a refused call throws with what the sandbox said. */
import { controlCalls, queryOf } from '../control-calls.ts'
import type { NewProvider, NewUsers } from './control.ts'
import type { Fault, NewFault, Operation } from './faults.ts'
import type { Counts, CountsOfUser, LedgerEntry } from './ledger.ts'
import type { User } from './provider.ts'

type Filter = { provider?: string; user?: string }

export type ScimControl = {
  status(): Promise<{
    providers: { id: string; baseUrl: string; users: number }[]
    ledger: Counts & { entries: number }
    calls: Record<Operation, number>
    faults: Fault[]
  }>
  putProvider(provider: NewProvider & { id: string }): Promise<{ id: string; baseUrl: string }>
  /** Ids in the order given. */
  addUsers(adding: { provider: string; users: NewUsers }): Promise<string[]>
  users(filter: { provider: string; userName?: string }): Promise<User[]>
  counts(filter?: Filter): Promise<CountsOfUser[]>
  /** The whole ledger, in order. */
  entries(filter?: Filter): Promise<LedgerEntry[]>
  addFault(fault: NewFault): Promise<Fault>
  clearFaults(): Promise<void>
  reset(): Promise<void>
}

/** `url`: of the sandbox, without a slash at the end. */
export function createScimControl(url: string): ScimControl {
  const { ask } = controlCalls(`${url}/sandbox/scim`)

  return {
    status: () => ask({ path: '' }),
    putProvider: ({ id, ...settings }) => ask({ method: 'PUT', path: `/providers/${id}`, body: settings }),
    addUsers: async ({ provider, users }) =>
      (await ask<{ ids: string[] }>({ method: 'POST', path: `/providers/${provider}/users`, body: users }))
        .ids,
    users: async ({ provider, ...filter }) =>
      (await ask<{ data: User[] }>({ path: `/providers/${provider}/users?${queryOf(filter)}` })).data,
    counts: async (filter = {}) =>
      (await ask<{ data: CountsOfUser[] }>({ path: `/ledger/counts?${queryOf(filter)}` })).data,
    async entries(filter = {}) {
      const all: LedgerEntry[] = []
      for (let after: number | null = 0; after !== null;) {
        const query = queryOf({ ...filter, after: String(after), limit: '10000' })
        const page: { data: LedgerEntry[]; next: number | null } = await ask({ path: `/ledger?${query}` })
        all.push(...page.data)
        after = page.next
      }
      return all
    },
    addFault: (fault) => ask({ method: 'POST', path: '/faults', body: fault }),
    clearFaults: () => ask({ method: 'DELETE', path: '/faults' }),
    reset: () => ask({ method: 'POST', path: '/reset' }),
  }
}
