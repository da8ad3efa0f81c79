import type { Knex } from 'knex'
import { giveToReplan } from '../db/leaver-marks.ts'
import { forgetLeftOut, noteLeftOut } from '../db/left-out.ts'
import { concernedPeople } from '../db/replan-scope.ts'
import { advancePlanning, endPlanning, laterReplanOfAll, lockPlanning, type Runner } from '../db/replans.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { unlessClosed } from '../domain/closing.ts'
import type { Intake } from './context.ts'
import { lockPeople } from './people.ts'
import { reconcile } from './reconcile.ts'

/**
 * Brings the leavers of the next people in line with the rules as they are by now, in one transaction. Answers false when there
 * is nobody left: all are planned, a later re-plan does the rest, or another process has taken over. Of returns, which are few,
 * the workflows are told at once.
 */
export async function planPage(
  { db, clock, teller }: Pick<Intake, 'db' | 'clock' | 'teller'>,
  runner: Runner,
  { limit }: { limit: number },
): Promise<boolean> {
  const { tenant } = runner
  let returns: string[] = []
  const plan = async (trx: Knex.Transaction, { people: keys, position, cause }: Page) => {
    const settings = await lockSettings(trx, tenant, 'share')
    const people = await lockPeople(trx, tenant, { people: keys, settings, now: await clock(trx) })
    const marked: string[] = []
    for (const each of people) marked.push(...(await reconcile(trx, tenant, { ...each, cause })))
    const leavers = new Set(await giveToReplan(trx, tenant, runner.id, marked))
    returns = marked.filter((id) => !leavers.has(id))
    await forgetLeftOut(trx, tenant, keys)
    await advancePlanning(trx, runner, { position, done: keys.length, failed: 0, moved: leavers.size })
  }
  const isNext = await unlessClosed(() => inNextPage(db, runner, limit, plan), false)
  teller.soon(tenant, returns)
  return isNext
}

/** Leaves out the next one, whom an error keeps from being planned; the sweep tries again. Answers who it is. */
export async function skipNext({ db }: Pick<Intake, 'db'>, runner: Runner): Promise<string | undefined> {
  let skipped: string | undefined
  await inNextPage(db, runner, 1, async (trx, { position }) => {
    skipped = position
    await noteLeftOut(trx, runner, position)
    await advancePlanning(trx, runner, { position, done: 0, failed: 1, moved: 0 })
  })
  return skipped
}

type Page = { people: readonly string[]; position: string; cause: NonNullable<Planning>['cause'] }
type Planning = Awaited<ReturnType<typeof lockPlanning>>

async function inNextPage(
  db: Knex,
  runner: Runner,
  limit: number,
  work: (trx: Knex.Transaction, page: Page) => Promise<void>,
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    // It may wait for those that are under way, since it is rare and they are short.
    await trx.raw('set local lock_timeout = 30000')
    const planning = await lockPlanning(trx, runner)
    if (planning === undefined) return false
    const later = await laterReplanOfAll(trx, runner)
    const { scope, cause, position: after } = planning
    const people =
      later === undefined ? await concernedPeople(trx, runner.tenant, { scope, after, limit }) : []
    const position = people.at(-1)
    if (position === undefined) {
      await endPlanning(trx, runner, later ?? null)
      return false
    }
    await work(trx, { people, position, cause })
    return true
  })
}
