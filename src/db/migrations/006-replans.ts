import type { Knex } from 'knex'

/** Changes that concern many people, and how far their re-plan is. The new column of leavers is null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table replans (
      tenant_id text not null references tenants (id),
      id uuid not null default gen_random_uuid(),
      what text not null check (what in ('settings', 'user-template', 'employer')),
      subject_id text not null,
      actor text,
      key_id text,
      partner_id text,
      request_id text,
      reason text,
      total integer not null,
      done integer not null default 0,
      failed integer not null default 0,
      moved integer not null default 0,
      to_tell integer,
      position text,
      runner uuid not null default gen_random_uuid(),
      seen_at timestamptz not null default clock_timestamp(),
      started_at timestamptz not null default clock_timestamp(),
      planned_at timestamptz,
      finished_at timestamptz,
      superseded_by uuid,
      primary key (tenant_id, id),
      check (finished_at is null or planned_at is not null),
      check ((planned_at is null) = (to_tell is null))
    );
    create index replans_unfinished on replans (tenant_id, started_at) where finished_at is null;
    create index replans_by_start on replans (tenant_id, started_at, id);
    comment on column replans.position is 'The last employee that was planned again; people are taken in order of their ids.';
    comment on column replans.runner is 'The process at work holds this number; who takes over draws another one. Not seen for half a minute, the process died.';

    alter table leavers add column replan_id uuid;
    create index leavers_of_replan on leavers (tenant_id, replan_id, acts_at, id) where replan_id is not null and told_version < version;
    comment on column leavers.replan_id is 'The re-plan that moved it and tells its workflow; cleared by any other change of the plan.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table leavers drop column replan_id; drop table replans`)
}
