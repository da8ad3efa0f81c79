import type { Knex } from 'knex'

/** The mass guard and its approvals. New columns are null or constant, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table guards (
      tenant_id text primary key references tenants (id),
      held_revision text,
      held_since timestamptz
    );
    comment on table guards is 'One row per tenant, locked before anything else by whatever closes an account by the rule or decides about the guard.';
    comment on column guards.held_since is 'Since when the set that is held is the one of this revision: what changes is being worked on.';
    insert into guards (tenant_id) select id from tenants;

    create table guard_approvals (
      tenant_id text not null references tenants (id),
      id uuid not null default gen_random_uuid(),
      count integer not null check (count >= 1),
      for_date date,
      reason text not null,
      actor text not null,
      approved_at timestamptz not null,
      undone_at timestamptz,
      undone_by text,
      undone_reason text,
      primary key (tenant_id, id),
      check ((undone_at is null) = (undone_by is null))
    );
    create index guard_approvals_by_time on guard_approvals (tenant_id, approved_at);
    create index guard_approvals_by_date on guard_approvals (tenant_id, for_date) where for_date is not null;
    comment on column guard_approvals.for_date is 'Given ahead, for so many whose access ends on this date; null: for the set that was shown.';

    alter table leavers
      add column guard_approval_id uuid,
      add column needs_approval boolean not null default false,
      add column counted_at timestamptz,
      add foreign key (tenant_id, guard_approval_id) references guard_approvals (tenant_id, id),
      drop constraint leavers_held_by_check,
      add constraint leavers_held_by_check
        check (held_by in ('guard', 'operator', 'stop', 'by-hand-until', 'last-administrator')) not valid;
    alter table leavers validate constraint leavers_held_by_check;
    create index leavers_due on leavers (tenant_id, greatest(acts_at, postponed_until)) where stage in ('waiting', 'held');
    create index leavers_counted on leavers (tenant_id, counted_at) where counted_at is not null;
    create index leavers_held_back on leavers (tenant_id) where held_by in ('guard', 'last-administrator');
    create index leavers_by_approval on leavers (tenant_id, guard_approval_id);
    comment on column leavers.needs_approval is 'Its approval was undone: held until another one, whatever the numbers are.';
    comment on column leavers.counted_at is 'When the closing of the account counts for the guard.';

    create index users_active on users (tenant_id) where active;
    create index users_administrators on users (tenant_id) where active and administrator;
    alter table employments add column allow_last_administrator boolean not null default false;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table employments drop column allow_last_administrator;
    drop index users_active, users_administrators;
    update leavers set stage = 'waiting', held_by = null where held_by = 'last-administrator';
    alter table leavers
      drop column guard_approval_id,
      drop column needs_approval,
      drop column counted_at,
      drop constraint leavers_held_by_check,
      add constraint leavers_held_by_check check (held_by in ('guard', 'operator', 'stop', 'by-hand-until'));
    drop index leavers_due, leavers_held_back;
    drop table guard_approvals, guards;
  `)
}
