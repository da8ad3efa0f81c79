import type { Knex } from 'knex'

/** Tenants that are closed, and later shredded. New columns are null, so no row is rewritten; an index of the few that are closed. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table tenants
      add column closed_at timestamptz,
      add column shredding_since timestamptz,
      add column shredded_at timestamptz,
      add constraint tenants_closing_in_order check (
        (shredding_since is null or closed_at is not null) and (shredded_at is null or shredding_since is not null));
    create index tenants_closed on tenants (closed_at) where closed_at is not null and shredded_at is null;
    comment on column tenants.closed_at is 'From then on nothing acts for it.';
    comment on column tenants.shredding_since is 'Its keys of encryption and of the API are erased.';
    comment on column tenants.shredded_at is 'Nothing is left of it but this row, so that its id is never given again.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index tenants_closed;
    alter table tenants drop column closed_at, drop column shredding_since, drop column shredded_at;
  `)
}
