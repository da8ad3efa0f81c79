import type { Knex } from 'knex'

/** Finds the few leavers that wait for a person among all that ever were. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `create index leavers_waiting_for_people on leavers (tenant_id, stage) where stage in ('attention', 'held')`,
  )
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop index leavers_waiting_for_people`)
}
