import type { Knex } from 'knex'
import { markThoseObserved } from '../db/leaver-marks.ts'
import { countConcerned, type ReplanScope } from '../db/replan-scope.ts'
import { insertReplan } from '../db/replans.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Change, Intake } from './context.ts'

/** Whose plans follow from the change; `switchedOn`: all that wait to be told are told (L9). */
type Consequence = { scope: ReplanScope; switchedOn?: boolean }

/**
 * A change that concerns many people: the work changes settings, a template or an employer, and commits together with the
 * re-plan that follows from it. Answers its id; undefined if nobody is concerned. Until a person is planned again the judge of
 * L6 goes by the change all the same.
 */
export async function changeForMany(
  { db, replans }: Intake,
  { tenant, cause }: Change,
  {
    settingsLock,
    work,
  }: {
    settingsLock: 'share' | 'update'
    work: (trx: Knex.Transaction) => Promise<Consequence | undefined>
  },
): Promise<string | undefined> {
  const replan = await inTransaction(db, async (trx) => {
    // It may wait for those that are under way, since it is rare and they are short.
    await trx.raw('set local lock_timeout = 30000')
    await lockSettings(trx, tenant, settingsLock)
    const consequence = await work(trx)
    if (consequence === undefined) return undefined
    const { scope, switchedOn = false } = consequence
    const total = await countConcerned(trx, tenant, scope)
    if (total === 0 && !switchedOn) return undefined
    const runner = await insertReplan(trx, tenant, { scope, cause, total })
    if (switchedOn) await markThoseObserved(trx, tenant, runner.id)
    return { runner, total }
  })
  if (replan === undefined) return undefined
  await replans.start(replan.runner, { total: replan.total })
  return replan.runner.id
}
