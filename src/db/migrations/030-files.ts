import type { Knex } from 'knex'

/** Runs that give their system one file: what is on its way into it, and the file itself. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sync_records add column parts jsonb not null default '{}';
    comment on column sync_records.parts is 'Of a system that reads files: by part of the record what was delivered last, as a digest, and since when it holds.';

    create table staged_records (
      tenant_id text not null,
      sync_id uuid not null,
      employee_id text not null,
      remote_id text not null,
      record_sealed text not null,
      sent jsonb not null,
      primary key (tenant_id, sync_id, employee_id),
      foreign key (tenant_id, sync_id) references syncs (tenant_id, id)
    );
    create unique index staged_records_one_each on staged_records (tenant_id, sync_id, remote_id);
    create index staged_records_by_employee on staged_records (tenant_id, employee_id);
    comment on table staged_records is 'Records of a file that is not delivered yet, or that waits to be fetched here.';
    comment on column staged_records.sent is 'What sync_records know of the target once the file is delivered.';

    create table sync_files (
      tenant_id text not null,
      sync_id uuid not null,
      integration_id uuid not null,
      name text not null,
      folder text not null check (folder in ('test', 'live')),
      form jsonb not null,
      delivery text not null check (delivery in ('upload', 'download')),
      fixed_at timestamptz not null,
      size bigint,
      sha256 text,
      uploaded_at timestamptz,
      delivered_at timestamptz,
      looked_at timestamptz,
      fetched_at timestamptz,
      withdrawn_at timestamptz,
      kept_until timestamptz,
      primary key (tenant_id, sync_id),
      foreign key (tenant_id, sync_id) references syncs (tenant_id, id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id),
      check ((size is null) = (sha256 is null)),
      check (uploaded_at is null or size is not null),
      check (delivered_at is null or size is not null),
      check (fetched_at is null or delivered_at is not null),
      check (withdrawn_at is null or delivered_at is null)
    );
    create index sync_files_by_integration on sync_files (tenant_id, integration_id, fixed_at);
    create index sync_files_not_fetched on sync_files (delivered_at) where delivered_at is not null and fetched_at is null;
    create index sync_files_kept on sync_files (kept_until) where kept_until is not null;
    comment on column sync_files.delivery is 'download: nobody delivers it, it is fetched from the API.';
    comment on column sync_files.form is 'What stands around the records, chosen once: with the staged records it makes the bytes.';
    comment on column sync_files.uploaded_at is 'From here on it is delivered whatever happens: nobody can tell a file that was placed and fetched from one that never was.';
    comment on column sync_files.kept_until is 'Of a file that is fetched here: its records are erased then.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table sync_files, staged_records;
    alter table sync_records drop column parts;
  `)
}
