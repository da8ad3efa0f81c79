import type { Knex } from 'knex'
import { openAlarm } from '../db/alarms.ts'
import { automation } from '../db/audit.ts'
import { countRefusals } from '../db/equal-refusals.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import { insertStop } from '../db/stops.ts'
import { equalRefusals, isOfProvider } from '../domain/alarm.ts'

/**
 * L14: more than 20 equal refusals within 10 minutes, all tenants together, stop the connections with one alarm, so that a
 * fault at the provider does not turn every leaver into a question to a person. If all are of one tenant, only its are stopped.
 * Runs in the transaction that records a refusal.
 */
export async function stopAfterEqualRefusals(
  trx: Knex,
  { problem, now }: { problem: string; now: string },
): Promise<void> {
  if (!isOfProvider(problem)) return
  const byTenant = await countRefusals(trx, problem, {
    after: new Date(Date.parse(now) - equalRefusals.withinMs),
  })
  const count = [...byTenant.values()].reduce((sum, ofTenant) => sum + ofTenant, 0)
  if (count <= equalRefusals.most) return
  const tenant = byTenant.size === 1 ? ([...byTenant.keys()][0] ?? null) : null
  const stop = { what: 'connections', tenant, cause: 'equal-refusals' } as const
  if (!(await insertStop(trx, { ...stop, reason: problem, actor: 'koppling', since: now }))) return
  await openAlarm(trx, { kind: 'equal-refusals', tenant, problem, count, now })
  await recordPlatformAudit(trx, automation, {
    action: 'platform.stopped',
    value: { ...stop, problem, count },
  })
}
