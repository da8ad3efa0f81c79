import type { Knex } from 'knex'
import { countActing } from '../db/guard.ts'
import type { Instant } from '../domain/local-time.ts'
import { guardWindowMs } from '../domain/mass-guard.ts'
import { Rejection } from '../domain/rejection.ts'

/**
 * L9: switching the automation on wants back how many leavers act within 24 hours; none needs no confirmation. The caller holds
 * the settings alone. Throws the Rejections `confirmation-required`, which names the number, and `invalid-request`.
 */
export async function confirmLaunch(
  trx: Knex,
  tenant: string,
  {
    confirmed,
    movesDates,
    now,
  }: { confirmed: number | 'preview' | undefined; movesDates: boolean; now: Instant },
): Promise<number> {
  if (movesDates) {
    throw new Rejection('invalid-request', {
      detail:
        'switch the automation on in a call that moves no dates, so that the number to confirm is the one that counts',
      pointer: '/automation',
    })
  }
  const until = new Date(Date.parse(now) + guardWindowMs).toISOString()
  const acting = await countActing(trx, tenant, { until })
  if (confirmed === 'preview' || (confirmed ?? 0) === acting) return acting
  throw new Rejection('confirmation-required', {
    detail: `${acting} would act within 24 hours; look at GET /v1/leavers, and send confirmActingWithin24Hours: ${acting}`,
    pointer: '/confirmActingWithin24Hours',
    members: { actingWithin24Hours: acting },
  })
}
