// Connecting again, because a person asked for it (L11). A link may be repeated: a second one answers *already linked*, so a lost
// answer is found out by the next attempt.
import type { Knex } from 'knex'
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import {
  beginCall,
  endCall,
  findOpenChange,
  noteChangeProblem,
  type ConnectionChange,
} from '../src/db/connection-changes.ts'
import { findPersonOfUser } from '../src/db/people-to-link.ts'
import { readSettings } from '../src/db/settings.ts'
import { isStopped } from '../src/db/stops.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { setConnection } from '../src/db/user-connections.ts'
import { lockUser, type User } from '../src/db/users.ts'
import { noteMailDue } from '../src/db/welcome-mails.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { mayConnect } from '../src/domain/connect-domain.ts'
import { connectLocale } from '../src/domain/connect-locale.ts'
import { taskProblem } from '../src/domain/identity-provider.ts'
import { NeedsPerson, NotConfirmed, NotNow } from '../src/domain/step-failure.ts'
import type { UserRef } from '../src/temporal/connection-messages.ts'
import { VismaConnectFailure } from '../src/visma-connect/errors.ts'
import type { PersonToLink } from '../src/visma-connect/public-api.ts'
import { endByHand } from './ending-by-hand.ts'
import { providerOf } from './identity-provider.ts'
import { makingOf, type Account, type Made, type Making } from './making.ts'
import type { RemovalDeps } from './removal.ts'

type Held = {
  user: User
  change: ConnectionChange
  /** undefined: somebody does it by hand. */
  making: Making | undefined
  /** Whom a client of Visma Connect links. */
  person: PersonToLink | undefined
  now: string
}
type Over = { over: string | null }

/** The closing of the tenant ends the change. */
const closed: Over = { over: 'skipped' }

type ChangeRef = UserRef & { change: string }

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
      const { making } = held
      if (making === undefined) throw new NeedsPerson(taskProblem)
      const account = await making.find(deps.db, held.user)
      const beginning = (trx: Knex.Transaction) => begin(trx, deps, ref, { before: held, making, account })
      const begun = await unlessClosed(() => inTransaction(deps.db, beginning), closed)
      if (begun === undefined) continue
      if ('over' in begun) return stateOf(begun)
      const made = await making.make(deps.db, { ...begun, account })
      if (made !== undefined) return await finish(deps, ref, { held: begun, making, made })
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
  deps: RemovalDeps,
  { tenant, user: id, change: wanted }: ChangeRef,
): Promise<Held | Over> {
  await holdOpenTenant(trx, tenant)
  const user = await lockUser(trx, tenant, id)
  const change = await findOpenChange(trx, tenant, id)
  if (user === undefined || change?.id !== wanted) return { over: 'finished' }
  const at = await deps.clock(trx)
  const end = async (
    state: 'skipped' | 'unchanged',
    why: { observed: string | null; problem: string | null },
  ) => ({
    over: await endByHand(trx, tenant, change.id, { state, at, ...why }),
  })
  if (user.exempt) return await end('skipped', { observed: null, problem: 'user-exempt' })
  if (!user.active) return await end('skipped', { observed: null, problem: 'user-inactive' })
  const provider = await providerOf(deps, trx, tenant)
  const making = provider.mode === 'task' ? undefined : makingOf(provider, tenant)
  if (user.connection === 'yes' && making?.believesThere !== false)
    return await end('unchanged', { observed: 'connected', problem: null })
  if (await isStopped(trx, tenant, 'connections')) {
    await noteChangeProblem(trx, tenant, change.id, 'stopped')
    return { over: null }
  }
  await refuseDomain(trx, tenant, user)
  const linked = provider.mode === 'public-api'
  const person = linked ? await personToLink(trx, tenant, { user, change }) : undefined
  return { user, change, making, person, now: at }
}

/** Judged when it was asked for, and again now. */
async function refuseDomain(trx: Knex, tenant: string, { vismaConnectEmail: email }: User): Promise<void> {
  const { connectDomains } = await readSettings(trx, tenant)
  if (email !== null && !mayConnect(email, connectDomains)) throw new NeedsPerson('domain-not-allowed')
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
  if (firstName === null || lastName === null) throw new NeedsPerson('name-missing')
  const locale = connectLocale({ employerCountry, timeZone })
  return { email: user.vismaConnectEmail, firstName, lastName, ...locale }
}

/** Writes *asked at* before the call; undefined if the user, or the tenant's identity provider, was changed since it was looked for. */
async function begin(
  trx: Knex.Transaction,
  deps: RemovalDeps,
  ref: ChangeRef,
  { before, making, account }: { before: Held; making: Making; account: Account | undefined },
): Promise<Held | Over | undefined> {
  const held = await hold(trx, deps, ref)
  if ('over' in held) return held
  const { user, change, now } = held
  const isSame =
    user.vismaConnectEmail === before.user.vismaConnectEmail &&
    user.vismaConnectUserId === before.user.vismaConnectUserId
  if (!isSame || held.making?.key !== making.key) return undefined
  if (account !== undefined) await making.lock(trx, user, account.id)
  // A second look of that removal would take the new connection, and nobody would hear of it.
  if (await making.isBeingTaken(trx, { user, account: account?.id, now })) throw new NotNow('connection-busy')
  // L12: from now on who unlinks this person elsewhere takes the connection for shared.
  if (user.connection === 'no') await setConnection(trx, ref.tenant, user.id, 'unknown')
  const askedAt = change.askedAt === null ? now : undefined
  await beginCall(trx, ref.tenant, change.id, { askedAt, attemptedAt: now })
  return held
}

async function finish(
  { db, clock }: RemovalDeps,
  { tenant, user }: UserRef,
  { held: { user: seen, change }, making, made }: { held: Held; making: Making; made: Made },
): Promise<string> {
  return await inTransaction(db, async (trx) => {
    await lockUser(trx, tenant, user)
    const at = await clock(trx)
    await making.lock(trx, seen, made.account)
    await endCall(trx, tenant, change.id)
    const open = await findOpenChange(trx, tenant, user)
    if (open?.id !== change.id) {
      // A removal has taken its place meanwhile; which of the two came last at the other side is not known.
      await setConnection(trx, tenant, user, 'unknown')
      return 'skipped'
    }
    if (!(await making.note(trx, seen, made.account))) throw new NeedsPerson('connected-elsewhere')
    const state = !made.already || change.askedAt !== null ? 'done' : 'unchanged'
    const { welcomeMail } = await readSettings(trx, tenant)
    if (state === 'done' && making.welcomes && welcomeMail !== null) await noteMailDue(trx, tenant, change.id)
    return await endByHand(trx, tenant, change.id, { state, observed: made.observed, at, problem: null })
  })
}
