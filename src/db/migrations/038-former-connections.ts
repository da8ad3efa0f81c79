import type { Knex } from 'knex'

/** By whom a user was known before a change to be connected by another e-mail, for as long as that may be taken back. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table connection_changes
      add column former_connection jsonb,
      add constraint connection_changes_former_only_while_open check (former_connection is null or finished_at is null);
    comment on column connection_changes.former_connection is 'E-mail and ids that the user had before, and the e-mail that took their place; null: it stayed, or the change has ended.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table connection_changes drop column former_connection`)
}
