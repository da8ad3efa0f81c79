// The mail to whoever was connected by hand (L11). It stands with the change that connected.
import type { Knex } from 'knex'
import type { MailState } from './connection-changes.ts'

/** In the transaction that notes the connection. */
export async function noteMailDue(trx: Knex, tenant: string, change: string): Promise<void> {
  await trx('connection_changes')
    .where({ tenant_id: tenant, id: change })
    .whereNull('mail_state')
    .update({ mail_state: 'pending' })
}

/** The change of the user whose mail is to be sent, the latest if there are several. */
export async function findDueMail(db: Knex, tenant: string, user: string): Promise<string | undefined> {
  const row = (await db('connection_changes')
    .where({ tenant_id: tenant, user_id: user, mail_state: 'pending' })
    .orderBy('requested_at', 'desc')
    .first('id')) as { id: string } | undefined
  return row?.id
}

/** The call is about to be made. */
export async function beginMail(trx: Knex, tenant: string, change: string, askedAt: string): Promise<void> {
  await ofPending(trx, tenant, change).update({ mail_asked_at: askedAt, mail_problem: null })
}

/** For certain no mail was sent, so the next attempt may send it. */
export async function noteMailNotSent(
  db: Knex,
  tenant: string,
  change: string,
  problem: string,
): Promise<void> {
  await ofPending(db, tenant, change).update({ mail_asked_at: null, mail_problem: problem })
}

/** That it was sent is heard also of an attempt that was given up. */
export async function endMail(
  db: Knex,
  tenant: string,
  change: string,
  { state, at, problem }: { state: Exclude<MailState, 'pending'>; at: string; problem: string | null },
): Promise<void> {
  await db('connection_changes')
    .where({ tenant_id: tenant, id: change })
    .whereIn('mail_state', state === 'sent' ? ['pending', 'unknown'] : ['pending'])
    .update({ mail_state: state, mail_asked_at: null, mail_at: at, mail_problem: problem })
}

const ofPending = (db: Knex, tenant: string, change: string) =>
  db('connection_changes').where({ tenant_id: tenant, id: change, mail_state: 'pending' })
