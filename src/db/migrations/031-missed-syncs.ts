import type { Knex } from 'knex'

/** Runs of a schedule that did not begin, and to-dos that are told again at each of them. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table integrations add column settled_until timestamptz;
    update integrations set settled_until = now() where schedule is not null;
    comment on column integrations.settled_until is
      'Of runs that were due until then it is known whether they began; null: nobody waits for any.';

    create table missed_syncs (
      tenant_id text not null,
      integration_id uuid not null,
      due_at timestamptz not null,
      date date not null,
      reason text not null
        check (reason in ('not-started', 'authorisation-lost', 'credentials-expired', 'run-under-way')),
      sync_id uuid,
      noticed_at timestamptz not null default now(),
      primary key (tenant_id, integration_id, due_at),
      foreign key (tenant_id, integration_id) references integrations (tenant_id, id),
      check (sync_id is null or reason = 'run-under-way')
    );
    comment on column missed_syncs.date is 'In the zone of the schedule.';
    comment on column missed_syncs.sync_id is 'The run that was under way at that time.';

    alter table open_todos add column integration_id uuid, add column missed text;
    comment on column open_todos.missed is 'The latest missed run at which it was told.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table open_todos drop column integration_id, drop column missed;
    drop table missed_syncs;
    alter table integrations drop column settled_until;
  `)
}
