// What was sent to webhook endpoints, and sending it again.
import { z } from 'zod'
import { listDeliveries } from '../db/webhook-deliveries.ts'
import { eventTypes, testEventType } from '../domain/events.ts'
import { deliveryStates } from '../domain/webhook-delivery.ts'
import { replayWebhookDelivery } from '../intake/webhooks.ts'
import type { ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { DeliveryView, deliveryView } from './schemas/webhook.ts'
import { askedBy, endpointOwners, ownerOf } from './webhook-endpoints.ts'

const list = keysetList({
  name: 'webhook-deliveries',
  position: z.strictObject({ createdAt: z.iso.datetime(), id: z.string() }),
})

const common = { tag: 'Webhooks', roles: endpointOwners, actor: 'recorded' } as const

export const webhookDeliveryRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'listWebhookDeliveries',
    summary: 'List deliveries with their attempts',
    description:
      'The newest first. One that fails is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h; then it is `failed`.',
    method: 'get',
    path: '/webhook-deliveries',
    idempotency: 'none',
    query: z.strictObject({
      ...list.fields,
      endpoint: Id.optional(),
      state: z.enum(deliveryStates).optional(),
      event: Id.optional().meta({ description: 'The id of an event.' }),
      type: z.enum([...eventTypes, testEventType]).optional(),
    }),
    answers: { 200: { description: 'Deliveries', schema: listOf(DeliveryView) } },
    problems: [],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller, query: { cursor, limit, ...filter } }) => {
        const page = { filter, after: cursor, limit: limit + 1 }
        const rows = await listDeliveries(db, ownerOf(caller), page)
        const at = ({ createdAt, id }: (typeof rows)[number]) => ({ createdAt, id })
        return { status: 200, body: list.page({ rows, limit, at, view: deliveryView }) }
      },
  }),
  route({
    ...common,
    operationId: 'replayWebhookDelivery',
    summary: 'Send a delivery again',
    description: 'At once, under the same `webhook-id`, and by the whole schedule if that fails.',
    method: 'post',
    path: '/webhook-deliveries/{id}/replay',
    idempotency: 'natural',
    params: z.strictObject({ id: Id }),
    answers: { 202: { description: 'The delivery', schema: DeliveryView } },
    problems: ['not-found', 'endpoint-disabled'],
    handle:
      ({ intake, publisher }: ApiDeps) =>
      async ({ caller, params, request }) => {
        const asked = askedBy({ caller, request })
        const delivery = await replayWebhookDelivery({ ...intake, publisher }, asked, params.id)
        return { status: 202, body: deliveryView(delivery) }
      },
  }),
]
