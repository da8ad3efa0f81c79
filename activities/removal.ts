// How a Visma Connect connection is removed, whoever asks for it: what was asked is written down before the call (L6), and the
// outcome of a lost answer is found out by the next attempt.
import type { Knex } from 'knex'
import { endConnecting, isBeingConnected } from '../src/db/connection-changes.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { isConnectUserShared, setConnection, takeConnection } from '../src/db/user-connections.ts'
import type { User } from '../src/db/users.ts'
import { taskProblem } from '../src/domain/identity-provider.ts'
import { NeedsPerson, NotConfirmed, NotNow } from '../src/domain/step-failure.ts'
import type { Intake } from '../src/intake/context.ts'
import { VismaConnectFailure } from '../src/visma-connect/errors.ts'
import { providerOf, type ProviderDeps } from './identity-provider.ts'
import { takingOf, type Taking } from './taking.ts'

export type RemovalDeps = ProviderDeps & Pick<Intake, 'teller'>

/** `outcome` null: nothing is asked until the asker is told, since the tenant only observes (L9) or the platform stopped it. */
export type RemovalAnswer = { outcome: string | null; isStopped?: boolean }

export type RemovalOver = { over: string | null; isStopped?: boolean }

export type HeldRemoval = { id: string; user: User; now: string; askedAt: string | null }

export type Seen = {
  state: 'done' | 'unchanged' | 'kept-shared' | 'skipped'
  observed: string | null
  at: string
}

export type Call = { askedAt: string | undefined; attemptedAt: string }

/** Where a removal is written down, and whether it is still wanted. */
export type RemovalRecord = {
  tenant: string
  /** Takes the locks of L6, the user's last, and judges; `over`: nothing is to be asked. */
  hold(trx: Knex.Transaction): Promise<HeldRemoval | RemovalOver>
  /** Takes the same locks without judging; answers what time it is. */
  lock(trx: Knex.Transaction): Promise<string>
  /** A call is about to be made; `askedAt` if none was made before. */
  begin(trx: Knex.Transaction, id: string, call: Call): Promise<void>
  /** What became of the call is known. */
  endCall(trx: Knex.Transaction, id: string): Promise<void>
  /** Answers the outcome. */
  end(trx: Knex.Transaction, id: string, seen: Seen): Promise<string>
  noteProblem(id: string, problem: string): Promise<void>
  /** The leaver that it is a step of. */
  leaverOf(id: string): string | undefined
  /** A person asks, so it is looked whether what is known is true: another provider, or somebody there, may have told or made it. */
  looksAnyway: boolean
}

type Found = { id: string; user: User; taking: Taking }

type Asked =
  | { kind: 'over'; answer: RemovalAnswer }
  | { kind: 'busy'; id: string }
  | { kind: 'by-hand'; id: string }
  | ({ kind: 'find'; email: string } & Found)
  | ({ kind: 'call'; account: string; askedBefore: boolean } & Found)

/**
 * One attempt. Throws NeedsPerson where several accounts have the user's e-mail, or none although a connection was known, or where
 * the tenant has it done by hand, and the failures of identity providers.
 */
export async function attemptRemoval(deps: RemovalDeps, record: RemovalRecord): Promise<RemovalAnswer> {
  let nobodyHas: string | undefined
  let askedBefore: boolean | undefined
  const gone: string[] = []
  for (;;) {
    const asked = await inTransaction(deps.db, (trx) => ask(trx, deps, { record, nobodyHas }))
    if (asked.kind === 'over') return asked.answer
    try {
      if (asked.kind === 'busy') throw new NotNow('connection-busy')
      if (asked.kind === 'by-hand') throw new NeedsPerson(taskProblem)
      if (asked.kind === 'call') {
        askedBefore ??= asked.askedBefore
        const answer = await take(deps, record, { ...asked, askedBefore, gone })
        if (answer !== undefined) return answer
      } else if ((await find(deps, asked)) === undefined) nobodyHas = asked.email
    } catch (error) {
      const problem =
        error instanceof VismaConnectFailure || error instanceof NotConfirmed || error instanceof NotNow
          ? error.code
          : null
      if (problem !== null) await record.noteProblem(asked.id, problem)
      throw error
    }
  }
}

type Asking = { record: RemovalRecord; nobodyHas: string | undefined }

/** Decides under the locks of L6 what is to be done, and commits *asked at* before anything is asked. */
async function ask(trx: Knex.Transaction, deps: RemovalDeps, { record, nobodyHas }: Asking): Promise<Asked> {
  const held = await record.hold(trx)
  if ('over' in held) {
    const { over: outcome, ...why } = held
    return { kind: 'over', answer: { outcome, ...why } }
  }
  const { id, user } = held
  const provider = await providerOf(deps, trx, record.tenant)
  await endConnecting(trx, record.tenant, { users: [user.id], at: held.now })
  if (await isBeingConnected(trx, record.tenant, { user: user.id, now: held.now }))
    return { kind: 'busy', id }
  if (user.exempt) return await finish(trx, record, { held, state: 'skipped', observed: null })
  if (provider.mode === 'task') return await askByHand(trx, record, { held, key: provider.key })
  const taking = takingOf(provider, record.tenant)
  if (user.connection === 'no' && taking.believesGone && !record.looksAnyway)
    return await finish(trx, record, { held, ...notConnected })
  const account = await taking.known(trx, user)
  if (account !== undefined) return await askToTake(trx, record, { held, taking, account })
  const email = user.vismaConnectEmail
  if (email !== null && email !== nobodyHas) return { kind: 'find', id, user, taking, email }
  return await finishUnfound(trx, record, { held, isKnown: taking.everKnown(user) })
}

const notConnected = { state: 'unchanged', observed: 'not-connected' } as const

async function finishUnfound(
  trx: Knex.Transaction,
  record: RemovalRecord,
  { held, isKnown }: { held: HeldRemoval; isKnown: boolean },
): Promise<Asked> {
  if (isKnown) throw new NeedsPerson('connection-not-found')
  return await finish(trx, record, { held, state: 'unchanged', observed: 'not-found' })
}

/** A person does it, unless there is nothing to do, or another active user of the tenant is the same person (L12). */
async function askByHand(
  trx: Knex.Transaction,
  record: RemovalRecord,
  { held, key }: { held: HeldRemoval; key: string },
): Promise<Asked> {
  const { user } = held
  if (user.connection === 'no') return await finish(trx, record, { held, ...notConnected })
  const { vismaConnectEmail: email, vismaConnectUserId: connectUserId } = user
  if (email === null && connectUserId === null)
    return await finishUnfound(trx, record, { held, isKnown: user.connection === 'yes' })
  if (await isConnectUserShared(trx, record.tenant, user.id, { connectUserId, email, provider: key }))
    return await finish(trx, record, { held, state: 'kept-shared', observed: 'unknown' })
  return { kind: 'by-hand', id: held.id }
}

/** L12: what is taken is taken as a whole, so only if no other active user of any tenant would lose it too. */
async function askToTake(
  trx: Knex.Transaction,
  record: RemovalRecord,
  { held, taking, account }: { held: HeldRemoval; taking: Taking; account: string },
): Promise<Asked> {
  const { id, user, askedAt } = held
  await taking.lock(trx, user, account)
  if (await taking.isShared(trx, user, account)) {
    const observed = askedAt === null ? 'connected' : 'unknown'
    return await finish(trx, record, { held, state: 'kept-shared', observed })
  }
  await record.begin(trx, id, { askedAt: askedAt === null ? held.now : undefined, attemptedAt: held.now })
  return { kind: 'call', id, user, taking, account, askedBefore: askedAt !== null }
}

async function finish(
  trx: Knex.Transaction,
  record: RemovalRecord,
  { held, state, observed }: Pick<Seen, 'state' | 'observed'> & { held: HeldRemoval },
): Promise<Asked> {
  if (state === 'unchanged') await setConnection(trx, record.tenant, held.user.id, 'no')
  const outcome = await record.end(trx, held.id, { state, observed, at: held.now })
  return { kind: 'over', answer: { outcome } }
}

/** Learns whose connection it is, once; removal then goes by the stored id, since an e-mail can change hands. */
async function find(
  { db }: RemovalDeps,
  { user, taking, email }: Extract<Asked, { kind: 'find' }>,
): Promise<string | undefined> {
  const account = await taking.find(user, email)
  if (account === undefined && taking.everKnown(user)) throw new NeedsPerson('connection-not-found')
  // If the e-mail was corrected meanwhile nothing is learnt, and the next question decides again.
  await taking.learn(db, user, { email, account })
  return account
}

/**
 * Takes the connection, looks again, and writes down what was observed. undefined: the account is gone, and the one that was made
 * instead is to be taken.
 */
async function take(
  { db }: RemovalDeps,
  record: RemovalRecord,
  { id, user, taking, account, askedBefore, gone }: Extract<Asked, { kind: 'call' }> & { gone: string[] },
): Promise<RemovalAnswer | undefined> {
  const { already, observed } = await taking.take(account)
  if (already && observed === 'gone') {
    gone.push(account)
    if (await taking.findAnew(db, user, gone)) return undefined
  }
  return await inTransaction(db, async (trx) => {
    const at = await record.lock(trx)
    await taking.lock(trx, user, account)
    await record.endCall(trx, id)
    const state = !already || askedBefore ? 'done' : 'unchanged'
    const outcome = await record.end(trx, id, { state, observed, at })
    const { tenant } = record
    if (state === 'unchanged') await setConnection(trx, tenant, user.id, 'no')
    else await takeConnection(trx, tenant, user.id, { connection: 'no', at, leaver: record.leaverOf(id) })
    await taking.unsettle(trx, user, account)
    return { outcome }
  })
}
