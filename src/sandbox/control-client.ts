/** The control calls of `control.ts` for programs; a refused call throws with what the sandbox said. */
import type { Fault, NewFault } from './faults.ts'
import type { CountsOfUser, LedgerEntry } from './visma-connect/ledger.ts'

export type PersonInSandbox = {
  email: string
  id?: string
  firstName?: string
  lastName?: string
  clients?: string[]
}

export type SandboxControl = {
  status(): Promise<{
    people: number
    ledger: { entries: number }
    calls: Record<string, number>
    faults: Fault[]
  }>
  putClient(client: {
    id: string
    clientSecret: string
    scopes?: string[]
    tokenSeconds?: number
    grantTypes?: string[]
  }): Promise<void>
  /** Ids in the order given; who is there already stays untouched. */
  addPeople(load: {
    people: Iterable<PersonInSandbox>
    client?: string
  }): Promise<{ created: number; known: number; ids: string[] }>
  person(idOrEmail: string): Promise<{ id: string; email: string; clients: string[] } | undefined>
  counts(filter?: { user?: string; client?: string }): Promise<CountsOfUser[]>
  /** The whole ledger, in order. */
  entries(filter?: { user?: string; client?: string }): Promise<LedgerEntry[]>
  addFault(fault: NewFault): Promise<Fault>
  clearFaults(): Promise<void>
  reset(): Promise<void>
}

export function createSandboxControl(url: string): SandboxControl {
  async function ask({
    method = 'GET',
    path,
    body,
  }: {
    method?: string
    path: string
    body?: string
  }): Promise<unknown> {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(`${url}/sandbox${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    if (response.status === 404 && method === 'GET') return undefined
    if (!response.ok) throw new Error(`sandbox: ${method} ${path} answered ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  return {
    status: async () => (await ask({ path: '' })) as Awaited<ReturnType<SandboxControl['status']>>,
    async putClient({ id, ...client }) {
      await ask({ method: 'PUT', path: `/clients/${encodeURIComponent(id)}`, body: JSON.stringify(client) })
    },
    async addPeople({ people, client }) {
      const query = client === undefined ? '' : `?${new URLSearchParams({ client }).toString()}`
      const body = Array.from(people, (person) => `${JSON.stringify(person)}\n`).join('')
      return (await ask({ method: 'POST', path: `/people${query}`, body })) as Awaited<
        ReturnType<SandboxControl['addPeople']>
      >
    },
    person: async (who) =>
      (await ask({ path: `/people/${encodeURIComponent(who)}` })) as Awaited<
        ReturnType<SandboxControl['person']>
      >,
    async counts(filter = {}) {
      const answer = (await ask({ path: `/ledger/counts?${new URLSearchParams(filter).toString()}` })) as {
        data: CountsOfUser[]
      }
      return answer.data
    },
    async entries(filter = {}) {
      const all: LedgerEntry[] = []
      for (let after: number | null = 0; after !== null;) {
        const query = new URLSearchParams({ ...filter, after: String(after), limit: '10000' }).toString()
        const page = (await ask({ path: `/ledger?${query}` })) as { data: LedgerEntry[]; next: number | null }
        all.push(...page.data)
        after = page.next
      }
      return all
    },
    addFault: async (fault) =>
      (await ask({ method: 'POST', path: '/faults', body: JSON.stringify(fault) })) as Fault,
    async clearFaults() {
      await ask({ method: 'DELETE', path: '/faults' })
    },
    async reset() {
      await ask({ method: 'POST', path: '/reset' })
    },
  }
}
