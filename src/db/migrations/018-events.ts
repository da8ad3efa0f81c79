import type { Knex } from 'knex'

/**
 * Events: written by triggers in the transaction of the change, so that no place which changes a leaver or a user can forget
 * one; numbered afterwards. New tables, and an index that is built while writers of leavers wait.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(tables)
  await db.raw(functions)
  await db.raw(triggers)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger leaver_planned on leavers;
    drop trigger leaver_changed on leavers;
    drop trigger user_changed on users;
    drop trigger replan_finished on replans;
    drop function leaver_planned_event, leaver_changed_events, user_changed_events, replan_finished_event;
    drop function leaver_event_data, user_event_data, emit_event, event_instant;
    drop index leavers_open_by_due;
    drop table open_todos, todo_comparisons, leaver_reminders, event_sequences, events;
  `)
}

const tables = `
  create table events (
    tenant_id text not null references tenants (id),
    id text not null default 'evt_' || replace(gen_random_uuid()::text, '-', ''),
    position bigint generated always as identity,
    type text not null,
    at timestamptz not null default clock_timestamp(),
    data jsonb not null,
    sequence bigint,
    published_at timestamptz,
    primary key (tenant_id, id),
    check ((sequence is null) = (published_at is null))
  );
  create index events_unpublished on events (position) where sequence is null;
  create unique index events_by_sequence on events (tenant_id, sequence) where sequence is not null;
  create index events_by_age on events (published_at) where sequence is not null;
  comment on table events is 'Ids, dates and codes only.';
  comment on column events.sequence is 'Without gaps per tenant, given after the commit: a number that is read is never followed by a smaller one.';

  create table event_sequences (
    tenant_id text primary key references tenants (id),
    last bigint not null,
    removed bigint not null default 0
  );
  comment on column event_sequences.removed is 'The greatest number that is no longer kept.';

  create table leaver_reminders (
    tenant_id text not null,
    leaver_id uuid not null,
    due_at timestamptz not null,
    primary key (tenant_id, leaver_id, due_at)
  );
  create index leaver_reminders_by_date on leaver_reminders (due_at);
  create index leavers_open_by_due on leavers (greatest(acts_at, postponed_until)) where stage in ('waiting', 'held');
  comment on table leaver_reminders is 'Of which date it was said that it is near.';

  create table open_todos (
    tenant_id text not null references tenants (id),
    key text not null,
    problem text not null,
    since timestamptz not null,
    leaver_id uuid,
    user_id text,
    employee_id text,
    primary key (tenant_id, key)
  );
  comment on table open_todos is 'The to-dos that were told as open; compared with those that follow from the rows.';
  create table todo_comparisons (
    tenant_id text primary key references tenants (id),
    compared_at timestamptz not null
  );
  create index todo_comparisons_by_age on todo_comparisons (compared_at);
`

const functions = `
  create function event_instant(at timestamptz) returns text language sql immutable as $$
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  $$;

  create function emit_event(tenant text, type text, data jsonb) returns void language sql as $$
    insert into events (tenant_id, type, data) values (tenant, type, data)
  $$;

  create function leaver_event_data(l leavers) returns jsonb language sql stable as $$
    select jsonb_build_object(
      'leaverId', l.id, 'employmentId', l.employment_id, 'employeeId', l.employee_id, 'userId', l.user_id,
      'noAccessFrom', l.no_access_from, 'actsAt', event_instant(greatest(l.acts_at, l.postponed_until)))
  $$;

  create function user_event_data(u users) returns jsonb language sql stable as $$
    select jsonb_build_object('userId', u.id, 'employeeId', u.employee_id)
  $$;

  create function leaver_planned_event() returns trigger language plpgsql as $$
  begin
    perform emit_event(new.tenant_id, 'leaver.planned', leaver_event_data(new));
    return null;
  end $$;

  create function leaver_changed_events() returns trigger language plpgsql as $$
  begin
    if new.outcome is not null then
      -- One that had nothing to do was never told of; of one that is over only an undoing is news.
      if old.outcome is null or new.outcome = 'undone' and old.outcome <> 'undone' then
        perform emit_event(new.tenant_id,
          'leaver.' || case new.outcome when 'cancelled-by-operator' then 'cancelled' else new.outcome end,
          leaver_event_data(new) || jsonb_build_object(
            'outcome', new.outcome, 'reason', new.reason, 'supersededBy', new.superseded_by));
      end if;
      return null;
    end if;
    if (old.last_day, old.access, old.days, old.days_from, old.no_access_from, old.acts_at) is distinct from
       (new.last_day, new.access, new.days, new.days_from, new.no_access_from, new.acts_at) then
      perform emit_event(new.tenant_id, 'leaver.edited', leaver_event_data(new) || jsonb_build_object(
        'before', jsonb_build_object('noAccessFrom', old.no_access_from,
          'actsAt', event_instant(greatest(old.acts_at, old.postponed_until)))));
    end if;
    if new.held_by is not null and (old.held_by, old.postponed_until) is distinct from (new.held_by, new.postponed_until) then
      perform emit_event(new.tenant_id, 'leaver.held', leaver_event_data(new) || jsonb_build_object(
        'heldBy', new.held_by, 'until', event_instant(new.postponed_until)));
    elsif old.held_by is not null and new.held_by is null and (new.stage = 'waiting' or new.stage = old.stage) then
      perform emit_event(new.tenant_id, 'leaver.released', leaver_event_data(new) || jsonb_build_object('heldBy', old.held_by));
    end if;
    return null;
  end $$;

  create function user_changed_events() returns trigger language plpgsql as $$
  begin
    if old.active and not new.active then
      perform emit_event(new.tenant_id, 'user.deactivated', user_event_data(new) || jsonb_build_object(
        'leaverId', new.closed_by_leaver, 'inactiveSince', event_instant(new.inactive_since), 'why', new.inactive_why));
    elsif new.active and not old.active then
      perform emit_event(new.tenant_id, 'user.reactivated', user_event_data(new) || jsonb_build_object(
        'leaverId', old.closed_by_leaver, 'openUntil', event_instant(new.open_until)));
    end if;
    if old.opens_at is distinct from new.opens_at and not (new.active and new.opens_at is null) then
      perform emit_event(new.tenant_id, 'user.opens', user_event_data(new) ||
        jsonb_build_object('opensAt', event_instant(new.opens_at)));
    end if;
    if new.connection = 'no' and new.connection_taken_at is distinct from old.connection_taken_at
       and new.connection_taken_at is not null then
      perform emit_event(new.tenant_id, 'connection.removed', user_event_data(new) ||
        jsonb_build_object('leaverId', new.connection_taken_by));
    end if;
    if new.connection = 'yes' and old.connection <> 'yes' then
      perform emit_event(new.tenant_id, 'connection.connected', user_event_data(new));
    end if;
    if new.active and new.connection_taken_at is not null and not (old.active and old.connection_taken_at is not null) then
      perform emit_event(new.tenant_id, 'connection.missing', user_event_data(new) ||
        jsonb_build_object('leaverId', new.connection_taken_by));
    end if;
    return null;
  end $$;

  create function replan_finished_event() returns trigger language plpgsql as $$
  begin
    perform emit_event(new.tenant_id, 'replan.finished', jsonb_build_object('replanId', new.id));
    return null;
  end $$;
`

const triggers = `
  create trigger leaver_planned after insert on leavers
    for each row when (new.outcome is null) execute function leaver_planned_event();
  create trigger leaver_changed after update on leavers
    for each row when (
      (old.outcome, old.stage, old.held_by, old.postponed_until, old.last_day, old.access, old.days, old.days_from,
        old.no_access_from, old.acts_at) is distinct from
      (new.outcome, new.stage, new.held_by, new.postponed_until, new.last_day, new.access, new.days, new.days_from,
        new.no_access_from, new.acts_at))
    execute function leaver_changed_events();
  create trigger user_changed after update on users
    for each row when (
      (old.active, old.opens_at, old.connection, old.connection_taken_at) is distinct from
      (new.active, new.opens_at, new.connection, new.connection_taken_at))
    execute function user_changed_events();
  create trigger replan_finished after update on replans
    for each row when (old.finished_at is null and new.finished_at is not null) execute function replan_finished_event();
`
