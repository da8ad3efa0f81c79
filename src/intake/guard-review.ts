import type { Knex } from 'knex'
import { heldWithoutNeed } from '../db/administrators.ts'
import { isBulkRequestUnderWay } from '../db/bulk-requests.ts'
import { heldBackOf, letGo, lockGuard, noteHeldSet, tenantsHoldingBack } from '../db/guard.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Intake } from './context.ts'
import { readGuard, revisionOf } from './mass-guard.ts'
import { patience, tenantsApart } from './tenants-apart.ts'

/**
 * Lets go of what no guard holds any more, because others were revoked, time passed, or the numbers were changed. As long as the
 * set that the mass guard holds is being changed nobody is let go: a file of mistakes may be half taken back. Throws FailedForSome.
 */
export async function reviewHeldBack(intake: Pick<Intake, 'db' | 'clock' | 'teller'>): Promise<void> {
  const holding = (await tenantsHoldingBack(intake.db)).map((tenant) => ({ tenant }))
  await tenantsApart(holding, async ({ tenant }) => {
    const marked = await inTransaction(intake.db, async (trx) => {
      await trx.raw(patience)
      return await review(trx, intake, tenant)
    })
    intake.teller.soon(tenant, marked)
  })
}

async function review(
  trx: Knex.Transaction,
  { clock }: Pick<Intake, 'clock'>,
  tenant: string,
): Promise<string[]> {
  await lockGuard(trx, tenant)
  const settings = await lockSettings(trx, tenant, 'share')
  const now = await clock(trx)
  const held = (await heldBackOf(trx, tenant)).filter(({ heldBy }) => heldBy === 'guard')
  return [
    ...(await letGo(trx, tenant, await heldWithoutNeed(trx, tenant))),
    ...(await reviewMass(trx, tenant, { held, settings, now })),
  ]
}

async function reviewMass(
  trx: Knex.Transaction,
  tenant: string,
  { held, settings, now }: { held: readonly { id: string }[]; settings: SettingsDocument; now: Instant },
): Promise<string[]> {
  const since = await noteHeldSet(trx, tenant, { revision: revisionOf(held), now })
  const quietMs = Date.parse(now) - Date.parse(since)
  // L5: the time in which mistakes are taken back; at least until the next review.
  if (quietMs <= 0 || quietMs < settings.lateNoticeDelayMinutes * 60_000) return []
  if (await isBulkRequestUnderWay(trx, tenant)) return []
  const { tooMany } = await readGuard(trx, tenant, { settings, now })
  return await letGo(
    trx,
    tenant,
    held.filter(({ id }) => !tooMany.has(id)).map(({ id }) => id),
  )
}
