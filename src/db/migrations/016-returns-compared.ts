import type { Knex } from 'knex'

/** The sweep compares returns with their runs as it does leavers. Older code runs beside it; making the index holds writes to users up for a moment. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create index users_by_opening on users (opens_at) where opens_at is not null;
    alter table sweep_progress drop constraint sweep_progress_round_check,
      add constraint sweep_progress_round_check check (round in ('due', 'ahead', 'returns-due', 'returns-ahead'));
    comment on table sweep_progress is 'How far the sweep has compared leavers and returns of all tenants with their runs; no row: it begins anew.';
    comment on column sweep_progress.leaver_id is 'The last one compared; of the rounds of returns, a return.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    comment on column sweep_progress.leaver_id is null;
    comment on table sweep_progress is 'How far the sweep has compared the leavers of all tenants with their runs; no row: it begins anew.';
    delete from sweep_progress where round not in ('due', 'ahead');
    alter table sweep_progress drop constraint sweep_progress_round_check,
      add constraint sweep_progress_round_check check (round in ('due', 'ahead'));
    drop index users_by_opening;
  `)
}
