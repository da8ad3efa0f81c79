import type { Knex } from 'knex'

/** What holds a change of a connection back: the bulk request it came with, or a call that is under way. New columns are null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table connection_changes add column bulk_request_id uuid;
    create index connection_changes_held_by_bulk on connection_changes (tenant_id, bulk_request_id) where bulk_request_id is not null;
    create index connection_changes_attempted on connection_changes (attempted_at) where attempted_at is not null;
    create index connection_changes_failed on connection_changes (problem, at) where state = 'failed';
    comment on column connection_changes.bulk_request_id is 'The bulk request that holds it until its last line is answered.';

    alter table leaver_steps add column attempted_at timestamptz;
    create index leaver_steps_attempted on leaver_steps (attempted_at) where attempted_at is not null;
    comment on column leaver_steps.attempted_at is 'When the last call began; null again once its outcome is recorded.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index connection_changes_failed;
    drop index connection_changes_attempted;
    alter table connection_changes drop column bulk_request_id;
    alter table leaver_steps drop column attempted_at;
  `)
}
