// The events of a tenant, to catch up with after an absence.
import { z } from 'zod'
import { lastRemoved, listEvents, type Event } from '../db/events.ts'
import { readers, type ApiDeps } from './deps.ts'
import { limitField } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { EventView } from './schemas/event.ts'

const After = z
  .string()
  .regex(/^\d{1,15}$/, { error: 'must be a sequence number.' })
  .transform(Number)
  .optional()
  .meta({
    description:
      'The sequence number of the last event that you have; from the oldest that is kept unless given.',
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern
      Object.assign(jsonSchema, { type: 'integer', minimum: 0 })
    },
  })

const view =
  (tenant: string) =>
  ({ id, sequence, type, at, data }: Event): z.input<typeof EventView> => ({
    id,
    type,
    timestamp: at,
    data: { tenant, sequence, ...data },
  })

export const eventRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listEvents',
    tag: 'Events',
    summary: 'List the events after a sequence number',
    description:
      'In the order of their sequence numbers, which have no gaps: whoever has read one has missed none before it. Events are kept for 30 days.',
    method: 'get',
    path: '/events',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject({ after: After, limit: limitField }),
    answers: {
      200: {
        description: 'Events',
        schema: z.object({
          data: z.array(EventView),
          next: z
            .string()
            .nullable()
            .meta({ description: 'The `after` of the next page; null if there are no more events now.' }),
        }),
      },
    },
    problems: ['events-expired'],
    handle:
      ({ intake: { db }, publisher }: ApiDeps) =>
      async ({ caller, query: { after, limit } }) => {
        // What the caller has just done is among them.
        await publisher.publishFor(caller.tenant)
        const events = await listEvents(db, caller.tenant, { after: after ?? 0, limit: limit + 1 })
        // Asked afterwards: what was removed meanwhile is noticed.
        const removed = await lastRemoved(db, caller.tenant)
        if (after !== undefined && after < removed) {
          throw new Problem('events-expired', { members: { oldest: removed + 1 } })
        }
        const page = events.slice(0, limit)
        const last = events.length > limit ? page.at(-1) : undefined
        return {
          status: 200,
          body: {
            data: page.map(view(caller.tenant)),
            next: last === undefined ? null : String(last.sequence),
          },
        }
      },
  }),
]
