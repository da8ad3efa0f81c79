import type { Knex } from 'knex'

/** When closed accounts open again, and how their workflows hear of it. New columns are null, so no row is rewritten; making the index holds writes to users up for a moment. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table users add column opens_at timestamptz;
    comment on column users.opens_at is 'When koppling opens the account that it closed, for a new employment (L11); null if none is known.';
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
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table returns;
    drop index users_by_closing_leaver;
    alter table users drop column opens_at;
  `)
}
