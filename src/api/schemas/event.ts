/** The events: for each type what happened, the schema of its data and an example. */
import { z } from 'zod'
import { eventTypes, testEventType, type EventType } from '../../domain/events.ts'
import { missedReasons, syncKinds, syncOutcomes } from '../../domain/integration.ts'
import { runGuardReasons } from '../../domain/run-guard.ts'
import { audiences } from '../../domain/todo-kinds.ts'
import { DateField, InstantField, PlannedDateField } from './values.ts'

/** In every payload that is sent to an endpoint, so that one for many tenants can tell them apart. */
const whose = {
  tenant: z.string().meta({ description: 'The tenant that it is about.' }),
  sequence: z.int().meta({
    description:
      'Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`.',
  }),
}

const ofLeaver = {
  leaverId: z.string(),
  employmentId: z
    .string()
    .nullable()
    .meta({ description: 'Null for the access end of a user without employee.' }),
  employeeId: z.string().nullable(),
  userId: z.string().nullable(),
  noAccessFrom: PlannedDateField.nullable(),
  actsAt: InstantField.nullable(),
}
const ended = {
  ...ofLeaver,
  outcome: z.string(),
  reason: z.string().nullable().meta({ description: 'A code.' }),
  supersededBy: z.string().nullable(),
}
const ofUser = { userId: z.string(), employeeId: z.string().nullable() }
const byLeaver = { ...ofUser, leaverId: z.string().nullable() }
const ofTodo = {
  problem: z.string().meta({ description: 'A stable code.' }),
  for: z.enum(audiences),
  since: InstantField,
  leaverId: z.string().nullable(),
  userId: z.string().nullable(),
  employeeId: z.string().nullable(),
  integrationId: z.string().nullable(),
}

const ofIntegration = { integrationId: z.string(), system: z.string() }
const ofSync = { integrationId: z.string(), syncId: z.string(), kind: z.enum(syncKinds) }

const leaver = {
  leaverId: '6f1d0d6e-1111-4222-8333-944445555666',
  employmentId: 'E1001-1',
  employeeId: 'E1001',
  userId: 'U1001',
  noAccessFrom: '2026-11-06',
  actsAt: '2026-11-05T23:00:00.000Z',
}
const user = { userId: 'U1001', employeeId: 'E1001' }
const closedBy = { ...user, leaverId: leaver.leaverId }
const ending = { reason: null, supersededBy: null }
const todo = {
  problem: 'several-matches',
  for: 'hr',
  since: '2026-11-05T23:00:12.000Z',
  leaverId: leaver.leaverId,
  userId: 'U1001',
  employeeId: 'E1001',
  integrationId: null,
}
const integration = { integrationId: '0b9e6a7c-1111-4222-8333-944445555777', system: 'tripletex' }
const sync = {
  integrationId: integration.integrationId,
  syncId: '7c2f8d1e-1111-4222-8333-944445555777',
  kind: 'scheduled',
}

type Kind = { summary: string; data: z.ZodRawShape; example: Record<string, unknown> }

export const eventKinds: Record<EventType, Kind> = {
  'leaver.planned': {
    summary: 'An account is going to be closed: a termination was told, or became due',
    data: ofLeaver,
    example: leaver,
  },
  'leaver.edited': {
    summary: 'The date, or the rule behind it, changed',
    data: {
      ...ofLeaver,
      before: z.strictObject({ noAccessFrom: PlannedDateField.nullable(), actsAt: InstantField.nullable() }),
    },
    example: {
      ...leaver,
      before: { noAccessFrom: '2026-12-06', actsAt: '2026-12-05T23:00:00.000Z' },
    },
  },
  'leaver.closes-soon': {
    summary: 'The account closes within three days; told once for each date',
    data: ofLeaver,
    example: leaver,
  },
  'leaver.held': {
    summary: 'Something holds it back: a person, the mass guard, the last administrator, or a stop',
    data: { ...ofLeaver, heldBy: z.string(), until: InstantField.nullable() },
    example: { ...leaver, heldBy: 'operator', until: '2026-11-20T08:00:00.000Z' },
  },
  'leaver.released': {
    summary: 'It goes on by its plan',
    data: { ...ofLeaver, heldBy: z.string().meta({ description: 'What held it until now.' }) },
    example: { ...leaver, heldBy: 'guard' },
  },
  'leaver.completed': {
    summary: 'Both steps are done: the account is closed and the connection settled',
    data: ended,
    example: { ...leaver, outcome: 'completed', ...ending },
  },
  'leaver.cancelled': {
    summary: 'Nothing is closed: the reason for it is gone, or an operator decided so',
    data: ended,
    example: { ...leaver, outcome: 'cancelled', ...ending, reason: 'revoked' },
  },
  'leaver.superseded': {
    summary: 'Another employment of the same person decides',
    data: ended,
    example: { ...leaver, outcome: 'superseded', reason: null, supersededBy: 'E1001-2' },
  },
  'leaver.closed-by-hand': {
    summary: 'A person closed the account first',
    data: ended,
    example: { ...leaver, outcome: 'closed-by-hand', ...ending },
  },
  'leaver.undone': {
    summary: 'The closing was taken back',
    data: ended,
    example: { ...leaver, outcome: 'undone', ...ending },
  },
  'user.deactivated': {
    summary: 'The account is closed: end its sessions and refuse log-in',
    data: {
      ...byLeaver,
      inactiveSince: InstantField,
      why: z.enum(['launch', 'person', 'automation']),
    },
    example: { ...closedBy, inactiveSince: '2026-11-05T23:00:01.000Z', why: 'automation' },
  },
  'user.reactivated': {
    summary: 'The account is open again',
    data: {
      ...byLeaver,
      openUntil: InstantField.nullable().meta({ description: 'Opened by a person, until then at most.' }),
    },
    example: { ...closedBy, openUntil: null },
  },
  'user.opens': {
    summary: 'When a closed account opens for a new employment, or that it no longer does',
    data: { ...ofUser, opensAt: InstantField.nullable() },
    example: { ...user, opensAt: '2027-01-06T23:00:00.000Z' },
  },
  'connection.removed': {
    summary: 'The Visma Connect connection is removed',
    data: byLeaver,
    example: closedBy,
  },
  'connection.missing': {
    summary: 'Somebody may log in whose connection koppling took, or may have taken',
    data: byLeaver,
    example: closedBy,
  },
  'connection.connected': {
    summary: 'The user is connected with Visma Connect again',
    data: ofUser,
    example: user,
  },
  'person.erased': {
    summary: 'A person was erased: forget what was read of it',
    data: { employeeId: z.string().nullable(), userId: z.string().nullable() },
    example: { employeeId: 'E1001', userId: 'U1001' },
  },
  'guard.holding': {
    summary: 'The mass guard holds leavers: an admin looks at them',
    data: { held: z.int(), limit: z.int(), of: z.int() },
    example: { held: 14, limit: 10, of: 180 },
  },
  'replan.finished': {
    summary: 'Everybody whom a change of settings, template or employer concerned has the new date',
    data: { replanId: z.string() },
    example: { replanId: '6f1d0d6e-1111-4222-8333-944445555777' },
  },
  'integration.authorised': {
    summary: 'A payroll system took the credentials of an integration',
    data: { ...ofIntegration, credentialsVersion: z.int(), expiresOn: DateField.nullable() },
    example: { ...integration, credentialsVersion: 2, expiresOn: null },
  },
  'integration.authorisation-lost': {
    summary: 'The payroll system takes them no longer: nothing runs until an admin sends new ones',
    data: { ...ofIntegration, why: z.string().nullable().meta({ description: 'A code.' }) },
    example: { ...integration, why: 'credentials-rejected' },
  },
  'integration.promoted': {
    summary: 'An integration is live, or lives on with another mapping',
    data: {
      ...ofIntegration,
      mappingVersion: z.int(),
      hasSchedule: z.boolean().meta({ description: 'It runs by itself; else by hand.' }),
    },
    example: { ...integration, mappingVersion: 1, hasSchedule: true },
  },
  'integration.paused': {
    summary: 'Somebody paused the schedule of an integration',
    data: ofIntegration,
    example: integration,
  },
  'integration.resumed': { summary: 'The schedule goes on', data: ofIntegration, example: integration },
  'integration.disconnected': {
    summary: 'An integration is over: nothing runs any more, and its credentials are erased',
    data: ofIntegration,
    example: integration,
  },
  'sync.started': { summary: 'A run of an integration began', data: ofSync, example: sync },
  'sync.held': {
    summary: 'A run would do much, and waits before its first write until an admin approves its numbers',
    data: { ...ofSync, heldBecause: z.array(z.enum(runGuardReasons)) },
    example: { ...sync, heldBecause: ['first-live-run'] },
  },
  'sync.finished': {
    summary: 'A run of an integration is over; its results can be read',
    data: { ...ofSync, outcome: z.enum(syncOutcomes), problem: z.string().nullable() },
    example: { ...sync, outcome: 'completed', problem: null },
  },
  'sync.missed': {
    summary: 'A run of a schedule did not begin; told once for each',
    data: {
      integrationId: z.string(),
      date: DateField.meta({ description: 'Of the run, in the zone of the schedule.' }),
      dueAt: InstantField,
      reason: z.enum(missedReasons),
      syncId: z.string().nullable().meta({ description: 'The run that was under way at that time.' }),
    },
    example: {
      integrationId: integration.integrationId,
      date: '2026-11-06',
      dueAt: '2026-11-06T05:00:00.000Z',
      reason: 'authorisation-lost',
      syncId: null,
    },
  },
  'todo.opened': {
    summary: 'Something waits for a person; told again at each run that is missed by it',
    data: {
      ...ofTodo,
      again: z.boolean().meta({ description: 'It is open already, and brought to mind anew.' }),
    },
    example: { ...todo, again: false },
  },
  'todo.closed': { summary: 'It waits no more', data: ofTodo, example: todo },
  'tenant.closed': {
    summary: 'The tenant is closed: nothing acts any more, and this is the last event that is sent',
    data: {
      closedAt: InstantField,
      shreddedOn: InstantField.meta({ description: 'Until then everything can be read and exported.' }),
    },
    example: { closedAt: '2026-11-05T23:00:00.000Z', shreddedOn: '2026-12-05T23:00:00.000Z' },
  },
  'tenant.reopened': {
    summary: 'A closed tenant is open again; it only observes until an admin switches the automation on',
    data: {},
    example: {},
  },
}

/** For `webhooks` of the OpenAPI document: the payload of each type. */
export const testKind: Kind = {
  summary: 'Somebody asked for a test of the endpoint',
  data: { endpointId: z.string() },
  example: { endpointId: 'whe_0123456789abcdef01234567' },
}

export const EventTypeField = z.enum(eventTypes).meta({ id: 'EventType' })

export const EventView = z
  .strictObject({
    id: z.string().meta({ description: 'The same as the header `webhook-id` of its deliveries.' }),
    type: EventTypeField,
    timestamp: InstantField,
    data: z
      .looseObject(whose)
      .meta({ description: 'By type; the schemas stand under `webhooks` in this document.' }),
  })
  .meta({ id: 'Event' })

/** What is sent: `{ type, timestamp, data }`, below 20 kB. */
export function payloadOf(type: EventType | typeof testEventType) {
  const { data } = type === testEventType ? testKind : eventKinds[type]
  const isTest = type === testEventType
  return z.strictObject({
    type: z.literal(type),
    timestamp: InstantField,
    data: z.strictObject({ ...(isTest ? {} : whose), ...data }),
  })
}
