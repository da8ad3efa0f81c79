import type { Knex } from 'knex'

const before = `'authorise', 'preview', 'test', 'approve', 'promote', 'sync', 'approve-run', 'schedule', 'pause', 'resume', 'disconnect'`

/** A run that waits for an approval can be declined. */
export async function up(db: Knex): Promise<void> {
  await allow(db, `${before}, 'decline-run'`)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`delete from integration_steps where kind = 'decline-run'`)
  await allow(db, before)
}

async function allow(db: Knex, kinds: string): Promise<void> {
  await db.raw(`
    alter table integration_steps drop constraint integration_steps_kind_check,
      add constraint integration_steps_kind_check check (kind in (${kinds}))`)
}
