import type { Knex } from 'knex'

/** What people decide about leavers. New columns are null, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table leavers add column postponed_until timestamptz, add column postponed_by text, add column postponed_reason text;

    create table leaver_decisions (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      leaver_id uuid not null,
      kind text not null check (kind in ('postpone', 'release', 'run-now', 'retry', 'skip', 'cancel')),
      until timestamptz,
      reason text not null,
      actor text not null,
      key_id text,
      partner_id text,
      request_id text,
      made_at timestamptz not null default now(),
      taken_at timestamptz,
      refused text,
      primary key (tenant_id, id),
      foreign key (tenant_id, leaver_id) references leavers (tenant_id, id),
      check ((kind = 'postpone') = (until is not null)),
      check (taken_at is null or refused is null)
    );
    create index leaver_decisions_by_leaver on leaver_decisions (tenant_id, leaver_id);
    comment on table leaver_decisions is 'Written before the workflow is asked, because a reason is free text and histories hold none. Neither taken nor refused: the workflow never heard of it.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table leaver_decisions;
    alter table leavers drop column postponed_until, drop column postponed_by, drop column postponed_reason;
  `)
}
