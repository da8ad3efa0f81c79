// Whose account it is at a SCIM provider (L12): learnt once, then used instead of the e-mail, and kept for each provider apart.
import type { Knex } from 'knex'
import { attemptsSince, beingRemoved } from './connection-changes.ts'
import { lockConnectUser } from './user-connections.ts'
import type { User } from './users.ts'

type Account = { provider: string; account: string }

export async function findAccount(
  db: Knex,
  tenant: string,
  { user, provider }: { user: string; provider: string },
): Promise<string | undefined> {
  const row = await db<{ remote_id: string }>('provider_users')
    .whereRaw('tenant_id = ? and user_id = ? and provider = ?', [tenant, user, provider])
    .first('remote_id')
  return row?.remote_id
}

/** Nothing is written if the user has another e-mail by now, or an account there. */
export async function learnAccount(
  db: Knex,
  tenant: string,
  { user, email, provider, account }: Account & { user: string; email: string },
): Promise<void> {
  await db.raw(
    `insert into provider_users (tenant_id, user_id, provider, remote_id)
     select tenant_id, id, :provider, :account from users
     where tenant_id = :tenant and id = :user and visma_connect_email = :email
     on conflict do nothing`,
    { tenant, user, email, provider, account },
  )
}

/** The account that takes the place of one that is gone; the same holds as for `learnAccount`. */
export async function replaceAccount(
  db: Knex,
  tenant: string,
  {
    user,
    email,
    provider,
    account,
    gone,
  }: Account & { user: string; email: string; gone: readonly string[] },
): Promise<void> {
  await db.raw(
    `update provider_users x set remote_id = :account, found_at = clock_timestamp() from users u
     where x.tenant_id = :tenant and x.user_id = :user and x.provider = :provider and x.remote_id = any(:gone)
       and u.tenant_id = x.tenant_id and u.id = x.user_id and u.visma_connect_email = :email`,
    { tenant, user, email, provider, account, gone: [...gone] },
  )
}

/** Of one provider, or of all: who is found by another e-mail may be somebody else there. */
export async function forgetAccounts(
  db: Knex,
  tenant: string,
  { user, provider }: { user: string; provider?: string },
): Promise<void> {
  await db('provider_users')
    .where({ tenant_id: tenant, user_id: user, ...(provider !== undefined && { provider }) })
    .delete()
}

/** Serialises decisions about the account over all tenants, also with those about the same Connect user. */
export async function lockAccount(
  db: Knex,
  { vismaConnectUserId }: Pick<User, 'vismaConnectUserId'>,
  { provider, account }: Account,
): Promise<void> {
  if (vismaConnectUserId !== null) await lockConnectUser(db, vismaConnectUserId)
  await lockConnectUser(db, `${provider}/${account}`)
}

type Whole = Account & { user: Pick<User, 'id' | 'vismaConnectEmail' | 'vismaConnectUserId'> }

/** SQL: a user `u` whose Visma account this is, at whatever provider its tenant is. */
const isSameAccount = `(
    exists (select from provider_users x where x.tenant_id = u.tenant_id and x.user_id = u.id
      and x.provider = :provider and x.remote_id = :account)
    or u.visma_connect_user_id = :connectUserId
    or lower(u.visma_connect_email) = lower(:email) and not exists (
      select from provider_users x where x.tenant_id = u.tenant_id and x.user_id = u.id
        and x.provider = :provider and x.remote_id <> :account))`

const named = (tenant: string, { user, ...account }: Whole) => ({
  ...account,
  tenant,
  user: user.id,
  email: user.vismaConnectEmail,
  connectUserId: user.vismaConnectUserId,
})

/**
 * L12: whether another active user of any tenant, in whatever mode, has this Visma account, which is suspended as a whole. Never
 * says which one.
 */
export async function isAccountShared(db: Knex, tenant: string, whole: Whole): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from users u
     where u.active and u.connection <> 'no' and (u.tenant_id, u.id) <> (:tenant, :user) and ${isSameAccount} limit 1`,
    named(tenant, whole),
  )
  return rows.length > 0
}

/** Whether a call that suspends this account, for whatever user of any tenant, may be under way at this moment. */
export async function isAccountBeingSuspended(
  db: Knex,
  tenant: string,
  { now, ...whole }: Whole & { now: string },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from ${beingRemoved} r join users u on u.tenant_id = r.tenant_id and u.id = r.user_id
     where (u.tenant_id, u.id) = (:tenant, :user) or ${isSameAccount} limit 1`,
    { since: attemptsSince(now), ...named(tenant, whole) },
  )
  return rows.length > 0
}

/** L12: it was suspended while a user of any tenant became active with it: whether that one is connected is not known any more. */
export async function unsettleAccounts(db: Knex, tenant: string, whole: Whole): Promise<void> {
  await db.raw(
    `update users u set connection = 'unknown', connection_taken_at = clock_timestamp(), connection_taken_by = null,
       changed_at = clock_timestamp()
     where u.active and u.connection = 'yes' and (u.tenant_id, u.id) <> (:tenant, :user) and ${isSameAccount}`,
    named(tenant, whole),
  )
}
