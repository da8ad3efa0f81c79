import type { Knex } from 'knex'

/** Runs of a schedule that did not begin, to-dos that are told again at each of them, and the events of integrations. */
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
  await db.raw(functions)
  await db.raw(triggers)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger integration_changed on integrations;
    drop trigger sync_started on syncs;
    drop trigger sync_held on syncs;
    drop function integration_changed_events, sync_started_event, sync_held_event;
    alter table open_todos drop column integration_id, drop column missed;
    drop table missed_syncs;
    alter table integrations drop column settled_until;
  `)
}

const functions = `
  create function integration_changed_events() returns trigger language plpgsql as $$
  declare
    about jsonb := jsonb_build_object('integrationId', new.id, 'system', new.system);
  begin
    if new.authorised_at is not null and new.authorised_at is distinct from old.authorised_at then
      perform emit_event(new.tenant_id, 'integration.authorised', about || jsonb_build_object(
        'credentialsVersion', new.credentials_version, 'expiresOn', new.credentials_expire_on));
    end if;
    if new.authorisation_lost_at is not null and old.authorisation_lost_at is null then
      perform emit_event(new.tenant_id, 'integration.authorisation-lost', about || jsonb_build_object(
        'why', new.authorisation_lost_why));
    end if;
    if new.promoted_at is distinct from old.promoted_at then
      perform emit_event(new.tenant_id, 'integration.promoted', about || jsonb_build_object(
        'mappingVersion', new.live_mapping_version, 'hasSchedule', new.schedule is not null));
    elsif new.paused_at is null and old.paused_at is not null then
      perform emit_event(new.tenant_id, 'integration.resumed', about);
    end if;
    if new.paused_at is not null and old.paused_at is null then
      perform emit_event(new.tenant_id, 'integration.paused', about);
    end if;
    if new.disconnected_at is not null and old.disconnected_at is null then
      perform emit_event(new.tenant_id, 'integration.disconnected', about);
    end if;
    return null;
  end $$;

  create function sync_started_event() returns trigger language plpgsql as $$
  begin
    perform emit_event(new.tenant_id, 'sync.started', jsonb_build_object(
      'integrationId', new.integration_id, 'syncId', new.id, 'kind', new.kind));
    return null;
  end $$;

  create function sync_held_event() returns trigger language plpgsql as $$
  begin
    perform emit_event(new.tenant_id, 'sync.held', jsonb_build_object(
      'integrationId', new.integration_id, 'syncId', new.id, 'kind', new.kind, 'heldBecause', to_jsonb(new.held_because)));
    return null;
  end $$;
`

/** Held anew with other numbers, it is told again: they are what somebody approves. */
const triggers = `
  create trigger integration_changed after update on integrations
    for each row when (
      (old.authorised_at, old.authorisation_lost_at, old.promoted_at, old.paused_at, old.disconnected_at) is distinct from
      (new.authorised_at, new.authorisation_lost_at, new.promoted_at, new.paused_at, new.disconnected_at))
    execute function integration_changed_events();
  create trigger sync_started after insert on syncs for each row execute function sync_started_event();
  create trigger sync_held after update on syncs
    for each row when (
      new.stage = 'held' and (old.stage, old.planned, old.held_because) is distinct from (new.stage, new.planned, new.held_because))
    execute function sync_held_event();
`
