import type { Knex } from 'knex'

/** Leavers with their steps and edits, and the bulk requests that hold them back until the last line. New tables only: no locks. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table bulk_requests (
      tenant_id text not null references tenants (id),
      id uuid not null default gen_random_uuid(),
      started_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      primary key (tenant_id, id)
    );
    comment on table bulk_requests is 'Under way; the row goes when the last line is answered. One not seen for half a minute belongs to a process that died.';

    create table leavers (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      employment_id text not null,
      employee_id text not null,
      user_id text,
      cycle integer not null check (cycle >= 1),
      version integer not null default 1,
      told_version integer not null default 0,
      marked_at timestamptz not null default now(),
      bulk_request_id uuid,
      last_day date,
      access text not null check (access in ('rule', 'now', 'ends-on')),
      access_ends_on date,
      days text,
      days_from text check (days_from in ('user', 'template', 'settings', 'default')),
      no_access_from date,
      acts_at timestamptz,
      notice_late_by_days integer not null default 0,
      acted_late_by_seconds integer,
      stage text not null check (stage in ('waiting', 'held', 'acting', 'attention', 'finished')),
      held_by text check (held_by in ('guard', 'operator', 'stop', 'by-hand-until')),
      waiting_for text,
      outcome text check (outcome in ('completed', 'cancelled', 'superseded', 'closed-by-hand', 'cancelled-by-operator', 'undone')),
      reason text,
      superseded_by text,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, employment_id) references employments (tenant_id, id),
      foreign key (tenant_id, employee_id) references employees (tenant_id, id),
      unique (tenant_id, employment_id, cycle),
      check ((stage = 'finished') = (outcome is not null)),
      check (stage = 'finished' or acts_at is not null)
    );
    create unique index leavers_one_open_per_employment on leavers (tenant_id, employment_id) where stage <> 'finished';
    create index leavers_by_employee on leavers (tenant_id, employee_id);
    create index leavers_by_date on leavers (tenant_id, acts_at, id);
    create index leavers_held_by_bulk on leavers (tenant_id, bulk_request_id) where bulk_request_id is not null;
    create index leavers_marked on leavers (marked_at) where told_version < version;
    comment on column leavers.version is 'Rises with every change of the plan; the workflow must be told while told_version is behind.';

    create table leaver_steps (
      tenant_id text not null,
      leaver_id uuid not null,
      step text not null check (step in ('account', 'connection')),
      state text not null default 'pending' check (state in ('pending', 'running', 'done', 'unchanged', 'kept-shared', 'failed', 'skipped')),
      observed text,
      asked_at timestamptz,
      at timestamptz,
      enforced_at timestamptz,
      problem text,
      primary key (tenant_id, leaver_id, step),
      foreign key (tenant_id, leaver_id) references leavers (tenant_id, id)
    );
    comment on column leaver_steps.asked_at is 'Committed before the provider is called: from then on the outcome is unknown until it is recorded.';

    create table leaver_edits (
      tenant_id text not null,
      leaver_id uuid not null,
      number integer not null,
      at timestamptz not null default now(),
      what text not null,
      old_value jsonb,
      new_value jsonb,
      actor text,
      key_id text,
      reason text,
      no_access_from date,
      primary key (tenant_id, leaver_id, number),
      foreign key (tenant_id, leaver_id) references leavers (tenant_id, id)
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table leaver_edits, leaver_steps, leavers, bulk_requests`)
}
