// The run that a Schedule asks for (I7): opened, or known not to begin, and why.
import type { Knex } from 'knex'
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import { lockIntegration, type Integration } from '../src/db/integrations.ts'
import { readSettings } from '../src/db/settings.ts'
import { openSyncOf, type Sync } from '../src/db/syncs.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import type { MissedReason } from '../src/domain/integration.ts'
import { localDateAt, type Instant } from '../src/domain/local-time.ts'
import { whyNotAuthorised } from '../src/domain/set-up.ts'
import type { DueRun } from '../src/domain/sync-schedule.ts'
import { runThatIsDue, settleDueRun } from '../src/intake/missed-syncs.ts'
import { readSetUp, setUpRulesOf } from '../src/intake/set-up-of.ts'
import type { IntegrationRef } from '../src/temporal/integration-messages.ts'
import { begin } from './steps-of-runs.ts'
import type { SyncDeps } from './sync-run.ts'

/** `sync` null: nothing runs, and why. */
export type ScheduledSync = { sync: string | null; why: string | null }

type Deps = Pick<SyncDeps, 'db' | 'clock' | 'connectors'>

type Opened = ScheduledSync & { missed: { reason: MissedReason; syncId: string | null } | null }

/** The run of a day, unless it is frozen, paused or cannot be; one that cannot be is missed. */
export async function openScheduled(deps: Deps, ref: IntegrationRef): Promise<ScheduledSync> {
  const open = () =>
    inTransaction(deps.db, async (trx): Promise<ScheduledSync> => {
      await holdOpenTenant(trx, ref.tenant)
      const integration = await lockIntegration(trx, ref.tenant, ref.integration)
      if (integration === undefined) return none('not-found')
      const now = await deps.clock(trx)
      const due = runThatIsDue(integration, now)
      const { missed, ...opened } = await openOrSayWhy(deps, trx, { ref, integration, due, now })
      if (due !== undefined) await settleDueRun(trx, { ref, integration, due }, missed)
      return opened
    })
  return await unlessClosed(open, none('tenant-closed'))
}

type Held = { ref: IntegrationRef; integration: Integration; due: DueRun | undefined; now: Instant }

async function openOrSayWhy(
  deps: Deps,
  trx: Knex.Transaction,
  { ref, integration, due, now }: Held,
): Promise<Opened> {
  const { stage, schedule, paused, frozen } = integration
  if (schedule === null) return { ...none(stage), missed: null }
  const date = due?.date ?? localDateAt({ instant: now, timeZone: schedule.timeZone })
  if (frozen.includes(date)) return { ...none('frozen'), missed: null }
  if (stage === 'needs-authorisation' && paused === null)
    return { ...none(stage), missed: { reason: 'authorisation-lost', syncId: null } }
  if (stage !== 'live') return { ...none(stage), missed: null }
  const setUp = await readSetUp(trx, ref.tenant, integration)
  const rules = setUpRulesOf(await readSettings(trx, ref.tenant), now)
  const gate = whyNotAuthorised(setUp, rules)
  if (gate !== undefined) {
    const reason = gate.code === 'credentials-expired' ? gate.code : 'authorisation-lost'
    return { ...none(gate.code), missed: { reason, syncId: null } }
  }
  const before = await openSyncOf(trx, ref.tenant, ref.integration)
  const held = { trx, ref, integration, setUp, rules, by: 'koppling', cause: { actor: 'koppling' } }
  const { id: sync } = before ?? (await begin(deps, held, { kind: 'scheduled' }))
  const isInTheWay = before !== undefined && due !== undefined && !doesItsWork(before, due)
  return { sync, why: null, missed: isInTheWay ? { reason: 'run-under-way', syncId: before.id } : null }
}

const none = (why: string): ScheduledSync => ({ sync: null, why })

/** One that people or new credentials started since is as good as the run of the schedule. */
const doesItsWork = ({ kind, startedAt }: Sync, { dueAt }: DueRun): boolean =>
  (kind === 'manual' || kind === 'scheduled') && startedAt >= dueAt
