/** The events as `webhooks` of OpenAPI 3.1: what a receiver implements. */
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { eventTypes, testEventType } from '../domain/events.ts'
import { eventKinds, payloadOf, testKind } from './schemas/event.ts'

const headers = [
  { name: 'webhook-id', description: 'The same for every attempt: an event that is known may be ignored.' },
  { name: 'webhook-timestamp', description: 'When this attempt was made, in seconds since 1970.' },
  {
    name: 'webhook-signature',
    description:
      '`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated.',
  },
].map((header) => ({ ...header, in: 'header' as const, required: true, schema: { type: 'string' as const } }))

const example = { timestamp: '2026-11-05T23:00:01.000Z', whose: { tenant: 'acme', sequence: 4711 } }

export const webhooks: ZodOpenApiPathsObject = Object.fromEntries(
  ([...eventTypes, testEventType] as const).map((type) => {
    const isTest = type === testEventType
    const kind = isTest ? testKind : eventKinds[type]
    return [
      type,
      {
        post: {
          operationId: `on${type.replaceAll(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
          tags: ['Webhooks'],
          summary: kind.summary,
          security: [],
          parameters: headers,
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: payloadOf(type),
                example: {
                  type,
                  timestamp: example.timestamp,
                  data: { ...(isTest ? {} : example.whose), ...kind.example },
                },
              },
            },
          },
          responses: {
            '2XX': { description: 'Taken. Answer within 15 seconds, and do the work afterwards.' },
            '410': { description: 'The endpoint is not wanted any more: it is disabled.' },
            default: { description: 'Not taken: it is sent again later.' },
          },
        },
      },
    ]
  }),
)
