import type { Knex } from 'knex'

/** What people ask for about Visma Connect connections, one user or many at once. New columns are null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table connection_requests (
      tenant_id text not null references tenants (id),
      id uuid not null default gen_random_uuid(),
      kind text not null check (kind in ('remove', 'connect')),
      requested_at timestamptz not null default now(),
      actor text,
      reason text,
      primary key (tenant_id, id)
    );

    create table connection_changes (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      user_id text not null,
      kind text not null check (kind in ('remove', 'connect')),
      state text not null default 'pending' check (state in ('pending', 'running', 'done', 'unchanged', 'kept-shared', 'failed', 'skipped')),
      observed text,
      problem text,
      of_active boolean not null,
      many boolean not null default false,
      given_name text,
      family_name text,
      requested_at timestamptz not null default clock_timestamp(),
      started_at timestamptz,
      asked_at timestamptz,
      attempted_at timestamptz,
      at timestamptz,
      finished_at timestamptz,
      actor text,
      key_id text,
      partner_id text,
      request_id text,
      reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, user_id) references users (tenant_id, id),
      check ((finished_at is null) = (state in ('pending', 'running')))
    );
    create unique index connection_changes_one_open_per_user on connection_changes (tenant_id, user_id) where finished_at is null;
    create index connection_changes_by_user on connection_changes (tenant_id, user_id, requested_at);
    create index connection_changes_open on connection_changes (started_at) where finished_at is null;
    comment on column connection_changes.of_active is 'Whether the account was open when it was asked for: what was asked for a closed one is not done to one that is open again.';
    comment on column connection_changes.asked_at is 'Committed before the provider is called: from then on the outcome is unknown until it is recorded.';
    comment on column connection_changes.attempted_at is 'When the last call began; null again once its outcome is recorded.';

    create table connection_request_items (
      tenant_id text not null,
      request_id uuid not null,
      user_id text not null,
      change_id uuid,
      refused text,
      primary key (tenant_id, request_id, user_id),
      foreign key (tenant_id, request_id) references connection_requests (tenant_id, id),
      foreign key (tenant_id, change_id) references connection_changes (tenant_id, id),
      check ((change_id is null) <> (refused is null))
    );
    create index connection_request_items_by_change on connection_request_items (tenant_id, change_id);

    alter table users
      add column connection_taken_at timestamptz, add column connection_taken_by uuid,
      add column connect_look_up text check (connect_look_up in ('found', 'not-found', 'several-matches', 'email-refused')),
      add column connect_looked_up_at timestamptz;
    create index users_to_look_up on users (connect_looked_up_at)
      where visma_connect_user_id is null and visma_connect_email is not null and connect_look_up is null;
    create index users_without_connection on users (tenant_id, connection_taken_at) where active and connection_taken_at is not null;
    comment on column users.connection_taken_at is 'Since when koppling has or may have taken the connection away; null once it is there again.';
    comment on column users.connection_taken_by is 'The leaver that took it; null where a person asked for it.';
    comment on column users.connect_look_up is 'What the search for the Connect user by the present e-mail said; null: not searched yet.';

    alter table leavers add column by_bulk_request_id uuid;
    create index leavers_by_bulk_request on leavers (tenant_id, by_bulk_request_id) where by_bulk_request_id is not null;
    comment on column leavers.by_bulk_request_id is 'The bulk request that its plan came with.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table leavers drop column by_bulk_request_id;
    alter table users drop column connection_taken_at, drop column connection_taken_by, drop column connect_look_up, drop column connect_looked_up_at;
    drop table connection_request_items, connection_changes, connection_requests;
  `)
}
