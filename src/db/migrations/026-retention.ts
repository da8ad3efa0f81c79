import type { Knex } from 'knex'

/** What is kept, and for how long. A constant default: no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table employees add column preserve boolean not null default false;
    comment on column employees.preserve is 'A legal hold: stops erasure and retention, never a leaver.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table employees drop column preserve`)
}
