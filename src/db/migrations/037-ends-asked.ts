import type { Knex } from 'knex'

/** Last days that may be at a target although no answer says so. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sync_records add column ends_asked text[] not null default '{}';
    comment on column sync_records.ends_asked is 'Employments with a last day that was asked for and of which it is not known whether it is there.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table sync_records drop column ends_asked`)
}
