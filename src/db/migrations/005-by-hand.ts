import type { Knex } from 'knex'

/** Until when an account stays open that a person opened again. New columns are null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table users
      add column reopened_at timestamptz, add column open_until timestamptz, add column open_until_by text, add column open_until_reason text,
      add check ((reopened_at is null) = (open_until is null));
    comment on column users.open_until is 'Set when a person opens the account by hand, cleared when it is closed.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(
    `alter table users drop column reopened_at, drop column open_until, drop column open_until_by, drop column open_until_reason`,
  )
}
