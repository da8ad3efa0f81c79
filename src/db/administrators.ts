import type { Knex } from 'knex'

/** L12: whether nobody else is an active administrator; the caller holds the lock, so that of two at once one sees the other. */
export async function isLastAdministrator(trx: Knex, tenant: string, user: string): Promise<boolean> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('administrators:' || ?, 0))`, [tenant])
  const others = trx('users')
    .where({ tenant_id: tenant, active: true, administrator: true })
    .whereNot({ id: user })
  return (await others.first('id')) === undefined
}

/** The leavers that are held as the last administrator's, and whose user is not that, or not any more. */
export async function heldWithoutNeed(db: Knex, tenant: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select l.id from leavers l
     where l.tenant_id = :tenant and l.held_by = 'last-administrator' and not exists (
       select from users u where u.tenant_id = l.tenant_id and u.id = l.user_id and u.active and u.administrator
         and not exists (
           select from users o where o.tenant_id = u.tenant_id and o.active and o.administrator and o.id <> u.id))`,
    { tenant },
  )
  return rows.map(({ id }) => id)
}

/** Held until somebody else is an administrator; the workflow asks no more until it is told. */
export async function holdLastAdministrator(trx: Knex, tenant: string, leaver: string): Promise<void> {
  await trx('leavers')
    .where({ tenant_id: tenant, id: leaver })
    .update({ stage: 'held', held_by: 'last-administrator', waiting_for: null })
}
