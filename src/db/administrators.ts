import type { Knex } from 'knex'

/** L12: whether nobody else is an active administrator; the caller holds the lock, so that of two at once one sees the other. */
export async function isLastAdministrator(trx: Knex, tenant: string, user: string): Promise<boolean> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('administrators:' || ?, 0))`, [tenant])
  const others = trx('users')
    .where({ tenant_id: tenant, active: true, administrator: true })
    .whereNot({ id: user })
  return (await others.first('id')) === undefined
}

export async function countActiveAdministrators(db: Knex, tenant: string): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::int as count from users where tenant_id = ? and active and administrator`,
    [tenant],
  )
  return rows[0].count
}

/** Held until somebody else is an administrator; the workflow asks no more until it is told. */
export async function holdLastAdministrator(trx: Knex, tenant: string, leaver: string): Promise<void> {
  await trx('leavers')
    .where({ tenant_id: tenant, id: leaver })
    .update({ stage: 'held', held_by: 'last-administrator', waiting_for: null })
}
