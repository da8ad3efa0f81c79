import type { Knex } from 'knex'

/** Identity providers of tenants' own, whom they know their users as, and what a person did by hand. No row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table identity_providers (
      tenant_id text primary key references tenants (id),
      mode text not null check (mode in ('public-api', 'scim2', 'task')),
      provider text not null,
      document jsonb not null,
      secret_sealed text,
      revision uuid not null default gen_random_uuid(),
      changed_at timestamptz not null default clock_timestamp(),
      check ((mode = 'task') = (secret_sealed is null))
    );
    comment on table identity_providers is 'No row: the tenant goes by the client of the deployment.';
    comment on column identity_providers.provider is 'The same for tenants with the same client or the same SCIM base URL.';
    comment on column identity_providers.revision is 'Another one with every change, so that no process goes on with what it knew.';

    create table provider_users (
      tenant_id text not null,
      user_id text not null,
      provider text not null,
      remote_id text not null,
      found_at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, user_id, provider),
      foreign key (tenant_id, user_id) references users (tenant_id, id)
    );
    create index provider_users_by_remote on provider_users (provider, remote_id);
    comment on table provider_users is 'Whose account it is at a SCIM provider; that of Visma Connect stands with the user.';

    alter table leaver_decisions drop constraint leaver_decisions_kind_check,
      add constraint leaver_decisions_kind_check
        check (kind in ('postpone', 'release', 'run-now', 'retry', 'skip', 'cancel', 'confirm'));
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from leaver_decisions where kind = 'confirm';
    alter table leaver_decisions drop constraint leaver_decisions_kind_check,
      add constraint leaver_decisions_kind_check
        check (kind in ('postpone', 'release', 'run-now', 'retry', 'skip', 'cancel'));
    drop table provider_users, identity_providers;
  `)
}
