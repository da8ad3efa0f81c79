import type { Knex } from 'knex'
import { isOfOpenTenant } from './closed-tenants.ts'
import { learnAccount } from './provider-users.ts'
import { learnConnectUser, lockConnectUser } from './user-connections.ts'
import type { LookUpResult } from './users.ts'
import { inTransaction } from './transaction.ts'

/** A user whose Connect user is not known and whose e-mail has not been searched by yet. */
export type ToLookUp = { tenant: string; user: string; email: string }

/** After an answer that nobody understands the user is searched again so much later. */
const againAfterSeconds = 3_600

/** Of tenants by clients of Visma Connect those without a Connect user, of tenants by SCIM those without an account there. */
const unknown = `case coalesce((select p.mode from identity_providers p where p.tenant_id = u.tenant_id), 'public-api')
    when 'task' then false
    when 'scim2' then not exists (
      select from provider_users x join identity_providers p on p.tenant_id = x.tenant_id and p.provider = x.provider
      where x.tenant_id = u.tenant_id and x.user_id = u.id)
    else u.visma_connect_user_id is null end`

/** Those that were never tried first. */
export async function usersToLookUp(db: Knex, limit: number): Promise<ToLookUp[]> {
  // Each has an index of its own: who has no Connect user, and the few tenants that go by SCIM.
  const candidates = (which: string) =>
    `select u.tenant_id, u.id, u.visma_connect_email, u.connect_looked_up_at from users u
     where ${which} and u.visma_connect_email is not null and u.connect_look_up is null and ${isOfOpenTenant('u.tenant_id')}
       and (u.connect_looked_up_at is null or u.connect_looked_up_at < clock_timestamp() - :again * interval '1 second')
       and ${unknown}
     order by u.connect_looked_up_at nulls first limit :limit`
  const { rows } = await db.raw<{ rows: { tenant_id: string; id: string; visma_connect_email: string }[] }>(
    `select * from (
       (${candidates('u.visma_connect_user_id is null')})
       union all
       (${candidates(`u.visma_connect_user_id is not null and u.tenant_id in (select tenant_id from identity_providers where mode = 'scim2')`)})
     ) found order by connect_looked_up_at nulls first limit :limit`,
    { again: againAfterSeconds, limit },
  )
  return rows.map((row) => ({ tenant: row.tenant_id, user: row.id, email: row.visma_connect_email }))
}

/** The identity provider of the tenant answers nobody: its users are searched again later, after those of others. */
export async function leaveForLater(db: Knex, tenant: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant })
    .whereNotNull('visma_connect_email')
    .whereNull('connect_look_up')
    .update({ connect_looked_up_at: db.raw('clock_timestamp()') })
}

/** Of a tenant that has another identity provider: all are searched there. */
export async function searchAnew(db: Knex, tenant: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant })
    .whereRaw('(connect_look_up is not null or connect_looked_up_at is not null)')
    .update({ connect_look_up: null, connect_looked_up_at: null })
}

export async function noteFoundAccount(
  db: Knex,
  { tenant, user, email }: ToLookUp,
  found: { provider: string; account: string },
): Promise<void> {
  await learnAccount(db, tenant, { user, email, ...found })
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
    .whereRaw(
      `(visma_connect_user_id is null or tenant_id in (select tenant_id from identity_providers where mode = 'scim2'))`,
    )
    .update({
      connect_looked_up_at: db.raw('clock_timestamp()'),
      ...(result !== undefined && { connect_look_up: result, changed_at: db.raw('clock_timestamp()') }),
    })
}
