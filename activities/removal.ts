// How a Visma Connect connection is removed, whoever asks for it: what was asked is written down before the call (L6), and the
// outcome of a lost answer is found out by the next attempt.
import type { Knex } from 'knex'
import { endConnecting, isBeingConnected } from '../src/db/connection-changes.ts'
import { inTransaction } from '../src/db/transaction.ts'
import {
  isConnectUserShared,
  learnConnectUser,
  lockConnectUser,
  setConnection,
  takeConnection,
  unsettleConnections,
  type User,
} from '../src/db/users.ts'
import { NeedsPerson, NotConfirmed, NotNow } from '../src/domain/step-failure.ts'
import type { Intake } from '../src/intake/context.ts'
import { VismaConnectFailure } from '../src/visma-connect/errors.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'

export type RemovalDeps = Pick<Intake, 'db' | 'clock' | 'teller'> & { vismaConnect: VismaConnect }

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
}

type Asked =
  | { kind: 'over'; answer: RemovalAnswer }
  | { kind: 'busy'; id: string }
  | { kind: 'find'; id: string; user: string; email: string; connected: boolean }
  | { kind: 'call'; id: string; user: string; connectUserId: string; askedBefore: boolean }

/**
 * One attempt. Throws NeedsPerson where several accounts have the user's e-mail, or none although a connection was known, and
 * the failures of Visma Connect.
 */
export async function attemptRemoval(deps: RemovalDeps, record: RemovalRecord): Promise<RemovalAnswer> {
  for (;;) {
    const asked = await inTransaction(deps.db, (trx) => ask(trx, record))
    if (asked.kind === 'over') return asked.answer
    try {
      if (asked.kind === 'busy') throw new NotNow('connection-busy')
      if (asked.kind === 'find') await find(deps, record, asked)
      else return await unlink(deps, record, asked)
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

/** Decides under the locks of L6 what is to be done, and commits *asked at* before anything is asked. */
async function ask(trx: Knex.Transaction, record: RemovalRecord): Promise<Asked> {
  const held = await record.hold(trx)
  if ('over' in held) {
    const { over: outcome, ...why } = held
    return { kind: 'over', answer: { outcome, ...why } }
  }
  const { user } = held
  await endConnecting(trx, record.tenant, { users: [user.id], at: held.now })
  if (await isBeingConnected(trx, record.tenant, { user: user.id, now: held.now }))
    return { kind: 'busy', id: held.id }
  if (user.exempt) return await finish(trx, record, { held, state: 'skipped', observed: null })
  if (user.connection === 'no') return await finish(trx, record, { held, ...notConnected })
  if (user.vismaConnectUserId === null) return await askByEmail(trx, record, held)
  return await askToUnlink(trx, record, { held, connectUserId: user.vismaConnectUserId })
}

const notConnected = { state: 'unchanged', observed: 'not-connected' } as const

async function askByEmail(trx: Knex.Transaction, record: RemovalRecord, held: HeldRemoval): Promise<Asked> {
  const { id, user } = held
  const connected = user.connection === 'yes'
  if (user.vismaConnectEmail !== null) {
    return { kind: 'find', id, user: user.id, email: user.vismaConnectEmail, connected }
  }
  if (connected) throw new NeedsPerson('connection-not-found')
  return await finish(trx, record, { held, state: 'unchanged', observed: 'not-found' })
}

/** L12: the whole application is taken from the person, so only if no other active user of any tenant is the same person. */
async function askToUnlink(
  trx: Knex.Transaction,
  record: RemovalRecord,
  { held, connectUserId }: { held: HeldRemoval; connectUserId: string },
): Promise<Asked> {
  const { id, user, askedAt } = held
  await lockConnectUser(trx, connectUserId)
  const email = user.vismaConnectEmail
  if (await isConnectUserShared(trx, record.tenant, user.id, { connectUserId, email })) {
    const observed = askedAt === null ? 'connected' : 'unknown'
    return await finish(trx, record, { held, state: 'kept-shared', observed })
  }
  await record.begin(trx, id, { askedAt: askedAt === null ? held.now : undefined, attemptedAt: held.now })
  return { kind: 'call', id, user: user.id, connectUserId, askedBefore: askedAt !== null }
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
  { db, vismaConnect }: RemovalDeps,
  { tenant }: RemovalRecord,
  { email, connected, user }: Extract<Asked, { kind: 'find' }>,
): Promise<void> {
  const matches = await vismaConnect.findByEmail(email)
  const [match] = matches
  if (matches.length > 1) throw new NeedsPerson('several-matches')
  if (match === undefined && connected) throw new NeedsPerson('connection-not-found')
  // By the e-mail that was searched: if it was corrected meanwhile nothing is learnt, and the next question decides again.
  await learnConnectUser(db, tenant, user, { email, connectUserId: match?.id })
}

/** Unlinks, looks by a second unlink that must answer *already removed*, and writes down what was observed. */
async function unlink(
  { db, vismaConnect }: RemovalDeps,
  record: RemovalRecord,
  { id, user, connectUserId, askedBefore }: Extract<Asked, { kind: 'call' }>,
): Promise<RemovalAnswer> {
  const removal = await vismaConnect.unlink(connectUserId)
  if (removal === 'removed' && (await vismaConnect.unlink(connectUserId)) === 'removed')
    throw new NotConfirmed()
  return await inTransaction(db, async (trx) => {
    const at = await record.lock(trx)
    await lockConnectUser(trx, connectUserId)
    await record.endCall(trx, id)
    const state = removal === 'removed' || askedBefore ? 'done' : 'unchanged'
    const outcome = await record.end(trx, id, { state, observed: 'not-connected', at })
    if (state === 'unchanged') await setConnection(trx, record.tenant, user, 'no')
    else await takeConnection(trx, record.tenant, user, { connection: 'no', at, leaver: record.leaverOf(id) })
    await unsettleConnections(trx, connectUserId)
    return { outcome }
  })
}
