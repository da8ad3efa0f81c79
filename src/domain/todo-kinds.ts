/** What may wait for a person: for whom, in which words, and the calls that mend it. */
import { taskProblem } from './identity-provider.ts'

/** L18: for whom something waits. */
export const audiences = ['hr', 'payroll', 'operator', 'vendor'] as const
export type Audience = (typeof audiences)[number]

/** A call that mends it. */
export type Way = { does: string; method: 'GET' | 'PUT' | 'POST' | 'DELETE'; path: string }
/**
 * Placeholders such as `{leaver}` stand for what the to-do names. `body`: what the call must carry, in JSON; `…` is the caller's
 * to fill in.
 */
type WayOf = Way & { body?: string }
export type Kind = { for: Audience; title: string; titleInScim?: string; ways: readonly WayOf[] }

const reason = '{"reason": "…"}'

const correctUser = (field: string): WayOf => ({
  does: "Correct the user's document, sent whole, since what is left out is set back; the step is tried again by itself.",
  method: 'PUT',
  path: '/v1/users/{user}',
  body: `{"username": "…", ${field}}`,
})
const retry: WayOf = {
  does: 'Try again, after what stood in the way was mended.',
  method: 'POST',
  path: '/v1/leavers/{leaver}/retry',
  body: reason,
}
const skip: WayOf = {
  does: 'Leave the connection as it is; the account stays closed.',
  method: 'POST',
  path: '/v1/leavers/{leaver}/skip',
  body: reason,
}
const mendedBy = (field: string) => [correctUser(field), retry, skip]
const byEmail = mendedBy('"vismaConnectEmail": "…"')
const byConnectId = mendedBy('"vismaConnectEmail": "…", "vismaConnectUserId": "…"')

const newCredentials: WayOf = {
  does: 'Send new credentials, with the fields that `GET /v1/systems` shows; for an admin.',
  method: 'PUT',
  path: '/v1/integrations/{integration}/credentials',
  body: '{"credentials": {…}}',
}
const runNow: WayOf = {
  does: 'Let it run now; for an admin.',
  method: 'POST',
  path: '/v1/integrations/{integration}/sync',
  body: '{}',
}

/** L18: everything that waits for a person, by its problem code. */
export const kinds = {
  'several-matches': {
    for: 'hr',
    title: 'Several Visma Connect accounts have this e-mail: say which one by vismaConnectUserId.',
    titleInScim:
      'Several accounts at the SCIM provider have this e-mail as userName: say which one by vismaConnectUserId.',
    ways: byConnectId,
  },
  'connection-not-found': {
    for: 'hr',
    title: 'A connection was known, but no Visma Connect account has this e-mail: correct the e-mail.',
    titleInScim:
      'A connection was known, but no account at the SCIM provider has this e-mail as userName: correct the e-mail, or leave it if the person is not managed there.',
    ways: byEmail,
  },
  'connect-user-unknown': {
    for: 'hr',
    title: 'Visma Connect does not know the stored vismaConnectUserId: correct it.',
    ways: byConnectId,
  },
  'email-refused': {
    for: 'hr',
    title: 'Visma Connect does not accept the e-mail: correct it.',
    ways: byEmail,
  },
  'postponement-ends': {
    for: 'hr',
    title: 'A postponement ends soon; the account then closes by its plan.',
    ways: [
      {
        does: 'Let it wait longer.',
        method: 'POST',
        path: '/v1/leavers/{leaver}/postpone',
        body: '{"until": "YYYY-MM-DDThh:mm:ssZ", "reason": "…"}',
      },
      { does: 'Let it go on now.', method: 'POST', path: '/v1/leavers/{leaver}/release', body: reason },
      {
        does: 'Let the account stay open.',
        method: 'POST',
        path: '/v1/leavers/{leaver}/cancel',
        body: reason,
      },
    ],
  },
  'last-administrator': {
    for: 'hr',
    title: 'The last administrator is leaving, and would be held back: make somebody else administrator.',
    ways: [
      {
        does: 'Make another user administrator, by its whole document; the leaver goes on by itself.',
        method: 'PUT',
        path: '/v1/users/{id}',
        body: '{"username": "…", "administrator": true}',
      },
      {
        does: 'Let the account stay open.',
        method: 'POST',
        path: '/v1/leavers/{leaver}/cancel',
        body: reason,
      },
    ],
  },
  'guard-holds': {
    for: 'hr',
    title: 'The mass guard holds leavers: look at them, then approve them or take the terminations back.',
    ways: [
      { does: 'See who is held.', method: 'GET', path: '/v1/guard' },
      {
        does: 'Let exactly these go, as `GET /v1/guard` shows them; for an admin.',
        method: 'POST',
        path: '/v1/guard/approve',
        body: '{"revision": "…", "count": …, "reason": "…"}',
      },
    ],
  },
  'guard-ahead': {
    for: 'hr',
    title: 'More accounts than usual would close on one date, and would be held: look at them.',
    ways: [
      { does: 'See the coming dates.', method: 'GET', path: '/v1/guard' },
      {
        does: 'Approve the date {date} ahead for {count} leavers; for an admin.',
        method: 'POST',
        path: '/v1/guard/approve',
        body: '{"date": "{date}", "count": {count}, "reason": "…"}',
      },
    ],
  },
  'connection-missing': {
    for: 'hr',
    title: 'Whoever may log in lacks the Visma Connect connection that koppling took: connect again.',
    ways: [
      {
        does: 'Connect the user again.',
        method: 'PUT',
        path: '/v1/users/{user}/connection',
        body: '{"email": "…", "reason": "…"}',
      },
      { does: 'See whom.', method: 'GET', path: '/v1/reports/connection-missing?approval={approval}' },
      { does: 'See whom.', method: 'GET', path: '/v1/reports/connection-missing?bulkRequest={bulkRequest}' },
      {
        does: 'Connect all of them again.',
        method: 'POST',
        path: '/v1/connections',
        body: '{"filter": {"approval": "{approval}"}, "reason": "…"}',
      },
      {
        does: 'Connect all of them again.',
        method: 'POST',
        path: '/v1/connections',
        body: '{"filter": {"bulkRequest": "{bulkRequest}"}, "reason": "…"}',
      },
    ],
  },
  'connection-failed': {
    for: 'hr',
    title: 'A connection could not be removed or made as somebody asked: see the reason, mend it, ask again.',
    ways: [
      {
        does: "Correct the user's document, sent whole, since what is left out is set back.",
        method: 'PUT',
        path: '/v1/users/{user}',
        body: '{"username": "…", "vismaConnectEmail": "…"}',
      },
      {
        does: 'Ask again to remove it.',
        method: 'DELETE',
        path: '/v1/users/{removal}/connection',
        body: reason,
      },
      {
        does: 'Ask again to connect.',
        method: 'PUT',
        path: '/v1/users/{connecting}/connection',
        body: '{"email": "…", "reason": "…"}',
      },
      { does: 'See whose and why.', method: 'GET', path: '/v1/connection-removals/{removals}' },
      {
        does: 'Ask again for those of {removals} that are corrected.',
        method: 'POST',
        path: '/v1/connection-removals',
        body: '{"users": ["…"], "reason": "…"}',
      },
      { does: 'See whose and why.', method: 'GET', path: '/v1/connections/{connections}' },
      {
        does: 'Ask again for those of {connections} that are corrected.',
        method: 'POST',
        path: '/v1/connections',
        body: '{"users": ["…"], "reason": "…"}',
      },
    ],
  },
  'welcome-mail': {
    for: 'hr',
    title:
      'Somebody was connected, but the welcome mail was not sent, or not for certain: tell the person how to log in.',
    ways: [
      {
        does: 'Ask again to connect, when the person knows: it changes nothing and closes this.',
        method: 'PUT',
        path: '/v1/users/{user}/connection',
        body: '{"email": "…", "reason": "…"}',
      },
      { does: 'See whose and why.', method: 'GET', path: '/v1/connections/{connections}' },
      {
        does: 'Ask again for those of {connections}, when they know: it changes nothing and closes this.',
        method: 'POST',
        path: '/v1/connections',
        body: '{"users": ["…"], "reason": "…"}',
      },
    ],
  },
  [taskProblem]: {
    for: 'hr',
    title:
      'A Visma Connect connection is to be removed by hand, or made where `reason` is `connect`: go by `text`, then confirm that it is done.',
    ways: [
      {
        does: 'Say that it was removed.',
        method: 'POST',
        path: '/v1/leavers/{leaver}/confirm',
        body: reason,
      },
      {
        does: 'Say that it is done.',
        method: 'POST',
        path: '/v1/users/{changing}/connection/confirm',
        body: reason,
      },
      {
        does: 'Take back what was asked for; the connection stays as it is.',
        method: 'POST',
        path: '/v1/users/{changing}/connection/skip',
        body: reason,
      },
      skip,
    ],
  },
  'replan-failed': {
    for: 'operator',
    title:
      'An error kept people from being planned again; it is tried every minute until its cause is mended.',
    ways: [
      { does: 'See the re-plan.', method: 'GET', path: '/v1/replans/{replan}' },
      {
        does: "Send the person's document corrected, whole.",
        method: 'PUT',
        path: '/v1/employees/{employee}',
        body: '{"employeeNumber": "…", "givenName": "…", "familyName": "…", "employments": […], "user": {…}}',
      },
      {
        does: "Send the user's document corrected, whole.",
        method: 'PUT',
        path: '/v1/users/{user}',
        body: '{"username": "…"}',
      },
    ],
  },
  outage: {
    for: 'operator',
    title: 'No call to Visma Connect succeeds; everything is tried again, and this ends by itself.',
    ways: [{ does: 'See since when, and what is answered.', method: 'GET', path: '/v1/platform/alarms' }],
  },
  'connections-stopped': {
    for: 'operator',
    title:
      'Too many equal refusals of Visma Connect stopped the connections: mend the cause, then lift the stop.',
    ways: [
      { does: 'See what was refused.', method: 'GET', path: '/v1/platform/alarms' },
      {
        does: 'Lift the stop, with `tenant` and `accounts` as `GET` of it shows.',
        method: 'PUT',
        path: '/v1/platform/stop',
        body: '{"tenant": …, "accounts": …, "connections": false, "reason": "…"}',
      },
    ],
  },
  'enforcement-missing': {
    for: 'hr',
    title:
      'An account was closed, and the HR system has not said that it ended its sessions and refuses log-in.',
    ways: [
      {
        does: 'Say that it was carried out, with `inactiveSince` of the user; taking the event `user.deactivated` says so too.',
        method: 'PUT',
        path: '/v1/users/{user}/enforcement',
        body: '{"inactiveSince": "YYYY-MM-DDThh:mm:ssZ"}',
      },
    ],
  },
  'webhook-disabled': {
    for: 'hr',
    title:
      'A webhook endpoint is disabled, since it answered 410 or failed for five days: nothing is sent to it.',
    ways: [
      { does: 'See since when and why.', method: 'GET', path: '/v1/webhook-endpoints/{endpoint}' },
      { does: 'Enable it; for an admin.', method: 'POST', path: '/v1/webhook-endpoints/{endpoint}/enable' },
    ],
  },
  'partner-webhook-disabled': {
    for: 'vendor',
    title: 'The webhook endpoint of the HR system’s vendor is disabled: nothing is sent to it.',
    ways: [
      {
        does: 'Enable it, by the key of the partner.',
        method: 'POST',
        path: '/v1/webhook-endpoints/{endpoint}/enable',
      },
    ],
  },
  'authorisation-lost': {
    for: 'payroll',
    title:
      'A payroll system takes the credentials of an integration no longer, and nothing runs: send new ones, and it goes on by itself.',
    ways: [newCredentials],
  },
  'credentials-expiring': {
    for: 'payroll',
    title: 'The credentials of an integration expire soon or have expired: send new ones.',
    ways: [newCredentials],
  },
  'credentials-owner-leaves': {
    for: 'payroll',
    title:
      'Whoever gave the credentials of an integration is leaving or has left: let somebody else send their own.',
    ways: [newCredentials],
  },
  'sync-held': {
    for: 'payroll',
    title: 'A sync would change more than usual and waits before its first write: look at its numbers.',
    ways: [
      { does: 'See what it would do, and why it waits.', method: 'GET', path: '/v1/syncs/{sync}' },
      {
        does: 'Approve exactly these numbers, which the run shows as `planned`; for an admin.',
        method: 'POST',
        path: '/v1/syncs/{sync}/approve',
        body: '{"planned": {…}}',
      },
      {
        does: 'Or decline it: it ends, and the next run plans anew; for an admin.',
        method: 'POST',
        path: '/v1/syncs/{sync}/decline',
        body: '{"reason": "…"}',
      },
    ],
  },
  'doubtful-matches': {
    for: 'payroll',
    title:
      'It is not certain who employees are in the payroll system, and nothing is sent for them: link them, or say that they are new.',
    ways: [
      {
        does: 'See whom and why.',
        method: 'GET',
        path: '/v1/integrations/{integration}/matches?kind=doubtful',
      },
      {
        does: 'Link the employee, or say `"new": true` in place of `remoteId`; for an admin.',
        method: 'PUT',
        path: '/v1/integrations/{integration}/matches/{employee}',
        body: '{"remoteId": "…", "reason": "…"}',
      },
    ],
  },
  'sync-failed': {
    for: 'payroll',
    title: 'The latest sync of a schedule did not come to its end: see why, mend it, and let it run again.',
    ways: [
      { does: 'See how far it came, and why it ended.', method: 'GET', path: '/v1/syncs/{sync}' },
      runNow,
    ],
  },
  'file-not-fetched': {
    for: 'payroll',
    title:
      'The file of a sync has waited for more than a day: see that the payroll system imports it, or fetch it.',
    ways: [
      { does: 'See its name and folder.', method: 'GET', path: '/v1/syncs/{sync}' },
      {
        does: 'Fetch it; for an admin.',
        method: 'GET',
        path: '/v1/syncs/{download}/file',
      },
    ],
  },
  'jobs-not-over': {
    for: 'payroll',
    title:
      'What was sent for employees has been under way in the payroll system for more than a day, and nothing more is sent for them: let a run ask for it, and if it stays so, ask the support of the system.',
    ways: [
      { does: 'See for whom.', method: 'GET', path: '/v1/syncs/{sent}/results?reach=sent' },
      {
        does: 'See for whom, by the problem `job-not-over`.',
        method: 'GET',
        path: '/v1/syncs/{failed}/results?outcome=failed',
      },
      { ...runNow, does: 'Let a run ask whether it is over; for an admin.' },
    ],
  },
  'drafts-waiting': {
    for: 'payroll',
    title:
      'Employees have waited as drafts in the payroll system for five working days: complete and activate them there, else they get no pay.',
    ways: [{ does: 'See who.', method: 'GET', path: '/v1/syncs/{sync}/results?reach=waiting' }],
  },
  'sync-missed': {
    for: 'payroll',
    title: 'Runs of a schedule did not begin, and none came to its end since: see why, and let it run.',
    ways: [
      {
        does: 'See which under `missed`, and why.',
        method: 'GET',
        path: '/v1/integrations/{integration}',
      },
      runNow,
    ],
  },
} as const satisfies Record<string, Kind>

export const others: Kind = {
  for: 'operator',
  title: 'The other side refuses for good: see the problem code, mend it, then try again.',
  ways: [retry, skip],
}
