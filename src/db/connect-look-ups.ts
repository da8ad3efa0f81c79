import type { Knex } from 'knex'
import { isOfOpenTenant } from './closed-tenants.ts'
import { learnConnectUser, lockConnectUser, type LookUpResult } from './users.ts'
import { inTransaction } from './transaction.ts'

/** A user whose Connect user is not known and whose e-mail has not been searched by yet. */
export type ToLookUp = { tenant: string; user: string; email: string }

/** After an answer that nobody understands the user is searched again so much later. */
const againAfterSeconds = 3_600

/** Those that were never tried first. */
export async function usersToLookUp(db: Knex, limit: number): Promise<ToLookUp[]> {
  const rows = (await db('users')
    .whereNull('visma_connect_user_id')
    .whereNotNull('visma_connect_email')
    .whereNull('connect_look_up')
    .whereRaw(isOfOpenTenant('tenant_id'))
    .whereRaw(
      `(connect_looked_up_at is null or connect_looked_up_at < clock_timestamp() - ? * interval '1 second')`,
      [againAfterSeconds],
    )
    .orderByRaw('connect_looked_up_at nulls first')
    .limit(limit)
    .select('tenant_id', 'id', 'visma_connect_email')) as {
    tenant_id: string
    id: string
    visma_connect_email: string
  }[]
  return rows.map((row) => ({ tenant: row.tenant_id, user: row.id, email: row.visma_connect_email }))
}

/** L12: nothing is written if the user has another e-mail or a Connect user by now. */
export async function noteFound(
  db: Knex,
  { tenant, user, email }: ToLookUp,
  connectUserId: string,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    // Who unlinks this person at the same moment sees the user by its id or by its e-mail, never by neither.
    await lockConnectUser(trx, connectUserId)
    await learnConnectUser(trx, tenant, user, { email, connectUserId })
  })
}

/** `result` undefined: not understood, so to be tried again later. */
export async function noteLookUp(
  db: Knex,
  { tenant, user, email }: ToLookUp,
  result: LookUpResult | undefined,
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id: user, visma_connect_email: email })
    .whereNull('visma_connect_user_id')
    .update({
      connect_looked_up_at: db.raw('clock_timestamp()'),
      ...(result !== undefined && { connect_look_up: result, changed_at: db.raw('clock_timestamp()') }),
    })
}
