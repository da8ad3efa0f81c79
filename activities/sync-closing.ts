// The end of a run: counts, whether it is green, and what follows for the integration, in one transaction.
import { automation, recordAudit } from '../src/db/audit.ts'
import { emitEvents } from '../src/db/events.ts'
import {
  findIntegration,
  lockIntegration,
  loseAuthorisation,
  noteApprovedScope,
  type Integration,
} from '../src/db/integrations.ts'
import { eraseStaged } from '../src/db/staged-records.ts'
import { findFile } from '../src/db/sync-files.ts'
import { countLeftScope } from '../src/db/sync-records.ts'
import { countResults, listResults, noteNotDelivered } from '../src/db/sync-results.ts'
import { endSync, findSync, lockSync, type Sync } from '../src/db/syncs.ts'
import { inTransaction } from '../src/db/transaction.ts'
import type { IntegrationStage, SyncOutcome } from '../src/domain/integration.ts'
import { inFixedOrder, isGreen } from '../src/domain/sync-run.ts'
import type { SyncEnded, SyncRef } from '../src/temporal/integration-messages.ts'
import { whyToEnd, type SyncDeps } from './sync-run.ts'
import type { Knex } from 'knex'

export type SyncEnd = {
  outcome: SyncOutcome
  problem: string | null
  /** I10: why the system takes the credentials no longer, as a code. */
  authorisationLostWhy?: string | undefined
}

/** Answers what the integration is told. Ending it again changes nothing. */
export async function close(
  { db, clock }: Pick<SyncDeps, 'db' | 'clock'>,
  ref: SyncRef,
  asked: SyncEnd,
): Promise<SyncEnded> {
  await inTransaction(db, async (trx) => {
    await closeWithin(trx, { clock }, { ref, asked })
  })
  return { sync: ref.sync, ...(await standOf(db, ref)) }
}

/** The same in the transaction of whoever ends it. */
export async function closeWithin(
  trx: Knex.Transaction,
  { clock }: Pick<SyncDeps, 'clock'>,
  { ref, asked }: { ref: SyncRef; asked: SyncEnd },
): Promise<void> {
  const { tenant, integration, sync: id } = ref
  const held = await lockIntegration(trx, tenant, integration)
  const sync = await lockSync(trx, tenant, id)
  if (sync === undefined || sync.endedAt !== null) return
  const at = await clock(trx)
  const { outcome, problem, authorisationLostWhy } = await whatEndedIt(trx, ref, { end: asked, held })
  if (sync.kind !== 'preview') await letGoOfRecords(trx, ref)
  const counts = await countsOf(trx, ref, sync)
  await endSync(trx, tenant, id, {
    outcome,
    problem,
    counts,
    isGreen: await greenOf(trx, ref, { sync, outcome }),
    at,
  })
  if (authorisationLostWhy !== undefined)
    await loseAuthorisation(trx, tenant, integration, { why: authorisationLostWhy, at })
  // Where the scope was changed meanwhile, nobody has looked at the new one yet (I11).
  const isSameScope = inFixedOrder(held?.scope) === inFixedOrder(sync.scope)
  if (isLive(sync) && outcome === 'completed' && sync.planned !== null && isSameScope)
    await noteApprovedScope(trx, tenant, integration, sync.planned.scope)
  const data = { integrationId: integration, syncId: id, kind: sync.kind, outcome, problem }
  await emitEvents(trx, [{ tenant, type: 'sync.finished', data }])
  await recordAudit(trx, tenant, automation, {
    action: 'sync.finished',
    subject: { kind: 'integration', id: integration },
    new: { sync: id, kind: sync.kind, outcome, problem, counts },
  })
}

/** Of a system that reads files: whose record is in none that was delivered gets nothing by this run. */
async function letGoOfRecords(trx: Knex, { tenant, sync }: SyncRef): Promise<void> {
  const file = await findFile(trx, { tenant, sync })
  // Once uploaded it is the next run's, which knows how it ends and must know then what was in it.
  if (file !== undefined && (file.deliveredAt !== null || file.uploadedAt !== null)) return
  await noteNotDelivered(trx, { tenant, sync })
  await eraseStaged(trx, { tenant, sync })
}

/** Whoever was cut off by a closing or a disconnection saw only that the credentials are gone. */
async function whatEndedIt(
  trx: Knex,
  ref: SyncRef,
  { end, held }: { end: SyncEnd; held: Integration | undefined },
): Promise<SyncEnd> {
  if (end.outcome === 'completed' || held === undefined) return end
  const because = await whyToEnd({ db: trx }, { ref, integration: held })
  return because === undefined ? end : { outcome: 'stopped', problem: because }
}

const isLive = ({ kind }: Sync): boolean => kind === 'manual' || kind === 'scheduled'

/** `leftScope`: who got something before and is in the scope no more, which removes nothing there (I9). */
async function countsOf(trx: Knex, { tenant, integration }: SyncRef, sync: Sync) {
  const counts = await countResults(trx, tenant, sync.id)
  if (!isLive(sync) || sync.goesOnFrom !== null) return counts
  const destination = { tenant, integration, target: sync.target, dataset: 'employees' } as const
  return { ...counts, leftScope: await countLeftScope(trx, { ...destination, sync: sync.id }) }
}

async function greenOf(
  trx: Knex,
  { tenant }: SyncRef,
  { sync, outcome }: { sync: Sync; outcome: SyncOutcome },
): Promise<boolean | null> {
  if (sync.kind !== 'test') return null
  const named = sync.employees ?? []
  const results = await listResults(trx, tenant, { sync: sync.id, after: undefined, limit: named.length + 1 })
  return isGreen({ isCompleted: outcome === 'completed', named, results })
}

async function standOf(db: Knex, { tenant, integration, sync }: SyncRef) {
  const ended = await findSync(db, tenant, sync)
  const stage: IntegrationStage = (await findIntegration(db, tenant, integration))?.stage ?? 'disconnected'
  return { outcome: ended?.outcome ?? 'failed', problem: ended?.problem ?? null, stage }
}
