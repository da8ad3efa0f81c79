import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import {
  closedByApproval,
  connectionsAskedFor,
  findApproval,
  markUndone,
  requireApproval,
  withdrawApproval,
  type ClosedByApproval,
  type LostConnection,
} from '../db/guard-approvals.ts'
import { lockGuard } from '../db/guard.ts'
import { findLeaver } from '../db/leavers.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { asOpen, giveBack } from './give-back.ts'
import { latestOf, lockPerson, readPerson } from './person.ts'
import { reconcile } from './reconcile.ts'

export type Undone = {
  approval: string
  /** Accounts that the approval had let close, and that are open again. */
  accountsGivenBack: number
  /** Leavers that had not acted yet, and are held again. */
  heldAgain: number
  /** Connections are never restored silently. */
  connectionsToRestore: LostConnection[]
}

/**
 * L13: takes an approval back, all of it or nothing: nobody acts meanwhile. Whoever is still due waits for another approval.
 * Throws the Rejections `not-found` and `decision-refused`.
 */
export async function undoApproval(
  { db, clock, teller }: Pick<Intake, 'db' | 'clock' | 'teller'>,
  { tenant, cause: who }: Change,
  { approval: id, reason, by }: { approval: string; reason: string; by: string },
): Promise<Undone> {
  const cause = { ...who, reason }
  const { undone, marked } = await inTransaction(db, async (trx) => {
    // It may wait for those that are under way, since it is rare and they are short.
    await trx.raw('set local lock_timeout = 30000')
    await lockGuard(trx, tenant)
    const settings = await lockSettings(trx, tenant, 'share')
    const approval = await findApproval(trx, tenant, id)
    if (approval === undefined) throw new Rejection('not-found', { detail: `there is no approval ${id}` })
    if (approval.undone !== null) {
      throw new Rejection('decision-refused', {
        detail: `the approval was undone at ${approval.undone.at}; nothing of it stands any more, and what it held waits for another approval`,
      })
    }
    const now = await clock(trx)
    await markUndone(trx, tenant, id, { at: now, by, reason })
    const heldAgain = await withdrawApproval(trx, tenant, { id, now })
    const marked: string[] = []
    let accountsGivenBack = 0
    for (const closed of await closedByApproval(trx, tenant, id)) {
      const told = await undoOne(trx, tenant, { ...closed, settings, now, cause })
      if (told === undefined) continue
      accountsGivenBack += 1
      marked.push(...told)
    }
    const connectionsToRestore = await connectionsAskedFor(trx, tenant, id)
    await recordAudit(trx, tenant, cause, {
      action: 'guard.undone',
      subject: { kind: 'guard', id: tenant },
      new: { approval: id, accountsGivenBack, heldAgain, connectionsToRestore: connectionsToRestore.length },
    })
    return { undone: { approval: id, accountsGivenBack, heldAgain, connectionsToRestore }, marked }
  })
  teller.soon(tenant, marked)
  return undone
}

type One = ClosedByApproval & { settings: SettingsDocument; now: Instant; cause: Cause }

/** Answers whom to tell; undefined if the account was given back meanwhile, or closed by a person. */
async function undoOne(
  trx: Knex.Transaction,
  tenant: string,
  { leaver: id, employeeId, userId, settings, now, cause }: One,
): Promise<string[] | undefined> {
  const whose = employeeId === null ? { user: userId } : { employee: employeeId }
  await lockPerson(trx, tenant, whose)
  const person = await readPerson(trx, tenant, { ...whose, settings, now })
  const { user } = person
  const leaver = await findLeaver(trx, tenant, id)
  if (user === undefined || leaver === undefined || user.closedByLeaver !== id) return undefined
  if (user.inactiveWhy !== 'automation') return undefined
  const told = await giveBack(trx, tenant, { user, leaver, because: 'undone', cause })
  const opened = await reconcile(trx, tenant, { person: asOpen(person, user), cause })
  const again = (await latestOf(trx, tenant, person)).get(leaver.employmentId)
  if (again !== undefined) await requireApproval(trx, tenant, { leaver: again.id, now })
  return [...told, ...opened]
}
