import type { Knex } from 'knex'
import { closeAlarm } from '../db/alarms.ts'
import { recordAudit, type Cause } from '../db/audit.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import { insertStop, liftStop, lockStops, releaseStopped } from '../db/stops.ts'
import { findTenant } from '../db/tenants.ts'
import { inTransaction } from '../db/transaction.ts'
import { Rejection } from '../domain/rejection.ts'
import { stoppables, type Stoppable } from '../domain/stop.ts'
import type { Intake } from './context.ts'

/** What is to be stopped from now on for the tenant, or for all (null); what is false goes on, what is left out stays as it is. */
export type StopSwitch = {
  accounts: boolean
  connections: boolean
  syncs?: boolean | undefined
  tenant: string | null
}

type StopCauseOf = Cause & { actor: string; reason: string }

/**
 * L14: once this has answered nothing acts any more that is stopped, access `now` included; calls that are under way end. What
 * is lifted goes on and its leavers are told. Throws the Rejection `not-found`.
 */
export async function putStop(intake: Intake, cause: StopCauseOf, wanted: StopSwitch): Promise<void> {
  const { tenant } = wanted
  const hasLifted = await inTransaction(intake.db, async (trx) => {
    const known = tenant === null ? undefined : await findTenant(trx, tenant)
    if (tenant !== null && (known === undefined || known.isShredding)) {
      throw new Rejection('not-found', { detail: `there is no tenant ${tenant}` })
    }
    await lockStops(trx)
    const now = await intake.clock(trx)
    let lifted = false
    for (const what of stoppables) {
      const isStop = wanted[what]
      if (isStop === undefined) continue
      if (isStop) await stop(trx, cause, { what, tenant, now })
      else if (await lift(trx, cause, { what, tenant, now })) lifted = true
    }
    return lifted
  })
  if (hasLifted) await goOn(intake)
}

type Switched = { what: Stoppable; tenant: string | null; now: string }

async function stop(trx: Knex, cause: StopCauseOf, { what, tenant, now }: Switched): Promise<void> {
  const { actor, reason } = cause
  const isNew = await insertStop(trx, { what, tenant, cause: 'operator', reason, actor, since: now })
  if (isNew) await record(trx, cause, { action: 'stopped', what, tenant })
}

async function lift(trx: Knex, cause: StopCauseOf, { what, tenant, now }: Switched): Promise<boolean> {
  if (!(await liftStop(trx, { what, tenant, now }))) return false
  if (what === 'connections') await closeAlarm(trx, { kind: 'equal-refusals', tenant, now })
  await record(trx, cause, { action: 'stop-lifted', what, tenant })
  return true
}

async function record(
  trx: Knex,
  cause: Cause,
  { action, what, tenant }: { action: string; what: Stoppable; tenant: string | null },
): Promise<void> {
  await recordPlatformAudit(trx, cause, { action: `platform.${action}`, value: { what, tenant } })
  if (tenant === null) return
  const subject = { kind: 'tenant', id: tenant } as const
  await recordAudit(trx, tenant, cause, { action: `tenant.${action}`, subject, new: { what } })
}

/** In a transaction of its own: whoever acts holds a leaver while it asks for the stop. What this misses, the sweep lets go. */
async function goOn({ db, clock, teller }: Intake): Promise<void> {
  const now = await clock(db)
  const released = await inTransaction(db, (trx) => releaseStopped(trx, { now }))
  const byTenant = Map.groupBy(released, ({ tenant }) => tenant)
  for (const [tenant, leavers] of byTenant)
    teller.soon(
      tenant,
      leavers.map(({ id }) => id),
    )
}
