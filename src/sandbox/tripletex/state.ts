/** All that is known, in memory, and on the disk before anybody is told of it. */
import { join } from 'node:path'

import { openJournal } from '../journal.ts'
import { createCompany } from './company.ts'
import { createLedger } from './ledger.ts'
import { createSessions } from './sessions.ts'
import { seedRows } from './seed.ts'
import type { Company, CompanySettings, NamedRow } from './company.ts'
import type { Draft } from './draft.ts'
import type { Ledger, LedgerEntry } from './ledger.ts'
import type { ResourceName } from './resources.ts'
import type { Session, Sessions } from './sessions.ts'

export type TripletexState = {
  readonly companies: ReadonlyMap<number, Company>
  sessions: Sessions
  ledger: Ledger
  /** `offsetMs`: how far the clock of this Tripletex is ahead. */
  clock: { now(): Date; offsetMs: number }
  /** Makes a company, or changes the settings of one with this organisation number; its rows stay. */
  putCompany(settings: Omit<CompanySettings, 'id'>): Promise<Company>
  createSession(session: Omit<Session, 'token'>): Promise<Session>
  deleteSession(token: string): Promise<boolean>
  /** What there has been all along: not in the ledger. */
  addRows(company: Company, rows: readonly NamedRow[]): Promise<void>
  /** Commits the draft, if any, and its entry as one. */
  commit(change: { draft?: Draft; entry: NewEntry }): Promise<void>
  /** Forgets companies, sessions and ledger. */
  clear(): Promise<void>
  close(): Promise<void>
}

export type NewEntry = Omit<LedgerEntry, 'n' | 'at'>

type Fact =
  | { fact: 'company'; settings: CompanySettings }
  | { fact: 'session'; session: Session }
  | { fact: 'session-deleted'; token: string }
  | { fact: 'rows'; company: number; rows: readonly NamedRow[] }
  | {
      fact: 'write'
      entry: LedgerEntry
      rows: NamedRow[]
      removed: { resource: ResourceName; id: number }[]
    }

const FIRST_COMPANY = 500_001

export async function openTripletexState(folder: string): Promise<TripletexState> {
  const companies = new Map<number, Company>()
  const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) }
  const sessions = createSessions({ clock: () => clock.now() })
  const ledger = createLedger()

  function apply(fact: Fact): void {
    switch (fact.fact) {
      case 'company': {
        const known = companies.get(fact.settings.id)
        if (known !== undefined) return void Object.assign(known.settings, fact.settings)
        const made = createCompany({ ...fact.settings })
        made.apply({ rows: seedRows(made), removed: [] })
        return void companies.set(fact.settings.id, made)
      }
      case 'session':
        return sessions.add(fact.session)
      case 'session-deleted':
        return void sessions.delete(fact.token)
      case 'rows':
        return companies.get(fact.company)?.apply({ rows: fact.rows, removed: [] })
      case 'write':
        companies.get(fact.entry.company)?.apply(fact)
        return ledger.add(fact.entry)
    }
  }

  const journal = await openJournal({
    file: join(folder, 'tripletex.ndjson'),
    replay: (fact) => apply(fact as Fact),
  })

  /** At once in memory, so that two calls cannot both find the old state; resolves when it is on the disk. */
  function happen(fact: Fact): Promise<void> {
    apply(fact)
    return journal.append([fact])
  }

  return {
    companies,
    sessions,
    ledger,
    clock,
    async putCompany(settings) {
      const known = [...companies.values()].find(
        (company) => company.settings.organisationNumber === settings.organisationNumber,
      )
      const id = known?.settings.id ?? Math.max(FIRST_COMPANY - 1, ...companies.keys()) + 1
      await happen({ fact: 'company', settings: { ...settings, id } })
      return companies.get(id) ?? createCompany({ ...settings, id })
    },
    async createSession(session) {
      const made = sessions.create(session)
      await journal.append([{ fact: 'session', session: made }])
      return made
    },
    async deleteSession(token) {
      if (!sessions.delete(token)) return false
      await journal.append([{ fact: 'session-deleted', token }])
      return true
    },
    addRows: (company, rows) => happen({ fact: 'rows', company: company.settings.id, rows }),
    commit({ draft, entry }) {
      const numbered = { n: ledger.size + 1, at: new Date().toISOString(), ...entry }
      return happen({
        fact: 'write',
        entry: numbered,
        rows: draft?.rows() ?? [],
        removed: draft?.removed() ?? [],
      })
    },
    async clear() {
      companies.clear()
      sessions.clear()
      ledger.clear()
      clock.offsetMs = 0
      await journal.clear()
    },
    close: () => journal.close(),
  }
}
