// By whom a user was known before somebody asked to connect it by another e-mail: kept while that is under way, given back if it is
// taken back.
import type { Knex } from 'knex'

type Change = { id: string; user: string }

/** Before the user gets this e-mail by the change. */
export async function keepFormer(
  db: Knex,
  tenant: string,
  { id, user, email }: Change & { email: string },
): Promise<void> {
  await db.raw(
    `update connection_changes c set former_connection = jsonb_build_object(
       'email', u.visma_connect_email, 'connectUserId', u.visma_connect_user_id, 'lookUp', u.connect_look_up,
       'accounts', (select coalesce(jsonb_object_agg(x.provider, x.remote_id), '{}') from provider_users x
         where x.tenant_id = u.tenant_id and x.user_id = u.id),
       'asked', :email::text)
     from users u
     where c.tenant_id = :tenant and c.id = :id and u.tenant_id = c.tenant_id and u.id = :user`,
    { tenant, id, user, email },
  )
}

/**
 * The caller holds the user and ends the change afterwards. Nothing is given back if the user has yet another e-mail by now, or if a
 * call may have connected it by the new one.
 */
export async function giveBackFormer(db: Knex, tenant: string, { id, user }: Change): Promise<void> {
  const given = await db.raw<{ rows: unknown[] }>(
    `update users u set visma_connect_email = f.email, visma_connect_user_id = f."connectUserId", connect_look_up = f."lookUp",
       changed_at = clock_timestamp()
     from connection_changes c
     cross join lateral jsonb_to_record(c.former_connection) f(email text, "connectUserId" text, "lookUp" text, asked text)
     where c.tenant_id = :tenant and c.id = :id and c.asked_at is null
       and u.tenant_id = c.tenant_id and u.id = :user and u.visma_connect_email = f.asked
     returning u.id`,
    { tenant, id, user },
  )
  if (given.rows.length === 0) return
  await db('provider_users').where({ tenant_id: tenant, user_id: user }).delete()
  await db.raw(
    `insert into provider_users (tenant_id, user_id, provider, remote_id)
     select c.tenant_id, :user, a.key, a.value
     from connection_changes c cross join lateral jsonb_each_text(c.former_connection -> 'accounts') a
     where c.tenant_id = :tenant and c.id = :id`,
    { tenant, id, user },
  )
}
