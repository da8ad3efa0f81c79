import type { Knex } from 'knex'

/** Integrations with payroll systems, what people decided about them, and the runs that sync. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table employees add column birth_date date;
    comment on column employees.birth_date is 'As HR tells it; null: told by the identity number alone, if at all.';

    alter table stops drop constraint stops_what_check,
      add constraint stops_what_check check (what in ('accounts', 'connections', 'syncs'));

    create table integrations (
      tenant_id text not null references tenants (id),
      id uuid not null default gen_random_uuid(),
      system text not null,
      name text not null,
      employer_id text not null,
      stage text not null default 'setting-up'
        check (stage in ('setting-up', 'live', 'paused', 'needs-authorisation', 'disconnected')),
      scope jsonb not null,
      starts_on date not null,
      schedule jsonb,
      frozen jsonb not null default '[]',
      mapping_version integer not null default 1,
      live_mapping_version integer,
      credentials_sealed text,
      credentials_version integer not null default 0,
      credentials_by text,
      credentials_expire_on date,
      authorised_at timestamptz,
      company_id text,
      company_name text,
      company_organisation_number text,
      authorisation_lost_at timestamptz,
      authorisation_lost_why text,
      test_sync_id uuid,
      approved_sync_id uuid,
      approved_by text,
      approved_at timestamptz,
      promoted_at timestamptz,
      promoted_by text,
      approved_scope integer,
      paused_at timestamptz,
      paused_by text,
      disconnected_at timestamptz,
      created_by text not null,
      created_at timestamptz not null default now(),
      version integer not null default 1,
      primary key (tenant_id, id),
      foreign key (tenant_id, employer_id) references employers (tenant_id, id),
      check ((authorised_at is null) = (company_name is null)),
      check ((credentials_sealed is null) = (authorised_at is null)),
      check ((stage = 'disconnected') = (disconnected_at is not null)),
      check (stage <> 'live' or promoted_at is not null)
    );
    create index integrations_by_age on integrations (tenant_id, created_at, id);
    create unique index integrations_one_per_system_and_employer on integrations (tenant_id, system, employer_id)
      where disconnected_at is null;
    create index integrations_by_employer on integrations (tenant_id, employer_id);
    comment on column integrations.scope is 'Whom it covers (I8): employers, departments, offices, employees, exclusions; null: all.';
    comment on column integrations.starts_on is 'Pay changes and absences before it are not sent (I12).';
    comment on column integrations.schedule is 'Weekdays, at, time zone, from, until (I7); null: runs by hand.';
    comment on column integrations.approved_scope is 'How many employees the last approved run covered; null: the next live run asks (I11).';
    comment on column integrations.version is 'Rises with every change that its document shows.';

    create table integration_mappings (
      tenant_id text not null,
      integration_id uuid not null,
      version integer not null,
      mapping jsonb not null,
      made_by text not null,
      made_at timestamptz not null default now(),
      primary key (tenant_id, integration_id, version),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id)
    );

    create table integration_steps (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      integration_id uuid not null,
      kind text not null check (kind in ('authorise', 'preview', 'test', 'approve', 'promote', 'sync', 'approve-run', 'schedule', 'pause', 'resume', 'disconnect')),
      body jsonb not null default '{}',
      sealed text,
      actor text not null,
      key_id text,
      partner_id text,
      request_id text,
      reason text,
      made_at timestamptz not null default now(),
      taken_at timestamptz,
      answer jsonb,
      refused_code text,
      refused_detail text,
      primary key (tenant_id, id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id),
      check (taken_at is null or refused_code is null)
    );
    create index integration_steps_by_integration on integration_steps (tenant_id, integration_id, made_at);
    comment on table integration_steps is 'What people asked of an integration. Written before the workflow is asked, because histories hold neither secrets nor free text.';
    comment on column integration_steps.sealed is 'Credentials on their way to be proven; gone once they were.';

    create table syncs (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      integration_id uuid not null,
      kind text not null check (kind in ('preview', 'test', 'manual', 'scheduled')),
      stage text not null default 'planning' check (stage in ('planning', 'held', 'writing', 'finished')),
      outcome text check (outcome in ('completed', 'stopped', 'failed')),
      problem text,
      is_full boolean not null default false,
      employees text[],
      goes_on_from uuid,
      scope jsonb,
      target text not null,
      mapping_version integer not null,
      started_by text not null,
      started_at timestamptz not null default now(),
      ended_at timestamptz,
      is_green boolean,
      planned jsonb,
      held_because text[],
      approved jsonb,
      approved_by text,
      counts jsonb,
      position text,
      primary key (tenant_id, id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id),
      check ((stage = 'finished') = (ended_at is not null)),
      check ((ended_at is null) = (outcome is null))
    );
    create unique index syncs_one_at_a_time on syncs (tenant_id, integration_id) where ended_at is null;
    create index syncs_by_integration on syncs (tenant_id, integration_id, started_at, id);
    comment on column syncs.target is 'Remote company and folder: what was sent there is known by it, so that test and live are apart (I9).';
    comment on column syncs.goes_on_from is 'A run that lost its authorisation: only employees without a result there (I10).';
    comment on column syncs.scope is 'As it stood when the run began, which goes by it to its end.';
    comment on column syncs.planned is 'What it is about to do, counted before its first write (I11).';

    create table sync_results (
      tenant_id text not null,
      sync_id uuid not null,
      employee_id text not null,
      outcome text not null
        check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'blocked', 'refused', 'failed', 'doubtful')),
      reach text check (reach in ('sent', 'accepted', 'waiting')),
      problem text,
      fields_sealed text,
      at timestamptz not null default now(),
      primary key (tenant_id, sync_id, employee_id),
      foreign key (tenant_id, sync_id) references syncs (tenant_id, id)
    );
    create index sync_results_by_outcome on sync_results (tenant_id, sync_id, outcome, employee_id);
    create index sync_results_by_employee on sync_results (tenant_id, employee_id);

    create table sync_records (
      tenant_id text not null,
      integration_id uuid not null,
      target text not null,
      dataset text not null check (dataset in ('employees', 'absences')),
      employee_id text not null,
      digest text,
      bank_account_digest text,
      national_id_digest text,
      ended jsonb not null default '{}',
      remote_version text,
      sent_at timestamptz,
      primary key (tenant_id, integration_id, target, dataset, employee_id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id)
    );
    create index sync_records_by_employee on sync_records (tenant_id, employee_id);
    comment on column sync_records.digest is 'Of what was sent last; null: it failed, so it is sent again.';
    comment on column sync_records.ended is 'Last day by employment, as it was sent last.';

    create table matches (
      tenant_id text not null,
      integration_id uuid not null,
      target text not null,
      employee_id text not null,
      kind text not null check (kind in ('matched', 'new', 'doubtful')),
      remote_id text,
      matched_by text,
      doubt text,
      candidates text[],
      decided_by text,
      at timestamptz not null default now(),
      primary key (tenant_id, integration_id, target, employee_id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id),
      check ((kind = 'matched') = (remote_id is not null)),
      check ((kind = 'doubtful') = (doubt is not null))
    );
    create unique index matches_one_employee_each on matches (tenant_id, integration_id, target, remote_id)
      where remote_id is not null;
    create index matches_by_employee on matches (tenant_id, employee_id);
    comment on column matches.decided_by is 'Who said so; null: found by the rules (I12).';

    create table remote_people (
      tenant_id text not null,
      integration_id uuid not null,
      target text not null,
      remote_id text not null,
      employee_number_digest text,
      national_id_digest text,
      name_digest text not null,
      birth_date_digest text,
      sync_id uuid not null,
      primary key (tenant_id, integration_id, target, remote_id),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id)
    );
    create index remote_people_by_number on remote_people (tenant_id, integration_id, target, employee_number_digest);
    create index remote_people_by_national_id on remote_people (tenant_id, integration_id, target, national_id_digest);
    create index remote_people_by_name on remote_people (tenant_id, integration_id, target, name_digest);
    comment on table remote_people is 'Everyone at the target, as digests under the tenant''s key: enough to find somebody, and nothing to read.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table remote_people, matches, sync_records, sync_results, syncs, integration_steps, integration_mappings, integrations;
    alter table employees drop column birth_date;
    delete from stops where what = 'syncs';
    alter table stops drop constraint stops_what_check,
      add constraint stops_what_check check (what in ('accounts', 'connections'));
  `)
}
