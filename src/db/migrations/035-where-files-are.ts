import type { Knex } from 'knex'

/** Where a file is, whatever the credentials say later, and whether anything was ever asked of its part. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sync_files
      add column path text,
      add column placing_at timestamptz,
      add constraint sync_files_placing_whole check (placing_at is null or size is not null);
    update sync_files set placing_at = uploaded_at where uploaded_at is not null and delivered_at is null;
    comment on column sync_files.path is 'The folder on the server when it was fixed; null: that of the credentials.';
    comment on column sync_files.placing_at is 'When the rename was first asked for: from here on a file that is not there may have been fetched.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table sync_files drop column path, drop column placing_at`)
}
