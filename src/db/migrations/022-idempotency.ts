import type { Knex } from 'knex'

/** Answers kept for a day, so that a call that is repeated acts once. New tables only: no locks. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table idempotency_keys (
      scope text not null,
      key text not null,
      tenant_id text references tenants (id),
      digest text not null,
      answer_sealed text not null,
      created_at timestamptz not null default now(),
      primary key (scope, key)
    );
    create index idempotency_keys_by_tenant on idempotency_keys (tenant_id);
    create index idempotency_keys_by_age on idempotency_keys (created_at);
    comment on table idempotency_keys is 'Not keyed by tenant: partners and the platform repeat their calls as well.';
    comment on column idempotency_keys.digest is 'A keyed digest of what was asked, so that another request under the same key shows.';

    create table bulk_lines (
      tenant_id text not null references tenants (id),
      bulk_request_id uuid not null,
      line integer not null check (line > 0),
      digest text not null,
      answer text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, bulk_request_id, line)
    );
    create index bulk_lines_by_age on bulk_lines (created_at);
    comment on column bulk_lines.answer is 'Ids and codes only.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table bulk_lines, idempotency_keys`)
}
