import type { Knex } from 'knex'
import { latestChangeOf } from '../db/connection-changes.ts'
import { isPreserved } from '../db/employees.ts'
import { findLeaver } from '../db/leavers.ts'
import { stepOf } from '../db/leaver-steps.ts'
import type { User } from '../db/users.ts'
import { isConnectionOpen, isEmployed, type PersonToErase } from '../domain/erasure.ts'
import type { StepState } from '../domain/leaver.ts'
import { latestOf, type Person } from './person.ts'
import { Rejection } from '../domain/rejection.ts'

/** Throws the Rejection `not-found` if there is no such employee. */
export async function personToErase(trx: Knex, tenant: string, person: Person): Promise<PersonToErase> {
  const { user, employments, now, whose, settings } = person
  const leavers = [...(await latestOf(trx, tenant, person)).values()]
  const employed = isEmployed(employments, now)
  return {
    // The access of a user without employee goes on until somebody ends it, or closes the account.
    isEmployed: 'employee' in whose ? employed : employed && user?.active === true,
    preserve: 'employee' in whose && (await preserved(trx, tenant, whose.employee)),
    account: user === undefined ? 'none' : user.active ? 'open' : 'closed',
    // A workflow that has not heard of its end could not be told any more.
    hasOpenLeaver: leavers.some(
      ({ stage, toldVersion, version }) =>
        stage !== 'finished' || (settings.automation === 'on' && toldVersion < version),
    ),
    hasOpenConnection:
      user !== undefined &&
      !user.exempt &&
      isConnectionOpen({
        connection: user.connection,
        isNamedThere: user.vismaConnectUserId !== null || user.vismaConnectEmail !== null,
        removal: await removalSinceClosed(trx, tenant, user),
      }),
  }
}

async function preserved(trx: Knex, tenant: string, employee: string): Promise<boolean> {
  const found = await isPreserved(trx, tenant, employee)
  if (found === undefined) throw new Rejection('not-found', { detail: `there is no employee ${employee}` })
  return found
}

/** How the latest removal since the account was closed stands, by hand or by its leaver; undefined: there was none. */
export async function removalSinceClosed(
  trx: Knex,
  tenant: string,
  { id, inactiveSince, closedByLeaver }: User,
): Promise<StepState | undefined> {
  const change = await latestChangeOf(trx, tenant, id)
  if (change?.kind === 'remove' && inactiveSince !== null && change.requestedAt >= inactiveSince)
    return change.state === 'skipped' ? undefined : change.state
  if (closedByLeaver === null) return undefined
  const { state } = await stepOf(trx, tenant, closedByLeaver, 'connection')
  if (state !== 'skipped') return state === 'pending' ? undefined : state
  // Only where a person decided to leave the connection; else the leaver ended before it came to that.
  const leaver = await findLeaver(trx, tenant, closedByLeaver)
  return leaver?.outcome === 'completed' ? state : undefined
}
