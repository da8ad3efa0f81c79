import type { Knex } from 'knex'

/** By which e-mails people may be connected again, and the mail that welcomes them. New columns are null or constant, so no row is rewritten. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table settings
      add column connect_domains text[] not null default '{}',
      add column welcome_mail_application text,
      add column welcome_mail_redirect_uri text,
      add constraint settings_welcome_mail_whole check (
        (welcome_mail_application is null) = (welcome_mail_redirect_uri is null));
    comment on column settings.connect_domains is 'In small letters; empty: any.';

    alter table connection_changes
      add column mail_state text,
      add column mail_asked_at timestamptz,
      add column mail_at timestamptz,
      add column mail_problem text,
      add constraint connection_changes_mail_state check (
        mail_state in ('pending', 'sent', 'unknown', 'refused', 'skipped'));
    create index connection_changes_mail on connection_changes (tenant_id)
      where mail_state in ('pending', 'unknown', 'refused');
    comment on column connection_changes.mail_state is 'Of the welcome mail; null: none is sent.';
    comment on column connection_changes.mail_asked_at is 'When the call began whose outcome is not known.';
    comment on column connection_changes.mail_at is 'When the mail was sent, or given up.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index connection_changes_mail;
    alter table connection_changes
      drop column mail_state, drop column mail_asked_at, drop column mail_at, drop column mail_problem;
    alter table settings
      drop column connect_domains, drop column welcome_mail_application, drop column welcome_mail_redirect_uri;
  `)
}
