import type { Knex } from 'knex'
import type { Cause } from '../db/audit.ts'
import type { Clock } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import type { Replanner } from './replanner.ts'
import type { ConnectionStarter } from './connection-starter.ts'
import type { Teller } from './tell.ts'

/** What intake works with: where changes are kept, what time it is, how workflows hear of them, and who plans many again. */
export type Intake = {
  db: Knex
  vault: Vault
  clock: Clock
  teller: Teller
  replans: Replanner
  starter: ConnectionStarter
}

/** One change: whose data, who asked for it, and the bulk request it is a line of. */
export type Change = {
  tenant: string
  cause: Cause
  bulkRequest?: string | undefined
}
