// Connecting again, because a person asked for it (L11). A link may be repeated: a second one answers *already linked*, so a lost
// answer is found out by the next attempt.
import type { Knex } from 'knex'
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import {
  beginCall,
  endCall,
  findOpenChange,
  isBeingRemoved,
  noteChangeProblem,
  type ConnectionChange,
} from '../src/db/connection-changes.ts'
import { findPersonOfUser } from '../src/db/people-to-link.ts'
import { readSettings } from '../src/db/settings.ts'
import { isStopped } from '../src/db/stops.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { lockConnectUser, lockUser, noteConnected, setConnection, type User } from '../src/db/users.ts'
import { noteMailDue } from '../src/db/welcome-mails.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { mayConnect } from '../src/domain/connect-domain.ts'
import { connectLocale } from '../src/domain/connect-locale.ts'
import { NeedsPerson, NotConfirmed, NotNow } from '../src/domain/step-failure.ts'
import type { UserRef } from '../src/temporal/connection-messages.ts'
import { VismaConnectFailure } from '../src/visma-connect/errors.ts'
import type { PersonToLink, VismaConnect } from '../src/visma-connect/public-api.ts'
import { endByHand } from './ending-by-hand.ts'
import type { RemovalDeps } from './removal.ts'

type Held = { user: User; change: ConnectionChange; person: PersonToLink; now: string }
type Over = { over: string | null }

/** The closing of the tenant ends the change. */
const closed: Over = { over: 'skipped' }

type ChangeRef = UserRef & { change: string }

/** The account to link; undefined: none has the e-mail, so linking makes one. */
type Account = { id: string; email: string } | undefined

/**
 * One attempt for this change; answers the state. Throws NeedsPerson where several accounts have the user's e-mail, its domain is not allowed, or e-mail or name are missing,
 * NotNow while the platform has stopped connections or a call that removes the same one is under way, and the failures of Visma Connect.
 */
export async function attemptConnecting(deps: RemovalDeps, user: UserRef, change: string): Promise<string> {
  const ref = { ...user, change }
  for (;;) {
    const held = await unlessClosed(() => inTransaction(deps.db, (trx) => hold(trx, deps, ref)), closed)
    if ('over' in held) return stateOf(held)
    try {
      const account = await find(deps.vismaConnect, held.user)
      const beginning = (trx: Knex.Transaction) => begin(trx, deps, ref, { before: held.user, account })
      const begun = await unlessClosed(() => inTransaction(deps.db, beginning), closed)
      if (begun === undefined) continue
      if ('over' in begun) return stateOf(begun)
      return await link(deps, ref, { held: begun, account })
    } catch (error) {
      const isHealing =
        error instanceof VismaConnectFailure || error instanceof NotConfirmed || error instanceof NotNow
      if (isHealing) await noteChangeProblem(deps.db, ref.tenant, held.change.id, error.code)
      throw error
    }
  }
}

function stateOf({ over }: Over): string {
  if (over === null) throw new NotNow('stopped')
  return over
}

/** Judges under the user's lock whether it is still wanted. */
async function hold(
  trx: Knex.Transaction,
  { clock }: RemovalDeps,
  { tenant, user: id, change: wanted }: ChangeRef,
): Promise<Held | Over> {
  await holdOpenTenant(trx, tenant)
  const user = await lockUser(trx, tenant, id)
  const change = await findOpenChange(trx, tenant, id)
  if (user === undefined || change?.id !== wanted) return { over: 'finished' }
  const at = await clock(trx)
  const end = async (
    state: 'skipped' | 'unchanged',
    why: { observed: string | null; problem: string | null },
  ) => ({
    over: await endByHand(trx, tenant, change.id, { state, at, ...why }),
  })
  if (user.exempt) return await end('skipped', { observed: null, problem: 'user-exempt' })
  if (!user.active) return await end('skipped', { observed: null, problem: 'user-inactive' })
  if (user.connection === 'yes') return await end('unchanged', { observed: 'connected', problem: null })
  if (await isStopped(trx, tenant, 'connections')) {
    await noteChangeProblem(trx, tenant, change.id, 'stopped')
    return { over: null }
  }
  return { user, change, person: await personToLink(trx, tenant, { user, change }), now: at }
}

async function personToLink(
  trx: Knex,
  tenant: string,
  { user, change }: { user: User; change: ConnectionChange },
): Promise<PersonToLink> {
  const { employerCountry, timeZone, ...known } = await findPersonOfUser(trx, tenant, user.id)
  const firstName = change.name?.givenName ?? known.givenName
  const lastName = change.name?.familyName ?? known.familyName
  if (user.vismaConnectEmail === null) throw new NeedsPerson('email-missing')
  const { connectDomains } = await readSettings(trx, tenant)
  if (!mayConnect(user.vismaConnectEmail, connectDomains)) throw new NeedsPerson('domain-not-allowed')
  if (firstName === null || lastName === null) throw new NeedsPerson('name-missing')
  const locale = connectLocale({ employerCountry, timeZone })
  return { email: user.vismaConnectEmail, firstName, lastName, ...locale }
}

/** By the stored id, whose e-mail may have changed since; by the user's e-mail where none is known. */
async function find(
  vismaConnect: VismaConnect,
  { vismaConnectUserId, vismaConnectEmail }: User,
): Promise<Account> {
  if (vismaConnectUserId !== null) {
    const account = await vismaConnect.getUser(vismaConnectUserId)
    if (account === undefined) throw new NeedsPerson('connect-user-unknown')
    return account
  }
  const matches = await vismaConnect.findByEmail(vismaConnectEmail ?? '')
  if (matches.length > 1) throw new NeedsPerson('several-matches')
  return matches[0]
}

/** Writes *asked at* before the call; undefined if the user was changed since it was looked for. */
async function begin(
  trx: Knex.Transaction,
  deps: RemovalDeps,
  ref: ChangeRef,
  { before, account }: { before: User; account: Account },
): Promise<Held | Over | undefined> {
  const held = await hold(trx, deps, ref)
  if ('over' in held) return held
  const { user, change, now } = held
  const isSame =
    user.vismaConnectEmail === before.vismaConnectEmail &&
    user.vismaConnectUserId === before.vismaConnectUserId
  if (!isSame) return undefined
  if (account !== undefined) await lockConnectUser(trx, account.id)
  // A second look of that removal would take the new connection, and nobody would hear of it.
  if (await isBeingRemoved(trx, ref.tenant, { user: user.id, connectUserId: account?.id, now }))
    throw new NotNow('connection-busy')
  // L12: from now on who unlinks this person elsewhere takes the connection for shared.
  if (user.connection === 'no') await setConnection(trx, ref.tenant, user.id, 'unknown')
  const askedAt = change.askedAt === null ? now : undefined
  await beginCall(trx, ref.tenant, change.id, { askedAt, attemptedAt: now })
  return held
}

async function link(
  { db, clock, vismaConnect }: RemovalDeps,
  { tenant, user }: UserRef,
  { held: { change, person }, account }: { held: Held; account: Account },
): Promise<string> {
  const linked = await vismaConnect.link({ ...person, email: account?.email ?? person.email })
  const connectUserId = linked.outcome === 'linked' ? linked.user.id : account?.id
  // Made by an attempt whose answer was lost; the next one finds it.
  if (connectUserId === undefined) throw new NotConfirmed()
  return await inTransaction(db, async (trx) => {
    await lockUser(trx, tenant, user)
    const at = await clock(trx)
    await lockConnectUser(trx, connectUserId)
    await endCall(trx, tenant, change.id)
    const open = await findOpenChange(trx, tenant, user)
    if (open?.id !== change.id) {
      // A removal has taken its place meanwhile; which of the two came last at the other side is not known.
      await setConnection(trx, tenant, user, 'unknown')
      return 'skipped'
    }
    if (!(await noteConnected(trx, tenant, user, connectUserId))) throw new NeedsPerson('connected-elsewhere')
    const state = linked.outcome === 'linked' || change.askedAt !== null ? 'done' : 'unchanged'
    const { welcomeMail } = await readSettings(trx, tenant)
    if (state === 'done' && welcomeMail !== null) await noteMailDue(trx, tenant, change.id)
    return await endByHand(trx, tenant, change.id, { state, observed: 'connected', at, problem: null })
  })
}
