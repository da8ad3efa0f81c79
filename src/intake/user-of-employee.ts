import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { setReturn } from '../db/returns.ts'
import { readSettings } from '../db/settings.ts'
import { lockConnectUser } from '../db/user-connections.ts'
import {
  deactivateUser,
  detachUser,
  insertUser,
  lockUser,
  lockUserOfEmployee,
  putUserFields,
  type User,
} from '../db/users.ts'
import type { EmployeeDocument, UserDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import { removeIfChosen } from './connections.ts'
import type { Change } from './context.ts'
import { refuseLastAdministrator } from './last-administrator.ts'
import { readPerson } from './person.ts'
import { reconcile } from './reconcile.ts'
import { reopen } from './reopen.ts'

type OfEmployee = { employee: string; document: EmployeeDocument; now: Instant }

/** Writes the user of an employee's document. Answers the names of what changed. */
export async function putUserOf(
  trx: Knex,
  change: Change,
  { employee, document, now }: OfEmployee,
): Promise<string[]> {
  const { tenant } = change
  const current = await lockUserOfEmployee(trx, tenant, employee)
  refuseMissing({ current, document })
  if (document.user === null) {
    if (current === undefined) return []
    await detachUser(trx, tenant, current.id)
    if (current.opensAt !== null) await setReturn(trx, tenant, current.id, null)
    return ['user']
  }
  return await putUser(trx, change, { user: document.user, employee, now, pointer: '/user' })
}

type OfUser = { user: UserDocument; employee: string | undefined; now: Instant; pointer: string }

/** Writes one user document; `employee` undefined keeps whom the user belongs to. Answers the names of what changed. */
export async function putUser(trx: Knex, change: Change, ofUser: OfUser): Promise<string[]> {
  const { tenant } = change
  const { user, employee, now, pointer } = ofUser
  const known = await lockUser(trx, tenant, user.id)
  // L12: whoever unlinks this person at the same moment sees the user wholly or not at all.
  const connectUserId = user.vismaConnectUserId ?? known?.vismaConnectUserId
  if (connectUserId != null) await lockConnectUser(trx, connectUserId)
  if (known === undefined) {
    if (await insertUser(trx, tenant, { user, employeeId: employee ?? null })) return ['user']
    return await putUser(trx, change, ofUser)
  }
  if (employee !== undefined && known.employeeId !== null && known.employeeId !== employee) {
    throw new Rejection('user-elsewhere', {
      detail: `the user ${user.id} belongs to the employee ${known.employeeId}; send that one with "user": null and withdrawUser: true first`,
      pointer: `${pointer}/id`,
    })
  }
  // L12: whoever closes another administrator at the same moment sees this one wholly or not at all.
  if (!user.administrator && user.active !== false)
    await refuseLastAdministrator(trx, tenant, { user: known, pointer: `${pointer}/administrator` })
  const changed = changedFields(known, user)
  const moves = employee !== undefined && known.employeeId === null
  if (changed.length > 0 || moves) {
    await putUserFields(trx, tenant, { user, employeeId: employee ?? known.employeeId })
  }
  if (moves && known.accessEndsOn !== null) await endAccessEnd(trx, change, { user: user.id, now })
  const state = await putState(trx, change, { known, user, now, pointer })
  return [...changed.map((name) => `user/${name}`), ...(moves ? ['user'] : []), ...state]
}

/** L17: an employee's rules take over, so the leaver of the user's own access end is over. The sweep tells its workflow. */
async function endAccessEnd(
  trx: Knex,
  { tenant, cause, bulkRequest }: Change,
  { user, now }: { user: string; now: Instant },
): Promise<void> {
  const person = await readPerson(trx, tenant, { user, settings: await readSettings(trx, tenant), now })
  await reconcile(trx, tenant, { person, cause, bulkRequest })
}

function refuseMissing({
  current,
  document,
}: {
  current: User | undefined
  document: EmployeeDocument
}): void {
  if (current === undefined || document.user?.id === current.id) return
  if (document.user === null && document.withdrawUser) return
  throw new Rejection('user-missing', {
    detail: `the known user ${current.id} is missing; send it, or "user": null with withdrawUser: true to take it from this employee`,
    pointer: '/user',
  })
}

const fields = [
  'username',
  'vismaConnectEmail',
  'userTemplateId',
  'deactivateAfterDays',
  'reactivateDaysBefore',
  'administrator',
  'exempt',
] as const

function changedFields(known: User, user: UserDocument): string[] {
  const changed: string[] = fields.filter((name) => !isDeepStrictEqual(known[name], user[name]))
  const connectUser = user.vismaConnectUserId
  return connectUser === null || connectUser === known.vismaConnectUserId
    ? changed
    : [...changed, 'vismaConnectUserId']
}

/** L8: `active: false` later on is a deactivation by hand; `true` does not open what koppling closed. */
async function putState(
  trx: Knex,
  change: Change,
  { known, user, now, pointer }: { known: User; user: UserDocument; now: Instant; pointer: string },
): Promise<string[]> {
  const { tenant, cause } = change
  if (user.active === null || user.active === known.active) return []
  // Also if a person closed it as well.
  if (user.active && known.closedByLeaver !== null) {
    throw new Rejection('use-reactivate', {
      detail: `koppling closed the account of ${user.id}; correct the termination or the end of its access, or leave "active" out`,
      pointer: `${pointer}/active`,
    })
  }
  if (user.active) await reopen(trx, tenant, { user: known, now, until: null, cause })
  else {
    await refuseLastAdministrator(trx, tenant, { user: known, pointer: `${pointer}/active` })
    await deactivateUser(trx, tenant, user.id, { why: 'person', at: now })
    // Started by the sweep, since many may stand in one bulk request.
    await removeIfChosen(trx, change, { user: known, now })
  }
  await recordAudit(trx, tenant, cause, {
    action: user.active ? 'user.reactivated' : 'user.deactivated',
    subject: { kind: 'user', id: user.id },
    new: { by: 'hand' },
  })
  return ['user/active']
}
