import type { Knex } from 'knex'

/** What the to-do list reads beside the leavers that wait, and whom re-plans left out. The new column is null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table leavers add column guarded_at timestamptz;
    comment on column leavers.guarded_at is 'When the mass guard took hold of it the last time.';
    create index leavers_by_user on leavers (tenant_id, user_id) where stage in ('waiting', 'held');
    create index connection_changes_failed_by_tenant on connection_changes (tenant_id) where state = 'failed';

    create table left_out (
      tenant_id text not null,
      person text not null,
      replan_id uuid not null,
      since timestamptz not null default clock_timestamp(),
      tried_at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, person),
      foreign key (tenant_id, replan_id) references replans (tenant_id, id)
    );
    create index left_out_by_replan on left_out (tenant_id, replan_id);
    comment on table left_out is 'Whom an error kept from being planned by a re-plan, until the sweep has planned them.';
    comment on column left_out.person is 'An employee, or the access end of a user without employee.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table left_out;
    drop index connection_changes_failed_by_tenant, leavers_by_user;
    alter table leavers drop column guarded_at;
  `)
}
