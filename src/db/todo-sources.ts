import { taskProblem } from '../domain/identity-provider.ts'
import { todoSourcesOfIntegrations } from './todo-sources-of-integrations.ts'

/**
 * What the to-do list is read from. Each answers (problem, since, leaver_id, user_id, employee_id, count, about, reason, date) of
 * one kind of rows; `about` names what many have in common, by the placeholders of the calls that mend them.
 */
const one = `1, '{}'::jsonb, null::text, null::date`
const several = 'null::uuid, null::text, null::text'

/** Only of a group of one it is said whose it is. */
const only = (value: string) => `case when count(*) = 1 then min(${value}) end`

const attention = `select s.problem, s.at as since, l.id as leaver_id, l.user_id, l.employee_id,
     1 as count, '{}'::jsonb as about, null::text as reason, null::date as date
   from leavers l join leaver_steps s on s.tenant_id = l.tenant_id and s.leaver_id = l.id and s.step = 'connection'
   where l.tenant_id = :tenant and l.stage = 'attention'`

const postponements = `select 'postponement-ends',
     greatest(l.postponed_until - :reminder * interval '1 day',
       (select max(d.taken_at) from leaver_decisions d
        where d.tenant_id = l.tenant_id and d.leaver_id = l.id and d.kind = 'postpone')),
     l.id, l.user_id, l.employee_id, ${one}
   from leavers l
   where l.tenant_id = :tenant and l.stage = 'held' and l.held_by = 'operator' and l.postponed_until > l.acts_at
     and l.postponed_until - :reminder * interval '1 day' <= :now::timestamptz`

/** Nobody else is an administrator by then: the others are inactive, or leave before, or at the same instant. */
const lastAdministrators = `select 'last-administrator',
     greatest(greatest(l.acts_at, l.postponed_until) - :ahead * interval '1 day', l.created_at),
     l.id, l.user_id, l.employee_id, ${one}
   from users u join leavers l on l.tenant_id = u.tenant_id and l.user_id = u.id
   where u.tenant_id = :tenant and u.active and u.administrator and l.stage in ('waiting', 'held')
     and greatest(l.acts_at, l.postponed_until) - :ahead * interval '1 day' <= :now::timestamptz
     and not exists (
       select from users o where o.tenant_id = u.tenant_id and o.active and o.administrator and o.id <> u.id
         and not exists (
           select from leavers x where x.tenant_id = o.tenant_id and x.user_id = o.id
             and x.stage in ('waiting', 'held')
             and (greatest(x.acts_at, x.postponed_until), x.id) < (greatest(l.acts_at, l.postponed_until), l.id)))`

const guardHolds = `select 'guard-holds', min(coalesce(l.guarded_at, l.marked_at)), ${several},
     count(*)::int, '{}'::jsonb, null, null::date
   from leavers l where l.tenant_id = :tenant and l.held_by = 'guard' having count(*) > 0`

/** Reckoned with the settings, not in SQL. */
const guardAhead = `select 'guard-ahead', a.since, ${several}, a.count,
     jsonb_build_object('date', a.date, 'count', a.count), null, a.date
   from jsonb_to_recordset(:guardAhead::jsonb) as a (since timestamptz, count int, date date)`

/**
 * L11: one entry for all that an approval or a bulk request closed. Not what is under way or failed, nor what a person asked to be
 * removed from somebody active.
 */
const connectionMissing = `select 'connection-missing', min(u.connection_taken_at),
     ${only('u.connection_taken_by::text')}::uuid, ${only('u.id')}, ${only('u.employee_id')}, count(*)::int,
     case when count(*) = 1 then '{}'::jsonb else jsonb_strip_nulls(jsonb_build_object(
       'approval', min(l.guard_approval_id::text),
       'bulkRequest', min(case when l.guard_approval_id is null then l.by_bulk_request_id::text end))) end,
     null, null::date
   from users u left join leavers l on l.tenant_id = u.tenant_id and l.id = u.connection_taken_by
   where u.tenant_id = :tenant and u.active and not u.exempt and u.connection_taken_at is not null
     and not exists (
       select from connection_changes c where c.tenant_id = u.tenant_id and c.user_id = u.id
         and (c.kind = 'connect' and (c.finished_at is null or c.state = 'failed' and c.at > u.connection_taken_at)
           or c.kind = 'remove' and c.of_active and c.at >= u.connection_taken_at))
   group by coalesce(l.guard_approval_id::text, l.by_bulk_request_id::text, 'user/' || u.id)`

/** The last one asked for by hand, for as long as it still would change something. */
const connectionFailed = `select 'connection-failed', min(c.at), null::uuid, ${only('u.id')}, ${only('u.employee_id')}, count(*)::int,
     jsonb_strip_nulls(jsonb_build_object(
       'removal', case when c.kind = 'remove' then ${only('u.id')} end,
       'connecting', case when c.kind = 'connect' then ${only('u.id')} end,
       'removals', case when c.kind = 'remove' and count(*) > 1 then min(r.request) end,
       'connections', case when c.kind = 'connect' and count(*) > 1 then min(r.request) end)),
     case when min(c.problem) = max(c.problem) then min(c.problem) end, null::date
   from connection_changes c join users u on u.tenant_id = c.tenant_id and u.id = c.user_id
   cross join lateral (
     select min(i.request_id::text) as request from connection_request_items i
     where i.tenant_id = c.tenant_id and i.change_id = c.id) r
   where c.tenant_id = :tenant and c.state = 'failed' and not u.exempt
     and case c.kind when 'remove' then u.connection <> 'no' and (c.of_active or not u.active)
       else u.active and u.connection <> 'yes' end
     and not exists (
       select from connection_changes n
       where n.tenant_id = c.tenant_id and n.user_id = c.user_id and n.requested_at > c.requested_at)
   group by c.kind, coalesce(r.request, 'user/' || u.id)`

/** L11: a mail that was not sent, or not for certain, for as long as nobody has asked again; an outage is waited for. */
const welcomeMails = `select 'welcome-mail', min(coalesce(c.mail_at, c.at)), null::uuid, ${only('u.id')}, ${only('u.employee_id')}, count(*)::int,
     jsonb_strip_nulls(jsonb_build_object('connections', case when count(*) > 1 then min(r.request) end)),
     case when min(c.mail_problem) = max(c.mail_problem) then min(c.mail_problem) end, null::date
   from connection_changes c join users u on u.tenant_id = c.tenant_id and u.id = c.user_id
   cross join lateral (
     select min(i.request_id::text) as request from connection_request_items i
     where i.tenant_id = c.tenant_id and i.change_id = c.id) r
   where c.tenant_id = :tenant and u.active and not u.exempt and u.connection = 'yes'
     and (c.mail_state in ('unknown', 'refused')
       or c.mail_state = 'pending' and c.at <= :now::timestamptz - :mail * interval '1 minute')
     and not exists (
       select from connection_changes n
       where n.tenant_id = c.tenant_id and n.user_id = c.user_id and n.requested_at > c.requested_at)
   group by coalesce(r.request, 'user/' || u.id)`

/** Mode `task`: what people asked for by hand, and somebody is to do; for as long as it still would change something. */
const connectionTasks = `select '${taskProblem}', c.requested_at, null::uuid, u.id, u.employee_id, 1,
     jsonb_build_object('changing', u.id), c.kind, null::date
   from connection_changes c join users u on u.tenant_id = c.tenant_id and u.id = c.user_id
   where c.tenant_id = :tenant and c.finished_at is null and c.problem = '${taskProblem}' and not u.exempt
     and case c.kind when 'remove' then c.of_active or not u.active else u.active end`

const leftOut = `select 'replan-failed', min(f.since), null::uuid,
     ${only(`case when f.person like 'user/%' then substr(f.person, 6) end`)},
     ${only(`case when f.person not like 'user/%' then f.person end`)},
     count(*)::int, jsonb_build_object('replan', f.replan_id), null, null::date
   from left_out f where f.tenant_id = :tenant group by f.replan_id`

/** L14: without number and problem, which tell of other tenants too. */
const alarms = `select case a.kind when 'outage' then 'outage' else 'connections-stopped' end, min(a.since), ${several}, 1,
     '{}'::jsonb, null, null::date
   from alarms a
   where a.opened_at is not null and a.closed_at is null and (a.tenant_id is null or a.tenant_id = :tenant)
   group by a.kind`

/** L7: only where somebody was asked to carry it out. */
const enforcementMissing = `select 'enforcement-missing', u.inactive_since + :enforcement * interval '1 millisecond',
     u.closed_by_leaver, u.id, u.employee_id, ${one}
   from users u
   where u.tenant_id = :tenant and u.inactive_why = 'automation' and u.enforced_at is null
     and u.inactive_since + :enforcement * interval '1 millisecond' <= :now::timestamptz
     and exists (
       select from webhook_endpoints w
       where w.created_at <= u.inactive_since and (w.event_types is null or 'user.deactivated' = any(w.event_types))
         and (w.tenant_id = u.tenant_id or w.partner_id = (select e.partner_id from tenants e where e.id = u.tenant_id)))`

const webhooksDisabled = `select case when w.tenant_id is null then 'partner-webhook-disabled' else 'webhook-disabled' end,
     w.disabled_at, ${several}, 1, jsonb_build_object('endpoint', w.id), w.disabled_why, null::date
   from webhook_endpoints w
   where w.disabled_at is not null
     and (w.tenant_id = :tenant or w.partner_id = (select e.partner_id from tenants e where e.id = :tenant))`

export const todoSources = [
  attention,
  postponements,
  lastAdministrators,
  guardHolds,
  guardAhead,
  connectionMissing,
  connectionFailed,
  welcomeMails,
  connectionTasks,
  leftOut,
  alarms,
  enforcementMissing,
  webhooksDisabled,
  ...todoSourcesOfIntegrations,
].join('\nunion all\n')
