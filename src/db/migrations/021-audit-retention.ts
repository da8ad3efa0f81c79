import type { Knex } from 'knex'

/** For how long a tenant keeps its audit trail. A constant default: no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table settings add column audit_kept_for_months integer default 120 check (audit_kept_for_months between 12 and 1200);
    comment on column settings.audit_kept_for_months is 'Null: for good.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table settings drop column audit_kept_for_months`)
}
