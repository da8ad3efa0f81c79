import type { Knex } from 'knex'

/** What is kept, and for how long. Constant defaults: no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table employees add column preserve boolean not null default false;
    comment on column employees.preserve is 'A legal hold: stops erasure and retention, never a leaver.';

    alter table settings
      add column pay_kept_for_days integer not null default 90 check (pay_kept_for_days between 30 and 3650),
      add column bank_account_kept_for_days integer not null default 90 check (bank_account_kept_for_days between 30 and 3650),
      add column national_id_kept_for_days integer not null default 90 check (national_id_kept_for_days between 30 and 3650),
      add column address_kept_for_days integer not null default 90 check (address_kept_for_days between 30 and 3650),
      add column results_kept_for_days integer not null default 90 check (results_kept_for_days between 30 and 3650),
      add column evidence_kept_for_months integer not null default 24 check (evidence_kept_for_months between 3 and 1200);

    create table retention_rounds (
      tenant_id text primary key references tenants (id),
      day date not null,
      step text check (step in ('fields', 'leavers', 'results')),
      position text
    );
    comment on table retention_rounds is 'One round a day looks through what a tenant keeps; a row that is gone begins it anew.';
    comment on column retention_rounds.step is 'What is looked through; null: all of the day''s round is done.';
    comment on column retention_rounds.position is 'The last id of the step that was looked at.';

    alter table leavers add column forgotten_at timestamptz;
    create index leavers_by_end on leavers (tenant_id, finished_at, id) where stage = 'finished' and forgotten_at is null;
    comment on column leavers.forgotten_at is 'Its evidence is past keeping and gone; the row stays, since what an employment''s last cycle came to decides whether another one opens.';
    create index connection_changes_by_end on connection_changes (tenant_id, finished_at) where finished_at is not null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index connection_changes_by_end;
    drop index leavers_by_end;
    alter table leavers drop column forgotten_at;
    drop table retention_rounds;
    alter table settings
      drop column pay_kept_for_days,
      drop column bank_account_kept_for_days,
      drop column national_id_kept_for_days,
      drop column address_kept_for_days,
      drop column results_kept_for_days,
      drop column evidence_kept_for_months;
    alter table employees drop column preserve;
  `)
}
