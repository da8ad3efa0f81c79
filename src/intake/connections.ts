import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { holdOpenTenant } from '../db/closed-tenants.ts'
import {
  endConnecting,
  findOpenChange,
  letGoOfBulk,
  openChange,
  type ConnectionChange,
  type NewChange,
  type PersonName,
} from '../db/connection-changes.ts'
import { askedAction, openRequest } from '../db/connection-requests.ts'
import { findOwnProvider } from '../db/identity-providers.ts'
import { keepFormer } from '../db/former-connections.ts'
import { missingConnectionIds, type MissingFilter } from '../db/missing-connections.ts'
import { emailsToConnect, findPersonOfUser } from '../db/people-to-link.ts'
import { findAccount } from '../db/provider-users.ts'
import { readSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { inactiveButConnectedIds, type InactiveFilter } from '../db/user-lists.ts'
import { setConnectEmail } from '../db/user-connections.ts'
import { lockUser, type User } from '../db/users.ts'
import { mayConnect } from '../domain/connect-domain.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { refuseMask } from './refuse-mask.ts'

/**
 * L10: a person asks for the removal of one user's connection, also of an active user's, as in Flex HRM, where it makes room for
 * a connection by another e-mail. One that is under way already is left to go on. Throws the Rejections `not-found` and
 * `user-exempt`.
 */
export async function askForRemoval(
  intake: Intake,
  { tenant, cause }: Change,
  { user: id, reason }: { user: string; reason: string },
): Promise<void> {
  const opened = await inTransaction(intake.db, async (trx) => {
    await holdOpenTenant(trx, tenant)
    const user = await lockTouchable(trx, tenant, id)
    return await beginRemoval(
      trx,
      { tenant, cause: { ...cause, reason } },
      { user, now: await intake.clock(trx) },
    )
  })
  intake.starter.soon(tenant, opened)
}

/** In the transaction of whoever holds the user's lock; answers what is to be started. */
export async function beginRemoval(
  trx: Knex,
  { tenant, cause, bulkRequest }: Change,
  { user, now }: { user: User; now: string },
): Promise<string[]> {
  await endConnecting(trx, tenant, { users: [user.id], at: now })
  const under = await findOpenChange(trx, tenant, user.id)
  if (under === undefined) {
    const opening = { userId: user.id, kind: 'remove', ofActive: user.active, name: null } as const
    return [await open(trx, tenant, { ...opening, cause, bulkRequest })]
  }
  if (!under.heldByBulk || bulkRequest !== undefined) return []
  // L10: what is asked for one user runs at once, whatever others wait for.
  await letGoOfBulk(trx, tenant, under.id)
  return [under.id]
}

/**
 * L8: a tenant may have chosen that whoever is deactivated by hand loses the connection too. In the transaction of that; answers
 * what is to be started. Out of a bulk request that is after its last line (L5), since it cannot be taken back like the closing
 * itself. No mass guard asks: for each of them it is a person who says so, and none of them is a plan that may have gone wrong.
 */
export async function removeIfChosen(
  trx: Knex,
  change: Change,
  { user, now }: { user: User; now: string },
): Promise<string[]> {
  if (user.exempt || user.connection === 'no') return []
  const { removeConnectionWhenDeactivatedByHand: chosen } = await readSettings(trx, change.tenant)
  return chosen ? await beginRemoval(trx, change, { user: { ...user, active: false }, now }) : []
}

type Connecting = { user: string; email: string; name: PersonName | null; reason: string | null }

/**
 * L11: a person asks to connect one active user again, by this e-mail. Throws the Rejections `not-found`, `user-exempt`,
 * `user-inactive`, `connection-busy`, `connected-already`, `domain-not-allowed`,
 * `name-required` and `masked-value`.
 */
export async function askToConnect(
  intake: Intake,
  { tenant, cause }: Change,
  { user: id, email, name, reason }: Connecting,
): Promise<void> {
  refuseMask({ email, ...name })
  const opened = await inTransaction(intake.db, async (trx) => {
    await holdOpenTenant(trx, tenant)
    const user = await lockTouchable(trx, tenant, id)
    if (!user.active) {
      throw new Rejection('user-inactive', { detail: `the account of ${id} is closed; reactivate it first` })
    }
    const isSame = user.vismaConnectEmail?.toLowerCase() === email.toLowerCase()
    if (!(isSame && user.connection === 'yes')) await refuseDomain(trx, tenant, email)
    const under = await findOpenChange(trx, tenant, id)
    if (under?.kind === 'connect' && isSame) return []
    if (under !== undefined) {
      throw new Rejection('connection-busy', { detail: `the connection of ${id} is being changed already` })
    }
    // L11: only a client of Visma Connect makes accounts, which have names.
    const mode = (await findOwnProvider(trx, tenant))?.document.mode ?? 'public-api'
    if (mode === 'public-api') await refuseNameless(trx, tenant, { user: id, name })
    if (!isSame) await refuseConnected(trx, tenant, user)
    const known = { ...cause, ...(reason !== null && { reason }) }
    const change = await open(trx, tenant, {
      userId: id,
      kind: 'connect',
      ofActive: true,
      name,
      cause: known,
    })
    if (!isSame) {
      await keepFormer(trx, tenant, { id: change, user: id, email })
      await setConnectEmail(trx, tenant, id, email)
    }
    return [change]
  })
  intake.starter.soon(tenant, opened)
}

async function refuseDomain(trx: Knex, tenant: string, email: string): Promise<void> {
  const { connectDomains } = await readSettings(trx, tenant)
  if (mayConnect(email, connectDomains)) return
  throw new Rejection('domain-not-allowed', {
    detail: 'the e-mail is of none of the domains in connectDomains of the settings',
    pointer: '/email',
  })
}

/** Never silently: who is or may be connected by another account is disconnected from it first. */
async function refuseConnected(trx: Knex, tenant: string, user: User): Promise<void> {
  if (!(await mayBeConnected(trx, tenant, user))) return
  throw new Rejection('connected-already', {
    detail: `the user ${user.id} is or may be connected by another e-mail; remove that connection first`,
    pointer: '/email',
  })
}

/** By SCIM most connections are not known, and the account that is tells whose it may be. */
async function mayBeConnected(trx: Knex, tenant: string, user: User): Promise<boolean> {
  if (user.connection !== 'unknown') return user.connection === 'yes'
  if (user.vismaConnectUserId !== null) return true
  const own = await findOwnProvider(trx, tenant)
  if (own?.document.mode !== 'scim2') return false
  return (await findAccount(trx, tenant, { user: user.id, provider: own.key })) !== undefined
}

async function refuseNameless(
  trx: Knex,
  tenant: string,
  { user, name }: { user: string; name: PersonName | null },
): Promise<void> {
  if (name !== null) return
  const { givenName } = await findPersonOfUser(trx, tenant, user)
  if (givenName !== null) return
  throw new Rejection('name-required', {
    detail: `the user ${user} belongs to no employee; send givenName and familyName`,
    pointer: '/givenName',
  })
}

async function lockTouchable(trx: Knex, tenant: string, id: string): Promise<User> {
  const user = await lockUser(trx, tenant, id)
  if (user === undefined) throw new Rejection('not-found', { detail: `there is no user ${id}` })
  if (user.exempt) {
    throw new Rejection('user-exempt', { detail: `the user ${id} is marked exempt and is never touched` })
  }
  return user
}

async function open(trx: Knex, tenant: string, change: NewChange): Promise<string> {
  const id = await openChange(trx, tenant, change)
  await recordAudit(trx, tenant, change.cause, {
    action: askedAction[change.kind],
    subject: { kind: 'user', id: change.userId },
    new: { change: id },
  })
  return id
}

/** Named users, or all of a report that fit. */
export type UsersOf<Filter> = { users: readonly string[] } | { filter: Filter }

/**
 * L8: removals for many. Everything is written down before the answer; each user's own workflow follows, after leavers and what
 * is asked for single users. Who is unknown is refused, each by itself. Answers the id of the request.
 */
export async function askForRemovals(
  intake: Intake,
  change: Change,
  { chosen, reason }: { chosen: UsersOf<InactiveFilter>; reason: string },
): Promise<string> {
  const usersOf = async (trx: Knex) =>
    'users' in chosen ? chosen.users : await inactiveButConnectedIds(trx, change.tenant, chosen.filter)
  return await askForMany(intake, change, { kind: 'remove', usersOf, reason })
}

/** L11: the same for connecting again, each user by the e-mail that is on record. */
export async function askToConnectMany(
  intake: Intake,
  change: Change,
  { chosen, reason }: { chosen: UsersOf<MissingFilter>; reason: string },
): Promise<string> {
  const usersOf = async (trx: Knex) =>
    'users' in chosen ? chosen.users : await missingConnectionIds(trx, change.tenant, chosen.filter)
  return await askForMany(intake, change, { kind: 'connect', usersOf, reason })
}

type Many = {
  kind: ConnectionChange['kind']
  usersOf: (trx: Knex) => Promise<readonly string[]>
  reason: string
}

async function askForMany(
  { db, clock, starter }: Intake,
  { tenant, cause }: Change,
  { kind, usersOf, reason }: Many,
): Promise<string> {
  const { id, opened } = await inTransaction(db, async (trx) => {
    await holdOpenTenant(trx, tenant)
    const users = await usersOf(trx)
    const refused = kind === 'connect' ? await outsideDomains(trx, tenant, users) : []
    const now = await clock(trx)
    return await openRequest(trx, tenant, { kind, users, refused, cause: { ...cause, reason }, now })
  })
  starter.soon(tenant, opened)
  return id
}

/** Of these users those by whose e-mail nobody may be connected; who is connected already is left to be found so. */
async function outsideDomains(trx: Knex, tenant: string, users: readonly string[]) {
  const { connectDomains } = await readSettings(trx, tenant)
  if (connectDomains.length === 0) return []
  const emails = await emailsToConnect(trx, tenant, users)
  const outside = emails.filter(({ email }) => !mayConnect(email, connectDomains))
  return outside.map(({ user }) => ({ user, why: 'domain-not-allowed' }))
}
