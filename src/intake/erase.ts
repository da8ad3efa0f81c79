import type { Knex } from 'knex'
import { findErasure, insertErasure, type ErasureOf } from '../db/erasures.ts'
import { inTransaction } from '../db/transaction.ts'
import { erasureStand } from '../domain/erasure.ts'
import { Rejection } from '../domain/rejection.ts'
import { closeBeforeErasing } from './close-before-erasing.ts'
import type { Change, Intake } from './context.ts'
import { erase, holdToErase, idOf, recordErasure } from './erase-held.ts'
import { personToErase } from './person-to-erase.ts'
import { takenBack } from './taken-back.ts'

/** How far it is: `closing` goes on by itself. */
export type ErasureAnswer =
  | { state: 'closing'; requestedAt: string; waitingFor: 'account' | 'connection' }
  | { state: 'erased'; requestedAt: string; waitingFor: null }

type Erasing = { whose: ErasureOf; dryRun: boolean }

/**
 * Erases a person, whose access is closed first where it is open: at once or, if that takes a while, as soon as it is done.
 * Throws the Rejections `not-found`, `user-of-employee`, `preserved`, `still-employed`, `account-open` and `last-administrator`.
 */
export async function askForErasure(
  intake: Intake,
  change: Change,
  { whose, dryRun }: Erasing,
): Promise<ErasureAnswer> {
  const { tenant, cause } = change
  const work = async (trx: Knex.Transaction) => {
    const { person, now } = await holdToErase(trx, intake, { tenant, whose })
    const { requestedAt } = (await findErasure(trx, tenant, whose)) ?? { requestedAt: now }
    const stand = erasureStand(await personToErase(trx, tenant, person))
    if (stand.kind === 'refused') throw refusals[stand.why](idOf(whose))
    if (stand.kind === 'ready') {
      await erase(trx, change, { whose, person, now })
      return { answer: { state: 'erased', requestedAt, waitingFor: null } as const, marked: [], removals: [] }
    }
    const { waitingFor } = stand
    const closing = await closeBeforeErasing(trx, change, { person, waitingFor })
    const since = await insertErasure(trx, tenant, whose, { at: requestedAt, cause })
    if (since === now) await recordErasure(trx, change, whose, { action: 'erasure-requested' })
    return { answer: { state: 'closing', requestedAt: since, waitingFor } as const, ...closing }
  }
  if (dryRun) return (await takenBack(intake, work)).answer
  const { answer, marked, removals } = await inTransaction(intake.db, work)
  intake.teller.soon(tenant, marked)
  intake.starter.soon(tenant, removals)
  return answer
}

const refusals = {
  preserved: (id: string) =>
    new Rejection('preserved', {
      detail: `${id} is to be preserved; send the document with "preserve": false first`,
    }),
  'still-employed': (id: string) =>
    new Rejection('still-employed', {
      detail: `${id} is employed, or has an employment or access ahead; terminate it, or deactivate a user without employee by hand, first`,
    }),
}
