import type { Knex } from 'knex'

/** What the platform's operator on call needs. New tables, and an index that is made while writes wait: seconds at most. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create index leavers_open_by_date on leavers (acts_at, id) where stage <> 'finished';

    create table sweep_progress (
      round text primary key check (round in ('due', 'ahead')),
      acts_at timestamptz not null,
      leaver_id uuid not null
    );
    comment on table sweep_progress is 'How far the sweep has compared the leavers of all tenants with their runs; no row: it begins anew.';

    create table stops (
      id bigint generated always as identity primary key,
      what text not null check (what in ('accounts', 'connections')),
      tenant_id text references tenants (id),
      cause text not null check (cause in ('operator', 'equal-refusals')),
      reason text not null,
      actor text not null,
      stopped_at timestamptz not null,
      lifted_at timestamptz
    );
    create unique index stops_in_force on stops (what, coalesce(tenant_id, '')) where lifted_at is null;
    create index stops_by_tenant on stops (tenant_id);
    comment on column stops.tenant_id is 'Null: all tenants.';

    create table alarms (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('outage', 'equal-refusals')),
      queue text not null check (queue = 'connections'),
      tenant_id text references tenants (id),
      problem text not null,
      count integer not null,
      writes boolean not null default false,
      since timestamptz not null,
      opened_at timestamptz,
      closed_at timestamptz,
      check (closed_at is null or opened_at is not null)
    );
    create unique index alarms_one_open on alarms (kind, queue, coalesce(tenant_id, '')) where closed_at is null;
    create index alarms_by_tenant on alarms (tenant_id);
    comment on column alarms.opened_at is 'Null while calls have failed for too short a time to say so.';
    comment on column alarms.writes is 'Whether writes failed: then only a write that succeeds shows that it is over.';

    create table platform_audit (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      action text not null,
      actor text,
      key_id text,
      request_id text,
      reason text,
      value jsonb not null
    );
    comment on table platform_audit is 'What operators did to many tenants at once; ids, dates and codes only.';

    alter table leavers add column stopped_at timestamptz, add column stopped_seconds integer not null default 0,
      add column retry_asked_at timestamptz;
    create index leavers_stopped on leavers (tenant_id) where held_by = 'stop';
    create index leavers_retry_asked on leavers (retry_asked_at) where retry_asked_at is not null;
    create index leaver_steps_by_problem on leaver_steps (problem, at) where problem is not null;
    comment on column leavers.retry_asked_at is 'When an operator asked for a retry of many that this leaver has not followed yet.';
    comment on column leavers.stopped_at is 'Since when a stop holds it; null unless one does.';
    comment on column leavers.stopped_seconds is 'For how long stops that were lifted held it after it was due.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index leaver_steps_by_problem;
    drop index leavers_retry_asked;
    drop index leavers_stopped;
    alter table leavers drop column stopped_at, drop column stopped_seconds, drop column retry_asked_at;
    drop table alarms, platform_audit, stops, sweep_progress;
    drop index leavers_open_by_date;
  `)
}
