import type { Knex } from 'knex'

/** What the platform's operator on call needs. New tables, and an index that is made while writes wait: seconds at most. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create index leavers_open_by_date on leavers (acts_at, id) where stage <> 'finished';

    create table sweep_progress (
      round text primary key check (round in ('due', 'ahead')),
      acts_at timestamptz not null,
      leaver_id uuid not null
    );
    comment on table sweep_progress is 'How far the sweep has compared the leavers of all tenants with their runs; no row: it begins anew.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table sweep_progress;
    drop index leavers_open_by_date;
  `)
}
