// Runs of a schedule that should have begun and did not (I7): found by whoever starts runs, and of those that nothing started by
// the sweep. A frozen date and a time of pause have none.
import type { Knex } from 'knex'
import { holdOpenTenant } from '../db/closed-tenants.ts'
import { findIntegration, lockIntegration, type Integration } from '../db/integrations.ts'
import { hasBegun, insertMissed, settle, waitingForRuns } from '../db/missed-syncs.ts'
import { inTransaction } from '../db/transaction.ts'
import { unlessClosed } from '../domain/closing.ts'
import type { MissedReason } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'
import { jitterMs, missedAfterMs, runsDue, type DueRun } from '../domain/sync-schedule.ts'

type Ref = { tenant: string; integration: string }

const before = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) - ms).toISOString()

/** The run whose time has come last, unless it is known already what became of it. */
export function runThatIsDue(
  { schedule, settledUntil }: Pick<Integration, 'schedule' | 'settledUntil'>,
  now: Instant,
): DueRun | undefined {
  if (schedule === null || settledUntil === null || settledUntil >= now) return undefined
  return runsDue({ ...schedule, frozen: [] }, { after: settledUntil, until: now }).at(-1)
}

/** What became of the run that is due: null, it began or was not to. Whatever was due before it did not begin. */
export async function settleDueRun(
  trx: Knex,
  { ref, integration, due }: { ref: Ref; integration: Integration; due: DueRun },
  missed: { reason: MissedReason; syncId: string | null } | null,
): Promise<void> {
  await reportNotStarted(trx, { ref, integration, until: before(due.dueAt, 1) })
  if (missed !== null) await insertMissed(trx, ref, { ...due, ...missed })
  await settle(trx, ref, due.dueAt)
}

/** The sweep's part: those that nothing started by now, and nothing will. Stays within the time that it has. */
export async function reportMissedSyncs(
  db: Knex,
  { now, atOnce, forMs }: { now: Instant; atOnce: number; forMs: number },
): Promise<void> {
  const end = performance.now() + forMs
  for (const ref of await waitingForRuns(db, { now, atOnce })) {
    if (performance.now() > end) return
    const until = before(now, missedAfterMs)
    const integration = await findIntegration(db, ref.tenant, ref.integration)
    if (integration === undefined || missable(integration, until).length === 0) continue
    const report = () => inTransaction(db, (trx) => reportOf(trx, ref, until))
    await unlessClosed(report, undefined)
  }
}

async function reportOf(trx: Knex, ref: Ref, until: Instant): Promise<void> {
  await holdOpenTenant(trx, ref.tenant)
  const integration = await lockIntegration(trx, ref.tenant, ref.integration)
  if (integration === undefined) return
  await reportNotStarted(trx, { ref, integration, until })
}

async function reportNotStarted(
  trx: Knex,
  { ref, integration, until }: { ref: Ref; integration: Integration; until: Instant },
): Promise<void> {
  const due = missable(integration, until)
  for (const [index, run] of due.entries()) {
    const next = due[index + 1]?.dueAt ?? new Date(Date.parse(run.dueAt) + missedAfterMs).toISOString()
    if (await hasBegun(trx, ref, { from: run.dueAt, before: next })) continue
    const { authorisationLost } = integration
    const isLost = authorisationLost !== null && authorisationLost.at <= run.dueAt
    const reason = isLost ? 'authorisation-lost' : 'not-started'
    await insertMissed(trx, ref, { ...run, reason, syncId: null })
  }
  const last = due.at(-1)
  if (last !== undefined) await settle(trx, ref, last.dueAt)
}

/** Of what was due until then: not what lay so shortly before a pause that it might not have begun any more. */
function missable({ schedule, frozen, settledUntil, paused }: Integration, until: Instant): DueRun[] {
  if (schedule === null || settledUntil === null) return []
  const last = paused === null ? until : earlier(until, before(paused.at, jitterMs))
  return settledUntil >= last ? [] : runsDue({ ...schedule, frozen }, { after: settledUntil, until: last })
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other)
