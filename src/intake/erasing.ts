import type { Knex } from 'knex'
import { deleteErasure, findErasure, noteLookedAt, waitingErasures, type ErasureOf } from '../db/erasures.ts'
import { inTransaction } from '../db/transaction.ts'
import { erasureStand, type PersonToErase } from '../domain/erasure.ts'
import { closeBeforeErasing } from './close-before-erasing.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { erase, holdToErase, recordErasure } from './erase-held.ts'
import type { Person } from './person.ts'
import { personToErase } from './person-to-erase.ts'
import { patience, tenantsApart } from './tenants-apart.ts'

type Means = Pick<Intake, 'db' | 'clock' | 'starter'>

/** Goes on with those whose access is being closed before they are erased, each in a transaction of its own. */
export async function goOnErasing(means: Means, { limit }: { limit: number }): Promise<void> {
  await tenantsApart(await waitingErasures(means.db, { limit }), async ({ tenant, whose }) => {
    await noteLookedAt(means.db, tenant, whose)
    try {
      await goOn(means, tenant, whose)
    } catch (error) {
      // Of a tenant that was closed meanwhile it waits, in case that is taken back.
      if (!(error instanceof Rejection) || error.code === 'tenant-closed') throw error
      await giveUp(means, { tenant, whose, why: error.code })
    }
  })
}

/**
 * Goes on with one that waits: erases once nothing is open any more, and gives up where the person is employed again, is to be
 * preserved, or was let in again by somebody; that is the later decision.
 */
async function goOn(means: Means, tenant: string, whose: ErasureOf): Promise<void> {
  const started = await inTransaction(means.db, async (trx) => {
    await trx.raw(patience)
    const { person, now } = await holdToErase(trx, means, { tenant, whose })
    const asked = await findErasure(trx, tenant, whose)
    if (asked === undefined) return []
    const change = { tenant, cause: asked.cause }
    const known = await personToErase(trx, tenant, person)
    const stand = erasureStand(known)
    if (stand.kind === 'ready') {
      await erase(trx, change, { whose, person, now })
      return []
    }
    const why =
      stand.kind === 'refused'
        ? stand.why
        : isLetIn({ known, person, requestedAt: asked.requestedAt })
          ? 'account-open'
          : undefined
    if (why !== undefined) {
      await endWaiting(trx, change, { whose, why })
      return []
    }
    if (stand.kind === 'waiting' && stand.waitingFor === 'connection')
      return (await closeBeforeErasing(trx, change, { person, waitingFor: 'connection' })).removals
    return []
  })
  means.starter.soon(tenant, started)
}

/** Somebody has made it impossible meanwhile. */
async function giveUp(
  { db }: Means,
  { tenant, whose, why }: { tenant: string; whose: ErasureOf; why: string },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const asked = await findErasure(trx, tenant, whose)
    if (asked !== undefined) await endWaiting(trx, { tenant, cause: asked.cause }, { whose, why })
  })
}

async function endWaiting(
  trx: Knex.Transaction,
  change: Change,
  { whose, why }: { whose: ErasureOf; why: string },
): Promise<void> {
  await deleteErasure(trx, change.tenant, whose)
  await recordErasure(trx, change, whose, { action: 'erasure-given-up', why })
}

type LetIn = { known: PersonToErase; person: Person; requestedAt: string }

/** By hand since it was asked for (L8), or by a decision to let the account stay open (L13). */
function isLetIn({ known: { account, hasOpenLeaver }, person: { user }, requestedAt }: LetIn): boolean {
  const reopenedAt = user?.reopened?.at
  return account === 'open' && (!hasOpenLeaver || (reopenedAt !== undefined && reopenedAt > requestedAt))
}
