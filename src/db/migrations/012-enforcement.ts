import type { Knex } from 'knex'

/** When the HR system carried the closing of an account out. A new column is null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table users add column enforced_at timestamptz, add check (enforced_at is null or not active);
    comment on column users.enforced_at is 'The HR system has ended the sessions and refuses log-in; null again with every change of active.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table users drop column enforced_at`)
}
