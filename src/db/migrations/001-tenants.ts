import type { Knex } from 'knex'

/** Tenants, who may call for them, their settings, their keys of encryption and their audit trail. New tables only: no locks. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table partners (
      id text primary key,
      name text not null,
      created_at timestamptz not null default now()
    );
    create table tenants (
      id text primary key,
      name text not null,
      time_zone text not null,
      partner_id text references partners (id),
      created_at timestamptz not null default now()
    );
    create index tenants_by_partner on tenants (partner_id);

    create table api_keys (
      id text primary key,
      tenant_id text references tenants (id),
      partner_id text references partners (id),
      role text not null check (role in ('viewer', 'hr', 'admin', 'partner', 'platform', 'operator')),
      name text not null,
      secret_hash bytea not null,
      created_by text not null,
      created_at timestamptz not null default now(),
      revoked_at timestamptz,
      check (case role when 'partner' then partner_id is not null and tenant_id is null
                       when 'platform' then partner_id is null and tenant_id is null
                       when 'operator' then partner_id is null and tenant_id is null
                       else tenant_id is not null and partner_id is null end)
    );
    create index api_keys_by_tenant on api_keys (tenant_id);
    create index api_keys_by_partner on api_keys (partner_id);
    comment on table api_keys is 'Found by id before the tenant is known, hence not keyed by tenant.';
    comment on column api_keys.secret_hash is 'SHA-256 of a random secret of 256 bits; the secret itself is shown once.';

    create table settings (
      tenant_id text primary key references tenants (id),
      deactivate_after_days text check (deactivate_after_days ~ '^(off|[0-9]{1,3})$'),
      reactivate_days_before text check (reactivate_days_before ~ '^(off|[0-9]{1,3})$'),
      keep_if_returning_within_days integer not null default 0,
      due_time text not null default '00:00' check (due_time ~ '^([01][0-9]|2[0-3]):00$'),
      automation text not null default 'on' check (automation in ('observe', 'on')),
      late_notice_delay_minutes integer not null default 10,
      guard_count integer not null default 10,
      guard_percent integer not null default 5,
      remove_connection_when_deactivated_by_hand boolean not null default false,
      test_valid_days integer not null default 30,
      approver_must_differ boolean not null default false
    );
    comment on column settings.deactivate_after_days is 'Days or off; null inherits (L1).';

    create table tenant_keys (
      tenant_id text not null references tenants (id),
      id uuid not null default gen_random_uuid(),
      wrapped text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id)
    );
    comment on column tenant_keys.wrapped is 'The tenant''s key, encrypted by the master key that the text names.';

    create table audit (
      tenant_id text not null references tenants (id),
      id bigint generated always as identity,
      at timestamptz not null default now(),
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      actor text,
      key_id text,
      partner_id text,
      request_id text,
      old_value jsonb,
      new_value jsonb,
      reason text,
      primary key (tenant_id, id)
    );
    create index audit_by_subject on audit (tenant_id, subject_kind, subject_id);
    comment on table audit is 'Ids, dates, codes and the names of changed personal fields, never their values.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table audit, tenant_keys, settings, api_keys, tenants, partners`)
}
