import type { Knex } from 'knex'

/** What the to-do list reads beside the leavers that wait. The new column is null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table leavers add column guarded_at timestamptz;
    comment on column leavers.guarded_at is 'When the mass guard took hold of it the last time.';
    create index leavers_by_user on leavers (tenant_id, user_id) where stage in ('waiting', 'held');
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index leavers_by_user;
    alter table leavers drop column guarded_at;
  `)
}
