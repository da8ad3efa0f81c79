import type { Knex } from 'knex'

/** Absences of employments, and what was sent of them. A new table, and a column that is null: no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table absences (
      tenant_id text not null,
      id text not null,
      employee_id text not null,
      employment_id text not null,
      revision bigint,
      withdrawn boolean not null default false,
      details_sealed text not null,
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, employee_id) references employees (tenant_id, id),
      foreign key (tenant_id, employment_id) references employments (tenant_id, id)
    );
    create index absences_by_employee on absences (tenant_id, employee_id);
    create index absences_by_employment on absences (tenant_id, employment_id);
    comment on column absences.details_sealed is 'Type, dates and percent under the person''s key: why somebody is away may be a matter of health.';

    alter table sync_records add column absences_sealed text;
    comment on column sync_records.absences_sealed is 'By absence where it is at the target or where to look for it, under the person''s key.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table sync_records drop column absences_sealed;
    drop table absences;
  `)
}
