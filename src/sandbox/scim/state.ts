/** All that is known, in memory, and on the disk before anybody is told of it. */
import { join } from 'node:path'

import { openJournal } from '../journal.ts'
import { isWanted, none } from './ledger.ts'
import type { Counts, CountsOfUser, LedgerEntry, LedgerFilter } from './ledger.ts'
import type { Provider, ProviderSettings, User } from './provider.ts'

type Fact =
  | { fact: 'provider'; settings: ProviderSettings }
  | { fact: 'users'; provider: string; users: readonly User[] }
  | { fact: 'write'; entry: LedgerEntry; user: User | null; removed: boolean }

export type ScimState = {
  readonly providers: ReadonlyMap<string, Provider>
  readonly totals: Counts & { entries: number }
  /** Makes a provider, or changes the settings of one; its people stay. */
  putProvider(settings: ProviderSettings): Promise<void>
  /** Who has been there all along, or was changed by somebody else: not in the ledger. */
  putUsers(provider: string, users: readonly User[]): Promise<void>
  /** Commits what became of a user, if anything, and its entry as one. */
  commit(change: { entry: Omit<LedgerEntry, 'n' | 'at'>; user?: User; removed?: boolean }): Promise<void>
  entries(filter: LedgerFilter & { after: number; limit: number }): LedgerEntry[]
  /** One row per user that has entries. */
  counts(filter: LedgerFilter): CountsOfUser[]
  /** Forgets providers, people and ledger. */
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openScimState(folder: string): Promise<ScimState> {
  const providers = new Map<string, Provider>()
  /** names of those who are gone, for the counts */
  const names = new Map<string, string>()
  let ledger: LedgerEntry[] = []
  let totals = none()

  function apply(fact: Fact): void {
    if (fact.fact === 'provider') {
      const known = providers.get(fact.settings.id)
      if (known !== undefined) Object.assign(known.settings, fact.settings)
      else providers.set(fact.settings.id, { settings: { ...fact.settings }, users: new Map() })
    } else if (fact.fact === 'users') {
      for (const user of fact.users) providers.get(fact.provider)?.users.set(user.id, { ...user })
    } else {
      const { entry, user, removed } = fact
      ledger.push(entry)
      totals = { ...totals, [entry.effect]: totals[entry.effect] + 1 }
      const users = providers.get(entry.provider)?.users
      if (user !== null) names.set(`${entry.provider} ${user.id}`, user.userName)
      if (user !== null && removed) users?.delete(user.id)
      else if (user !== null) users?.set(user.id, user)
    }
  }

  const journal = await openJournal({
    file: join(folder, 'scim.ndjson'),
    replay: (fact) => apply(fact as Fact),
  })

  /** At once in memory, so that two calls cannot both find the old state; resolves when it is on the disk. */
  function happen(fact: Fact): Promise<void> {
    apply(fact)
    return journal.append([fact])
  }

  return {
    providers,
    get totals() {
      return { ...totals, entries: ledger.length }
    },
    putProvider: (settings) => happen({ fact: 'provider', settings }),
    putUsers: (provider, users) => happen({ fact: 'users', provider, users }),
    commit: ({ entry, user, removed = false }) =>
      happen({
        fact: 'write',
        entry: { n: ledger.length + 1, at: new Date().toISOString(), ...entry },
        user: user ?? null,
        removed,
      }),
    entries: ({ after, limit, ...filter }) =>
      ledger.filter((entry) => entry.n > after && isWanted(entry, filter)).slice(0, limit),
    counts(filter) {
      const rows = new Map<string, CountsOfUser>()
      for (const entry of ledger) {
        const { provider, user, effect } = entry
        if (user === null || !isWanted(entry, filter)) continue
        const key = `${provider} ${user}`
        const now = providers.get(provider)?.users.get(user)
        const userName = now?.userName ?? names.get(key) ?? ''
        const row = rows.get(key) ?? { provider, user, userName, active: now?.active ?? null, ...none() }
        row[effect] += 1
        rows.set(key, row)
      }
      return [...rows.values()]
    },
    async clear() {
      providers.clear()
      names.clear()
      ledger = []
      totals = none()
      await journal.clear()
    },
    close: () => journal.close(),
  }
}
