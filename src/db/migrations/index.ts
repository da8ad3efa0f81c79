import type { Knex } from 'knex'
import * as tenants from './001-tenants.ts'
import * as people from './002-people.ts'
import * as leavers from './003-leavers.ts'
import * as decisions from './004-decisions.ts'
import * as byHand from './005-by-hand.ts'
import * as replans from './006-replans.ts'
import * as connections from './007-connections.ts'
import * as guard from './008-guard.ts'
import * as todos from './009-todos.ts'
import * as onCall from './010-on-call.ts'
import * as returns from './011-returns-and-access-ends.ts'
import * as enforcement from './012-enforcement.ts'
import * as connectionChanges from './013-connection-changes.ts'
import * as todosOfAll from './014-to-dos-of-all.ts'
import * as returnsCompared from './016-returns-compared.ts'
import * as events from './018-events.ts'
import * as webhooks from './019-webhooks.ts'
import * as auditChain from './020-audit-chain.ts'
import * as auditRetention from './021-audit-retention.ts'
import * as idempotency from './022-idempotency.ts'
import * as keyRotation from './023-key-rotation.ts'
import * as rateLimits from './024-rate-limits.ts'
import * as erasure from './025-erasure.ts'
import * as retention from './026-retention.ts'
import * as closing from './027-closing.ts'
import * as integrations from './028-integrations.ts'
import * as files from './030-files.ts'
import * as absences from './029-absences.ts'
import * as missedSyncs from './031-missed-syncs.ts'
import * as jobs from './032-jobs.ts'
import * as identityProviders from './033-identity-providers.ts'
import * as connectAgain from './034-connect-again.ts'
import * as whereFilesAre from './035-where-files-are.ts'
import * as employmentsThere from './036-employments-there.ts'
import * as endsAsked from './037-ends-asked.ts'
import * as formerConnections from './038-former-connections.ts'
import * as declining from './039-declining.ts'

type Migration = { name: string; up: (db: Knex) => Promise<void>; down: (db: Knex) => Promise<void> }

/** In order; a released one is never edited. */
export const migrations: readonly Migration[] = [
  { name: '001-tenants', ...tenants },
  { name: '002-people', ...people },
  { name: '003-leavers', ...leavers },
  { name: '004-decisions', ...decisions },
  { name: '005-by-hand', ...byHand },
  { name: '006-replans', ...replans },
  { name: '007-connections', ...connections },
  { name: '008-guard', ...guard },
  { name: '009-todos', ...todos },
  { name: '010-on-call', ...onCall },
  { name: '011-returns-and-access-ends', ...returns },
  { name: '012-enforcement', ...enforcement },
  { name: '013-connection-changes', ...connectionChanges },
  { name: '014-to-dos-of-all', ...todosOfAll },
  { name: '016-returns-compared', ...returnsCompared },
  { name: '018-events', ...events },
  { name: '019-webhooks', ...webhooks },
  { name: '020-audit-chain', ...auditChain },
  { name: '021-audit-retention', ...auditRetention },
  { name: '022-idempotency', ...idempotency },
  { name: '023-key-rotation', ...keyRotation },
  { name: '024-rate-limits', ...rateLimits },
  { name: '025-erasure', ...erasure },
  { name: '026-retention', ...retention },
  { name: '027-closing', ...closing },
  { name: '028-integrations', ...integrations },
  { name: '030-files', ...files },
  { name: '029-absences', ...absences },
  { name: '031-missed-syncs', ...missedSyncs },
  { name: '032-jobs', ...jobs },
  { name: '033-identity-providers', ...identityProviders },
  { name: '034-connect-again', ...connectAgain },
  { name: '035-where-files-are', ...whereFilesAre },
  { name: '036-employments-there', ...employmentsThere },
  { name: '037-ends-asked', ...endsAsked },
  { name: '038-former-connections', ...formerConnections },
  { name: '039-declining', ...declining },
]

export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: ({ name }) => name,
  getMigration: (migration) => Promise.resolve(migration),
}
