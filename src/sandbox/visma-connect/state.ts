import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { openJournal } from '../journal.ts'
import { createAccounts } from './accounts.ts'
import { openClients } from './clients.ts'
import { openLedger } from './ledger.ts'
import type { Account, Accounts } from './accounts.ts'
import type { Clients } from './clients.ts'
import type { Ledger } from './ledger.ts'

export type Person = { account: Account; clients: string[] }

export type State = {
  accounts: Accounts
  clients: Clients
  ledger: Ledger
  /** People who have been there all along: no effect of a client, so not in the ledger. */
  addPeople(people: readonly Person[]): Promise<void>
  /** Forgets people, links and ledger; clients stay. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Reads what the folder holds, and makes it where it is missing. One process at a time. */
export async function openState(folder: string): Promise<State> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await using opened = new AsyncDisposableStack()
  const accounts = createAccounts()
  const people = opened.adopt(
    await openJournal({
      file: join(folder, 'people.ndjson'),
      replay: (fact) => accounts.add(fact as Person),
    }),
    (journal) => journal.close(),
  )
  const ledger = opened.adopt(
    await openLedger({ file: join(folder, 'ledger.ndjson'), accounts }),
    (journal) => journal.close(),
  )
  const clients = await openClients(join(folder, 'clients.json'))
  const files = opened.move()
  return {
    accounts,
    ledger,
    clients,
    addPeople(added) {
      for (const person of added) accounts.add({ ...person, account: { ...person.account } })
      return people.append(added)
    },
    async clear() {
      accounts.clear()
      await Promise.all([ledger.clear(), people.clear()])
    },
    close: () => files.disposeAsync(),
  }
}
