import type { Knex } from 'knex'
import { terminateEmployment } from '../db/employments.ts'
import { releaseLeaver, type Leaver } from '../db/leavers.ts'
import { setAccessEnd } from '../db/users.ts'
import { lastOf } from '../domain/chain.ts'
import type { Employment } from '../domain/employment.ts'
import { Rejection } from '../domain/rejection.ts'
import { beginRemoval } from './connections.ts'
import type { Change } from './context.ts'
import { refuseLastAdministrator } from './last-administrator.ts'
import { latestOf, readAgain, type Person } from './person.ts'
import { removalSinceClosed } from './person-to-erase.ts'
import { reconcile } from './reconcile.ts'

/** What is to be told and started once it is committed. */
export type Closing = { marked: string[]; removals: string[] }

/**
 * Closes what is open of a person who is to be erased: the account like access `now` (L16), the connection like a removal by hand
 * (L10). Throws the Rejections `account-open` and `last-administrator`.
 */
export async function closeBeforeErasing(
  trx: Knex.Transaction,
  change: Change,
  { person, waitingFor }: { person: Person; waitingFor: 'account' | 'connection' },
): Promise<Closing> {
  if (waitingFor === 'account') return { marked: await closeAccount(trx, change, person), removals: [] }
  return { marked: [], removals: await removeConnection(trx, change, person) }
}

async function closeAccount(trx: Knex.Transaction, { tenant, cause }: Change, person: Person) {
  const { user, whose, now } = person
  const leavers = await latestOf(trx, tenant, person)
  const open = [...leavers.values()].find(({ stage }) => stage !== 'finished')
  if (open?.stage === 'acting' || user === undefined) return []
  const employment =
    person.employments.find(({ id }) => id === open?.employmentId) ?? lastOf(person.employments)
  if (employment?.lastDay === undefined || user.exempt || person.settings.automation === 'observe') {
    throw new Rejection('account-open', {
      detail: `koppling does not close the account of ${user.id} by itself; deactivate it by hand, then erase`,
    })
  }
  await refuseLastAdministrator(trx, tenant, { user })
  if (isAsked({ open, employment })) return []
  if (open !== undefined) await releaseLeaver(trx, tenant, open.id)
  if ('user' in whose) {
    await setAccessEnd(trx, tenant, user.id, { endsOn: user.accessEndsOn, askedAt: now })
  } else {
    await terminateEmployment(trx, tenant, employment.id, {
      lastDay: employment.lastDay,
      access: 'now',
      accessAskedAt: now,
      reason: cause.reason ?? null,
    })
  }
  return await reconcile(trx, tenant, { person: await readAgain(trx, tenant, person), cause })
}

/** The same was decided before, and is about to act. */
function isAsked({ open, employment }: { open: Leaver | undefined; employment: Employment }): boolean {
  return employment.access === 'now' && open?.stage === 'waiting' && open.heldBy === null
}

/** Unless one is under way, or has failed and waits for a person. */
async function removeConnection(trx: Knex.Transaction, change: Change, person: Person): Promise<string[]> {
  const { user, now } = person
  const leavers = await latestOf(trx, change.tenant, person)
  if (user === undefined || [...leavers.values()].some(({ stage }) => stage !== 'finished')) return []
  if ((await removalSinceClosed(trx, change.tenant, user)) !== undefined) return []
  return await beginRemoval(trx, change, { user, now })
}
