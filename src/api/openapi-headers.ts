/** The headers of requests and answers in the OpenAPI document. */
import type { oas31 } from 'zod-openapi'
import { isWrite, type RouteDeclaration, servesTenants } from './route.ts'

const id = { $ref: '#/components/schemas/Id' }

/** RFC 9110, 8.8.3: a strong entity tag. */
const tag = '"[\\x21\\x23-\\x7e]+"'

const parameters = {
  Tenant: {
    name: 'Koppling-Tenant',
    in: 'header',
    description: "The tenant that a partner's key acts for. A tenant's own key may leave it out.",
    schema: id,
  },
  Actor: {
    name: 'Koppling-Actor',
    in: 'header',
    description: 'The person who acts, by the id in the HR system. Stands in the audit trail.',
    schema: id,
  },
  RequiredActor: {
    name: 'Koppling-Actor',
    in: 'header',
    required: true,
    description: 'The person who decides, by the id in the HR system. Stands in the audit trail.',
    schema: id,
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the document that you read, with its quotes, or `*`.',
    schema: { type: 'string', pattern: `^(\\*|${tag}( *, *${tag})*)$` },
    example: '"4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"',
  },
  Reason: {
    name: 'Koppling-Reason',
    in: 'header',
    description:
      'Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.',
    schema: { type: 'string', pattern: '^(?:[ -$&-~]|%[0-9A-Fa-f]{2})+$' },
    example: 'Avtalet f%C3%B6rl%C3%A4ngt',
  },
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description:
      'Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made.',
    schema: { type: 'string' },
  },
} satisfies Record<string, oas31.ParameterObject>

export const headerComponents = {
  RequestId: { description: 'The id of this request; give it to support.', schema: { type: 'string' } },
  IdempotencyReplayed: {
    description: '`true` if this is the answer that an earlier request with the same Idempotency-Key got.',
    schema: { type: 'string', const: 'true' },
  },
  RateLimitLimit: {
    description: 'How many requests the tenant may send within a minute.',
    schema: { type: 'integer' },
  },
  RateLimitRemaining: { description: 'How many of them are left.', schema: { type: 'integer' } },
  RateLimitReset: { description: 'In so many seconds all are there again.', schema: { type: 'integer' } },
  RateLimitPolicy: {
    description: 'The limit and its window in seconds, `3000;w=60`.',
    schema: { type: 'string' },
  },
  ETag: { description: 'The state of the document, for If-Match.', schema: { type: 'string' } },
} satisfies Record<string, oas31.HeaderObject>

/** Of every answer to a caller who is known. */
export const quotaHeaders = {
  'RateLimit-Limit': { $ref: '#/components/headers/RateLimitLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
  'RateLimit-Remaining': { $ref: '#/components/headers/RateLimitRemaining' },
  'RateLimit-Reset': { $ref: '#/components/headers/RateLimitReset' },
}

type Name = keyof typeof parameters

function namesOf(route: RouteDeclaration): Name[] {
  return [
    ...(servesTenants(route) ? ['Tenant' as const] : []),
    route.actor === 'required' ? 'RequiredActor' : 'Actor',
    ...(route.idempotency === 'none' ? [] : ['IdempotencyKey' as const]),
    ...(route.etag === 'if-match' ? ['IfMatch' as const] : []),
    ...(isWrite(route) ? ['Reason' as const] : []),
    'RequestId',
  ]
}

/** The headers that this operation reads. */
export const headerParameters = (route: RouteDeclaration): oas31.ReferenceObject[] =>
  namesOf(route).map((name) => ({ $ref: `#/components/parameters/${name}` }))

/** The headers that any of these operations reads. */
export function headerParameterComponents(
  routes: readonly RouteDeclaration[],
): Record<string, oas31.ParameterObject> {
  const used = new Set(routes.flatMap(namesOf))
  return Object.fromEntries([...used].map((name) => [name, parameters[name]]))
}
