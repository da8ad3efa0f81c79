// The connection step: Visma Connect is another's system, so what was asked is written down before the call (L6) and the
// outcome of a lost answer is found out by the next attempt. Every activity is safe to repeat.
import type { Knex } from 'knex'
import { completeLeaver, noteProblem, setStage, stepOf, updateStep, type Leaver } from '../src/db/leavers.ts'
import { holdByStop, isStopped, stoppedForSeconds } from '../src/db/stops.ts'
import { inTransaction } from '../src/db/transaction.ts'
import {
  isConnectUserShared,
  learnConnectUser,
  lockConnectUser,
  setConnection,
  unsettleConnections,
  type User,
} from '../src/db/users.ts'
import type { StepState } from '../src/domain/leaver.ts'
import { NeedsPerson, NotConfirmed } from '../src/domain/step-failure.ts'
import type { Intake } from '../src/intake/context.ts'
import { holdEmployment, type EmploymentRef } from '../src/intake/hold-employment.ts'
import { VismaConnectFailure } from '../src/visma-connect/errors.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'

export type ConnectionActivities = ReturnType<typeof connectionActivities>

type Deps = Pick<Intake, 'db' | 'clock'> & { vismaConnect: VismaConnect }

/** `outcome` null: nothing is asked until the leaver is told, since the tenant only observes (L9) or the platform stopped it. */
export type RemovalAnswer = { outcome: string | null; isStopped?: boolean }

type Asked =
  | { kind: 'over'; outcome: string | null }
  | { kind: 'stopped' }
  | { kind: 'find'; leaver: string; user: string; email: string; connected: boolean }
  | { kind: 'call'; leaver: string; user: string; connectUserId: string; askedBefore: boolean }

export const connectionActivities = ({ vismaConnect, ...intake }: Deps) => ({
  /**
   * L7, second step; guarded like the first before each attempt. Throws NeedsPerson where several accounts have this e-mail, or
   * none although a connection was known, and the failures of Visma Connect.
   */
  async removeConnection(ref: EmploymentRef): Promise<RemovalAnswer> {
    for (;;) {
      const asked = await ask(intake, ref)
      if (asked.kind === 'over') return { outcome: asked.outcome }
      if (asked.kind === 'stopped') return { outcome: null, isStopped: true }
      try {
        if (asked.kind === 'find') await find({ ...intake, vismaConnect }, ref, asked)
        else return await unlink({ ...intake, vismaConnect }, ref, asked)
      } catch (error) {
        const problem =
          error instanceof VismaConnectFailure || error instanceof NotConfirmed ? error.code : null
        if (problem !== null) await noteProblem(intake.db, ref.tenant, asked.leaver, 'connection', problem)
        throw error
      }
    }
  },
})

/** Decides under the locks of L6 what is to be done, and commits *asked at* before anything is asked. */
async function ask(intake: Pick<Intake, 'db' | 'clock'>, ref: EmploymentRef): Promise<Asked> {
  return await inTransaction(intake.db, async (trx) => {
    const held = await holdEmployment(trx, intake, ref)
    const leaver = held?.leaver
    const user = held?.person.user
    if (held === undefined || leaver === undefined || user === undefined)
      return { kind: 'over', outcome: 'cancelled' }
    if (leaver.stage === 'finished') return { kind: 'over', outcome: leaver.outcome ?? 'finished' }
    if (leaver.stage === 'waiting') return { kind: 'over', outcome: 'cancelled' }
    if (leaver.stage === 'attention') await setStage(trx, ref.tenant, leaver.id, { stage: 'acting' })
    if (held.person.settings.automation === 'observe') {
      await setStage(trx, ref.tenant, leaver.id, { stage: 'acting', waitingFor: 'automation' })
      return { kind: 'over', outcome: null }
    }
    if (await isStopped(trx, ref.tenant, 'connections')) {
      await holdByStop(trx, ref.tenant, leaver.id, { stage: 'acting', now: held.now })
      return { kind: 'stopped' }
    }
    if (leaver.heldBy === 'stop') {
      const stoppedFor = stoppedForSeconds(leaver, held.now)
      await setStage(trx, ref.tenant, leaver.id, { stage: 'acting', stoppedForSeconds: stoppedFor })
    }
    if (user.exempt) return await finish(trx, ref, { leaver, user, at: held.now, state: 'skipped' })
    if (user.connection === 'no')
      return await finish(trx, ref, { leaver, user, at: held.now, state: 'unchanged' })
    if (user.vismaConnectUserId === null) return await askByEmail(trx, ref, { leaver, user, at: held.now })
    return await askToUnlink(trx, ref, { leaver, user, connectUserId: user.vismaConnectUserId, at: held.now })
  })
}

type Asking = { leaver: Leaver; user: User; at: string }

async function askByEmail(trx: Knex, ref: EmploymentRef, { leaver, user, at }: Asking): Promise<Asked> {
  const connected = user.connection === 'yes'
  if (user.vismaConnectEmail !== null) {
    return { kind: 'find', leaver: leaver.id, user: user.id, email: user.vismaConnectEmail, connected }
  }
  if (connected) throw new NeedsPerson('connection-not-found')
  return await finish(trx, ref, { leaver, user, at, state: 'unchanged', observed: 'not-found' })
}

/** L12: the whole application is taken from the person, so only if no other active user of any tenant is the same person. */
async function askToUnlink(
  trx: Knex,
  ref: EmploymentRef,
  { leaver, user, connectUserId, at }: Asking & { connectUserId: string },
): Promise<Asked> {
  await lockConnectUser(trx, connectUserId)
  const { askedAt } = await stepOf(trx, ref.tenant, leaver.id, 'connection')
  const email = user.vismaConnectEmail
  if (await isConnectUserShared(trx, ref.tenant, user.id, { connectUserId, email })) {
    const observed = askedAt === null ? 'connected' : 'unknown'
    return await finish(trx, ref, { leaver, user, at, state: 'kept-shared', observed })
  }
  const change = { state: 'running', problem: null, ...(askedAt === null && { askedAt: at }) } as const
  await updateStep(trx, ref.tenant, leaver.id, 'connection', change)
  return { kind: 'call', leaver: leaver.id, user: user.id, connectUserId, askedBefore: askedAt !== null }
}

const observedAfter = {
  unchanged: 'not-connected',
  'kept-shared': 'connected',
  skipped: null,
} as const

async function finish(
  trx: Knex,
  { tenant }: EmploymentRef,
  { leaver, user, at, state, observed }: Asking & { state: keyof typeof observedAfter; observed?: string },
): Promise<Asked> {
  const seen = {
    state: state satisfies StepState,
    observed: observed ?? observedAfter[state],
    at,
    problem: null,
  }
  await updateStep(trx, tenant, leaver.id, 'connection', seen)
  if (state === 'unchanged') await setConnection(trx, tenant, user.id, 'no')
  await completeLeaver(trx, tenant, leaver.id, { outcome: 'completed', reason: null, supersededBy: null })
  return { kind: 'over', outcome: 'completed' }
}

/** Learns whose connection it is, once; removal then goes by the stored id, since an e-mail can change hands. */
async function find(
  { vismaConnect, ...intake }: Deps,
  ref: EmploymentRef,
  { email, connected, user }: Extract<Asked, { kind: 'find' }>,
): Promise<void> {
  const matches = await vismaConnect.findByEmail(email)
  const [match] = matches
  if (matches.length > 1) throw new NeedsPerson('several-matches')
  if (match === undefined && connected) throw new NeedsPerson('connection-not-found')
  // By the e-mail that was searched: if it was corrected meanwhile nothing is learnt, and the next question decides again.
  await learnConnectUser(intake.db, ref.tenant, user, { email, connectUserId: match?.id })
}

/** Unlinks, looks by a second unlink that must answer *already removed*, and writes down what was observed. */
async function unlink(
  { vismaConnect, ...intake }: Deps,
  ref: EmploymentRef,
  { leaver: id, user: userId, connectUserId, askedBefore }: Extract<Asked, { kind: 'call' }>,
): Promise<RemovalAnswer> {
  const removal = await vismaConnect.unlink(connectUserId)
  if (removal === 'removed' && (await vismaConnect.unlink(connectUserId)) === 'removed')
    throw new NotConfirmed()
  return await inTransaction(intake.db, async (trx) => {
    const held = await holdEmployment(trx, intake, ref)
    const at = held?.now ?? (await intake.clock(trx))
    await lockConnectUser(trx, connectUserId)
    const state = removal === 'removed' || askedBefore ? 'done' : 'unchanged'
    await updateStep(trx, ref.tenant, id, 'connection', {
      state,
      observed: 'not-connected',
      at,
      problem: null,
    })
    await setConnection(trx, ref.tenant, userId, 'no')
    await completeLeaver(trx, ref.tenant, id, { outcome: 'completed', reason: null, supersededBy: null })
    await unsettleConnections(trx, connectUserId)
    return { outcome: held?.leaver?.id === id ? (held.leaver.outcome ?? 'completed') : 'completed' }
  })
}
