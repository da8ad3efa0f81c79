import type { Knex } from 'knex'

/** Endpoints of tenants and partners, their secrets, and what is delivered to them. New tables, and an index on few rows of users. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table webhook_endpoints (
      id text primary key,
      tenant_id text references tenants (id),
      partner_id text references partners (id),
      url text not null,
      description text,
      event_types text[],
      created_by text not null,
      created_at timestamptz not null,
      disabled_at timestamptz,
      disabled_why text check (disabled_why in ('gone', 'failing')),
      failing_since timestamptz,
      not_before timestamptz,
      looks_at timestamptz,
      check (num_nonnulls(tenant_id, partner_id) = 1),
      check ((disabled_at is null) = (disabled_why is null))
    );
    create index webhook_endpoints_by_tenant on webhook_endpoints (tenant_id);
    create index webhook_endpoints_by_partner on webhook_endpoints (partner_id);
    comment on table webhook_endpoints is 'A tenant''s, or a partner''s for all its tenants; hence not keyed by tenant.';
    comment on column webhook_endpoints.event_types is 'Null: all.';
    comment on column webhook_endpoints.failing_since is 'The first failure after which nothing has succeeded.';
    comment on column webhook_endpoints.not_before is 'The endpoint asked not to be called before.';
    comment on column webhook_endpoints.looks_at is 'When its workflow looks next for what is due; null: when it is told.';

    create table webhook_secrets (
      id text primary key,
      endpoint_id text not null references webhook_endpoints (id) on delete cascade,
      sealed text not null,
      created_at timestamptz not null,
      signs_until timestamptz
    );
    create index webhook_secrets_by_endpoint on webhook_secrets (endpoint_id);
    comment on column webhook_secrets.signs_until is 'Of a secret that was replaced; null: the one in use.';

    create table webhook_deliveries (
      id text primary key,
      endpoint_id text not null references webhook_endpoints (id) on delete cascade,
      tenant_id text,
      event_id text not null,
      type text not null,
      state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
      tries integer not null default 0,
      next_at timestamptz,
      created_at timestamptz not null,
      finished_at timestamptz,
      problem text,
      attempts jsonb not null default '[]',
      check ((state = 'pending') = (next_at is not null)),
      check ((state = 'pending') = (finished_at is null))
    );
    create index webhook_deliveries_by_endpoint on webhook_deliveries (endpoint_id, id);
    create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_at) where state = 'pending';
    create index webhook_deliveries_overdue on webhook_deliveries (next_at) where state = 'pending';
    create index webhook_deliveries_by_event on webhook_deliveries (tenant_id, event_id);
    create index webhook_deliveries_by_age on webhook_deliveries (created_at);
    comment on column webhook_deliveries.tenant_id is 'Of the event; null: a test of the endpoint, whose event is not kept.';
    comment on column webhook_deliveries.tries is 'Since it was made, or was asked to be sent again.';

    create index users_unenforced on users (tenant_id, inactive_since) where inactive_why = 'automation' and enforced_at is null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index users_unenforced;
    drop table webhook_deliveries, webhook_secrets, webhook_endpoints;
  `)
}
