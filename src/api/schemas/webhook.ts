/** Webhook endpoints and deliveries as they are shown; a secret once, when it is made. */
import { z } from 'zod'
import type { Delivery } from '../../db/webhook-deliveries.ts'
import type { WebhookEndpoint } from '../../db/webhook-endpoints.ts'
import { eventTypes, testEventType } from '../../domain/events.ts'
import { deliveryStates, disabledReasons, overlapHours } from '../../domain/webhook-delivery.ts'
import { EventTypeField } from './event.ts'
import { InstantField, TextField } from './values.ts'

const UrlField = z
  .string()
  .max(2_000)
  .meta({
    format: 'uri',
    description:
      'Where events are sent by POST. HTTPS, on port 443 or from 1024 up, at a public address; without credentials and fragment. Redirects are not followed.',
    examples: ['https://hr.example.se/koppling-events'],
  })

const EventTypesField = z
  .array(EventTypeField)
  .min(1)
  .max(eventTypes.length)
  .nullable()
  .meta({ description: 'The types to send; null sends all, also those of later versions.' })

export const EndpointBody = z
  .strictObject({
    url: UrlField,
    description: TextField.nullable().default(null),
    eventTypes: EventTypesField.default(null),
  })
  .meta({ id: 'WebhookEndpointDocument' })

const endpointFields = {
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  eventTypes: z.array(z.string()).nullable(),
  state: z.enum(['enabled', 'disabled']),
  disabledAt: InstantField.nullable(),
  disabledWhy: z.enum(disabledReasons).nullable().meta({
    description: '`gone`: it answered 410. `failing`: nothing has succeeded for five days.',
  }),
  failingSince: InstantField.nullable().meta({
    description: 'The first failure after which nothing has succeeded.',
  }),
  createdBy: z.string(),
  createdAt: InstantField,
}

export const EndpointView = z.strictObject(endpointFields).meta({ id: 'WebhookEndpoint' })

const SecretField = z.string().meta({
  description: 'Shown this once: `whsec_` and base64. It signs by the Standard Webhooks specification.',
})

export const EndpointWithSecret = z
  .strictObject({ ...endpointFields, secret: SecretField })
  .meta({ id: 'WebhookEndpointWithSecret' })

export const RotateBody = z
  .strictObject({
    overlapHours: z.int().min(0).max(overlapHours.most).default(overlapHours.usual).meta({
      description: 'For so long the former secret signs as well; 0 ends it at once.',
    }),
  })
  .meta({ id: 'SecretRotation' })

export const RotatedSecret = z
  .strictObject({
    secret: SecretField,
    formerUntil: InstantField.meta({ description: 'Until then the former secret signs as well.' }),
  })
  .meta({ id: 'RotatedSecret' })

export const DeliveryView = z
  .strictObject({
    id: z.string(),
    endpointId: z.string(),
    tenant: z.string().nullable().meta({ description: 'Null for a test of the endpoint.' }),
    eventId: z.string().meta({ description: 'Sent as `webhook-id`, with every attempt.' }),
    type: z.enum([...eventTypes, testEventType]),
    state: z.enum(deliveryStates),
    tries: z.int().meta({ description: 'Since it was made, or was last asked to be sent again.' }),
    nextAttemptAt: InstantField.nullable(),
    createdAt: InstantField,
    finishedAt: InstantField.nullable(),
    problem: z
      .string()
      .nullable()
      .meta({
        description: 'A code: of the last attempt, or `endpoint-disabled`.',
        examples: ['status-503'],
      }),
    attempts: z
      .array(
        z.strictObject({
          at: InstantField,
          ms: z.int(),
          status: z.int().nullable().meta({ description: 'Null: no answer came.' }),
          problem: z.string().nullable(),
        }),
      )
      .meta({ description: 'The last 30, the oldest first.' }),
  })
  .meta({ id: 'WebhookDelivery' })

export function endpointView(endpoint: WebhookEndpoint): z.input<typeof EndpointView> {
  const { id, url, description, eventTypes, disabledAt, disabledWhy, failingSince, createdBy, createdAt } =
    endpoint
  return {
    ...{ id, url, description, eventTypes, disabledAt, disabledWhy, failingSince, createdBy, createdAt },
    state: disabledAt === null ? 'enabled' : 'disabled',
  }
}

export function deliveryView({ nextAt, ...delivery }: Delivery): z.input<typeof DeliveryView> {
  const { type, ...shown } = delivery
  return { ...shown, type: type as z.input<typeof DeliveryView>['type'], nextAttemptAt: nextAt }
}
