// The mail to whoever was connected (L11). Each call sends one, so it is asked for once: what may have been sent is not sent again.
import type { Knex } from 'knex'
import { recordAudit } from '../src/db/audit.ts'
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import { findChange } from '../src/db/connection-changes.ts'
import { readSettings } from '../src/db/settings.ts'
import { isStopped } from '../src/db/stops.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { lockUser } from '../src/db/users.ts'
import { beginMail, endMail, noteMailNotSent } from '../src/db/welcome-mails.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { NotNow } from '../src/domain/step-failure.ts'
import type { WelcomeMailRef } from '../src/temporal/connection-messages.ts'
import {
  OutcomeUnknown,
  Refused,
  UnexpectedAnswer,
  VismaConnectFailure,
} from '../src/visma-connect/errors.ts'
import type { VismaConnect, Welcome } from '../src/visma-connect/public-api.ts'
import { providerOf } from './identity-provider.ts'
import type { RemovalDeps } from './removal.ts'

export type WelcomeMailActivities = ReturnType<typeof welcomeMailActivities>

type Begun = { api: VismaConnect; mail: Welcome }
type Over = { over: string | null }

export const welcomeMailActivities = (deps: RemovalDeps) => ({
  /** One attempt; answers what became of the mail. Throws the failures of Visma Connect after which for certain none was sent. */
  async sendWelcomeMail(ref: WelcomeMailRef): Promise<string> {
    const { db } = deps
    const closed: Over = { over: 'skipped' }
    const begun = await unlessClosed(() => inTransaction(db, (trx) => begin(trx, deps, ref)), closed)
    if ('over' in begun) {
      if (begun.over === null) throw new NotNow('stopped')
      return begun.over
    }
    try {
      await begun.api.welcome(begun.mail)
    } catch (error) {
      if (!(error instanceof VismaConnectFailure)) throw error
      const { code: problem } = error
      if (mayBeSent(error)) return await end(deps, ref, { state: 'unknown', problem })
      if (error instanceof Refused) return await end(deps, ref, { state: 'refused', problem })
      await noteMailNotSent(db, ref.tenant, ref.change, problem)
      throw error
    }
    return await end(deps, ref, { state: 'sent', problem: null })
  },
})

/** Judges under the user's lock whether it is still to be sent, and writes *asked at* before the call. */
async function begin(
  trx: Knex.Transaction,
  deps: RemovalDeps,
  { tenant, user: id, change: changeId }: WelcomeMailRef,
): Promise<Begun | Over> {
  await holdOpenTenant(trx, tenant)
  const user = await lockUser(trx, tenant, id)
  const change = await findChange(trx, tenant, changeId)
  if (user === undefined || change?.welcomeMail?.state !== 'pending') return { over: 'finished' }
  const at = await deps.clock(trx)
  // An attempt that ended without a word may have sent it.
  if (change.welcomeMail.askedAt !== null) {
    await endMail(trx, tenant, changeId, { state: 'unknown', at, problem: 'outcome-unknown' })
    return { over: 'unknown' }
  }
  const { welcomeMail } = await readSettings(trx, tenant)
  const { vismaConnectUserId: userId, vismaConnectEmail: email } = user
  const provider = await providerOf(deps, trx, tenant)
  const isWanted = user.active && !user.exempt && user.connection === 'yes' && provider.mode === 'public-api'
  if (welcomeMail === null || !isWanted || userId === null || email === null) {
    await endMail(trx, tenant, changeId, { state: 'skipped', at, problem: null })
    return { over: 'skipped' }
  }
  if (await isStopped(trx, tenant, 'connections')) {
    await noteMailNotSent(trx, tenant, changeId, 'stopped')
    return { over: null }
  }
  await beginMail(trx, tenant, changeId, at)
  return { api: provider.api, mail: { userId, email, ...welcomeMail } }
}

/** A refusal comes before the deed, also one that nobody understands; of all else nothing is known. */
function mayBeSent(error: VismaConnectFailure): boolean {
  if (error instanceof OutcomeUnknown) return true
  const isRefusal = error.status !== undefined && error.status >= 400 && error.status < 500
  return error instanceof UnexpectedAnswer && !isRefusal
}

async function end(
  { db, clock }: RemovalDeps,
  { tenant, user, change: id }: WelcomeMailRef,
  { state, problem }: { state: 'sent' | 'unknown' | 'refused'; problem: string | null },
): Promise<string> {
  return await inTransaction(db, async (trx) => {
    await lockUser(trx, tenant, user)
    await endMail(trx, tenant, id, { state, at: await clock(trx), problem })
    const change = await findChange(trx, tenant, id)
    if (state !== 'sent' || change === undefined) return state
    await recordAudit(trx, tenant, change.cause, {
      action: 'user.welcome-mail-sent',
      subject: { kind: 'user', id: user },
      new: { change: id },
    })
    return state
  })
}
