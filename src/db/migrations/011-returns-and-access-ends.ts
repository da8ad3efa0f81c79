import type { Knex } from 'knex'

/**
 * When closed accounts open again, how their workflows hear of it, and the access end of users without employee with its leavers.
 * New columns are null, so no row is rewritten; making the indexes holds writes to users and leavers up for a moment. Older code
 * runs beside it as long as nobody has such an access end.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table users add column opens_at timestamptz, add column access_ends_on date, add column access_asked_at timestamptz,
      add check (access_ends_on is null or employee_id is null),
      add check (access_asked_at is null or access_ends_on is not null);
    comment on column users.opens_at is 'When koppling opens the account that it closed, for a new employment (L11); null if none is known.';
    comment on column users.access_ends_on is 'The first local day without access of a user without employee (L17).';
    comment on column users.access_asked_at is 'When a person decided that this access ends now, whatever the date.';
    create index users_by_closing_leaver on users (tenant_id, closed_by_leaver) where closed_by_leaver is not null;

    create table returns (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      user_id text not null,
      version integer not null default 1,
      told_version integer not null default 0,
      marked_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, user_id) references users (tenant_id, id),
      unique (tenant_id, user_id)
    );
    create index returns_marked on returns (marked_at) where told_version < version;
    comment on table returns is 'One per user that ever was to return; the instant stands with the user.';

    alter table leavers alter column employment_id drop not null, alter column employee_id drop not null,
      add constraint leavers_of_both_or_neither check ((employment_id is null) = (employee_id is null)),
      add constraint leavers_of_somebody check (employment_id is not null or user_id is not null);
    create unique index leavers_of_user_end on leavers (tenant_id, user_id, cycle) where employment_id is null;
    create unique index leavers_one_open_per_user_end on leavers (tenant_id, user_id) where employment_id is null and stage <> 'finished';
    comment on column leavers.employment_id is 'Null for the access end of a user without employee (L17).';
  `)
}

export async function down(db: Knex): Promise<void> {
  const gone = 'select tenant_id, id from leavers where employment_id is null'
  await db.raw(`
    delete from leaver_decisions where (tenant_id, leaver_id) in (${gone});
    delete from leaver_edits where (tenant_id, leaver_id) in (${gone});
    delete from leaver_steps where (tenant_id, leaver_id) in (${gone});
    delete from leavers where employment_id is null;
    drop index leavers_of_user_end, leavers_one_open_per_user_end;
    alter table leavers drop constraint leavers_of_both_or_neither, drop constraint leavers_of_somebody,
      alter column employment_id set not null, alter column employee_id set not null;
    comment on column leavers.employment_id is null;
    drop table returns;
    drop index users_by_closing_leaver;
    alter table users drop column opens_at, drop column access_ends_on, drop column access_asked_at;
  `)
}
