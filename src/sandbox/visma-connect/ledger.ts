/** What clients did to people, and what was refused to them: the witness of the tests. Without gaps. */
import { openJournal } from '../journal.ts'
import type { Account, Accounts, Changes } from './accounts.ts'

export type Effect = 'linked' | 'unlinked' | 'updated' | 'mailed' | 'refused'

/** What the mail to a person says, and to which address it goes. */
export type Mail = { application_name: string; redirect_uri: string; email_recipient: string; state?: string }

export type NewEntry = {
  client: string
  /** null where the user that was meant does not exist */
  user: string | null
  effect: Effect
  operation: string
  errorCode?: string
  /** with `linked`, where the account was made for it */
  account?: Account
  changes?: Changes
  /** with `mailed` */
  mail?: Mail
}

export type LedgerEntry = NewEntry & { n: number; at: string }

export type Counts = Record<Effect, number>

export type CountsOfUser = Counts & { user: string; email: string; client: string; connected: boolean }

export type Ledger = {
  readonly totals: Counts & { entries: number }
  /** the last ones, newest first */
  readonly latest: readonly LedgerEntry[]
  /** Carries the effect out at once; resolves when the entry is on the disk. */
  record(entry: NewEntry): Promise<void>
  /** One row per user and client that has entries. */
  counts(filter: { user?: string | undefined; client?: string | undefined }): CountsOfUser[]
  /** Entries with a larger number than `after`, in order. */
  entries(filter: Filter): Promise<LedgerEntry[]>
  clear(): Promise<void>
  close(): Promise<void>
}

type Filter = { after: number; limit: number; user?: string | undefined; client?: string | undefined }

const LATEST = 20

const none = (): Counts => ({ linked: 0, unlinked: 0, updated: 0, mailed: 0, refused: 0 })

export async function openLedger({ file, accounts }: { file: string; accounts: Accounts }): Promise<Ledger> {
  const counted = new Map<string, { user: string; client: string; counts: Counts }>()
  let totals = { ...none(), entries: 0 }
  let latest: LedgerEntry[] = []

  function apply(entry: LedgerEntry): void {
    const { client, user, effect, account, changes, n, at } = entry
    totals = { ...totals, entries: n, [effect]: totals[effect] + 1 }
    latest = [entry, ...latest.slice(0, LATEST - 1)]
    if (user === null) return
    if (account !== undefined) accounts.add({ account: { ...account }, clients: [] })
    if (effect === 'linked') accounts.link({ id: user, client })
    if (effect === 'unlinked') accounts.unlink({ id: user, client })
    if (effect === 'updated') accounts.update({ id: user, changes: changes ?? {}, at: inSeconds(at) })
    const key = `${client} ${user}`
    const row = counted.get(key) ?? { user, client, counts: none() }
    counted.set(key, row)
    row.counts[effect] += 1
  }

  const journal = await openJournal({ file, replay: (fact) => apply(fact as LedgerEntry) })

  return {
    get totals() {
      return totals
    },
    get latest() {
      return latest
    },
    record(entry) {
      const numbered = { n: totals.entries + 1, at: new Date().toISOString(), ...entry }
      apply(numbered)
      return journal.append([numbered])
    },
    counts({ user, client }) {
      return [...counted.values()]
        .filter(
          (row) =>
            (user === undefined || row.user === user) && (client === undefined || row.client === client),
        )
        .map((row) => ({
          user: row.user,
          email: accounts.get(row.user)?.email ?? '',
          client: row.client,
          connected: accounts.isLinked({ id: row.user, client: row.client }),
          ...row.counts,
        }))
    },
    async entries(filter) {
      const found: LedgerEntry[] = []
      for await (const fact of journal.read()) {
        const entry = fact as LedgerEntry
        if (wanted({ entry, filter })) found.push(entry)
        if (found.length === filter.limit) break
      }
      return found
    },
    async clear() {
      counted.clear()
      totals = { ...none(), entries: 0 }
      latest = []
      await journal.clear()
    },
    close: () => journal.close(),
  }
}

function wanted({ entry, filter }: { entry: LedgerEntry; filter: Filter }): boolean {
  return (
    entry.n > filter.after &&
    (filter.user === undefined || entry.user === filter.user) &&
    (filter.client === undefined || entry.client === filter.client)
  )
}

/** Visma Connect's form of an instant. */
export function inSeconds(at: string): string {
  return at.replace(/\.\d+Z$/, 'Z')
}
