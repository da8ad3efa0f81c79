import type { Knex } from 'knex'

/**
 * Erasing people: who waits for it, leavers that belong to nobody any more, and which kept answers tell of whom. New columns are
 * null, so no row is rewritten; the changed check is validated while writes go on.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table leavers
      add column erased_at timestamptz,
      drop constraint leavers_of_somebody,
      add constraint leavers_of_somebody check (employment_id is not null or user_id is not null or erased_at is not null) not valid;
    alter table leavers validate constraint leavers_of_somebody;
    comment on column leavers.erased_at is 'When its person was erased; from then on it names nobody and is kept as evidence.';

    create table erasures (
      tenant_id text not null,
      id uuid not null default gen_random_uuid(),
      employee_id text,
      user_id text,
      requested_at timestamptz not null,
      looked_at timestamptz not null default clock_timestamp(),
      actor text,
      key_id text,
      partner_id text,
      request_id text,
      reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, employee_id) references employees (tenant_id, id) on delete cascade,
      foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade,
      check (num_nonnulls(employee_id, user_id) = 1)
    );
    create unique index erasures_one_per_employee on erasures (tenant_id, employee_id);
    create unique index erasures_one_per_user on erasures (tenant_id, user_id);
    create index erasures_by_look on erasures (looked_at);
    comment on table erasures is 'Whose access is being closed before the person is erased; the row goes with the person.';

    alter table idempotency_keys add column path text;
    comment on column idempotency_keys.path is 'Of the call, so that answers that tell of a person go with it.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table idempotency_keys drop column path;
    drop table erasures;
    delete from leaver_steps s using leavers l where l.tenant_id = s.tenant_id and l.id = s.leaver_id and l.erased_at is not null;
    delete from leaver_edits s using leavers l where l.tenant_id = s.tenant_id and l.id = s.leaver_id and l.erased_at is not null;
    delete from leaver_decisions s using leavers l where l.tenant_id = s.tenant_id and l.id = s.leaver_id and l.erased_at is not null;
    delete from leavers where erased_at is not null;
    alter table leavers
      drop constraint leavers_of_somebody,
      drop column erased_at,
      add constraint leavers_of_somebody check (employment_id is not null or user_id is not null);
  `)
}
