import type { Knex } from 'knex'

/** Where employments are at a target, so that one whose start is corrected is found. The default is constant, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sync_records add column employments_there jsonb not null default '{}';
    comment on column sync_records.employments_there is 'By employment its id at the target, where that has no place for the one here.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table sync_records drop column employments_there`)
}
