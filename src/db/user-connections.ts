/** What is known of the connections of users, and whose they are (L11, L12). */
import type { Knex } from 'knex'
import type { ConnectionKnown } from '../domain/documents.ts'
import { changedNow } from './changed-now.ts'
import { providerOfTenant } from './identity-providers.ts'
import type { UserRow } from './users.ts'

export async function setConnection(
  db: Knex,
  tenant: string,
  id: string,
  connection: ConnectionKnown,
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .update({ connection, changed_at: changedNow(db) })
}

/** L11: connected by this Connect user. Answers false if the user is known to have another one by now. */
export async function noteConnected(
  db: Knex,
  tenant: string,
  id: string,
  connectUserId: string,
): Promise<boolean> {
  const noted = await db('users')
    .where({ tenant_id: tenant, id })
    .whereRaw('coalesce(visma_connect_user_id, ?) = ?', [connectUserId, connectUserId])
    .update({
      connection: 'yes',
      visma_connect_user_id: connectUserId,
      connection_taken_at: null,
      connection_taken_by: null,
      changed_at: changedNow(db),
    })
  return noted > 0
}

/** Of another identity provider than before: who may log in is or is not connected there. Of closed accounts what is known stays. */
export async function forgetWhetherConnected(db: Knex, tenant: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, active: true })
    .whereNot({ connection: 'unknown' })
    .update({ connection: 'unknown', changed_at: changedNow(db) })
}

/** L11: a person says that the user is connected again; by whose account is not told. */
export async function noteConnectedByHand(db: Knex, tenant: string, id: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .update({
      connection: 'yes',
      connection_taken_at: null,
      connection_taken_by: null,
      changed_at: changedNow(db),
    })
}

/** L11: a person says by which e-mail the user is to be connected; whose account that is, is not known yet. */
export async function setConnectEmail(db: Knex, tenant: string, id: string, email: string): Promise<void> {
  await db('provider_users').where({ tenant_id: tenant, user_id: id }).delete()
  await db('users')
    .where({ tenant_id: tenant, id })
    .update({
      visma_connect_email: email,
      visma_connect_user_id: null,
      connect_look_up: null,
      changed_at: changedNow(db),
    })
}

/** L11: koppling has taken the connection away (`no`), or may have (`unknown`). `leaver` undefined: a person asked for it. */
export async function takeConnection(
  db: Knex,
  tenant: string,
  id: string,
  { connection, at, leaver }: { connection: 'no' | 'unknown'; at: string; leaver: string | undefined },
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .update({
      connection,
      connection_taken_at: at,
      connection_taken_by: leaver ?? null,
      changed_at: changedNow(db),
    })
}

/** A removal ends whose outcome is not known if it was asked for. `leaver` undefined: a person had asked for it. */
export async function noteAskedFor(
  db: Knex,
  tenant: string,
  id: string,
  { askedAt, leaver }: { askedAt: string | null; leaver: string | undefined },
): Promise<void> {
  if (askedAt === null) return
  await takeConnection(db, tenant, id, { connection: 'unknown', at: askedAt, leaver })
}

/**
 * What a search by e-mail taught: whose connection it is, or that there is none. Nothing is written if the user has another
 * e-mail or a Connect user by now.
 */
export async function learnConnectUser(
  db: Knex,
  tenant: string,
  id: string,
  { email, connectUserId }: { email: string; connectUserId: string | undefined },
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id, visma_connect_email: email })
    .whereNull('visma_connect_user_id')
    .update({
      ...(connectUserId === undefined ? { connection: 'no' } : { visma_connect_user_id: connectUserId }),
      changed_at: changedNow(db),
    })
}

/** L12: the application was taken from this person while a user of any tenant with it became active: not known any more. */
export async function unsettleConnections(
  db: Knex,
  { connectUserId, provider }: { connectUserId: string; provider: string },
): Promise<void> {
  await db('users')
    .where({ visma_connect_user_id: connectUserId, active: true, connection: 'yes' })
    .whereRaw(`${providerOfTenant('users.tenant_id')} = ?`, [provider])
    .update({
      connection: 'unknown',
      connection_taken_at: changedNow(db),
      connection_taken_by: null,
      changed_at: changedNow(db),
    })
}

/**
 * L12: whether another active user of any tenant with the same client has this Connect user, or its e-mail while its Connect user
 * is not known yet. Never says which one. The caller holds the lock of `lockConnectUser`, as does who makes such a user active.
 */
export async function isConnectUserShared(
  db: Knex,
  tenant: string,
  id: string,
  {
    connectUserId,
    email,
    provider,
  }: { connectUserId: string | null; email: string | null; provider: string },
): Promise<boolean> {
  const other = await db<UserRow>('users')
    .where({ active: true })
    .whereRaw('(tenant_id, id) <> (?, ?)', [tenant, id])
    .whereRaw(
      `(visma_connect_user_id = ? or visma_connect_user_id is null and lower(visma_connect_email) = lower(?))`,
      [connectUserId, email ?? ''],
    )
    .whereNot({ connection: 'no' })
    .whereRaw(`${providerOfTenant('users.tenant_id')} = ?`, [provider])
    .first('id')
  return other !== undefined
}

/** Serialises decisions about one Connect user over all tenants until the transaction ends. */
export async function lockConnectUser(db: Knex, connectUserId: string): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtextextended('connect-user:' || ?, 0))`, [connectUserId])
}
