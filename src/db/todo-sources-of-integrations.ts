// What waits for a person of integrations (L18): the columns are those of all other sources; nothing of one that is disconnected.
import { isInScopeOfIntegration } from './sync-scope.ts'

const nobody = 'null::uuid, null::text, null::text'
const ofIntegration = `jsonb_build_object('integration', i.id)`
const isConnected = `i.tenant_id = :tenant and i.disconnected_at is null`

/** What waits for a person is told again at each run that is missed meanwhile (I10). */
const withMissed = (dueAt: string) =>
  `${ofIntegration} || jsonb_strip_nulls(jsonb_build_object('missed', event_instant(${dueAt})))`
const lastMissedSince = (since: string) => `left join lateral (
     select x.due_at, x.date from missed_syncs x
     where x.tenant_id = i.tenant_id and x.integration_id = i.id and x.due_at >= ${since}
     order by x.due_at desc limit 1) m on true`

/** I10: until new credentials are proven. */
const authorisationLost = `select 'authorisation-lost', i.authorisation_lost_at, ${nobody}, 1, ${withMissed('m.due_at')},
     i.authorisation_lost_why, m.date
   from integrations i ${lastMissedSince('i.authorisation_lost_at')}
   where ${isConnected} and i.authorisation_lost_at is not null`

/** I3. Those that the system takes no longer are told of already. */
const credentialsExpiring = `select 'credentials-expiring',
     greatest(i.authorised_at, (i.credentials_expire_on - :expiring::int)::timestamp at time zone 'UTC'), ${nobody}, 1,
     ${withMissed('m.due_at')},
     case when i.credentials_expire_on <= (:now::timestamptz at time zone 'UTC')::date then 'expired' end,
     i.credentials_expire_on
   from integrations i ${lastMissedSince(`i.credentials_expire_on::timestamp at time zone 'UTC'`)}
   where ${isConnected} and i.authorisation_lost_at is null
     and i.credentials_expire_on - :expiring::int <= (:now::timestamptz at time zone 'UTC')::date`

/** I3: where whoever made them is a user here, whose account is closed or about to be. */
const credentialsOwnerLeaves = `select 'credentials-owner-leaves',
     greatest(i.authorised_at, case when u.active then l.opened_at else u.inactive_since end),
     null::uuid, u.id, u.employee_id, 1, ${ofIntegration}, null, case when u.active then l.no_access_from end
   from integrations i join users u on u.tenant_id = i.tenant_id and u.id = i.credentials_by
   left join lateral (
     select e.created_at as opened_at, e.no_access_from from leavers e
     where e.tenant_id = u.tenant_id and e.user_id = u.id and e.stage <> 'finished'
     order by e.no_access_from, e.id limit 1) l on true
   where ${isConnected} and (not u.active or l.opened_at is not null)`

/** I11. */
const syncHeld = `select 'sync-held', s.started_at, ${nobody}, 1,
     jsonb_build_object('integration', i.id, 'sync', s.id), array_to_string(s.held_because, ', '), null::date
   from integrations i join syncs s on s.tenant_id = i.tenant_id and s.integration_id = i.id
   where ${isConnected} and s.ended_at is null and s.stage = 'held'`

/** I12: who gets nothing until a person has decided: at the company of now, not in its folder of tests. */
const doubtfulMatches = `select 'doubtful-matches', min(m.at), null::uuid, null::text,
     case when count(*) = 1 then min(m.employee_id) end, count(*)::int, ${ofIntegration},
     case when min(m.doubt) = max(m.doubt) then min(m.doubt) end, null::date
   from integrations i
   join matches m on m.tenant_id = i.tenant_id and m.integration_id = i.id and m.target in (i.company_id, i.company_id || '/live')
   join employees e on e.tenant_id = m.tenant_id and e.id = m.employee_id
   where ${isConnected} and i.promoted_at is not null and m.kind = 'doubtful' and ${isInScopeOfIntegration}
   group by i.id`

/** The latest of the schedule, unless it was made good since, a person ended it, or the authorisation is what it lacked. */
const syncFailed = `select 'sync-failed', s.ended_at, ${nobody}, 1,
     jsonb_build_object('integration', i.id, 'sync', s.id), s.problem, null::date
   from integrations i
   cross join lateral (
     select * from syncs r
     where r.tenant_id = i.tenant_id and r.integration_id = i.id and r.kind = 'scheduled' and r.ended_at is not null
     order by r.started_at desc limit 1) s
   where ${isConnected} and s.outcome <> 'completed' and coalesce(s.problem, '') not in ('authorisation-lost', 'declined')
     and not exists (
       select from syncs g
       where g.tenant_id = s.tenant_id and g.integration_id = s.integration_id and g.kind in ('manual', 'scheduled')
         and g.outcome = 'completed' and g.started_at > s.started_at)`

/** A file that lies in its folder, or waits here, for more than a day (I6). */
const fileNotFetched = `select 'file-not-fetched', f.delivered_at, ${nobody}, 1,
     jsonb_build_object('integration', i.id, 'sync', f.sync_id)
       || case f.delivery when 'download' then jsonb_build_object('download', f.sync_id) else '{}' end, f.delivery, null::date
   from integrations i join sync_files f on f.tenant_id = i.tenant_id and f.integration_id = i.id
   where ${isConnected} and f.fetched_at is null and f.delivered_at <= :now::timestamptz - interval '1 day'
     and (f.delivery = 'upload' or f.kept_until is not null)`

/** The latest run that went through all: who is not in its scope waits for nobody. */
const latestWhole = `select l.id, l.target, l.started_at from syncs l
     where l.tenant_id = i.tenant_id and l.integration_id = i.id and l.kind in ('manual', 'scheduled') and l.outcome = 'completed'
       and l.goes_on_from is null
     order by l.started_at desc limit 1`

/**
 * What a system was asked for more than a day ago and has not told the end of, so that nothing more is sent for its employees (I9); at
 * another company nobody asks any more. The run that names them is the latest that went through all, or a later one that asked.
 */
const jobsNotOver = `select 'jobs-not-over', min(j.asked_at), null::uuid, null::text,
     case when count(*) = 1 then min(j.employee_id) end, count(*)::int,
     ${ofIntegration} || jsonb_strip_nulls(jsonb_build_object(
       'sent', case when bool_or(x.reach = 'sent') then x.sync_id end,
       'failed', case when bool_or(x.reach is distinct from 'sent') then x.sync_id end)), null, null::date
   from integrations i
   join sync_jobs j on j.tenant_id = i.tenant_id and j.integration_id = i.id and j.target = i.company_id
   join syncs a on a.tenant_id = j.tenant_id and a.id = j.sync_id
   left join lateral (${latestWhole}) s on true
   join sync_results x on x.tenant_id = j.tenant_id and x.employee_id = j.employee_id
     and x.sync_id = case when s.started_at >= a.started_at then s.id else a.id end
   where ${isConnected} and i.promoted_at is not null and j.asked_at <= :now::timestamptz - interval '1 day'
   group by i.id, x.sync_id`

/**
 * I6: employees whom nobody has made good at the system for so many working days; the run names them. Who is gone there, or was sent to
 * another company, waits for nobody.
 */
const draftsWaiting = `select 'drafts-waiting', min(r.waiting_since), null::uuid, null::text,
     case when count(*) = 1 then min(r.employee_id) end, count(*)::int,
     jsonb_build_object('integration', i.id, 'sync', min(s.id::text)), null, null::date
   from integrations i
   cross join lateral (${latestWhole}) s
   join sync_records r on r.tenant_id = i.tenant_id and r.integration_id = i.id and r.target = s.target
   join sync_results x on x.tenant_id = i.tenant_id and x.sync_id = s.id and x.employee_id = r.employee_id
   where ${isConnected} and (r.waiting_since at time zone 'UTC')::date <= :draftsSince::date
     and x.problem is distinct from 'gone-there'
   group by i.id`

/** I7: until one comes to its end, or is under way. Not while what it lacks is a to-do of its own. */
const syncMissed = `select 'sync-missed', min(m.due_at), ${nobody}, count(*)::int, ${withMissed('max(m.due_at)')},
     case when min(m.reason) = max(m.reason) then min(m.reason) end, max(m.date)
   from integrations i join missed_syncs m on m.tenant_id = i.tenant_id and m.integration_id = i.id
   where ${isConnected} and i.stage = 'live' and i.schedule is not null
     and (i.credentials_expire_on is null or i.credentials_expire_on > (:now::timestamptz at time zone 'UTC')::date)
     and not exists (
       select from syncs s
       where s.tenant_id = i.tenant_id and s.integration_id = i.id and s.kind in ('manual', 'scheduled')
         and (s.ended_at is null or s.outcome = 'completed' and s.ended_at >= m.due_at))
   group by i.id`

export const todoSourcesOfIntegrations = [
  authorisationLost,
  credentialsExpiring,
  credentialsOwnerLeaves,
  syncHeld,
  doubtfulMatches,
  syncFailed,
  fileNotFetched,
  jobsNotOver,
  draftsWaiting,
  syncMissed,
]
