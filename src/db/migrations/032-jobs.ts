import type { Knex } from 'knex'

/** Systems that carry out later what they were asked for: what is under way there, and which drafts wait for a person. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sync_records add column waiting_since timestamptz;
    comment on column sync_records.waiting_since is 'A draft there since; null: a person has made it good, or it never was one.';
    create index sync_records_waiting on sync_records (tenant_id, integration_id, waiting_since) where waiting_since is not null;

    create table sync_jobs (
      tenant_id text not null,
      integration_id uuid not null,
      target text not null,
      employee_id text not null,
      sync_id uuid not null,
      asked_at timestamptz not null,
      receipt text,
      sent jsonb,
      looked_at timestamptz,
      primary key (tenant_id, integration_id, target, employee_id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id),
      foreign key (tenant_id, sync_id) references syncs (tenant_id, id),
      check ((receipt is null) = (sent is null))
    );
    create index sync_jobs_by_sync on sync_jobs (tenant_id, sync_id);
    create index sync_jobs_by_employee on sync_jobs (tenant_id, employee_id);
    comment on table sync_jobs is 'What an asynchronous system was asked for and has not told the end of.';
    comment on column sync_jobs.asked_at is 'Before the call, so that whoever dies with the answer is known to have asked.';
    comment on column sync_jobs.receipt is 'What the answer says to ask by; null: no answer is known.';
    comment on column sync_jobs.sent is 'What sync_records know of the target once it is carried out.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table sync_jobs;
    alter table sync_records drop column waiting_since;
  `)
}
