import type { Knex } from 'knex'

/** A key keeps its former secret for a while, and tells when it was last used. New columns are null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table api_keys
      add column previous_hash bytea,
      add column previous_until timestamptz,
      add column last_used_at timestamptz,
      add check ((previous_hash is null) = (previous_until is null));
    comment on column api_keys.last_used_at is 'To the minute.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(
    `alter table api_keys drop column previous_hash, drop column previous_until, drop column last_used_at`,
  )
}
