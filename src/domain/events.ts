/** Everything that callers are told of. A type is never renamed, and its data only gains fields. */
export const eventTypes = [
  'leaver.planned',
  'leaver.edited',
  'leaver.closes-soon',
  'leaver.held',
  'leaver.released',
  'leaver.completed',
  'leaver.cancelled',
  'leaver.superseded',
  'leaver.closed-by-hand',
  'leaver.undone',
  'user.deactivated',
  'user.reactivated',
  'user.opens',
  'connection.removed',
  'connection.missing',
  'connection.connected',
  'person.erased',
  'guard.holding',
  'replan.finished',
  'integration.authorised',
  'integration.authorisation-lost',
  'integration.promoted',
  'integration.paused',
  'integration.resumed',
  'integration.disconnected',
  'sync.started',
  'sync.held',
  'sync.finished',
  'sync.missed',
  'todo.opened',
  'todo.closed',
  'tenant.closed',
  'tenant.reopened',
] as const
export type EventType = (typeof eventTypes)[number]

/** The one that is sent although the tenant is closed. */
export const tenantClosedEvent: EventType = 'tenant.closed'

/** Sent when somebody asks for it; it stands in no list of events. */
export const testEventType = 'webhook.test'

/** How long before an account closes it is said so. */
export const closesSoonDays = 3

/** For so long events are kept, with their deliveries. */
export const eventsKeptDays = 30
